"""What a player found who filed by hand: what passes on, what is lost, what is ticked, and in which words it is said."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from gangmu.web.record.models import Programme
from gangmu.web.reporting.actions.linking import secret_of
from gangmu.web.reporting.models import ProgressReport
from web.builders import a_key, changed
from web.reporting.builders import Desks, a_link, a_request, now_of, the_desks
from web.reporting.test_report_pages import page, signed_in

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


@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
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
