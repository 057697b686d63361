"""Writes a ledger (写台账): the official order, prefilled, with the hidden keys by which its rows are known again."""

from collections.abc import Callable
from typing import Final

from gangmu.files.ledgers.books import IssuedBook, IssuedRow
from gangmu.files.ledgers.layouts import PROGRESS, LedgerColumn
from gangmu.files.tables.sheets import Merge
from gangmu.files.xlsx.writing import Choices, Value, WrittenSheet, workbook

NO_CHANGE: Final = "无变化"
_HEADER: Final = 3
_HOW: Final = (
    "怎么填",
    "只填白色的列；灰色的是系统已经知道的，改了也不会采用。",
    "“本月进展”写这一期做成了什么；没有新变化的，选“无变化”就算填好。",
    "“累计完成”只写一个数，单位会自动带上；写成“约3.2亿元”“百分之六十”“３２００”也认得。",
    "列可以调换、可以加列、行可以排序或删掉：系统按隐藏的编号认行，多出来的列原样保留，删掉的行就当没有填。",
    "不要改隐藏的前四列。上传后先看核对结果，确认以后才算报送；同一个文件传两次不会重复。",
)


def ledger_workbook(book: IssuedBook) -> bytes:
    """Give the bytes of a ledger: the same book gives the same bytes."""
    return workbook([_sheet(book), _notes()])


def _sheet(book: IssuedBook) -> WrittenSheet:
    columns = PROGRESS.columns
    lead: list[Value] = [None] * _first_seen()
    rows: list[list[Value]] = [
        [*lead, book.title],
        [*lead, _second_line(book)],
        [_heading(book, each) for each in columns],
    ]
    rows += [_row(book, number, each) for number, each in enumerate(book.rows, start=1)]
    foot = _foot(book)
    units = {
        (_HEADER + number, PROGRESS.place("amount")): each.unit
        for number, each in enumerate(book.rows, start=1)
        if each.unit
    }
    return WrittenSheet(
        name="进展情况表",
        rows=[*rows, *foot],
        header=_HEADER,
        title_rows=_HEADER - 1,
        hidden_columns=_numbers(lambda each: each.key),
        required_columns=_numbers(lambda each: each.required),
        known_columns=_numbers(lambda each: each.known or each.key),
        frozen_columns=PROGRESS.place("task"),
        choices=tuple(_choices(number, each) for number, each in enumerate(columns, start=1) if each.prompt),
        merges=_merges(len(rows), len(foot)),
        widths={number: each.width for number, each in enumerate(columns, start=1)},
        units=units,
        foot_rows=len(foot),
        ruled=True,
        room=0,
    )


def _numbers(holds: Callable[[LedgerColumn], bool]) -> frozenset[int]:
    return frozenset(number for number, each in enumerate(PROGRESS.columns, start=1) if holds(each))


def _first_seen() -> int:
    return sum(1 for each in PROGRESS.columns if each.key)


def _heading(book: IssuedBook, column: LedgerColumn) -> str:
    is_of_quarter = column.field == "visible_progress" and "-Q" in book.period
    return "本季进展" if is_of_quarter else column.name


def _second_line(book: IssuedBook) -> str:
    due = f"　　报送截止：{book.due_on.isoformat()}" if book.due_on else ""
    known = f"　　序时进度截至：{book.known_on.isoformat()}" if book.known_on else ""
    return (
        f"填报单位：{book.unit_name}　　下载日期：{book.made_on.isoformat()}{due}{known}　　数量单位：见各格"
    )


def _row(book: IssuedBook, number: int, row: IssuedRow) -> list[Value]:
    said = row.said
    values: dict[str, Value] = {
        "code": row.code,
        "period": row.period,
        "version": row.version,
        "book": book.key,
        "number": number,
        "task": row.title,
        "goal": row.goal,
        "visible_progress": NO_CHANGE if said.is_no_change else said.visible_progress,
        "amount": said.amount if row.unit else "—",
        "rate": row.rate,
        "elapsed": row.elapsed,
        "pace": row.pace,
        "problem": said.problem,
        "next_step": said.next_step,
        "help_wanted": said.help_wanted,
        "signers": book.signers,
    }
    return [values[each.field] for each in PROGRESS.columns]


def _foot(book: IssuedBook) -> list[list[Value]]:
    lead: list[Value] = [None] * _first_seen()
    return [
        [*lead, "注：灰色为系统已有内容，白色由填报单位填写；红字的列必填。"],
        [*lead, f"填报人：　　　　　审核人：　　　　　签发人：　　　　　账本号：{book.key}"],
    ]


def _merges(rows: int, foot: int) -> tuple[Merge, ...]:
    first, last = _first_seen() + 1, len(PROGRESS.columns)
    lines = [1, 2, *range(rows + 1, rows + foot + 1)]
    return tuple(Merge(line, first, line, last) for line in lines)


def _choices(number: int, column: LedgerColumn) -> Choices:
    options = (NO_CHANGE,) if column.field == "visible_progress" else ()
    return Choices(column=number, options=options, title=column.name, prompt=column.prompt, free=True)


def _notes() -> WrittenSheet:
    return WrittenSheet(name="填写说明", rows=[[line] for line in _HOW], widths={1: 90}, header=1)
