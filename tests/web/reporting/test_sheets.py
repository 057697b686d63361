"""The door of paper: a printed sheet bears a check code; its scan is accepted as the signature of what was printed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gangmu.core.plan.signed_sheets import parted
from gangmu.web.accounts.models import User
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.reporting.actions.deciding import accept_reports
from gangmu.web.reporting.actions.signing import send_back_reports
from gangmu.web.reporting.models import ProgressReport, SignedSheet
from gangmu.web.reporting.refusals import OwnReportError
from web.builders import a_key, a_programme, a_unit, an_office_clerk
from web.reporting.builders import MARCH, Desks, a_request, at_noon, now_of, passed_on, seen, the_desks

pytestmark = pytest.mark.django_db(transaction=True)
SCAN = b"%PDF-1.4 signed"


@pytest.fixture(autouse=True)
def story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gangmu.web.doors.posted.today", lambda _: MARCH)


def a_client(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id or 0))
    return client


def posted(programme: Programme, by: Actor, path: str, **fields: object) -> Any:
    return a_client(by).post(f"/at/{programme.code}/desk/sheets/{path}", {"key": a_key(), **fields})


def got(programme: Programme, by: Actor, path: str) -> Any:
    return a_client(by).get(f"/at/{programme.code}/desk/sheets/{path}")


def printed() -> tuple[Programme, Desks, ProgressReport, SignedSheet]:
    programme = a_programme()
    desks = the_desks(programme)
    report = passed_on(a_request(programme, desks), desks)
    answer = posted(programme, desks.filer, "print/", unit=report.unit_id, period=report.period)
    assert answer.status_code == 302
    return programme, desks, report, SignedSheet.objects.get()


def scanned(programme: Programme, by: Actor, sheet: SignedSheet, data: bytes = SCAN) -> Any:
    return posted(programme, by, f"{sheet.pk}/bring/", scan=SimpleUploadedFile("签报单.pdf", data))


def test_paper_names_who_signs_and_bears_the_check_code() -> None:
    programme, desks, report, sheet = printed()
    paper = got(programme, desks.filer, f"{sheet.pk}/paper/").content.decode()
    for words in (
        "填报人：",
        "审核人：",
        "签发人：",
        parted(sheet.code),
        report.task.title,
        report.visible_progress,
    ):
        assert words in paper
    assert "style=" not in paper
    posted(programme, desks.filer, "print/", unit=report.unit_id, period=report.period)
    assert SignedSheet.objects.count() == 1


def test_scan_that_the_office_accepts_is_the_signature() -> None:
    programme, desks, report, sheet = printed()
    office = an_office_clerk(programme)
    assert posted(programme, office, f"{sheet.pk}/accept/").status_code == 422
    assert scanned(programme, desks.filer, sheet).status_code == 302
    assert posted(programme, desks.filer, f"{sheet.pk}/accept/").status_code == 403
    assert got(programme, office, f"{sheet.pk}/scan/").content == SCAN
    key = a_key()
    for _ in range(2):
        assert posted(programme, office, f"{sheet.pk}/accept/", key=key).status_code == 302
    found = now_of(report)
    assert (found.state, found.submitted_on, found.signed_by) == ("submitted", MARCH, None)
    assert found.signed_post_id == desks.signer.post_id
    entry = LedgerEntry.objects.get(action="reporting.sheet_accepted")
    assert f'"behalf":"{desks.signer.post}"' in entry.body
    with pytest.raises(
        OwnReportError
    ):  # whoever took the scan for the signature does not agree to the report as well
        accept_reports(seen(report), on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    another = an_office_clerk(programme)
    accept_reports(seen(report), on=MARCH, by=another, at=at_noon(MARCH), key=a_key())
    assert now_of(report).state == "accepted"


def test_report_that_was_changed_since_is_not_what_was_signed() -> None:
    programme, desks, report, sheet = printed()
    scanned(programme, desks.filer, sheet)
    send_back_reports(
        seen(report), reason="数字写错了", on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key()
    )
    passed_on(report, desks, text="另有说法")
    answer = posted(programme, an_office_clerk(programme), f"{sheet.pk}/accept/")
    assert answer.status_code == 422
    assert "sheet.changed_since" in answer.content.decode()
    assert now_of(report).state == "unit_review"


def test_scan_that_shows_no_signature_is_sent_back_with_a_reason() -> None:
    programme, desks, _, sheet = printed()
    scanned(programme, desks.filer, sheet)
    assert (
        posted(
            programme, an_office_clerk(programme), f"{sheet.pk}/send-back/", reason="缺签发人签字"
        ).status_code
        == 302
    )
    assert "缺签发人签字" in got(programme, desks.filer, f"{sheet.pk}/").content.decode()
    assert got(programme, desks.filer, f"{sheet.pk}/scan/").status_code == 404


@pytest.mark.parametrize("data", [b"MZ\x90", b"<svg onload=alert(1)>", b""])
def test_what_is_no_scan_is_refused(data: bytes) -> None:
    programme, desks, _, sheet = printed()
    assert scanned(programme, desks.filer, sheet, data).status_code == 422
    assert SignedSheet.objects.get().scan is None


def test_sheet_is_found_by_its_code_and_by_nobody_else() -> None:
    programme, desks, _, sheet = printed()
    found = got(programme, desks.filer, f"find/?code={parted(sheet.code).lower()}")
    assert found.headers["Location"].endswith(f"/{sheet.pk}/")
    wrong = sheet.code[:-1] + ("B" if sheet.code[-1] != "B" else "C")
    assert got(programme, desks.filer, f"find/?code={wrong}").status_code == 422
    others = the_desks(programme, a_unit(programme, name="市住建局"))
    assert got(programme, others.filer, f"find/?code={sheet.code}").status_code == 422
    assert got(programme, others.filer, f"{sheet.pk}/paper/").status_code == 404
