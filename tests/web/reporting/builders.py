"""Builders of reporting: a unit with its three desks, a task that runs, its request, and how far it has come."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from gangmu.core.plan.reports import Said
from gangmu.web.accounts.models import CalendarFeed, OrgUnit
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.models import Programme, StoredFile
from gangmu.web.record.stored import keep
from gangmu.web.reporting.actions.asking import ask_for_reports
from gangmu.web.reporting.actions.correcting import ask_correction, prepare_correction, review_correction
from gangmu.web.reporting.actions.deciding import accept_reports
from gangmu.web.reporting.actions.forms_register import decline_form
from gangmu.web.reporting.actions.linking import hash_of, secret_of
from gangmu.web.reporting.actions.saving import Filled, pass_on_reports
from gangmu.web.reporting.actions.signing import review_reports, sign_reports
from gangmu.web.reporting.feeds import make_feed
from gangmu.web.reporting.feeds import secret_of as secret_of_feed
from gangmu.web.reporting.models import MonthClose, ProgressReport, ReportEvidence, ReportLink, SpotCheck
from web.builders import a_key, a_unit, an_actor, recorded

_numbers = count(1)
MARCH = date(2026, 3, 10)


@dataclass(frozen=True, slots=True)
class Desks:
    """A unit with its three desks, each held by somebody else."""

    unit: OrgUnit
    filer: Actor
    reviewer: Actor
    signer: Actor


def the_desks(programme: Programme, unit: OrgUnit | None = None) -> Desks:
    at = unit or a_unit(programme, name="市交通局")
    return Desks(at, *(an_actor(programme, role=role, unit=at) for role in ("filer", "reviewer", "signer")))


def a_plan(programme: Programme, *, year: int = 2026) -> AnnualPlan:
    found = AnnualPlan.objects.filter(programme=programme, year=year).first()
    return found or recorded(
        AnnualPlan(year=year, title=f"{year}年度实施计划", state="issued", opened_on=date(year, 1, 5), issued_on=date(year, 1, 20)),
        programme,
    )  # fmt: skip


def a_task(programme: Programme, *, unit: OrgUnit, **fields: Any) -> AnnualTask:
    number = next(_numbers)
    code = f"T{number:04}"
    values = {
        "code": code, "line": code, "position": number, "title": f"跨河通道建设第{number}标段", "criterion": "主体工程完工并通车",
        "state": "running", "limit_on": date(2026, 12, 31), "lead_unit": unit, "plan": a_plan(programme),
    }  # fmt: skip
    return recorded(AnnualTask(**values | fields), programme)


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def asked(programme: Programme, *, on: date = MARCH) -> list[ProgressReport]:
    """Ask for what is due, as `gangmu tick` does, and give the requests of that day's periods."""
    ask_for_reports(on=on, by=operator(programme.pk), at=at_noon(on), key=a_key())
    return list(ProgressReport.objects.filter(programme=programme, state="due").order_by("pk"))


def a_request(programme: Programme, desks: Desks, *, on: date = MARCH, **task: Any) -> ProgressReport:
    """The request for a task of these desks in the period of a day."""
    made = a_task(programme, unit=desks.unit, **task)
    return next(row for row in asked(programme, on=on) if row.task_id == made.pk)


def now_of(report: ProgressReport) -> ProgressReport:
    return ProgressReport.objects.select_related("task").get(pk=report.pk)


def seen(*reports: ProgressReport) -> dict[int, int]:
    return {row.pk: row.version for row in map(now_of, reports)}


def filled(report: ProgressReport, text: str = "主桥桩基完成八成", **said: Any) -> Filled:
    row = now_of(report)
    if row.task.amount is not None:
        said.setdefault("amount", row.task.amount)
    return Filled(report=row.pk, seen=row.version, said=Said(visible_progress=text, **said))


def passed_on(report: ProgressReport, desks: Desks, *, on: date = MARCH, **said: Any) -> ProgressReport:
    pass_on_reports([filled(report, **said)], on=on, by=desks.filer, at=at_noon(on), key=a_key())
    return now_of(report)


def submitted(report: ProgressReport, desks: Desks, *, on: date = MARCH, **said: Any) -> ProgressReport:
    """A report that its unit has filled in, reviewed and signed."""
    passed_on(report, desks, on=on, **said)
    at = at_noon(on) + timedelta(minutes=1)
    review_reports(seen(report), on=on, by=desks.reviewer, at=at, key=a_key())
    sign_reports(seen(report), on=on, by=desks.signer, at=at, key=a_key())
    return now_of(report)


def accepted(report: ProgressReport, desks: Desks, office: Actor, *, on: date = MARCH, **said: Any) -> ProgressReport:  # fmt: skip
    submitted(report, desks, on=on, **said)
    accept_reports(seen(report), on=on, by=office, at=at_noon(on), key=a_key())
    return now_of(report)


def a_correction(wanted: Filled, desks: Desks, *, reason: str, on: date) -> ProgressReport:
    """A correction that passed the desks of its unit and waits for the office."""
    row = prepare_correction(wanted, reason=reason, on=on, by=desks.filer, at=at_noon(on), key=a_key())
    review_correction(seen(row), on=on, by=desks.reviewer, at=at_noon(on), key=a_key())
    return ask_correction(seen(row), on=on, by=desks.signer, at=at_noon(on), key=a_key())


def some_reports(programme: Programme, size: int) -> None:
    """Reports of every kind, for the test that walks all routes: more of them, the larger the world is."""
    office = an_actor(programme, role="office")
    for _ in range(2):
        desks = the_desks(programme)
        tasks = [a_task(programme, unit=desks.unit) for _ in range(3 * size)]
        rows = [row for row in asked(programme) if row.task_id in {task.pk for task in tasks}]
        for row in rows[::3]:
            accepted(row, desks, office)
        for row in rows[1::3]:
            submitted(row, desks)
    done = ProgressReport.objects.filter(programme=programme, state="accepted").first()
    assert done is not None
    file = recorded(StoredFile(sha256=keep([b"x"], name="x.txt").sha256, size=1, name="x.txt"), programme)
    recorded(ReportEvidence(report=done, file=file, position=1), programme)
    recorded(SpotCheck(report=done, why="risk", grounds=["late"], picked_on=MARCH), programme)
    a_link(programme, desks.unit)
    make_feed(on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    for _ in range(size):
        decline_form(
            title="临时调查表", asked_by="某机关", reason="未登记", on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key()
        )  # fmt: skip


def a_link(programme: Programme, unit: OrgUnit, *, period: str = "2026-03", **fields: Any) -> ReportLink:
    """A link to the forms of a unit that is good for long."""
    values = {"made_on": MARCH, "expires_on": date(2035, 1, 1)} | fields
    link = ReportLink(unit=unit, period=period, **values)
    link.hash = hash_of(secret_of(link))
    return recorded(link, programme)


def a_secret_address(programme: Programme) -> dict[str, Any]:
    return {"secret": secret_of(ReportLink.objects.filter(programme=programme).latest("id"))}


def a_calendar_address(programme: Programme) -> dict[str, Any]:
    return {"secret": secret_of_feed(CalendarFeed.objects.filter(programme=programme).latest("id"))}


def a_close(programme: Programme, month: str = "2026-03", *, on: date = date(2026, 3, 31)) -> MonthClose:
    return recorded(MonthClose(month=month, closed_on=on), programme)
