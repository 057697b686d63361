"""The task-division notice (任务分解通知): what for, what is asked of the units, and a table of every task by clause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.values import Annex, Block, Cell, Column, Form, Heading, Paper, Row, Table, Text
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.plan.papers.heads import PaperHead, paper_of

KIND: Final = "task_division"
# Share of the width, and whether it is centred: 条款 序号 任务 完成标准 牵头单位 责任（配合）单位 牵头领导 时限 年度目标
_COLUMNS: Final = (
    (20, False), (2, True), (15, False), (14, False), (8, True), (16, False), (9, True), (6, True), (6, True),
)  # fmt: skip
_LEADER: Final = 6
_AMOUNT: Final = 8
_NOTHING: Final = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedTask:
    """An annual task as one row of the table. `section` and `clause` say what of the outline orders it; both may be empty."""

    code: str
    text: str
    criterion: str
    lead: str
    limit: str
    section: str = ""
    clause: str = ""
    others: tuple[str, ...] = ()  # 责任单位、配合单位
    leader: str = ""
    amount: str = ""  # 年度目标，带计量单位


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDivision:
    """任务分解: a year's plan as it goes out to the units."""

    plan: str
    outline: str
    year: int
    report_day: int
    first_report_on: date | None
    tasks: tuple[DividedTask, ...]


def task_division_notice(division: TaskDivision, head: PaperHead, words: PaperWords) -> Paper:
    """Write the notice and its table."""
    figures = _figures(division)
    annex = words.said("division_annex", figures)
    blocks: list[Block] = [Text(words.said("division_purpose", figures))]
    for part in ("duty", "report", "supervision"):
        blocks.append(Heading(1, words.word(f"division_{part}_heading")))
        blocks.append(Text(words.said(f"division_{part}", figures)))
    return paper_of(
        head,
        words,
        kind=KIND,
        form=Form.DOCUMENT,
        title=words.said("division_title", figures),
        blocks=tuple(blocks),
        annexes=(Annex(annex, (_table(division, words),), is_landscape=True),),
    )


def _figures(division: TaskDivision) -> dict[str, object]:
    units = {task.lead for task in division.tasks} | {unit for task in division.tasks for unit in task.others}
    first = division.first_report_on
    return {
        "plan": division.plan,
        "outline": division.outline,
        "year": division.year,
        "report_day": division.report_day,
        "first_report": day_words(first) if first else f"{division.year}年1月{division.report_day}日",
        "tasks": len(division.tasks),
        "leads": len({task.lead for task in division.tasks}),
        "units": len(units),
    }


def _table(division: TaskDivision, words: PaperWords) -> Table | Text:
    names = (*words.list("division_columns", of=len(_COLUMNS) - 1), words.word("division_amount"))
    if not division.tasks:
        return Text(words.said("division_empty", _figures(division)))
    said = {
        _LEADER: [task.leader for task in division.tasks],
        _AMOUNT: [task.amount for task in division.tasks],
    }
    left_out = tuple(place for place, texts in said.items() if not any(texts))
    columns = tuple(
        Column(name, share, is_centred=is_centred)
        for place, (name, (share, is_centred)) in enumerate(zip(names, _COLUMNS, strict=True))
        if place not in left_out
    )
    rows = tuple(_rows(division.tasks, words, left_out=left_out))
    return Table(columns=columns, rows=rows, note=words.word("division_note"))


def _rows(tasks: Iterable[DividedTask], words: PaperWords, *, left_out: tuple[int, ...]) -> Iterator[Row]:
    """Give a row for each section across the whole table, and one cell for each clause beside all of its tasks."""
    number = 0
    width = len(_COLUMNS) - len(left_out)
    for section, of_section in groupby(tasks, key=lambda task: task.section):
        head = Cell(section or words.word("division_without_section"), across=width, is_head=True)
        yield Row((head, *(None,) * (width - 1)))
        for clause, of_clause in groupby(of_section, key=lambda task: task.clause):
            together = list(of_clause)
            beside: Cell | None = Cell(clause or words.word("division_without_clause"), down=len(together))
            for task in together:
                number += 1
                cells = (beside, Cell(str(number)), *(Cell(text) for text in _said(task)))
                yield Row(
                    tuple(cell for place, cell in enumerate(cells) if place not in left_out), (task.code,)
                )
                beside = None


def _said(task: DividedTask) -> tuple[str, ...]:
    others = "、".join(task.others) or _NOTHING
    leader, amount = task.leader or _NOTHING, task.amount or _NOTHING
    return (task.text, task.criterion or _NOTHING, task.lead, others, leader, task.limit, amount)
