"""What a unit has not submitted is its own: words, evidence and why its desks sent it back, through every door alike."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gangmu.web.api.telling import told_report
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.signing import review_reports, send_back_reports, sign_reports
from gangmu.web.reporting.models import ProgressReport, ReportEvidence
from gangmu.web.reporting.showing.trails import trail_of
from web.builders import a_key, a_programme, a_unit, an_actor, an_office_clerk
from web.reporting.builders import MARCH, Desks, a_request, at_noon, now_of, seen, the_desks
from web.reporting.pages_made import form, page, signed_in

WORDS = "金丝雀桥桩基六成"


@pytest.fixture
def programme(db: None, monkeypatch: pytest.MonkeyPatch) -> Programme:
    monkeypatch.setenv("GANGMU_TODAY", "2026-03-10")
    return a_programme(is_example=True)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


@pytest.fixture
def outside(programme: Programme) -> dict[str, Actor]:
    return {"clerk": an_office_clerk(programme)} | {
        role: an_actor(programme, role=role, unit=a_unit(programme)) for role in ("supervisor", "auditor")
    }


def doors(programme: Programme, row: ProgressReport, by: Actor) -> dict[str, Any]:
    """What each door hands out of a report: search, page, list, its evidence as a file, the interface."""
    client = signed_in(by)
    evidence = ReportEvidence.objects.get(report=row.pk).pk
    where: list[tuple[str, dict[str, Any], dict[str, str]]] = [
        ("search", {}, {"q": WORDS[:5]}),
        ("report", {"number": row.pk}, {}),
        ("reports_queue", {}, {"state": row.state}),
        ("task", {"code": row.task.code}, {}),
    ]
    texts = {
        name: client.get(page(programme, name, **at), query)
        .content.decode()
        .replace(f'value="{WORDS[:5]}"', "")
        for name, at, query in where
    }
    found = {name: "金丝雀桥" in text or "纪要.txt" in text for name, text in texts.items()}
    file = client.get(page(programme, "report_evidence", number=evidence)).status_code
    return found | {"file": file == 200, "api": WORDS in str(told_report(row, by))}


def test_draft_and_its_evidence_stay_with_the_unit_until_it_is_signed(
    programme: Programme, desks: Desks, outside: dict[str, Actor]
) -> None:
    report = a_request(programme, desks)
    brought = {f"file-{report.pk}": SimpleUploadedFile("纪要.txt", "纪要".encode())}
    client = signed_in(desks.filer)
    client.post(page(programme, "fill_reports"), form(report, act="save", text=WORDS) | brought)
    for act in ("draft", "unit_review"):
        row = now_of(report)
        assert row.state == act
        for role, each in outside.items():
            assert not any(doors(programme, row, each).values()), (act, role)
            assert not list(queries.evidence(each, NOW))
            assert not list(queries.told_reports(each, NOW))
        own = doors(programme, row, desks.reviewer)
        assert all(own[name] for name in ("search", "report", "file", "api"))
        client.post(page(programme, "fill_reports"), form(report, text=WORDS))
    review_reports(seen(report), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
    sign_reports(seen(report), on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key())
    assert now_of(report).state == "submitted"
    for each in outside.values():
        assert all(doors(programme, now_of(report), each).values())


def test_why_a_desk_of_the_unit_sent_back_is_the_units_own(
    programme: Programme, desks: Desks, outside: dict[str, Actor]
) -> None:
    report = a_request(programme, desks)
    signed_in(desks.filer).post(page(programme, "fill_reports"), form(report, text=WORDS))
    send_back_reports(
        seen(report), reason="桩号不对", on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key()
    )
    row = now_of(report)
    assert "桩号不对" in [each.reason for each in trail_of(row, desks.filer)]
    assert "桩号不对" not in [each.reason for each in trail_of(row, outside["clerk"])]
