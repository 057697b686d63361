"""What can be asked of reporting: every function takes the actor and the moment."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from gangmu.core.plan.reporting_rules import KIND, ReportingRules, reporting_rules
from gangmu.core.plan.requests import OVER, month_of
from gangmu.web.accounts.models import Holding
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.accounts.standing_in import held_on
from gangmu.web.indicators.models import PlanHead
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows, rows_at
from gangmu.web.record.clock import now
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.reporting.models import MonthClose, ProgressReport, ReportEvidence, SpotCheck

OPEN = ("due", "late", "draft", "returned", "unit_review", "unit_signing")  # with the unit still
COUNTED = ("accepted", "checked", "correction_asked", "corrected")  # the office has agreed to it
SAID = ("submitted", *COUNTED)
NOT_CORRECTED = ("accepted", "checked", "correction_asked")  # what a check found stands
CORRECTABLE = ("accepted", "checked", "corrected")
TOLD = (*SAID, "returned")  # left its unit once, and stands as it left


def reports(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[ProgressReport]:
    """Give the progress reports, by their due day."""
    return allowed(ProgressReport, actor, verb=verb, moment=moment).order_by("due_on", "task")


def is_told(row: ProgressReport, actor: Actor) -> bool:
    """Tell whether what a report says is for this reader: a draft is its unit's own until it is submitted."""
    return row.unit_id == actor.unit_id or row.state in TOLD


def told_reports(actor: Actor, moment: Moment) -> Rows[ProgressReport]:
    """Give the reports of which an actor may read the words and the evidence (`is_told`)."""
    return allowed(ProgressReport, actor, moment=moment).filter(Q(unit=actor.unit_id) | Q(state__in=TOLD))


def evidence(actor: Actor, moment: Moment) -> Rows[ReportEvidence]:
    """Give the evidence of the reports that are told to an actor."""
    told = told_reports(actor, moment)
    reports: QuerySet[ProgressReport, Any] | list[int]
    if moment.is_present:
        reports = ProgressReport.objects.filter(told.moment.present_rows() & told.where).values("pk")
    else:
        reports = [key for (key,) in told.columns("id")]
    rows = allowed(ReportEvidence, actor, moment=moment).filter(report__in=reports)
    return rows.order_by("report", "position")


def evidence_of_report(row: ProgressReport, actor: Actor, moment: Moment) -> list[ReportEvidence]:
    """Give the evidence of one report that an actor was let see, where its words are told."""
    if not is_told(row, actor):
        return []
    return list(allowed(ReportEvidence, actor, moment=moment).filter(report=row.pk).order_by("position"))


def spot_checks(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[SpotCheck]:
    """Give the checks on the spot, the last first."""
    return allowed(SpotCheck, actor, verb=verb, moment=moment).order_by("-picked_on")


def unmatched(rows: Iterable[ProgressReport], actor: Actor, moment: Moment) -> dict[int, SpotCheck]:
    """Give by report the checks that found it not to match (抽查不相符), until it is corrected."""
    ids = [row.pk for row in rows if row.state in NOT_CORRECTED]
    if not ids:
        return {}
    found = {row.report_id: row for row in rows_at(SpotCheck, moment).filter(report__in=ids, matches=False)}
    if not may(actor, "read", SpotCheck):  # that it does not match is told to whoever reads the report
        for row in found.values():
            row.finding = ""
    return found


def rules(actor: Actor, moment: Moment, *, on: date) -> ReportingRules:
    """Give the rules of reporting in force on a day."""
    return reporting_rules(rule_book_at(actor, moment).in_force(KIND, on=on))


def to_act_on(actor: Actor, ids: list[int], *, verb: str) -> list[ProgressReport]:
    """Give reports of which an actor does something, each with its task, the last month closed and the rules: one query.

    What the actor may not do this to is not there, as on every page.
    """
    mine = allowed(ProgressReport, actor, verb=verb, moment=NOW)
    found: QuerySet[ProgressReport] = ProgressReport.objects.filter(
        mine.moment.present_rows() & mine.where, pk__in=ids
    )
    closed = (
        MonthClose.objects.filter(programme=OuterRef("programme"))
        .order_by()
        .values("programme")
        .annotate(last=Max("month"))
        .values("last")
    )
    folder = PlanHead.objects.filter(programme=OuterRef("programme")).order_by("-id").values("words")
    stood_in = Holding.objects.filter(programme=OuterRef("programme"), acting_for__isnull=False)
    # What the office recorded for a post (代录) is of whoever holds it, too.
    filed_themselves = Holding.objects.filter(post=OuterRef("filed_post"), user=OuterRef("filed_by"))
    own = Holding.objects.filter(held_on(now().date()), post=OuterRef("filed_post"), user=actor.user_id or 0)
    return list(
        found.select_related("task__plan")
        .annotate(
            last_closed=Subquery(closed),
            is_stood_in=Exists(stood_in),
            is_of_own_post=Exists(own) & ~Exists(filed_themselves),
            folder=Subquery(folder[:1]),
        )
        .order_by("due_on", "task", "pk")
    )


def still_asked(rows: Rows[ProgressReport]) -> Rows[ProgressReport]:
    """Leave out requests that nobody has to meet any more: of tasks that are verified or over."""
    over: QuerySet[AnnualTask, Any] | list[int]
    if rows.moment.is_present:
        over = AnnualTask.objects.filter(state__in=OVER).values("pk")
    else:
        over = [key for (key,) in rows_at(AnnualTask, rows.moment).filter(state__in=OVER).columns("id")]
    return rows.filter(~Q(task__in=over) | ~Q(state__in=OPEN))


def owed(rows: Rows[ProgressReport]) -> Rows[ProgressReport]:
    """Give of some reports those that units still owe (待报)."""
    return still_asked(rows).filter(state__in=OPEN)


def overdue(rows: Rows[ProgressReport], on: date) -> Rows[ProgressReport]:
    """Give of some reports those that are still owed after their day (逾期未报), marked as late or not yet."""
    return owed(rows).filter(due_on__lt=on)


def closed_on(programme_id: int, month: str) -> date | None:
    """Give the day on which a month was closed first."""
    rows = MonthClose.objects.filter(programme=programme_id, month=month).order_by("round")
    return rows.values_list("closed_on", flat=True).first()


def last_closed(programme_id: int | None) -> str | None:
    """Name the last month that was closed (已封账)."""
    rows = MonthClose.objects.filter(programme=programme_id).order_by("-month")
    return rows.values_list("month", flat=True).first()


def in_open_months(rows: Rows[ProgressReport], actor: Actor) -> Rows[ProgressReport]:
    """Give of some reports those whose month was not closed: of a closed one nothing is filed any more."""
    last = last_closed(actor.programme_id)
    closed = {each for (each,) in rows.columns("period") if last is not None and month_of(each) <= last}
    return rows.filter(~Q(period__in=closed)) if closed else rows


def earlier_no_change(rows: list[ProgressReport]) -> dict[int, list[bool]]:
    """Tell for each task of these reports what was said in the periods before, the latest first: no change or words."""
    found: dict[int, list[bool]] = {}
    before = {row.task_id: row.due_on for row in rows}
    said = ProgressReport.objects.filter(task__in=before, state__in=SAID).order_by("-due_on")
    for task, due_on, is_no_change in said.values_list("task", "due_on", "is_no_change"):
        if due_on < before[task]:
            found.setdefault(task, []).append(is_no_change)
    return found


def with_tasks(rows: Rows[ProgressReport]) -> "QuerySet[ProgressReport]":
    """Give present reports each with its task, in one query, for pages of the present."""
    return ProgressReport.objects.filter(rows.moment.present_rows() & rows.where).select_related("task")


def page_with_tasks(rows: Rows[ProgressReport], start: int, stop: int) -> list[ProgressReport]:
    """Give some reports of a list each with its task, as both stood at the moment of the list."""
    if rows.moment.is_present:
        return list(with_tasks(rows).order_by("due_on", "unit__position", "pk")[start:stop])
    found = rows.order_by("due_on", "unit").page(start, stop)
    tasks = Rows(AnnualTask, rows.moment).by_id(row.task_id for row in found)
    for row in found:
        row.task = tasks[row.task_id]
    return found


def of_my_unit(actor: Actor) -> list[ProgressReport]:
    """Give what a unit has to do with its reports now: what it owes, and what left it last."""
    mine = with_tasks(allowed(ProgressReport, actor, verb="file", moment=NOW))
    return list(
        mine.filter(state__in=OPEN).exclude(task__state__in=OVER).order_by("due_on", "task__position", "pk")
    )


def corrections_within(rows: Rows[ProgressReport]) -> Rows[ProgressReport]:
    """Give of some reports those of which a correction lies within their unit still (更正，本单位办理中)."""
    return rows.filter(wanted__isnull=False, state__in=CORRECTABLE)


def corrections_of_my_unit(actor: Actor) -> list[ProgressReport]:
    """Give the reports of one's unit of which a correction lies with its desks."""
    mine = corrections_within(allowed(ProgressReport, actor, verb="file", moment=NOW))
    return list(with_tasks(mine).order_by("due_on", "task__position", "pk"))


def left_my_unit(actor: Actor, *, since: date) -> list[ProgressReport]:
    """Give what a unit has handed in since a day, the last first."""
    mine = with_tasks(allowed(ProgressReport, actor, verb="file", moment=NOW))
    return list(mine.filter(state__in=SAID, submitted_on__gte=since).order_by("-submitted_on", "-pk"))


def recorded_by(actor: Actor, rows: Sequence[ProgressReport]) -> set[int]:
    """Tell which of these reports an actor recorded a step of for their unit (代录), a signed scan among them, by id."""
    if actor.user is None:
        return set()
    ids = [row.pk for row in rows]
    steps = {row.seq_from: row.pk for row in rows}
    past = ProgressReport.past._default_manager.filter(row__in=ids).values_list("seq_from", "row")
    by_seq: dict[int, set[int]] = {}
    for seq, key in (*past, *steps.items()):
        by_seq.setdefault(seq, set()).add(key)
    entries = LedgerEntry.objects.filter(
        head__programme=actor.programme_id, seq__in=by_seq, body__contains='"behalf":"'
    )
    found = entries.filter(body__contains=f'"user":"{actor.user}"').values_list("seq", flat=True)
    return {key for seq in found for key in by_seq[seq]}
