"""The office's start list, the preview of exactly the public page, and the release."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.outlines.actions.bringing import give_up_reading, withdraw_version
from gangmu.web.outlines.refusals import NotAPeriodError
from gangmu.web.record.models import Programme, Release
from web.builders import a_holder, a_key, a_post, a_release, a_unit, an_instant, an_office_clerk
from web.outlines.made import LATER, a_brought_version, a_version_in_review, an_issued_version


def a_client(role: str, programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    return client


@pytest.fixture
def office(programme: Programme) -> Client:
    return a_client("office", programme)


def next_step(client: Client) -> str:
    found = client.get(reverse("desk")).context["next"]
    return found.name if found else ""


def test_start_list_leads_from_an_empty_programme_to_the_release(
    office: Client, programme: Programme
) -> None:
    assert next_step(office) == "读入原文"
    a_brought_version(programme)
    assert next_step(office) == "读入原文"
    a_unit(programme)
    a_version_in_review(programme)
    assert next_step(office) == "审阅草稿"
    an_issued_version(programme)


def step(client: Client, name: str) -> Any:
    return next(each for each in client.get(reverse("desk")).context["list"].steps if each.name == name)


def test_upload_that_was_no_version_takes_no_number_and_is_not_worked_on(
    office: Client, programme: Programme
) -> None:
    by = an_office_clerk(programme)
    mistaken = a_version_in_review(programme)
    unread = a_brought_version(programme)
    give_up_reading(unread, NotAPeriodError(text="无"), by=by, at=an_instant(), key=a_key())
    withdrawn = a_version_in_review(programme)
    withdraw_version(withdrawn, reason="选错了", by=by, at=an_instant(), key=a_key(), seen=withdrawn.version)
    an_issued_version(programme)
    second = an_issued_version(programme, LATER)
    assert second.number == 5
    for name in ("读入原文", "印发"):
        assert step(office, name).is_done
        assert "第2版" in step(office, name).words
        assert step(office, name).address == reverse("version", kwargs={"number": 5})
    assert "第2版" in office.get(reverse("version", kwargs={"number": 5})).content.decode()
    assert [(edition, aside) for _, edition, aside in office.get(reverse("outlines")).context["versions"]] == [
        (2, False), (1, False), (0, False), (0, False), (3, True),
    ]  # fmt: skip
    assert mistaken.number == 1
    assert second.paper is not None
    assert second.paper.content["version"] == 2
    a_version_in_review(programme)
    assert "第3版" in step(office, "读入原文").words


def test_step_that_cannot_be_begun_says_what_it_waits_for(office: Client) -> None:
    html = office.get(reverse("desk")).content.decode()
    assert "等原文读入" in html
    assert "等印发" in html


def test_every_step_says_who_can_do_it(office: Client) -> None:
    assert all(step.who for step in office.get(reverse("desk")).context["list"].steps)


def test_preview_is_exactly_the_page_that_the_release_makes_public(
    office: Client, programme: Programme
) -> None:
    an_issued_version(programme)
    public = Client()
    for path in ("", "promises/", "gaps/", "sets/", "systems/", "c/1/"):
        before = office.get("/desk/preview/" + path)
        assert before.status_code == 200
        released(office)
        after = public.get("/" + path)
        assert main_of(before.content.decode()) == main_of(after.content.decode())


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0].replace("/desk/preview/", "/")


def released(client: Client, **form: Any) -> Any:
    seq = client.get(reverse("release")).context["seq"]
    return client.post(reverse("release_now"), {"seq": seq, "key": a_key(), **form})


def test_links_in_the_preview_stay_in_the_preview(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    html = office.get("/desk/preview/").content.decode()
    assert 'href="/desk/preview/promises/"' in html


def test_preview_says_that_it_is_one_and_leads_back(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    band = '<span>预览，尚未发布</span><a href="/desk/release/">回到发布</a>'
    assert band in office.get("/desk/preview/").text
    assert band in office.get("/desk/preview/promises/").text
    released(office)
    assert "预览，尚未发布" not in Client().get("/").text


def test_preview_leads_to_no_desk_page(office: Client) -> None:
    assert office.get("/desk/preview/desk/release/").status_code == 404


def test_release_needs_what_was_previewed(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    seq = office.get(reverse("release")).context["seq"]
    a_unit(programme)
    answer = office.post(reverse("release_now"), {"seq": seq, "key": a_key()})
    assert answer.status_code == 409
    assert not Release.objects.exists()
    released(office, note="第一次发布")
    assert Release.objects.get().note == "第一次发布"


def test_release_sent_twice_is_one(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    form = {"seq": office.get(reverse("release")).context["seq"], "key": a_key()}
    for _ in range(2):
        office.post(reverse("release_now"), form)
    assert Release.objects.count() == 1


def test_nothing_new_means_nothing_to_release(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    a_release(programme)
    a_client("reader", programme)
    released(office)
    assert "没有要发布的" in office.get(reverse("release")).content.decode()


@pytest.mark.parametrize("name", ["release", "preview"])
def test_reader_neither_previews_nor_releases(programme: Programme, name: str) -> None:
    assert a_client("reader", programme).get(reverse(name)).status_code == 403


def test_unit_is_added_once_and_in_order(office: Client, programme: Programme) -> None:
    key = a_key()
    for _ in range(2):
        assert office.post(reverse("found_unit"), {"name": "市交通局", "key": key}).status_code == 302
    answer = office.post(reverse("found_unit"), {"name": "市交通局", "key": a_key()})
    assert answer.status_code == 422
    names = [unit.name for unit in office.get(reverse("units")).context["units"]]
    assert names.count("市交通局") == 1
    assert names[-1] == "市交通局"
