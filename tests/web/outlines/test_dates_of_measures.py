"""A measure keeps the date that the text states for it, from the review to the public page and the next version."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.outlines.models import ClauseLink, Draft, OutlineVersion, Promise
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_key, a_post, a_release
from web.outlines.made import TEXT, a_version_in_review, an_issued_version, drafts_of, words_of

DATED = TEXT.replace("（二）办事少跑路\n\n", "（二）办事少跑路\n\n到2028年，建成便民驿站网络。")


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def decided(client: Client, draft: Draft, verb: str, **more: Any) -> Any:
    form = {"draft": draft.pk, "version": draft.version, "verb": verb, "key": a_key()} | more
    return client.post(reverse("review_decide", kwargs={"number": draft.outline.number}), form)


def now(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def page_of(client: Client, version: OutlineVersion, **query: Any) -> str:
    answer = client.get(reverse("review", kwargs={"number": version.number}), query)
    return str(answer.content.decode())


def posted(client: Client, name: str, on: OutlineVersion, /, **form: Any) -> Any:
    return client.post(reverse(name, kwargs={"number": on.number}), {"key": a_key(), **form})


def test_measure_keeps_the_date_of_its_sentence_and_paragraph_to_the_public_page(
    programme: Programme,
) -> None:
    version = an_issued_version(programme, DATED)
    due = {row.object: row.due for row in Promise.objects.filter(outline=version.pk, kind="measure")}
    assert due["便民驿站网络"] == due["便民事项清单"] == "2028"
    assert due["老旧小区加装电梯"] == ""
    a_release(programme)
    listed = Client().get(reverse("promises"), {"year": "2028"}).content.decode()
    assert "便民驿站" in listed
    assert "加装电梯" not in listed


def test_moved_date_of_a_measure_is_told_and_its_code_kept(programme: Programme) -> None:
    an_issued_version(programme, DATED)
    before = Promise.objects.get(object="便民驿站网络")
    version = a_version_in_review(programme, DATED.replace("到2028年", "到2030年"))
    moved = ClauseLink.objects.get(outline=version.pk, clause=before.clause_id)
    assert moved.changes == ["date_moved"]
    again = an_issued_version(programme, DATED.replace("到2028年", "到2030年"))
    after = Promise.objects.get(pk=before.pk)
    assert (after.outline_id, after.code, after.due) == (again.pk, before.code, "2030")


def test_decision_does_not_stand_for_the_same_words_under_another_date(
    office: Client, programme: Programme
) -> None:
    an_issued_version(programme, DATED)
    version = a_version_in_review(programme, DATED.replace("到2028年", "到2030年"))
    posted(office, "decide_links", version, verb="confirm", whole="unchanged")
    posted(office, "follow", version)
    left = [words_of(row) for row in drafts_of(version, state="proposed", kind="measure")]
    assert "建立便民事项清单" in left
    assert "推进老旧小区加装电梯" not in left


def test_date_of_a_measure_is_shown_with_its_words_and_can_be_corrected(
    office: Client, programme: Programme
) -> None:
    text = "云川市便民行动纲要\n\n一、办好小事\n\n到2028年，建成十个便民驿站。修复三条老街。\n"
    version = a_version_in_review(programme, text)
    draft = next(row for row in drafts_of(version, kind="measure") if words_of(row) == "修复三条老街")
    html = page_of(office, version, draft=str(draft.pk))
    assert "期限出自原文：" in html
    assert "到2028年" in html
    decided(office, draft, "correct", **{"f-due": "2029-06"})
    assert now(draft).values["period"]["end"] == "2029-06"
    assert "期限出自原文：" not in page_of(office, version, draft=str(draft.pk), show="all")
    decided(office, now(draft), "correct", **{"f-due": ""})
    assert now(draft).values["period"] is None


def test_added_measure_brings_the_date_of_its_paragraph(office: Client, programme: Programme) -> None:
    text = "云川市便民行动纲要\n\n一、办好小事\n\n到2028年，建成十个便民驿站。修复三条老街。\n"
    version = a_version_in_review(programme, text)
    form = {"words": "修复三条老街", "kind": "measure", "key": a_key()}
    office.post(reverse("review_add", kwargs={"number": version.number}), form)
    added = drafts_of(version, as_read__isnull=True)[-1]
    start, end = added.values["said"]
    assert (added.values["period"]["end"], text[start:end]) == ("2028", "2028年")


def test_lent_date_is_doubtful_and_a_promise_typed_in_has_its_paragraphs(
    office: Client, programme: Programme
) -> None:
    version = a_version_in_review(programme, DATED.replace("鼓励商户", "驿站灯火长明。鼓励商户"))
    doubts = {row.values["object"]: row.doubts for row in drafts_of(version, kind="measure")}
    assert "lent_date" in doubts["便民事项清单"]
    assert "lent_date" not in doubts["便民驿站网络"]
    for kind in ("measure", "target"):
        posted(office, "review_add", version, words="驿站灯火长明", kind=kind)
        added = Draft.objects.get(outline=version.pk, kind=kind, as_read__isnull=True)
        assert added.values["period"]["end"] == "2028"
