"""A workbook that came back (交回的计划表): row by row what would change, and what is wrong, before anything is changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gangmu.core.base.refusals import GangmuError, Language
from gangmu.core.plan.annual_tasks import QUARTER_ENDS, nodes_within
from gangmu.core.plan.said.days import read_day
from gangmu.files.ledgers.layouts import LedgerLayout
from gangmu.files.ledgers.plan_books import DIVISION, PLAN, QUARTERS
from gangmu.files.ledgers.reading import ReturnedLedger, ReturnedRow
from gangmu.web.doors.languages import language, say
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import NodeGiven, TaskGiven
from gangmu.web.planning.actions.filing import FiledPlan, PlanOf
from gangmu.web.planning.books.contents import (
    FILLABLE,
    Around,
    division_book,
    fillable,
    nodes_in_quarters,
    plan_book,
)
from gangmu.web.planning.faults import FormFaultsError
from gangmu.web.planning.form_contents import typed_of
from gangmu.web.planning.forms import NODE_ROWS, read_task
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.naming import UnitNames, unit_names
from gangmu.web.planning.prefilling import Ordered
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

_STEPS: Final = re.compile(r"[；;\n]+")
_DAY: Final = re.compile(r"^(.*?)\s*[（(]([^（()）]*\d[^（()）]*)[)）]$")
_PHONE: Final = re.compile(r"[\s:：,，]*((?:\+?\d[\d\-－ ]{4,})(?:转\d+)?)\s*$")
_PLAN_FILLED: Final = (*QUARTERS, "person", "liaison", "help_wanted")
_DIVISION_FILLED: Final = (
    "task",
    "criterion",
    "lead",
    "responsible",
    "supporting",
    "leader",
    "limit",
    *QUARTERS,
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """交回行: one row of the workbook, with what it changes and what stands against it."""

    number: int  # in the sheet
    title: str
    task: AnnualTask | None
    changes: tuple[tuple[str, str, str], ...] = ()  # column, before, after
    fault: str = ""
    plan: PlanOf | None = None
    given: TaskGiven | None = None
    seen: int = 0  # the version of the task that the workbook was made of

    @property
    def is_taken(self) -> bool:
        """Tell whether something of it would be written."""
        return not self.fault and (self.plan is not None or self.given is not None)


@dataclass(frozen=True)
class Returned:
    """交回的计划表: its lines, and columns and rows that were passed over."""

    form: str
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()
    plan: AnnualPlan | None = None
    missing: int = 0  # tasks of which the workbook says nothing

    @property
    def taken(self) -> list[Line]:
        """What would be written."""
        return [each for each in self.lines if each.is_taken]

    @property
    def faulty(self) -> list[Line]:
        """What cannot be."""
        return [each for each in self.lines if each.fault]

    @property
    def unchanged(self) -> int:
        """How many rows say what stands there already."""
        return sum(not each.fault and not each.is_taken for each in self.lines)


def returned_of(ledger: ReturnedLedger, form: str, plan: AnnualPlan, *, on: date, by: Actor) -> Returned:
    """Hold a workbook against the plan as it stands."""
    read = _plans if form == "plan" else _divisions
    lines = tuple(read(ledger, plan, on=on, by=by))
    told = tuple(each.message("en" if language() == "en" else "zh") for each in ledger.remarks)
    named = {each.task.pk for each in lines if each.task}
    missing = sum(each.pk not in named for each in fillable(plan, by)) if form == "plan" else 0
    return Returned(form, lines, told, plan, missing)


def _plans(ledger: ReturnedLedger, plan: AnnualPlan, *, on: date, by: Actor) -> Iterator[Line]:
    tasks = {each.code: each for each in fillable(plan, by)}
    known = {str(row["code"]): row for row in plan_book(plan, by, on=on).rows}
    seen: set[str] = set()
    for row in ledger.rows:
        code = row.text("code").strip()
        task = tasks.get(code) or _by_title(row.text("task"), tasks)
        title = row.text("task") or (task.title if task else "")
        fault = _strange(row, task, seen)
        if fault or task is None:
            yield Line(number=row.number, title=title, task=None, fault=fault)
            continue
        seen.add(task.code)
        changes = tuple(_changes(row, known[task.code], _PLAN_FILLED, PLAN, ledger.columns))
        if not changes:
            yield Line(number=row.number, title=title, task=task)
        elif task.state != FILLABLE:
            yield Line(number=row.number, title=title, task=task, changes=changes, fault=_too_late(task))
        else:
            yield _planned(row, task, title, changes, known[task.code], plan)


def _planned(
    row: ReturnedRow,
    task: AnnualTask,
    title: str,
    changes: tuple[tuple[str, str, str], ...],
    known: Mapping[str, object],
    plan: AnnualPlan,
) -> Line:
    said = {name: _said(row, name, str(known.get(name) or "")) for name in _PLAN_FILLED}
    try:
        nodes = tuple(nodes_of(said, plan.year, until=task.limit_on))
        nodes_within(((each.text, each.due_on) for each in nodes), task.limit_on)
    except GangmuError as refused:
        return Line(number=row.number, title=title, task=task, changes=changes, fault=_words(refused))
    if not nodes:
        fault = say("没有写任何一季的形象进度", "it gives no progress for any quarter")
        return Line(number=row.number, title=title, task=task, changes=changes, fault=fault)
    liaison, phone = liaison_in(said["liaison"])
    filed = FiledPlan(
        nodes=nodes, person=said["person"], liaison=liaison, phone=phone, help_wanted=said["help_wanted"]
    )
    seen = _version(row, task)
    return Line(number=row.number, title=title, task=task, changes=changes, plan=PlanOf(task, filed, seen))


def _version(row: ReturnedRow, task: AnnualTask) -> int:
    """Give the version that the workbook was made of; a row without one speaks of the task as it is."""
    text = row.text("version").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else task.version


def nodes_of(said: Mapping[str, str], year: int, *, until: date | None) -> Iterator[NodeGiven]:
    """Read the cells of quarters: steps parted by semicolons, each due with its quarter or on the day in its brackets."""
    for number, name in enumerate(QUARTERS):
        end = date(year, *QUARTER_ENDS[number])
        if until is not None and until < end and (until.month - 1) // 3 == number:
            end = until
        for step in filter(None, (each.strip() for each in _STEPS.split(said.get(name, "")))):
            found = _DAY.match(step)
            day = read_day(found[2], year=year).day if found else None
            words = found[1].strip() if found and day else step
            if words and words not in ("—", "－", "-", "无"):
                yield NodeGiven(text=words[:300], due_on=day or end)


def liaison_in(text: str) -> tuple[str, str]:
    """Part a liaison from the telephone behind.

    >>> liaison_in("综合科联络岗 024-2272 1234"), liaison_in("综合科联络岗")
    (('综合科联络岗', '024-2272 1234'), ('综合科联络岗', ''))
    """
    found = _PHONE.search(text)
    return (text[: found.start()].strip(), found[1].strip()) if found else (text.strip(), "")


def _by_title(title: str, tasks: Mapping[str, AnnualTask]) -> AnnualTask | None:
    """Give the one task of this title, where the key is lost."""
    found = [each for each in tasks.values() if each.title == title.strip()]
    return found[0] if len(found) == 1 else None


def _strange(row: ReturnedRow, task: AnnualTask | None, seen: set[str]) -> str:
    if task is None:
        return say("不是本单位能报的任务", "no task that your unit can plan")
    if task.code in seen:
        return say("同一项任务写了两行", "the same task stands in two rows")
    if _version(row, task) > task.version:
        return say("版次不对，请重新下载", "its version is not known; download the workbook again")
    return ""


def _too_late(task: AnnualTask) -> str:
    return say(
        f"现在是“{state_words(task)}”，不能在这里改", f"it is “{state_words(task)}” and is not changed here"
    )


def _said(row: ReturnedRow, name: str, kept: str) -> str:
    """Give the words of a cell; a column that the workbook lost says what stood there."""
    cell = row.cells.get(name)
    return cell.text.strip() if cell is not None else kept


def _changes(
    row: ReturnedRow,
    known: Mapping[str, object],
    names: tuple[str, ...],
    layout: LedgerLayout,
    there: frozenset[str],
) -> Iterator[tuple[str, str, str]]:
    titles = {each.field: each.name for each in layout.columns}
    for name in names:
        before = str(known.get(name) or "")
        after = _said(row, name, "" if name in there else before)
        if _bare(before) != _bare(after):
            yield titles[name], before, after


def _bare(text: str) -> str:
    return "".join(text.split())


def _words(refused: GangmuError) -> str:
    spoken: Language = "en" if language() == "en" else "zh"
    if isinstance(refused, FormFaultsError):
        return say("；", "; ").join(each.message(spoken) for each in refused.faults.values())
    return refused.message(spoken)


def _divisions(ledger: ReturnedLedger, plan: AnnualPlan, *, on: date, by: Actor) -> Iterator[Line]:
    rows = list(queries.tasks_of(plan, by, NOW))
    tasks = {each.code: each for each in rows}
    known = {str(row["code"]): row for row in division_book(plan, by, on=on).rows}
    around, names = Around(rows, by), unit_names(by, on=on)
    beside = queries.units_on([each.pk for each in rows], by, NOW)
    seen: set[str] = set()
    for row in ledger.rows:
        code, title = row.text("code").strip(), row.text("task").strip()
        task = tasks.get(code)
        if task is None and code:
            yield Line(
                number=row.number,
                title=title,
                task=None,
                fault=say("没有这个编号的任务", "no task has this key"),
            )
            continue
        if task is not None and (fault := _strange(row, task, seen)):
            yield Line(number=row.number, title=title, task=None, fault=fault)
            continue
        if task is not None:
            seen.add(task.code)
        before = known[task.code] if task else {}
        changes = tuple(_changes(row, before, _DIVISION_FILLED, DIVISION, ledger.columns))
        if task is not None and changes and task.state != "drafted":
            yield Line(number=row.number, title=title, task=task, changes=changes, fault=_too_late(task))
        elif not changes:
            yield Line(number=row.number, title=title, task=task)
        else:
            typed = (
                typed_of(task, beside.get(task.pk, []), around.nodes.get(task.pk, []), names)
                if task
                else {"kind": "policy"}
            )
            yield _divided(row, task, title, changes, typed, names, around, plan, by)


def _divided(
    row: ReturnedRow,
    task: AnnualTask | None,
    title: str,
    changes: tuple[tuple[str, str, str], ...],
    typed: dict[str, str],
    names: UnitNames,
    around: Around,
    plan: AnnualPlan,
    by: Actor,
) -> Line:
    changed = {name for name, _, _ in changes}
    columns = {each.name: each.field for each in DIVISION.columns}
    for name in changed:
        column = columns[name]
        if column in ("task", "criterion", "lead", "responsible", "supporting", "limit", "note"):
            typed["title" if column == "task" else column] = _said(row, column, "")
    if {columns[name] for name in changed} & set(QUARTERS):
        kept = nodes_in_quarters(around.nodes.get(task.pk, ())) if task else {}
        said = {name: _said(row, name, str(kept.get(name) or "")) for name in QUARTERS}
        _write_nodes(typed, said, plan.year)
    if "牵头（责任）领导" in changed:
        wanted = _said(row, "leader", "")
        found = [key for key, post in around.posts.items() if post.role == "leader" and post.title == wanted]
        if wanted and not found:
            fault = say(f"没有叫“{wanted}”的领导岗位", f"no leader's post is called “{wanted}”")
            return Line(number=row.number, title=title, task=task, changes=changes, fault=fault)
        typed["leader"] = str(found[0]) if found else ""
    ordered = Ordered(promise=task.promise, clause=task.clause, words=task.text) if task else None
    try:
        given = read_task(typed, names, around.posts, ordered=ordered, year=plan.year, by=by)
    except GangmuError as refused:
        return Line(number=row.number, title=title, task=task, changes=changes, fault=_words(refused))
    return Line(
        number=row.number,
        title=title,
        task=task,
        changes=changes,
        given=replace(given, item=task.item) if task is not None and task.item_id else given,
        seen=_version(row, task) if task else 0,
    )


def _write_nodes(typed: dict[str, str], said: Mapping[str, str], year: int) -> None:
    for number in range(1, NODE_ROWS + 1):
        typed[f"node_{number}"] = typed[f"node_due_{number}"] = ""
    for number, node in enumerate(nodes_of(said, year, until=None), 1):
        typed |= {f"node_{number}": node.text, f"node_due_{number}": node.due_on.isoformat()}
