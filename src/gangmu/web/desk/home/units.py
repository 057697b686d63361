"""What a unit's desks owe (填报、审核、签发): reports by their due day, drafts put to the unit, decisions to be carried out."""

from collections.abc import Iterable, Sequence
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.scopes import allowed
from gangmu.web.desk.home.groups import SHOWN, Asker, Group, Matter, how_many, to
from gangmu.web.doors.languages import say, shown
from gangmu.web.planning.models import AnnualTask, TaskAnswer
from gangmu.web.record.asof import Rows
from gangmu.web.reporting.models import MeetingDecision, ProgressReport, SpotCheck
from gangmu.web.reporting.queries import corrections_within, in_open_months, owed
from gangmu.web.reporting.showing.items import stage_words

FILING: Final = ("due", "late", "draft", "returned")
_RETURNED: Final = ("returned",)
_DESKS: Final = {
    "file": (FILING, "待填报", "To be filed", "去填报", "File"),
    "review": (("unit_review",), "待审核", "To be reviewed", "去审核", "Review"),
    "sign": (("unit_review", "unit_signing"), "待签发", "To be signed", "去签发", "Sign"),
}  # fmt: skip
_ROLES: Final = {"filer": "file", "reviewer": "review", "signer": "sign"}


def reports(asker: Asker) -> Iterable[Group]:
    """Give the reports that wait for this desk of the unit."""
    verb = _ROLES.get(asker.actor.role, "")
    if not verb or not asker.may(verb, ProgressReport):
        return
    states, zh, en, act_zh, act_en = _DESKS[verb]
    rows = owed(allowed(ProgressReport, asker.actor, verb=verb)).filter(state__in=states)
    rows = in_open_months(rows, asker.actor)
    rows = rows.order_by("due_on", "task")
    yield from _of_reports(asker, rows, title=say(zh, en), act=say(act_zh, act_en))
    if verb != "file":
        sent = allowed(ProgressReport, asker.actor).filter(state__in=_RETURNED)
        sent = in_open_months(sent, asker.actor).order_by("due_on", "task")
        yield from _of_reports(asker, sent, title=say("被退回", "Sent back"), act=say("去看", "See"))


def _of_reports(asker: Asker, rows: Rows[ProgressReport], *, title: str, act: str) -> Iterable[Group]:
    found = rows.page(0, SHOWN)
    if not found:
        return
    tasks = asker.tasks(row.task_id for row in found)
    href = to("reports")
    yield Group(
        name="reports",
        title=title,
        matters=tuple(_report(row, tasks.get(row.task_id), asker, href) for row in found),
        count=how_many(found, rows),
        act=act,
        href=href,
    )


def _report(row: ProgressReport, task: AnnualTask | None, asker: Asker, href: str) -> Matter:
    words = shown(say(*month_words(Period(row.period))))
    if row.state == "returned":
        words += say("，被退回：", ", sent back: ") + shown(row.reason)
    elif row.state == "draft":
        words += say("，已存草稿", ", a draft is kept")
    return Matter(
        title=shown(task.title) if task else "",
        words=words,
        href=to("report", row.pk) or href,
        when=row.due_on,
        is_late=row.due_on < asker.on,
    )


_STAGES: Final = {
    "filer": ("sent_back",),
    "reviewer": ("unit_review",),
    "signer": ("unit_review", "unit_signing"),
}


def corrections(asker: Asker) -> Iterable[Group]:
    """Give the corrections that wait for this desk of the unit (更正待审核、待签发)."""
    if asker.actor.role not in _ROLES or not asker.may("file", ProgressReport):
        return
    rows = corrections_within(allowed(ProgressReport, asker.actor, verb="file"))
    rows = rows.filter(wanted__stage__in=_STAGES[asker.actor.role]).order_by("due_on", "task")
    found = rows.page(0, SHOWN)
    if not found:
        return
    tasks = asker.tasks(row.task_id for row in found)
    yield Group(
        name="corrections",
        title=say("更正待办", "Corrections"),
        matters=tuple(
            Matter(
                title=shown(tasks[row.task_id].title) if row.task_id in tasks else "",
                words=f"{shown(say(*month_words(Period(row.period))))}{say('，', ', ')}{stage_words(row)}",
                href=to("report", row.pk, query="#pending"),
            )
            for row in found
        ),
        count=how_many(found, rows),
    )


def unmatched(asker: Asker) -> Iterable[Group]:
    """Tell a unit what a check on the spot found not to match (抽查不相符), until it is corrected."""
    if asker.actor.role not in _ROLES or not asker.may("read", SpotCheck):
        return
    checks = allowed(SpotCheck, asker.actor).filter(matches=False).order_by("checked_on", "id")
    reports = allowed(ProgressReport, asker.actor).by_id(row.report_id for row in checks)
    found = [
        (row, report)
        for row in checks
        if (report := reports.get(row.report_id)) is not None and report.state in ("accepted", "checked")
    ]
    if not found:
        return
    tasks = asker.tasks(report.task_id for _, report in found[:SHOWN])
    yield Group(
        name="unmatched",
        title=say("抽查不相符，请更正或说明", "Checked and found not to match: correct it"),
        matters=tuple(
            Matter(
                title=shown(tasks[report.task_id].title) if report.task_id in tasks else "",
                words=f"{shown(say(*month_words(Period(report.period))))}{say('：', ': ')}{shown(row.finding)}",
                href=to("report", report.pk, query="#correct"),
                when=row.checked_on,
            )
            for row, report in found[:SHOWN]
        ),
        count=len(found),
    )


def answers(asker: Asker) -> Iterable[Group]:
    """Give the draft tasks that the unit has not answered."""
    if asker.actor.role not in _ROLES or not asker.may("read", TaskAnswer):
        return
    rows = allowed(TaskAnswer, asker.actor).filter(answer="waiting").order_by("due_on", "task")
    found = rows.page(0, SHOWN)
    if not found:
        return
    tasks = asker.tasks(row.task_id for row in found)
    yield Group(
        name="answers",
        title=say("会商中，等本单位答复", "Under consultation, waiting for your unit"),
        matters=tuple(_answer(row, tasks, asker) for row in found if row.task_id in tasks),
        count=how_many(found, rows),
    )


def _answer(row: TaskAnswer, tasks: dict[int, AnnualTask], asker: Asker) -> Matter:
    task = tasks[row.task_id]
    return Matter(
        title=shown(task.title),
        words=say("过期不答复视为没有意见", "silence past the day is no objection"),
        href=to("task", task.code),
        when=row.due_on,
        is_late=row.due_on < asker.on,
    )


def decided(asker: Asker) -> Iterable[Group]:
    """Give what review meetings decided and this unit is to do."""
    if asker.actor.role not in _ROLES or not asker.may("read", MeetingDecision):
        return
    rows = allowed(MeetingDecision, asker.actor).filter(state="open").order_by("due_on", "id")
    found = rows.page(0, SHOWN)
    if found:
        yield Group(
            name="decided",
            title=say("调度会议定、由本单位办的", "Decided by the review meeting, for your unit"),
            matters=decision_matters(found, asker),
            count=how_many(found, rows),
        )


def decision_matters(rows: Sequence[MeetingDecision], asker: Asker) -> tuple[Matter, ...]:
    """Set decisions of meetings."""
    return tuple(
        Matter(
            title=shown(row.text),
            words=asker.units.get(row.unit_id or 0, ""),
            href=to("dispatch", row.month, query="#decisions"),
            when=row.due_on,
            is_late=row.due_on is not None and row.due_on < asker.on and row.state == "open",
        )
        for row in rows
    )
