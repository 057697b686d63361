"""月度调度报告: what changed since last month, what is behind and why, what is asked, what became of the last decisions.

One value for the page and for the paper that is made of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.delivery_confidence import confidence_words
from gangmu.core.plan.lamp_rules import RANKS, Lamp
from gangmu.core.plan.task_facts import COUNTED
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.lists.frames import Mark
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.closing import counted
from gangmu.web.reporting.lamps.judging import confidences
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.lamps.showing import closed_lamp, counts_in_words, mark_of, speech
from gangmu.web.reporting.models import MeetingDecision, MonthClose, ProgressReport, TaskLamp

_LOOKED_BACK: Final = 120  # days: a quarter and what its report takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """变化: a task whose lamp is another than a month ago."""

    code: str
    title: str
    unit: str
    before: Mark
    after: Mark
    better: bool | None  # none: to or from grey


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """滞后: a task with its lamp, why, and what its unit said: problem, next step, help wanted."""

    code: str
    title: str
    unit: str
    mark: Mark
    why: str
    beside: tuple[str, ...]
    problem: str
    next_step: str
    help_wanted: str
    confidence: str
    progress: str = ""  # 形象进度, as its unit said
    is_changed: bool = False  # by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """议定事项: one row with the names of its unit and task."""

    row: MeetingDecision
    unit: str
    code: str
    task: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """月度调度报告, as of one close."""

    month: Period
    close: MonthClose | None
    counts: Sequence[tuple[Mark, int]]
    counts_before: Sequence[tuple[Mark, int]]
    changed: tuple[Changed, ...]
    behind: tuple[Behind, ...]
    grey: tuple[Behind, ...]  # of which nothing is known
    good: tuple[Behind, ...]  # that go well and ask for help all the same
    by_hand: tuple[Behind, ...]  # whose lamp the office changed: both stand beside it
    asked: tuple[DecisionLine, ...]
    taken: tuple[DecisionLine, ...]
    followed: tuple[DecisionLine, ...]  # decided in months before, open or settled since the last dispatch

    @property
    def wanted(self) -> tuple[Behind, ...]:
        """Give the tasks whose units ask for help."""
        return tuple(each for each in (*self.behind, *self.grey, *self.good) if each.help_wanted)

    @property
    def also_wanted(self) -> tuple[Behind, ...]:
        """Give those of them that do not stand among what is behind."""
        return tuple(each for each in (*self.grey, *self.good) if each.help_wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the lines of a dispatch are named by."""

    tasks: dict[int, AnnualTask]
    units: dict[int, str]
    ruling: Ruling

    def unit_of(self, task: AnnualTask) -> str:
        return self.units.get(task.lead_unit_id or 0, "")


def month_before(month: Period) -> Period:
    """Give the month before a month."""
    return Period(f"{date.fromordinal(month.first.toordinal() - 1):%Y-%m}")


def dispatch_of(month: Period, actor: Actor, moment: Moment, ruling: Ruling, *, on: date) -> Dispatch:
    """Compose the dispatch of a month for whoever asks, from what was frozen and what was reported."""
    closes = list(queries.closes(actor, moment).filter(month__in=(str(month), str(month_before(month)))))
    now = next((each for each in closes if each.month == str(month)), None)
    then = next((each for each in closes if each.month != str(month)), None)
    keys = [each.pk for each in (now, then) if each is not None]
    rows = list(queries.task_lamps(actor, moment).filter(close__in=keys)) if keys else []
    lamps = {row.task_id: row for row in rows if now is not None and row.close_id == now.pk}
    before = {row.task_id: row for row in rows if then is not None and row.close_id == then.pk}
    decisions = _decisions(month, actor, moment)
    wanted = {*lamps, *before, *(each.task_id for each in decisions)}
    tasks = allowed(AnnualTask, actor, moment=moment).by_id(wanted) if wanted else {}
    if now is not None:
        queries.as_led_at(now, tasks)
    units = accounts.units_by_id(actor, moment)
    known = _Known(
        tasks=tasks,
        units={key: shown(row.short_name or row.name) for key, row in units.items()},
        ruling=ruling,
    )
    behind = _behind(month, lamps, actor, moment, known)
    lines = [_line(each, known, on=on) for each in decisions]
    last = str(month_before(month))
    return Dispatch(
        month=month,
        close=now,
        counts=_counted(lamps, known) if now else (),
        counts_before=_counted(before, known) if then else (),
        changed=tuple(_changed(lamps, before, known)),
        behind=tuple(each for each in behind if each.mark.shape in ("m-warn", "m-behind")),
        grey=tuple(each for each in behind if each.mark.shape == "m-not_due"),
        good=tuple(
            each for each in behind if each.mark.shape in ("m-on_path", "m-ahead") and each.help_wanted
        ),
        by_hand=tuple(each for each in behind if each.is_changed),
        asked=tuple(each for each in lines if each.row.state == "asked"),
        taken=tuple(each for each in lines if each.row.month == str(month) and each.row.state != "asked"),
        followed=tuple(
            each
            for each in lines
            if each.row.month < str(month)
            and each.row.state != "asked"
            and (each.row.state == "open" or each.row.month == last)
        ),
    )


def _counted(lamps: dict[int, TaskLamp], known: _Known) -> Sequence[tuple[Mark, int]]:
    """Count the lamps that whoever asks may see, so that every count is that of a list: a leader's are those of the portfolio."""
    seen = counted(row.confirmed for row in lamps.values() if row.task_id in known.tasks)
    return counts_in_words(seen, known.ruling.palette)


def _decisions(month: Period, actor: Actor, moment: Moment) -> list[MeetingDecision]:
    if not may(actor, "read", MeetingDecision):
        return []
    since = f"{date.fromordinal(month.first.toordinal() - 366):%Y-%m}"
    return list(queries.decisions(actor, moment).filter(month__lte=str(month), month__gte=since))


def _line(row: MeetingDecision, known: _Known, *, on: date) -> DecisionLine:
    task = known.tasks.get(row.task_id or 0)
    return DecisionLine(
        row=row,
        unit=known.units.get(row.unit_id or 0, ""),
        code=task.code if task else "",
        task=shown(task.title) if task else "",
        is_late=row.state == "open" and row.due_on is not None and row.due_on < on,
    )


def _changed(lamps: dict[int, TaskLamp], before: dict[int, TaskLamp], known: _Known) -> list[Changed]:
    found = []
    for key, row in lamps.items():
        old, task = before.get(key), known.tasks.get(key)
        if old is None or task is None or old.confirmed == row.confirmed:
            continue
        ranks = [RANKS.get(Lamp(each.confirmed)) for each in (old, row)]
        better = None if None in ranks else (ranks[1] or 0) > (ranks[0] or 0)
        found.append(
            Changed(
                code=task.code,
                title=shown(task.title),
                unit=known.unit_of(task),
                before=mark_of(Lamp(old.confirmed), known.ruling.palette),
                after=mark_of(Lamp(row.confirmed), known.ruling.palette),
                better=better,
            )
        )
    return sorted(found, key=lambda each: ({False: 0, None: 1, True: 2}[each.better], each.code))


def _behind(
    month: Period, lamps: dict[int, TaskLamp], actor: Actor, moment: Moment, known: _Known
) -> list[Behind]:
    seen = {key: row for key, row in lamps.items() if key in known.tasks}
    said = _said(month, seen, actor, moment)
    judged = confidences(actor, seen, moment)
    found = []
    for key, row in seen.items():
        task, report = known.tasks[key], said.get(key)
        lamp = closed_lamp(row, known.ruling, by=say("办公室", "the office"))
        history = judged.get(key)
        found.append(
            Behind(
                code=task.code,
                title=shown(task.title),
                unit=known.unit_of(task),
                mark=lamp.mark,
                why=lamp.why,
                beside=lamp.beside,
                is_changed=bool(row.change_to),
                problem=shown(report.problem) if report else "",
                next_step=shown(report.next_step) if report else "",
                help_wanted=shown(report.help_wanted) if report else "",
                progress=shown(report.visible_progress) if report else "",
                confidence=shown(confidence_words(history.now, speech())) if history else "",
            )
        )
    order = {"m-behind": 0, "m-warn": 1, "m-not_due": 2}
    positions = {task.code: task.position for task in known.tasks.values()}
    return sorted(found, key=lambda each: (order.get(each.mark.shape, 3), positions[each.code]))


def _said(
    month: Period, tasks: dict[int, TaskLamp], actor: Actor, moment: Moment
) -> dict[int, ProgressReport]:
    """Give the last report of each task that was handed in by the month's end."""
    if not tasks or not may(actor, "read", ProgressReport):
        return {}
    since = date.fromordinal(month.first.toordinal() - _LOOKED_BACK)
    rows = allowed(ProgressReport, actor, moment=moment).filter(
        task__in=list(tasks), due_on__gte=since, state__in=COUNTED
    )
    found: dict[int, ProgressReport] = {}
    for row in rows:
        if Period(row.period).first <= month.last and (
            row.task_id not in found or Period(found[row.task_id].period) < Period(row.period)
        ):
            found[row.task_id] = row
    return found
