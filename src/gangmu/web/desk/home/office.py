"""What waits for the office (办公室): reports to accept, completions to verify, disputes, months to close, silence, holes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.scopes import allowed
from gangmu.web.desk.home.groups import SHOWN, Asker, Group, Matter, how_many, to
from gangmu.web.desk.home.units import decision_matters
from gangmu.web.doors.languages import say, shown
from gangmu.web.planning.models import AnnualTask, TaskAnswer, TaskChange
from gangmu.web.reporting import queries as reports
from gangmu.web.reporting.lamps import queries as lamps
from gangmu.web.reporting.lamps.missing import UNASKED, Lacking, lacking_in, to_close
from gangmu.web.reporting.lamps.showing import mark_of, why_of
from gangmu.web.reporting.models import MeetingDecision, MonthClose, ProgressReport, TaskStatus
from gangmu.web.reporting.showing.items import correction_of

_MONTHS: Final = 3


def handed_in(asker: Asker) -> Iterable[Group]:
    """Give the reports that wait to be accepted."""
    if not asker.may("accept", ProgressReport):
        return
    rows = allowed(ProgressReport, asker.actor, verb="accept").filter(
        state__in=("submitted", "correction_asked")
    )
    found = rows.order_by("due_on", "task").page(0, SHOWN)
    if not found:
        return
    tasks = asker.tasks(row.task_id for row in found)
    queue = to("reports_queue")
    yield Group(
        name="handed_in",
        title=say("待采用的报告、更正", "Reports to accept, and corrections"),
        matters=tuple(
            Matter(
                title=shown(tasks[row.task_id].title) if row.task_id in tasks else "",
                words=f"{asker.units.get(row.unit_id, '')} {shown(say(*month_words(Period(row.period))))}"
                + _correction(row),
                href=to("report", row.pk) or queue,
                when=row.submitted_on,
            )
            for row in found
        ),
        count=how_many(found, rows),
        act=say("去审", "Go through them"),
        href=queue,
    )


def _correction(row: ProgressReport) -> str:
    """Say of a correction what stands there and what is to (更正，原来 → 现在)."""
    if row.state != "correction_asked":
        return ""
    said = (
        f"{each.label} {each.before[:40] or '—'} → {each.after[:40] or '—'}" for each in correction_of(row)
    )
    return shown(say("，更正：", ", correction: ") + say("；", "; ").join(said))


def late_units(asker: Asker) -> Iterable[Group]:
    """Name the units whose reports are overdue, and those of which nothing was heard for two periods."""
    if not asker.may("accept", ProgressReport):
        return
    late = reports.overdue(allowed(ProgressReport, asker.actor), asker.on)
    owed: dict[int, int] = {}
    for (unit,) in late.columns("unit"):
        owed[unit] = owed.get(unit, 0) + 1
    if owed:
        queue = to("reports_queue", query="?state=late")
        ordered = [key for key in asker.units if key in owed]
        yield Group(
            name="late",
            title=say(
                f"逾期未报{sum(owed.values())}份，欠报的单位",
                f"{sum(owed.values())} reports overdue; units that owe them",
            ),
            matters=tuple(
                Matter(
                    title=asker.units[key],
                    words=say(f"{owed[key]}份未报", f"{owed[key]} open"),
                    href=to("unit_page", asker.unit_rows[key].code),
                    is_late=True,
                )
                for key in ordered[:SHOWN]
            ),
            count=len(ordered),
            act=say("去催", "See them"),
            href=queue,
        )
    silent = len(asker.open_tasks(_silent(asker)))
    if silent:
        yield Group(
            name="silent",
            title=say("两期没有动静的任务", "Tasks silent for two periods"),
            matters=(),
            count=silent,
            act=say("看是哪些", "See which"),
            href=to("lamps", query="?stage=silent"),
        )


def _silent(asker: Asker) -> list[int]:
    return [task for (task,) in allowed(TaskStatus, asker.actor).filter(unreported__gte=2).columns("task")]


def to_verify(asker: Asker) -> Iterable[Group]:
    """Give the completions that units claim and nobody has verified, and the changes that they ask for."""
    if not asker.may("verify", AnnualTask):
        return
    rows = (
        allowed(AnnualTask, asker.actor, verb="verify").filter(state="claimed").order_by("claimed_on", "id")
    )
    found = rows.page(0, SHOWN)
    if found:
        yield Group(
            name="claimed",
            title=say("申报完成，待认定", "Claimed as complete, to be verified"),
            matters=tuple(
                Matter(
                    title=shown(row.title),
                    words=asker.units.get(row.lead_unit_id or 0, ""),
                    href=to("task", row.code),
                    when=row.claimed_on,
                )
                for row in found
            ),
            count=how_many(found, rows),
        )


def to_judge(asker: Asker) -> Iterable[Group]:
    """Give the tasks whose late nodes nobody has judged: able to meet the limit, or not."""
    if not asker.may("verify", AnnualTask):
        return
    late = lamps.late_nodes_to_judge(asker.actor, on=asker.on)
    tasks = asker.open_tasks(late) if late else {}
    known = sorted(
        (each for each in tasks.values() if lamps.goes_by_nodes(each)), key=lambda each: each.position
    )
    if known:
        yield Group(
            name="judge",
            title=say("节点晚了，等判断赶不赶得上", "Nodes are late: able to meet the limit?"),
            matters=tuple(
                Matter(
                    title=shown(task.title),
                    words=asker.units.get(task.lead_unit_id or 0, ""),
                    href=to("task", task.code) + "#nodes",
                    when=task.limit_on,
                )
                for task in known[:SHOWN]
            ),
            count=len(known),
            act=say("全部", "All"),
            href=to("lamps", query="?stage=judge"),
        )


def disputes(asker: Asker) -> Iterable[Group]:
    """Give the disputes that wait for a leader, and the changes that wait for a decision."""
    if not asker.may("decide", TaskAnswer):
        return
    where = {"is_disputed": True, "decided_on__isnull": True}
    open_ones = list(allowed(TaskAnswer, asker.actor, verb="decide").filter(**where))
    asked = list(allowed(TaskChange, asker.actor, verb="decide").filter(outcome="asked"))
    found = {
        "disputes": [_Claim(row.task_id, row.unit_id, row.reason, row.asked_on) for row in open_ones],
        "changes": [_Claim(row.task_id, row.unit_id, row.reason, row.asked_on) for row in asked],
    }
    titles = {
        "disputes": say("有争议，等领导定", "Disputed, for a leader to decide"),
        "changes": say("申请调整，待批", "Changes asked for"),
    }
    wanted = [each.task for claims in found.values() for each in claims]
    tasks = asker.tasks(wanted) if wanted else {}
    for name, claims in found.items():
        known = [each for each in claims if each.task in tasks]
        if known:
            yield Group(
                name=name,
                title=titles[name],
                matters=tuple(_claimed(each, tasks[each.task], asker) for each in known[:SHOWN]),
                count=len(known),
            )


@dataclass(frozen=True, slots=True)
class _Claim:
    task: int
    unit: int
    reason: str
    on: date


def _claimed(claim: _Claim, task: AnnualTask, asker: Asker) -> Matter:
    return Matter(
        title=shown(task.title),
        words=f"{asker.units.get(claim.unit, '')}{say('：', ': ')}{shown(claim.reason)[:80]}",
        href=to("task", task.code),
        when=claim.on,
    )


def _lacked(found: Lacking) -> str:
    """Say what a month lacks before its close."""
    if found.is_unasked:
        return say(*UNASKED)
    if not found.total:
        return say("报告齐了", "all reports are in")
    return say(
        f"{found.unreported}份未报、{found.unaccepted}份未采用，先催报、采用，再封账",
        f"{found.unreported} not reported, {found.unaccepted} not accepted: settle them, then close",
    )


def months(asker: Asker) -> Iterable[Group]:
    """Give the months that are over and not closed, the earliest first; and what meetings decided that is overdue."""
    if asker.may("create", MonthClose):
        open_ones = to_close(asker.actor, asker.on)
        if open_ones:
            lacks = lacking_in(open_ones[:_MONTHS], asker.actor)
            yield Group(
                name="month",
                title=say("该封账了", "Months to close"),
                matters=tuple(
                    Matter(
                        title=shown(say(*month_words(month))),
                        words=_lacked(found),
                        href=to("month", str(month)),
                    )
                    for month, found in lacks.items()
                ),
                count=len(open_ones),
            )
    if asker.may("update", MeetingDecision):
        overdue = list(
            allowed(MeetingDecision, asker.actor)
            .filter(state="open", due_on__lt=asker.on)
            .order_by("due_on", "id")
        )
        if overdue:
            yield Group(
                name="overdue",
                title=say("逾期的议定事项", "Overdue decisions of meetings"),
                matters=decision_matters(overdue[:SHOWN], asker),
                count=len(overdue),
            )


def alarms(asker: Asker) -> Iterable[Group]:
    """Give the tasks in alarm now, the longest overdue first."""
    if not asker.may("accept", ProgressReport) and asker.actor.role not in ("leader", "supervisor"):
        return
    rows = list(allowed(TaskStatus, asker.actor).filter(lamp="alarm"))
    tasks = asker.open_tasks(row.task_id for row in rows) if rows else {}
    if not tasks:
        return
    known = sorted((row for row in rows if row.task_id in tasks), key=lambda row: tasks[row.task_id].position)
    mark = mark_of(Lamp.ALARM, asker.ruling.palette)
    yield Group(
        name="alarms",
        title=say("亮着告警的任务", "Tasks in alarm"),
        matters=tuple(
            Matter(
                title=shown(tasks[row.task_id].title),
                words=f"{asker.units.get(tasks[row.task_id].lead_unit_id or 0, '')}　{_why(row)}",
                href=to("task", tasks[row.task_id].code),
                mark=mark,
            )
            for row in known[:SHOWN]
        ),
        count=len(known),
        act=say("全部", "All"),
        href=to("lamps", query="?lamp=alarm&stage=open"),
    )


def _why(row: TaskStatus) -> str:
    """Say why a lamp is as it is, in one line."""
    why = why_of(Lamp(row.lamp), {"facts": row.facts, "origins": row.origins})
    return why + say(f"（截至{row.on.month}月{row.on.day}日）", f" (As of {row.on.isoformat()}.)")
