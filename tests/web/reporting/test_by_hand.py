"""What a player found who filed by hand: what passes on, what is lost, what is ticked, and in which words it is said."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from gangmu.core.base.lifecycles import NoSuchStepError, ReasonNeededError
from gangmu.web.doors.kept_forms import KeptForm
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.models import Programme, StoredFile
from gangmu.web.record.stored import keep
from gangmu.web.reporting.actions.linking import secret_of
from gangmu.web.reporting.actions.signing import send_back_reports
from gangmu.web.reporting.models import ProgressReport, ReportEvidence
from web.builders import a_key, an_office_clerk, changed, recorded
from web.reporting.builders import (
    MARCH,
    Desks,
    a_close,
    a_link,
    a_request,
    asked,
    at_noon,
    now_of,
    passed_on,
    the_desks,
)
from web.reporting.test_report_pages import form, page, signed_in

LAST = {"origin": "report", "period": "2026-02"}


@pytest.fixture
def programme(db: None, monkeypatch: pytest.MonkeyPatch) -> Programme:
    from web.builders import a_programme

    monkeypatch.setenv("GANGMU_TODAY", "2026-03-10")
    return a_programme(is_example=True)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


def as_a_browser_sends(text: str) -> dict[str, Any]:
    """The fields of the form that reports are filled in with, untouched."""
    html = next(each for each in re.findall(r"<form.*?</form>", text, re.S) if 'name="opened"' in each)
    sent: dict[str, Any] = {"key": a_key(), "report": re.findall(r'name="report" value="(\d+)"', html)}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] not in ("report", "key") and ("checkbox" not in tag or " checked" in tag):
            sent[name[1]] = unescape(value[1]) if value else ""
    for name, value in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.S):
        sent[name] = unescape(value).removeprefix("\n").replace("\n", "\r\n")
    return {name: value for name, value in sent.items() if not name.startswith("file-")}


def prefilled(programme: Programme, desks: Desks, **known: Any) -> ProgressReport:
    report = a_request(programme, desks, amount=Decimal(30), unit_of_measure="处")
    words = {
        "visible_progress": "先做於前，  \n再做于后。 ",
        "next_step": " 按年度计划推进",
        "amount": "1.90",
    }
    values = {name: {"value": value, **LAST} for name, value in words.items()} | known
    return changed(report, programme, prefilled=values)


@pytest.mark.parametrize("language", ["", "/hant", "/en"])
@pytest.mark.parametrize("door", ["desk", "link"])
def test_only_what_somebody_changed_is_passed_on(programme: Programme, desks: Desks, door: str, language: str) -> None:  # fmt: skip
    mine, rest = prefilled(programme, desks), [prefilled(programme, desks) for _ in range(2)]
    held = {"value": "6.6", "origin": "observation", "period": "2026-02", "source": "统计月报"}
    rest.append(prefilled(programme, desks, amount=held))
    client = Client() if door == "link" else signed_in(desks.filer)
    shown = (
        f"/f/{secret_of(a_link(programme, desks.unit))}/" if door == "link" else page(programme, "reports")
    )
    sent = as_a_browser_sends(client.get(language + shown).content.decode())
    sent |= {f"visible_progress-{mine.pk}": "主桥合龙", "act": "pass_on"}
    client.post(language + (shown if door == "link" else page(programme, "fill_reports")), sent)
    assert now_of(mine).state == "unit_review"
    assert {now_of(row).state for row in rest} == {"due"}


def test_form_whose_files_were_lost_stays_a_draft_and_says_so(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    sent = form(report, files_lost="1")
    answer = signed_in(desks.filer).post(page(programme, "fill_reports"), sent, follow=True)
    assert (now_of(report).state, now_of(report).visible_progress) == ("draft", "主桥合龙")
    assert "附件没能留住" in answer.content.decode()
    assert f'name="file-{report.pk}"' in answer.content.decode()


def test_nothing_is_ticked_after_an_act_and_else_only_what_waits_for_this_desk(programme: Programme, desks: Desks) -> None:  # fmt: skip
    first, second = (passed_on(a_request(programme, desks), desks) for _ in range(2))
    client = signed_in(desks.reviewer)
    sent = form(first, act="review")
    after = client.post(page(programme, "decide_in_unit"), sent, follow=True).content.decode()
    assert ticked(after) == []
    assert ticked(client.get(page(programme, "reports")).content.decode()) == [str(second.pk)]


def ticked(text: str) -> list[str]:
    return re.findall(r'name="report" value="(\d+)"[^>]* checked', text)


def test_card_of_reviewer_and_signer_names_the_evidence(programme: Programme, desks: Desks) -> None:
    report = passed_on(a_request(programme, desks), desks)
    file = recorded(
        StoredFile(sha256=keep([b"x"], name="x.txt").sha256, size=1, name="现场照片.txt"), programme
    )
    piece = recorded(ReportEvidence(report=report, file=file, position=1), programme)
    for by in (desks.reviewer, desks.signer):
        text = signed_in(by).get(page(programme, "reports")).content.decode()
        assert re.search(rf'<a href="[^"]*/{piece.pk}[^"]*">现场照片.txt</a>', text)


def test_refusal_speaks_of_states_and_verbs_in_words(programme: Programme, desks: Desks) -> None:
    report = passed_on(a_request(programme, desks), desks)
    with pytest.raises(ReasonNeededError) as unreasoned:
        send_back_reports({report.pk: report.version}, reason="", on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())  # fmt: skip
    assert unreasoned.value.message() == "“退回填报人”需要写明理由。"
    with pytest.raises(NoSuchStepError) as astray:
        lifecycle("progress_report").step("unit_review", "save", role="reviewer")
    said = astray.value
    assert "单位审核中" in said.message()
    assert "暂存" in said.message()
    assert said.remedy() == "现在可以做的是：审核、退回填报人。"
    assert said.remedy("en") == "Possible now: review, send back."


def test_reminder_after_the_due_day_says_that_it_is_overdue_and_counts_earlier_periods(
    programme: Programme, desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_request(programme, desks)
    asked(programme, on=date(2026, 4, 2))
    a_link(programme, desks.unit, period="2026-04")
    monkeypatch.setenv("GANGMU_TODAY", "2026-04-30")
    client = signed_in(an_office_clerk(programme))
    text = client.get(page(programme, "report_links"), {"month": "2026-04"}).content.decode()
    assert "现已逾期" in text
    assert "另有以前各期逾期1项" in text


def test_link_says_that_its_period_is_closed_and_where_evidence_goes(programme: Programme, desks: Desks) -> None:  # fmt: skip
    a_request(programme, desks)
    address = f"/f/{secret_of(a_link(programme, desks.unit))}/"
    before = Client().get(address).content.decode()
    assert "已经封账" not in before
    assert "佐证材料请登录后" in before
    a_close(programme, on=MARCH)
    assert "已经封账" in Client().get(address).content.decode()


def test_form_that_was_kept_names_tasks_and_fields() -> None:
    fields = [
        ("of-7", "T0001 跨河通道"),
        ("v-7", "12"),
        ("visible_progress-7", "主桥合龙"),
        ("amount-7", "6"),
    ]
    assert KeptForm("/desk/reports/fill/", fields, []).words == [
        ("T0001 跨河通道", "形象进度", "主桥合龙"),
        ("T0001 跨河通道", "本年累计完成", "6"),
    ]
