"""封账页: what is missing before a month is closed, what its close would freeze, and what was frozen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.iso_periods import Period
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.lists.frames import Mark
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.closing import Proposed, counted, moved, proposed
from gangmu.web.reporting.lamps.missing import UNASKED, Lacking, lacking, periods_of
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.lamps.showing import (
    LampShown,
    closed_lamp,
    counts_in_words,
    is_to_judge,
    mark_of,
    posts_named,
    why_of,
)
from gangmu.web.reporting.models import MonthClose, ProgressReport, TaskLamp
from gangmu.web.reporting.queries import owed

Counts = Sequence[tuple[Mark, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """未齐: the reports of a month that a unit has not handed in, or that were sent back to it."""

    unit: str
    open_ones: int
    returned: int
    tasks: tuple[tuple[str, str], ...]  # code, title


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """一盏灯: what stands, or would stand, of one task in a month."""

    task: AnnualTask
    unit: str
    mark: Mark
    before: Mark | None  # of the last round, or of the month before
    why: str
    beside: tuple[str, ...]
    row: TaskLamp | None
    moved: bool
    waits: bool = False  # a late node of it was not judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """一次封账: who closed when, with the counts and the rules that judged."""

    row: MonthClose
    by: str
    counts: Counts
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """封账页."""

    month: Period
    is_over: bool
    rounds: tuple[Round, ...]
    missing: tuple[Missing, ...]
    lacking: Lacking
    unasked: str  # what it means where nobody was asked
    counts: Counts
    lines: tuple[MonthLine, ...]
    would_move: int
    may_close: bool
    may_change: bool


def month_page(month: Period, actor: Actor, moment: Moment, ruling: Ruling, *, on: date) -> MonthPage:
    """Compose the page of a month: a preview where it can be closed, else what was frozen."""
    rounds = list(queries.closes(actor, moment).filter(month=str(month)))
    may_close = moment == NOW and may(actor, "create", MonthClose) and on > month.last
    preview = proposed(month, by=actor, on=on, ruling=ruling) if may_close else []
    frozen = list(queries.task_lamps(actor, moment).filter(close=rounds[0].pk)) if rounds else []
    tasks = _tasks(actor, moment, preview, frozen)
    if rounds:
        queries.as_led_at(
            rounds[0], {key: task for key, task in tasks.items() if key in {row.task_id for row in frozen}}
        )
    units = accounts.units(actor, moment).by_id(each.lead_unit_id for each in tasks.values())
    posts = posts_named(
        actor, moment, [*(row.post_id for row in rounds), *(row.changed_post_id for row in frozen)]
    )
    corrected = {each.task.pk: each for each in preview if not rounds or moved(each)}
    lines = (
        _frozen_lines(frozen, tasks, units, ruling, posts, corrected)
        if rounds
        else _preview_lines(preview, units, ruling)
    )
    counts = counted(
        [row.confirmed for row in frozen if row.task_id in tasks]
        if rounds
        else [each.closed.confirmed.value for each in preview]
    )
    return MonthPage(
        month=month,
        is_over=on > month.last,
        rounds=tuple(_round(row, posts, ruling) for row in rounds),
        lacking=lacking(month, actor, moment) if may(actor, "read", ProgressReport) else Lacking(0, 0),
        unasked=say(*UNASKED),
        missing=tuple(_missing(month, actor, moment)),
        counts=counts_in_words(counts, ruling.palette),
        lines=tuple(sorted(lines, key=_worst_first)),
        would_move=len(corrected) if rounds else 0,
        may_close=may_close and bool(preview) and (not rounds or bool(corrected)),
        may_change=moment == NOW and may(actor, "update", TaskLamp),
    )


def _tasks(
    actor: Actor, moment: Moment, preview: Sequence[Proposed], frozen: Sequence[TaskLamp]
) -> dict[int, AnnualTask]:
    found = {each.task.pk: each.task for each in preview}
    lacking = {row.task_id for row in frozen} - found.keys()
    return found | allowed(AnnualTask, actor, moment=moment).by_id(lacking) if lacking else found


def _round(row: MonthClose, posts: dict[int, str], ruling: Ruling) -> Round:
    rules = say("，", ", ").join(
        say("{id} 第{version}版 {at}", "{id} version {version} {at}").format(**each, at=each["hash"][:12])
        for each in row.rules
    )
    return Round(
        row=row,
        by=posts.get(row.post_id or 0, ""),
        counts=counts_in_words(row.counts, ruling.palette),
        rules=rules,
    )


def _preview_lines(preview: Sequence[Proposed], units: dict[int, OrgUnit], ruling: Ruling) -> list[MonthLine]:
    return [
        MonthLine(
            task=each.task,
            unit=_named(units, each.task),
            mark=mark_of(each.closed.confirmed, ruling.palette),
            before=None,
            why=why_of(each.closed.system, each.closed.as_row()),
            beside=(),
            row=None,
            moved=False,
            waits=is_to_judge(each.closed.facts),
        )
        for each in preview
    ]


def _frozen_lines(
    frozen: Sequence[TaskLamp],
    tasks: dict[int, AnnualTask],
    units: dict[int, OrgUnit],
    ruling: Ruling,
    posts: dict[int, str],
    corrected: dict[int, Proposed],
) -> list[MonthLine]:
    found = []
    for row in frozen:
        task = tasks.get(row.task_id)
        if task is None:
            continue
        lamp: LampShown = closed_lamp(row, ruling, by=posts.get(row.changed_post_id or 0, ""))
        now = corrected.get(task.pk)
        found.append(
            MonthLine(
                task=task,
                unit=_named(units, task),
                mark=lamp.mark,
                before=mark_of(now.closed.confirmed, ruling.palette) if now else None,
                why=lamp.why,
                beside=lamp.beside,
                row=row,
                moved=now is not None,
            )
        )
    return found


_SHAPE_ORDER = {"m-behind": 0, "m-warn": 1, "m-not_due": 2, "m-on_path": 3, "m-ahead": 4}


def _worst_first(line: MonthLine) -> tuple[int, int]:
    return _SHAPE_ORDER[line.mark.shape], line.task.position


def _named(units: dict[int, OrgUnit], task: AnnualTask) -> str:
    unit = units.get(task.lead_unit_id or 0)
    return shown(unit.short_name or unit.name) if unit else ""


def _missing(month: Period, actor: Actor, moment: Moment) -> list[Missing]:
    """Name the units of which a word is still owed for this month, in official order."""
    if not may(actor, "read", ProgressReport):
        return []
    rows = owed(allowed(ProgressReport, actor, moment=moment).filter(period__in=periods_of(month)))
    open_ones: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for unit, task, state in rows.columns("unit", "task", "state"):
        open_ones[unit].append((task, state))
    if not open_ones:
        return []
    tasks = allowed(AnnualTask, actor, moment=moment).by_id(
        task for found in open_ones.values() for task, _ in found
    )
    units = accounts.units(actor, moment).by_id(open_ones)
    return [
        Missing(
            unit=shown(unit.name),
            open_ones=sum(state != "returned" for _, state in open_ones[key]),
            returned=sum(state == "returned" for _, state in open_ones[key]),
            tasks=tuple(
                (tasks[task].code, shown(tasks[task].title)) for task, _ in open_ones[key] if task in tasks
            )[:6],
        )
        for key, unit in sorted(units.items(), key=lambda each: (each[1].position, each[0]))
    ]
