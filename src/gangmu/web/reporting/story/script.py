"""The script of the example's year: `year/tasks.csv` and `year/reports.csv` beside the example's plan folder."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

_FOLDER: Final = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """剧本任务: a task as the script tells it; units, clauses and posts by their codes."""

    key: str
    clause: str
    kind: str
    title: str
    criterion: str
    lead: str
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    leader: str
    limit: date
    amount: Decimal | None
    unit: str
    rhythm: str
    pace: str
    nodes: tuple[tuple[date, str], ...]
    end: str  # drafted, negotiating, running, claimed, verified: how far it has come on the story day
    profile: str  # which way it goes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """剧本报告: what a unit says of a task for a period."""

    task: str
    period: str
    progress: str
    amount: Decimal | None
    problem: str
    next_step: str
    help_wanted: str
    is_no_change: bool


@dataclass(frozen=True, slots=True)
class Script:
    """年度剧本: the tasks and reports of one year."""

    tasks: tuple[TaskLine, ...]
    reports: tuple[ReportLine, ...]
    folder: Path

    @property
    def year(self) -> int:
        """Give the year in which it plays."""
        return self.tasks[0].limit.year

    def reports_of(self, period: str) -> dict[str, ReportLine]:
        """Give the reports of one period, by task."""
        return {each.task: each for each in self.reports if each.period == period}


def read_script(folder: Path) -> Script | None:
    """Read the script that lies beside a plan folder; None where there is none."""
    there = folder / _FOLDER
    if not (there / "tasks.csv").is_file():
        return None
    tasks = tuple(_task(row) for row in _rows(there / "tasks.csv"))
    return Script(tasks, tuple(_report(row) for row in _rows(there / "reports.csv")), there)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _task(row: dict[str, str]) -> TaskLine:
    return TaskLine(
        key=row["key"],
        clause=row["clause"],
        kind=row["kind"],
        title=row["title"],
        criterion=row["criterion"],
        lead=row["lead"],
        responsible=tuple(row["responsible"].split()),
        supporting=tuple(row["supporting"].split()),
        leader=row["leader"],
        limit=date.fromisoformat(row["limit"]),
        amount=Decimal(row["amount"]) if row["amount"] else None,
        unit=row["unit"],
        rhythm=row["rhythm"],
        pace="seasonal" if row["profile"] == "seasonal" else "",
        nodes=tuple(_node(each) for each in row["nodes"].split("|") if each),
        end=row["end"],
        profile=row["profile"],
    )


def _node(text: str) -> tuple[date, str]:
    day, _, words = text.partition(" ")
    return date.fromisoformat(day), words


def _report(row: dict[str, str]) -> ReportLine:
    return ReportLine(
        task=row["task"],
        period=row["period"],
        progress=row["progress"],
        amount=Decimal(row["amount"]) if row["amount"] else None,
        problem=row["problem"],
        next_step=row["next"],
        help_wanted=row["help"],
        is_no_change=bool(row["no_change"]),
    )
