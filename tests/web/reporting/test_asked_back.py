"""What looks like a slip of the pen is asked back: on the form, through a link, of a correction."""

import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gangmu.web.record.models import Programme
from gangmu.web.reporting.actions.linking import secret_of
from web.builders import a_programme, an_office_clerk
from web.reporting.builders import Desks, a_link, a_request, accepted, now_of, the_desks
from web.reporting.pages_made import form, page, signed_in


@pytest.fixture
def programme(db: None, monkeypatch: pytest.MonkeyPatch) -> Programme:
    monkeypatch.setenv("GANGMU_TODAY", "2026-03-10")
    return a_programme(is_example=True)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


def test_figure_that_looks_like_a_slip_is_asked_back_and_kept_while_the_others_go_on(
    programme: Programme, desks: Desks
) -> None:
    sound = a_request(programme, desks)
    doubted = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    amount, client = f"amount-{doubted.pk}", signed_in(desks.filer)
    evidence = SimpleUploadedFile("纪要.txt", "纪要".encode())
    posted = form(sound, doubted, **{amount: "66"})
    answer = client.post(
        page(programme, "fill_reports"), posted | {f"file-{doubted.pk}": evidence}, follow=True
    )
    text = answer.content.decode()
    assert [now_of(row).state for row in (sound, doubted)] == ["unit_review", "draft"]
    assert "66公里 超过年度目标 12公里 一倍以上" in text
    assert "纪要.txt" in text  # brought with the form, and not asked for again
    another = form(doubted, **{amount: "67", f"sure-{doubted.pk}": "66"})
    client.post(page(programme, "fill_reports"), another)
    assert now_of(doubted).state == "draft"  # the tick was of another figure
    client.post(page(programme, "fill_reports"), form(doubted, **{amount: "67", f"sure-{doubted.pk}": "67"}))
    assert now_of(doubted).state == "unit_review"
    assert "填报人核对过" in signed_in(desks.reviewer).get(page(programme, "reports")).content.decode()


def test_link_asks_the_same_of_a_figure(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    link = a_link(programme, desks.unit)
    door, amount = f"/f/{secret_of(link)}/", f"amount-{report.pk}"
    answer = Client().post(door, form(report, **{amount: "约6.6公里"}))
    assert "“约6.6公里”读作约6.6公里，记为 6.6公里" in answer.content.decode()
    assert now_of(report).state == "draft"
    Client().post(door, form(report, **{amount: "6.6", f"sure-{report.pk}": "6.6"}))
    assert now_of(report).state == "unit_review"


def test_no_change_through_a_link_is_said_to_wait_for_the_signer(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    door = f"/f/{secret_of(a_link(programme, desks.unit))}/"
    text = Client().post(door, form(report, act="all_no_change")).content.decode()
    assert "已填无变化，送本单位审核签发" in text
    assert now_of(report).state == "unit_review"


def test_correction_is_asked_the_same_of_its_figure(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    row = accepted(report, desks, an_office_clerk(programme), amount=Decimal(7))
    client, to = signed_in(desks.filer), page(programme, "ask_correction", number=row.pk)
    posted = form(row, **{f"amount-{row.pk}": "70", "reason": "少算了"})
    answer = client.post(to, posted)
    assert (answer.status_code, now_of(row).state) == (422, "accepted")
    assert f'name="sure-{row.pk}" value="70"' in answer.content.decode()
    client.post(to, form(row, **{f"amount-{row.pk}": "70", "reason": "少算了", f"sure-{row.pk}": "70"}))
    assert (now_of(row).wanted or {})["amount"] == "70"


def test_many_items_are_kept_one_by_one_and_the_page_goes_on_to_the_next(
    programme: Programme, desks: Desks
) -> None:
    many = [a_request(programme, desks) for _ in range(6)]
    client, to = signed_in(desks.filer), page(programme, "fill_reports")
    text = client.get(page(programme, "reports")).content.decode()
    order = [int(pk) for pk in re.findall(r'name="report" value="([0-9]+)"', text)]
    assert [f'href="#r{pk}"' in text for pk in order] == [True] * 6
    kept = {row.pk: row for row in many}
    posted = form(*[kept[pk] for pk in order], act="save", text="")
    posted |= {f"visible_progress-{order[2]}": "主桥合龙"}
    answer = client.post(f"{to}?after={order[2]}", posted)
    assert answer["Location"].endswith(f"#r{order[3]}")
    assert now_of(kept[order[2]]).state == "draft"
    last = form(*[kept[pk] for pk in order], act="save", text="")
    assert "#" not in client.post(f"{to}?after={order[-1]}", last)["Location"]


def test_what_is_refused_deep_in_a_long_form_is_named_on_top(programme: Programme, desks: Desks) -> None:
    many = [a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里") for _ in range(3)]
    bad = many[1]
    posted = form(*many, **{f"amount-{row.pk}": "三四里" if row is bad else "3" for row in many})
    text = signed_in(desks.filer).post(page(programme, "fill_reports"), posted).content.decode()
    assert f'<li><a href="#r{bad.pk}">' in text.split("没有收下")[1]
