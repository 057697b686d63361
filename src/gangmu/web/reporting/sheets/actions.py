"""Sheets printed, scanned, accepted or sent back (签报单): the signature stands on the paper, the code ties the paper to its content."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from gangmu.core.plan.signed_sheets import sheet_code
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import require
from gangmu.web.accounts.standing_in import on_behalf
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit, programme_of
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, stored_file
from gangmu.web.reporting.actions.saving import submitted
from gangmu.web.reporting.actions.stepping import chosen, is_filer, see_open, step, write_and_run
from gangmu.web.reporting.models import ProgressReport, SignedSheet
from gangmu.web.reporting.sheets import queries
from gangmu.web.reporting.sheets.refusals import (
    ChangedSincePrintedError,
    NoSignerError,
    NothingToPrintError,
    ScanMissingError,
    SheetAcceptedError,
)


@once("reporting.sheet_printed")
def print_sheet(unit: OrgUnit, period: str, *, on: date, by: Actor, at: datetime, key: str) -> SignedSheet:
    """Print what a unit's reports of a period say (打印签报单); the same content is the same sheet."""
    require(by, "create", SignedSheet)
    reports = list(queries.signable(by).filter(unit=unit, period=period))
    if not reports:
        raise NothingToPrintError(unit=unit.name)
    rows = [{"report": each.pk, "code": each.task.code, "seal": queries.seal_of(each)} for each in reports]
    code = sheet_code(
        programme_of(by).uid.hex, unit.uid.hex, period, [f"{each['code']}:{each['seal']}" for each in rows]
    )
    there = queries.sheets(by).filter(code=code).first()
    if there is not None:
        return there
    with commit("reporting.sheet_printed", by=by, at=at, key=key) as opened:
        sheet = SignedSheet(unit=unit, period=period, code=code, rows={"reports": rows}, printed_on=on)
        sheet.printed_by_id = by.user_id
        return opened.add(sheet)


@once("reporting.sheet_scanned")
def bring_scan(
    sheet: SignedSheet, kept: Kept, *, name: str, kind: str, on: date, by: Actor, at: datetime, key: str
) -> SignedSheet:
    """Bring the scan of a sheet that was signed (上传扫描件)."""
    row = _open(sheet, by, verb="update")
    with commit("reporting.sheet_scanned", by=by, at=at, key=key) as opened:
        file = opened.add(stored_file(kept, name=name, kind=kind))
        rows = {**row.rows, "scanned_on": on.isoformat(), "sent_back": ""}
        changed = opened.replace(row, {"scan": file, "rows": rows}, version=row.version)
        opened.changes.reverse()  # the sheet stands first
        return changed


@once("reporting.sheet_accepted", looks_within=True)
def accept_sheet(sheet: SignedSheet, *, on: date, by: Actor, at: datetime, key: str) -> SignedSheet:
    """Accept a scan as the signature (认可签字): its reports are submitted as of the day on which it was brought.

    The office records for the unit's post that signs, and the entry names both. Nothing is accepted that says other
    things now than the paper that was signed.
    """
    signing = replace(_for_signer(sheet, by), door="sheet")
    with commit("reporting.sheet_accepted", by=signing, at=at, key=key) as opened:
        row = _open(sheet, by, verb="accept")
        if row.scan_id is None:
            raise ScanMissingError(code=row.code)
        scanned = date.fromisoformat(row.rows["scanned_on"])
        changed = opened.replace(
            row, {"accepted_on": on, "accepted_post_id": by.post_id}, version=row.version
        )
        printed = queries.printed_reports(row)
        _as_printed(row, printed)
        seen = {report.pk: report.version for _, report in printed}
        reports = chosen(opened, signing, seen, verb="sign")
        see_open(reports)
        changes = [(each, _signed(each, by=signing, recorder=by, on=scanned)) for each in reports]
        write_and_run(opened, changes, on=on, by=signing)
        return changed


def _as_printed(sheet: SignedSheet, printed: list[tuple[Any, ProgressReport]]) -> None:
    for said, report in printed:
        if report.state not in queries.SIGNABLE or queries.seal_of(report) != said["seal"]:
            raise ChangedSincePrintedError(code=sheet.code, task=report.task.code, where=report.task.code)


def _signed(report: ProgressReport, *, by: Actor, recorder: Actor, on: date) -> dict[str, Any]:
    """Give what is written down of a report that was signed on paper: the post, not the user who recorded it."""
    own = is_filer(report, recorder)
    state = step(report, "sign", by=by, is_filer=own, review_is_missing=False)
    return submitted(report, state, on=on, by=by) | {"signed_by_id": None, "reason": ""}


@once("reporting.sheet_refused", looks_within=True)
def send_back_scan(sheet: SignedSheet, *, reason: str, by: Actor, at: datetime, key: str) -> SignedSheet:
    """Send a scan back that cannot be read or is not signed (退回扫描件), with a reason."""
    with commit("reporting.sheet_refused", by=by, at=at, key=key) as opened:
        row = _open(sheet, by, verb="accept")
        rows = {**row.rows, "sent_back": reason.strip()[:300] or "—"}
        return opened.replace(row, {"scan": None, "rows": rows}, version=row.version)


def _for_signer(sheet: SignedSheet, by: Actor) -> Actor:
    posts = Post.objects.filter(unit=sheet.unit_id, role="signer", abolished_on__isnull=True).order_by("pk")
    post = posts.select_related("unit").first()
    if post is None:
        name = OrgUnit.objects.filter(pk=sheet.unit_id).values_list("name", flat=True).first() or "—"
        raise NoSignerError(unit=name)
    return on_behalf(by, post)


def _open(sheet: SignedSheet, by: Actor, *, verb: str) -> SignedSheet:
    row = queries.sheets(by, verb=verb).get(id=sheet.pk)
    if row.accepted_on is not None:
        raise SheetAcceptedError(code=row.code)
    return row
