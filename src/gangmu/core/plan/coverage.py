"""The matrix (任务矩阵): which clause is carried out in which year and by whom, and its holes.

Roll-ups count states and never average unlike things. Whoever sees a part of the tasks sees the matrix of that part.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

# 核销的不算有人承担; what was carried over was taken up in its year, and goes on in the next.
_GIVEN_UP: Final = frozenset({"cancelled"})


class Stage(StrEnum):
    """推进阶段: the states of a task in the few groups that a matrix has room for."""

    DRAFTED = "drafted"  # 拟定、会商
    UNDER_WAY = "under_way"  # 已下达至申请调整
    CLAIMED = "claimed"  # 申报完成，待认定
    DONE = "done"  # 已认定、已销号
    ENDED = "ended"  # 结转、核销、未完成


STAGE_OF: Final[Mapping[str, Stage]] = {
    "drafted": Stage.DRAFTED,
    "negotiating": Stage.DRAFTED,
    "issued": Stage.UNDER_WAY,
    "planned": Stage.UNDER_WAY,
    "running": Stage.UNDER_WAY,
    "change_asked": Stage.UNDER_WAY,
    "claimed": Stage.CLAIMED,
    "verified": Stage.DONE,
    "closed": Stage.DONE,
    "carried": Stage.ENDED,
    "cancelled": Stage.ENDED,
    "unmet": Stage.ENDED,
}
STAGE_WORDS: Final[Mapping[Stage, tuple[str, str]]] = {
    Stage.DRAFTED: ("拟定会商", "being drafted"),
    Stage.UNDER_WAY: ("推进中", "under way"),
    Stage.CLAIMED: ("申报完成待认定", "claimed, to be verified"),
    Stage.DONE: ("已认定销号", "verified or closed"),
    Stage.ENDED: ("结转核销未完成", "carried, cancelled or not completed"),
}


@dataclass(frozen=True, slots=True)
class OrderedClause:
    """有承诺的句子: a sentence that orders something. `last_year` is the last year in which a promise of it is due; None: no end."""

    key: int
    position: int
    chapter: str
    last_year: int | None = None
    is_gone: bool = False  # dropped by the version in force, or all its promises withdrawn

    def is_open_in(self, year: int) -> bool:
        """Tell whether something of it is still to be done in a year."""
        return not self.is_gone and (self.last_year is None or self.last_year >= year)


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """矩阵中的任务: an annual task as the matrix needs it. Keys are those of whoever asks."""

    key: int
    year: int
    clause: int | None
    lead: int | None
    state: str
    others: tuple[int, ...] = ()

    @property
    def stage(self) -> Stage:
        """Give the group of its state."""
        return STAGE_OF[self.state]

    @property
    def is_borne(self) -> bool:
        """Tell whether somebody bears it in its year."""
        return self.state not in _GIVEN_UP


@dataclass(frozen=True, slots=True)
class Cell:
    """一格: the tasks of one clause in one year."""

    tasks: tuple[PlannedTask, ...] = ()

    @property
    def is_hole(self) -> bool:
        """Tell whether nobody bears anything here."""
        return not any(task.is_borne for task in self.tasks)

    @property
    def leads(self) -> tuple[int, ...]:
        """Name the leads, each once, in the order of the tasks."""
        return tuple(dict.fromkeys(task.lead for task in self.tasks if task.lead is not None))

    @property
    def stages(self) -> Counter[Stage]:
        """Count its tasks by stage."""
        return Counter(task.stage for task in self.tasks)


_HOLE: Final = Cell()


@dataclass(frozen=True)
class Matrix:
    """任务矩阵: clause × year × unit."""

    clauses: Sequence[OrderedClause]
    tasks: Sequence[PlannedTask]
    _cells: dict[tuple[int, int], Cell] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found = defaultdict[tuple[int, int], list[PlannedTask]](list)
        for task in self.tasks:
            if task.clause is not None:
                found[task.clause, task.year].append(task)
        object.__setattr__(self, "_cells", {at: Cell(tuple(tasks)) for at, tasks in found.items()})

    def cell(self, clause: int, year: int) -> Cell:
        """Give what is done of a clause in a year; a hole where nothing is."""
        return self._cells.get((clause, year), _HOLE)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Name the years that have tasks."""
        return tuple(sorted({task.year for task in self.tasks}))

    @cached_property
    def _by_key(self) -> dict[int, OrderedClause]:
        return {clause.key: clause for clause in self.clauses}

    def is_wanted(self, clause: int, year: int) -> bool:
        """Tell whether something of a clause is still to be done in a year."""
        found = self._by_key.get(clause)
        return found is not None and found.is_open_in(year)

    def holes(self, year: int) -> list[OrderedClause]:
        """Give the clauses of which something is still to be done and that nobody has taken up in a year, in order of the text."""
        return [each for each in self.clauses if each.is_open_in(year) and self.cell(each.key, year).is_hole]

    def without_clause(self, year: int) -> list[PlannedTask]:
        """Give the tasks that no clause ordered."""
        return [task for task in self.tasks if task.year == year and task.clause is None]

    def of_gone_clauses(self, year: int) -> list[PlannedTask]:
        """Give the tasks whose clause is gone from the version in force."""
        return [
            task
            for task in self.tasks
            if task.year == year and task.clause is not None and self._is_gone(task.clause)
        ]

    def _is_gone(self, key: int) -> bool:
        clause = self._by_key.get(key)
        return clause is None or clause.is_gone

    def leads(self, year: int) -> Counter[int]:
        """Count how many tasks each unit leads in a year, of those that are borne."""
        return Counter(
            task.lead for task in self.tasks if task.year == year and task.lead is not None and task.is_borne
        )

    def takes_part(self, year: int) -> Counter[int]:
        """Count in how many tasks each unit takes part without leading."""
        return Counter(
            unit for task in self.tasks if task.year == year and task.is_borne for unit in set(task.others)
        )

    def leads_nothing(self, units: Iterable[int], year: int) -> list[int]:
        """Give the units that lead nothing in a year, in their order."""
        leading = self.leads(year)
        return [unit for unit in units if not leading[unit]]

    def leads_more_than(self, limit: int, year: int) -> list[tuple[int, int]]:
        """Give the units that lead more than so many tasks, the most burdened first."""
        return [(unit, count) for unit, count in self.leads(year).most_common() if count > limit]

    def stages(self, year: int, *, chapter: str | None = None, lead: int | None = None) -> Counter[Stage]:
        """Count the tasks of a year by stage, of a chapter or a lead or of all."""
        return Counter(
            task.stage
            for task in self.tasks
            if task.year == year
            and (lead is None or task.lead == lead)
            and (chapter is None or self._chapter(task) == chapter)
        )

    def _chapter(self, task: PlannedTask) -> str | None:
        clause = None if task.clause is None else self._by_key.get(task.clause)
        return None if clause is None else clause.chapter
