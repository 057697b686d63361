"""What the matrix is made of, as one actor may see it at one moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gangmu.core.outline.nodes import Node
from gangmu.core.plan.coverage import Matrix, OrderedClause, PlannedTask
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.rights import rights_of
from gangmu.web.accounts.scopes import allowed
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.outlines.reviewing import label_of
from gangmu.web.planning.models import AnnualPlan, AnnualTask, TaskUnit
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment
from gangmu.web.record.rows import type_name

LOOSE = ""  # the chapter of what no clause ordered


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A clause as a line of the matrix."""

    key: int
    code: str
    start: int
    end: int
    chapter: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as it is named in a cell."""

    code: str
    title: str
    limit_on: date | None


@dataclass(frozen=True)
class Seen:
    """The matrix with the words for its keys."""

    matrix: Matrix
    version: OutlineVersion | None
    chapters: list[tuple[str, str]]  # id, label
    lines: dict[int, ClauseLine]
    tasks: dict[int, TaskLine]
    units: dict[int, OrgUnit]  # in official order
    plans: dict[int, str]  # year, state
    sees_all: bool  # whether a missing task is a hole, or only one that this actor may not see

    def words_of(self, line: ClauseLine) -> str:
        """Give the sentence."""
        return "" if self.version is None else self.version.text[line.start : line.end]


def seen(actor: Actor, moment: Moment) -> Seen:
    """Read the matrix: a fixed number of queries, whatever its size."""
    version = outlines.version_in_force(actor, moment)
    chapters = [] if version is None else chapters_of(version)
    lines = {} if version is None else _lines(actor, moment, version, chapters)
    plans = {pk: (year, state) for pk, year, state in
             allowed(AnnualPlan, actor, moment=moment).columns("id", "year", "state")}  # fmt: skip
    promised, ends = _promised(actor, moment)
    clauses = [
        OrderedClause(key, line.start, line.chapter, ends.get(key), is_gone=key not in ends)
        for key, line in lines.items()
        if key in promised
    ]
    tasks, named = _tasks(actor, moment, plans, promised)
    scopes = {right.scope for right in rights_of(actor.role, "read", type_name(AnnualTask))}
    return Seen(
        matrix=Matrix(clauses, tasks),
        version=version,
        chapters=[(each.id, label_of(each)) for each in chapters],
        lines=lines,
        tasks=named,
        units=dict(accounts.units_by_id(actor, moment)),
        plans=dict(plans.values()),
        sees_all="any" in scopes,
    )


def _lines(
    actor: Actor, moment: Moment, version: OutlineVersion, chapters: list[Node]
) -> dict[int, ClauseLine]:
    codes = dict(outlines.clauses(actor, moment).columns("id", "code"))
    texts = outlines.clause_texts(actor, moment).filter(outline=version.pk)
    found = sorted(texts.columns("start", "end", "clause"))
    return {
        key: ClauseLine(key, codes.get(key, ""), start, end, _chapter_at(chapters, start))
        for start, end, key in found
    }


def _chapter_at(chapters: Iterable[Node], place: int) -> str:
    return next((each.id for each in chapters if each.start <= place < each.section_end), LOOSE)


def _promised(actor: Actor, moment: Moment) -> tuple[dict[int, list[int]], dict[int, int | None]]:
    """Give the promises of each clause, and the last year in which one that still stands is due (None: no end)."""
    promised = defaultdict[int, list[int]](list)
    dues = defaultdict[int, list[int | None]](list)
    for key, clause, due, withdrawn in outlines.promises(actor, moment).columns(
        "id", "clause", "due", "withdrawn_on"
    ):
        promised[clause].append(key)
        if withdrawn is None:
            dues[clause].append(int(due[:4]) if due else None)
    return dict(promised), {clause: _latest(found) for clause, found in dues.items()}


def _latest(years: list[int | None]) -> int | None:
    known = [year for year in years if year is not None]
    return max(known) if len(known) == len(years) else None


def _tasks(
    actor: Actor, moment: Moment, plans: dict[int, tuple[int, str]], promised: dict[int, list[int]]
) -> tuple[list[PlannedTask], dict[int, TaskLine]]:
    clause_of = {promise: clause for clause, found in promised.items() for promise in found}
    others = defaultdict[int, list[int]](list)
    for task, unit in allowed(TaskUnit, actor, moment=moment).columns("task", "unit"):
        others[task].append(unit)
    tasks, named = list[PlannedTask](), dict[int, TaskLine]()
    columns = "position", "id", "plan", "promise", "clause", "lead_unit", "state", "code", "title", "limit_on"
    for _, key, plan, promise, clause, lead, state, code, title, limit_on in sorted(
        allowed(AnnualTask, actor, moment=moment).columns(*columns), key=lambda row: row[:2]
    ):
        if plan not in plans:
            continue
        ordered = clause if clause is not None else clause_of.get(promise)
        tasks.append(PlannedTask(key, plans[plan][0], ordered, lead, state, tuple(others[key])))
        named[key] = TaskLine(code, title, limit_on)
    return tasks, named
