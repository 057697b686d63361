"""Ledgers as their pages show them (台账页面): what becomes of each row, in words and in order of what asks for a look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError, Language, retold
from gangmu.core.plan.reporting_periods import month_words
from gangmu.files.ledgers.comparing import ComparedRow, RowOutcome
from gangmu.files.ledgers.plain import problem_from_plain
from gangmu.files.tables.problems import Problem, Severity
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.record.actors import Actor
from gangmu.web.reporting.ledgers import queries
from gangmu.web.reporting.ledgers.comparing import Held, held
from gangmu.web.reporting.models import ReturnedBook

OUTCOMES: Final[Mapping[RowOutcome, tuple[str, str]]] = {
    RowOutcome.PROBLEM: ("有问题，不收", "problem, not taken"),
    RowOutcome.STALE: ("已过时，不收", "stale, not taken"),
    RowOutcome.CHANGED: ("有新内容", "changed"),
    RowOutcome.NO_CHANGE: ("无变化", "no change"),
    RowOutcome.ALREADY: ("已收过", "known already"),
    RowOutcome.UNCHANGED: ("没有填", "not filled in"),
    RowOutcome.MISSING: ("行已删去", "row deleted"),
}
STATES: Final[Mapping[str, tuple[str, str]]] = {
    "reading": ("识读中", "being read"),
    "preview": ("待确认", "waits to be confirmed"),
    "taken": ("已收", "taken"),
    "refused": ("读不了", "could not be read"),
    "dropped": ("已放弃", "dropped"),
}


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """可下载: a unit and a period with reports that wait to be filled in."""

    unit: OrgUnit
    period: str
    words: str
    count: int
    due_on: Any


def open_ledgers(actor: Actor) -> list[OpenLedger]:
    """Give the ledgers that can be downloaded now, units in official order."""
    found: dict[tuple[int, str], OpenLedger] = {}
    for row in queries.fillable(actor):
        there = found.get((row.unit_id, row.period))
        count, due_on = (there.count, min(there.due_on, row.due_on)) if there else (0, row.due_on)
        found[row.unit_id, row.period] = OpenLedger(
            row.unit, row.period, period_words(row.period), count + 1, due_on
        )
    return list(found.values())


def period_words(period: str) -> str:
    """Call a period in the reader's language."""
    return say(*month_words(Period(period))) if period else ""


@dataclass(frozen=True, slots=True)
class Line:
    """一本台账: what becomes of it, in one line."""

    row: ReturnedBook
    unit: str
    period: str
    state: str
    counts: Mapping[str, int]  # by outcome
    refusal: GangmuError | None
    can_be_taken: bool
    copies: Sequence[str]  # files that were brought with it and are the same
    doubts: Sequence[str]  # its rows whose figures are asked back, until it is filed


def lines_of(found: Sequence[Held]) -> list[Line]:
    """Give the table of results of many ledgers, in the order in which they were brought."""
    units = dict(
        OrgUnit.objects.filter(pk__in={each.row.unit_id for each in found if each.row.unit_id}).values_list(
            "pk", "name"
        )
    )
    return [_line(each, units) for each in found]


def _line(each: Held, units: Mapping[int, str]) -> Line:
    row = each.row
    counts = row.reading.get("counts") or {kind.value: count for kind, count in each.counts.items()}
    return Line(
        row=row,
        unit=units.get(row.unit_id or 0, ""),
        period=period_words(row.period),
        state=say(*STATES[row.state]),
        counts=counts,
        refusal=refusal_of(row),
        can_be_taken=row.state == "preview" and each.is_taking,
        copies=row.reading.get("copies", ()),
        doubts=_doubts(each) if row.state == "preview" else (),
    )


def _doubts(found: Held) -> list[str]:
    """Name the rows whose figures are asked back (存疑), each with what is asked."""
    spoken: Language = "en" if language() == "en" else "zh"
    told = []
    for each in found.rows:
        if each.is_in_doubt:
            report = found.reports.get(each.code)
            asked = [
                str(_shown(one, spoken)["message"]) for one in each.problems if one.severity is Severity.DOUBT
            ]
            told.append(
                f"{shown(report.task.title) if report else each.code}{say('：', ': ')}{' '.join(asked)}"
            )
    return told


def refusal_of(row: ReturnedBook) -> GangmuError | None:
    """Give why a ledger could not be read, as it was refused."""
    kept = row.reading.get("refusal")
    return retold(kept["code"], kept["parameters"], where=kept["where"]) if kept else None


@dataclass(frozen=True, slots=True)
class RowLine:
    """一行: where it lies, what it says, what becomes of it, and what is wrong with it."""

    row: ComparedRow
    outcome: str
    said: list[tuple[str, str]]
    problems: list[Any]
    extra: Mapping[str, str]
    needs_a_look: bool


def as_page(row: ReturnedBook, *, by: Actor) -> dict[str, Any]:
    """Give what the page of one ledger shows."""
    found = held([row], by=by)[0] if row.state == "preview" else Held(row, None, (), {})
    spoken: Language = "en" if language() == "en" else "zh"
    order = list(OUTCOMES)
    rows = sorted(found.rows, key=lambda each: (order.index(each.outcome), each.row or 0))
    line = lines_of([found])[0]
    remarks = row.reading.get("ledger", {}).get("remarks", [])
    return {
        "book": row,
        "line": line,
        "counts": [
            (say(*OUTCOMES[kind]), line.counts.get(kind.value, 0))
            for kind in order
            if line.counts.get(kind.value)
        ],
        "rows": [_row_line(each, found, spoken) for each in rows],
        "remarks": [problem_from_plain(each).as_dict(spoken) for each in remarks],
        "left_out": sum(1 for each in rows if each.outcome in (RowOutcome.PROBLEM, RowOutcome.STALE)),
        "taken": sum(1 for each in rows if each.is_taken),
        "in_doubt": found.in_doubt,
    }


def _row_line(row: ComparedRow, found: Held, spoken: Language) -> RowLine:
    problems = [_shown(each, spoken) for each in row.problems]
    return RowLine(
        row=row,
        outcome=say(*OUTCOMES[row.outcome]),
        said=_said(row, found),
        problems=problems,
        extra=row.extra or {},
        needs_a_look=row.outcome in (RowOutcome.PROBLEM, RowOutcome.STALE)
        or any(each.severity is Severity.DOUBT for each in row.problems),
    )


def _shown(problem: Problem, spoken: Language) -> Mapping[str, Any]:
    words = {"fault": ("错误", "fault"), "doubt": ("存疑", "doubt"), "remark": ("提示", "remark")}
    return {**problem.as_dict(spoken), "kind": say(*words[problem.severity.value])}


def _said(row: ComparedRow, found: Held) -> list[tuple[str, str]]:
    """Say what a row would file, field by field; of one that is not taken nothing is filed."""
    if row.said is None or not row.is_taken:
        return []
    report = found.reports.get(row.code)
    unit = report.task.unit_of_measure if report else ""
    amount = "" if row.said.amount is None else f"{canonical(row.said.amount)}{unit}"
    fields = (
        (
            say("本月进展", "Progress"),
            say("无变化", "no change") if row.said.is_no_change else row.said.visible_progress,
        ),
        (say("累计完成", "Cumulative"), amount),
        (say("存在问题及原因", "Problem"), row.said.problem),
        (say("下一步措施", "Next step"), row.said.next_step),
        (say("需市级协调事项", "Help wanted"), row.said.help_wanted),
    )
    return [(name, text) for name, text in fields if text]
