"""Playing the year (演示年度): opened, negotiated, issued, filed, reported month by month, closed, up to the story day."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from gangmu.core.base.calendars import working_day_after
from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.annual_tasks import TaskKind
from gangmu.core.plan.reports import Said
from gangmu.core.plan.requests import request_of
from gangmu.web.outlines import queries as outlines
from gangmu.web.planning import queries as planning
from gangmu.web.planning.actions.drafting import NodeGiven, TaskGiven, draft_tasks, open_plan
from gangmu.web.planning.actions.filing import FiledPlan, file_plan, put_on_file
from gangmu.web.planning.actions.issuing import PaperHead, issue_tasks
from gangmu.web.planning.actions.negotiating import enter_agreement, note_silence, put_to_units
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.actors import operator
from gangmu.web.record.moments import NOW
from gangmu.web.record.takeovers import taken_over
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.asking import ask_for_reports, mark_late
from gangmu.web.reporting.actions.deciding import accept_reports
from gangmu.web.reporting.actions.saving import Filled, pass_on_reports, say_no_change
from gangmu.web.reporting.actions.signing import review_reports, sign_reports
from gangmu.web.reporting.lamps.closing import close_month
from gangmu.web.reporting.lamps.missing import lacking
from gangmu.web.reporting.lamps.running import refresh_statuses
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.story.doors import division_paper, ledgers_back, sheet_printed
from gangmu.web.reporting.story.events import judgements, meetings, nodes_reached, tasks_done
from gangmu.web.reporting.story.people import Cast
from gangmu.web.reporting.story.script import ReportLine, Script, TaskLine
from gangmu.web.reporting.story.stage import Stage

ISSUED: Final = (2, 10)  # month and day
FIRST_MONTH: Final = 2
_GRACE: Final = 4  # days after which what is not in is late
_APPROVED: Final = "领导小组（示例）"
_AGREED: Final = "会签单（示例）"
# Who has answered in the month that is not over: on the page, on paper, by ledger.
_PUNCTUAL: Final = ("industry", "commerce", "ecology", "business")
_ON_PAPER: Final = "culture"
_BY_LEDGER: Final = ("science", "construction")


def play(stage: Stage) -> AnnualPlan:
    """Play the year up to the story day. What happened before that day counts from when it happened."""
    plan = _opened(stage)
    tasks = _drafted(stage, plan)
    _issued(stage, plan, tasks)
    _filed(stage, tasks)
    division_paper(stage, stage.script.folder, on=stage.on(2, 24))
    for month in range(FIRST_MONTH, stage.today.month):
        _month(stage, tasks, month)
    _running_month(stage, tasks)
    refresh_statuses(on=stage.today, **stage.stamp(operator(stage.programme.pk)))
    return plan


def _opened(stage: Stage) -> AnnualPlan:
    day = stage.on(1, 8)
    with taken_over(on=day):
        title = f"{stage.script.year}年年度实施计划（示例）"
        return open_plan(stage.script.year, title, on=day, **stage.stamp(stage.cast.clerk))


def _drafted(stage: Stage, plan: AnnualPlan) -> dict[str, AnnualTask]:
    clauses = {each.code: each for each in outlines.clauses(stage.cast.clerk, NOW)}
    given = [_given(stage.cast, line, clauses.get(line.clause)) for line in stage.script.tasks]
    with taken_over(on=stage.on(1, 12)):
        draft_tasks(plan, given, **stage.stamp(stage.cast.clerk))
    rows = planning.tasks_of(plan, stage.cast.clerk, NOW)
    return {line.key: row for line, row in zip(stage.script.tasks, rows, strict=True)}


def _given(cast: Cast, line: TaskLine, clause: object) -> TaskGiven:
    measured = line.amount is not None
    return TaskGiven(
        title=line.title,
        criterion=line.criterion if line.end != "drafted" else "",
        kind=TaskKind(line.kind),
        clause=clause,  # type: ignore[arg-type]
        lead_unit=cast.units[line.lead],
        responsible=tuple(cast.units[each] for each in line.responsible),
        supporting=tuple(cast.units[each] for each in line.supporting),
        leader=cast.posts.get(line.leader),
        limit_on=line.limit,
        limit_words="年底前",
        amount=line.amount,
        unit_of_measure=line.unit,
        why_no_indicator="" if measured else "以节点认定，不设数量指标",
        rhythm=line.rhythm,
        pace=line.pace,
        note="演示数据",
    )


def _issued(stage: Stage, plan: AnnualPlan, tasks: dict[str, AnnualTask]) -> None:
    clerk = stage.cast.clerk
    asked = [each for each in stage.script.tasks if each.end != "drafted"]
    agreed = [tasks[each.key].code for each in asked if each.end != "negotiating"]
    with taken_over(on=stage.on(1, 15)):
        put_to_units([tasks[each.key].code for each in asked], on=stage.on(1, 15), **stage.stamp(clerk))
    with taken_over(on=stage.on(1, 21)):
        enter_agreement(agreed, paper=_AGREED, on=stage.on(1, 21), **stage.stamp(clerk))
    with taken_over(
        on=stage.on(1, 23)
    ):  # the five days are over: who was asked and is silent does not object
        note_silence(on=stage.on(1, 23), **stage.stamp(operator(stage.programme.pk)))
    day = stage.on(*ISSUED)
    head = PaperHead(
        approved_by=_APPROVED, number=f"示例〔{stage.script.year}〕1号", issuer="领导小组办公室（示例）"
    )
    with taken_over(on=day):
        issue_tasks(plan, agreed, head=head, on=day, **stage.stamp(clerk))


def _filed(stage: Stage, tasks: dict[str, AnnualTask]) -> None:
    running = [each for each in stage.script.tasks if each.end not in ("drafted", "negotiating")]
    day = stage.on(2, 16)
    with taken_over(on=day):
        for line in running:
            signer = stage.cast.desk(line.lead, "signer") if line.lead != "office" else None
            if signer is None:
                continue
            task = planning.tasks(signer, NOW).get(id=tasks[line.key].pk)
            nodes = line.nodes or ((line.limit, "年度目标核验"),)
            plan = FiledPlan(
                nodes=tuple(NodeGiven(text=words, due_on=due) for due, words in nodes),
                post=stage.cast.posts.get(f"{line.lead}-filer"),
            )
            file_plan(task, plan, on=day, seen=task.version, **stage.stamp(signer))
    codes = [tasks[each.key].code for each in running if each.lead != "office"]
    with taken_over(on=stage.on(2, 20)):
        put_on_file(codes, on=stage.on(2, 20), **stage.stamp(stage.cast.clerk))


def _month(stage: Stage, tasks: dict[str, AnnualTask], month: int) -> None:
    """Play one month that is over: asked, reported, accepted, closed."""
    period = f"{stage.script.year}-{month:02}"
    periods = [period] + ([f"{stage.script.year}-Q{month // 3}"] if month % 3 == 0 else [])
    asked_on = stage.on(month, 21)
    with taken_over(on=asked_on):
        ask_for_reports(on=asked_on, **stage.stamp(operator(stage.programme.pk)))
    due = request_of(period, queries.rules(stage.cast.clerk, NOW, on=asked_on)).due_on
    for each in periods:
        _reported(stage, tasks, each, on=due)
    accepted_on = due + timedelta(days=_GRACE)
    with taken_over(on=accepted_on):
        mark_late(on=accepted_on, **stage.stamp(operator(stage.programme.pk)))
        _accepted(stage, periods, on=accepted_on)
    nodes_reached(stage, tasks, month, on=accepted_on)
    closed_on = working_day_after(Period(period).last, 3).day
    with taken_over(on=closed_on):
        clerk = stage.cast.clerk
        despite = lacking(Period(period), clerk).total
        close_month(Period(period), note="示例封账", on=closed_on, despite=despite, **stage.stamp(clerk))


def _reported(stage: Stage, tasks: dict[str, AnnualTask], period: str, *, on: date) -> None:
    said = stage.script.reports_of(period)
    for unit, lines in _by_lead(stage.script, said):
        reports = _reports(stage, tasks, period, lines)
        with taken_over(on=on):
            _unit_says(
                stage,
                unit,
                [(reports[line.key], said[line.key]) for line in lines if line.key in reports],
                on=on,
            )


def _by_lead(script: Script, said: dict[str, ReportLine]) -> Iterator[tuple[str, list[TaskLine]]]:
    found = sorted((each for each in script.tasks if each.key in said), key=lambda each: each.lead)
    for unit, lines in groupby(found, key=lambda each: each.lead):
        if unit != "office":
            yield unit, list(lines)


def _reports(
    stage: Stage, tasks: dict[str, AnnualTask], period: str, lines: list[TaskLine]
) -> dict[str, ProgressReport]:
    keys = {tasks[line.key].pk: line.key for line in lines}
    rows = queries.reports(stage.cast.clerk, NOW).filter(period=period, task__in=list(keys))
    return {keys[row.task_id]: row for row in rows}


def _unit_says(
    stage: Stage,
    unit: str,
    pairs: list[tuple[ProgressReport, ReportLine]],
    *,
    on: date,
    signs: bool = True,
) -> None:
    """Let the three desks of a unit do their part for all its reports of a period."""
    filer = stage.cast.desk(unit, "filer")
    same = {row.pk: row.version for row, line in pairs if line.is_no_change}
    if same:
        say_no_change(same, on=on, **stage.stamp(filer))
    filled = [
        Filled(report=row.pk, seen=row.version, said=_said(line), is_sure=True)
        for row, line in pairs
        if not line.is_no_change
    ]
    if not filled:
        return
    pass_on_reports(filled, on=on, **stage.stamp(filer))
    keys = [each.report for each in filled]
    review_reports(_seen(stage, keys), on=on, **stage.stamp(stage.cast.desk(unit, "reviewer")))
    if signs:
        sign_reports(_seen(stage, keys), on=on, **stage.stamp(stage.cast.desk(unit, "signer")))


def _said(line: ReportLine) -> Said:
    return Said(
        visible_progress=line.progress,
        amount=line.amount,
        problem=line.problem,
        next_step=line.next_step,
        help_wanted=line.help_wanted,
    )


def _seen(stage: Stage, keys: list[int]) -> dict[int, int]:
    return {row.pk: row.version for row in queries.reports(stage.cast.clerk, NOW).filter(id__in=keys)}


def _accepted(stage: Stage, periods: list[str], *, on: date) -> None:
    rows = queries.reports(stage.cast.clerk, NOW).filter(period__in=periods, state="submitted")
    if seen := {row.pk: row.version for row in rows}:
        accept_reports(seen, on=on, **stage.stamp(stage.cast.clerk))


def _running_month(stage: Stage, tasks: dict[str, AnnualTask]) -> None:
    """Play the month that is not over: everybody is asked, some have answered."""
    asked_on = stage.on(stage.today.month, 21)
    meetings(stage, tasks, on=stage.on(stage.today.month, 10))
    judgements(stage, tasks, on=stage.on(stage.today.month, 11))
    nodes_reached(stage, tasks, stage.today.month, on=stage.on(stage.today.month, 18))
    with taken_over(on=asked_on):
        ask_for_reports(on=asked_on, **stage.stamp(operator(stage.programme.pk)))
    last = f"{stage.script.year}-{stage.today.month - 1:02}"
    said = stage.script.reports_of(last)
    day = stage.today - timedelta(days=2)
    period = f"{stage.script.year}-{stage.today.month:02}"
    tasks_done(stage, tasks, on=asked_on)
    for unit, lines in _by_lead(stage.script, said):
        if unit not in (*_PUNCTUAL, _ON_PAPER):
            continue
        reports = _reports(stage, tasks, period, lines)
        pairs = [(reports[line.key], said[line.key]) for line in lines if line.key in reports]
        with taken_over(on=day):
            _unit_says(stage, unit, pairs, on=day, signs=unit != _ON_PAPER)
    sheet_printed(stage, _ON_PAPER, period, on=day)
    ledgers_back(stage, _BY_LEDGER, period, on=day)
