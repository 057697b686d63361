"""What people do to a ledger before it comes back: each row is known again, or told of in its place."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from files.ledgers.samples import (
    FIRST,
    a_book,
    a_row,
    filled,
    held,
    known,
    outcomes,
    place,
    read,
    replace_cells,
    sheet_of,
)
from gangmu.files.ledgers.books import IssuedBook, RowSaid, is_book_key
from gangmu.files.ledgers.comparing import ComparedRow, compare
from gangmu.files.ledgers.reading import NotALedgerError, TooManyRowsError, read_ledger
from gangmu.files.tables.problems import Severity
from gangmu.files.tables.sheets import Cell, CellKind, Merge, Sheet

BOOK = a_book()


def codes(row: ComparedRow) -> list[str]:
    return [each.code for each in row.problems]


def test_ledger_that_nobody_filled_in_says_nothing() -> None:
    assert outcomes(held(sheet_of(BOOK), BOOK)) == [
        ("T1A", "unchanged"),
        ("T2A", "unchanged"),
        ("T3A", "unchanged"),
    ]


def test_rows_that_were_filled_in_are_told_from_the_rest() -> None:
    rows = held(
        filled(
            BOOK,
            (1, "visible_progress", "主桥合龙。"),
            (1, "amount", "约7.2亿元"),
            (2, "visible_progress", "无变化"),
        ),
        BOOK,
    )
    assert outcomes(rows) == [("T1A", "changed"), ("T2A", "no_change"), ("T3A", "unchanged")]
    assert rows[0].said == RowSaid(visible_progress="主桥合龙。", amount=Decimal("7.2"))
    assert rows[1].said is not None
    assert rows[1].said.amount == Decimal("6.6")


def test_same_ledger_twice_says_nothing_new() -> None:
    sheet = filled(BOOK, (1, "visible_progress", "主桥合龙。"))
    first = held(sheet, BOOK)
    kept = known(BOOK)
    assert first[0].said is not None
    taken = [replace(kept[0], version=4, said=first[0].said), *kept[1:]]
    assert outcomes(compare(read(sheet), taken))[0] == ("T1A", "already")


def test_row_that_somebody_wrote_since_overwrites_nothing() -> None:
    sheet = filled(BOOK, (1, "visible_progress", "主桥合龙。"))
    later = [replace(each, version=4, said=RowSaid(visible_progress="另有说法")) for each in known(BOOK)]
    rows = compare(read(sheet), later)
    assert outcomes(rows) == [("T1A", "stale"), ("T2A", "unchanged"), ("T3A", "unchanged")]
    assert "T1A" in rows[0].problems[0].message()


@pytest.mark.parametrize("why", ["submitted", "in_review", "period_closed", "not_asked"])
def test_row_that_can_no_longer_be_filed_says_why(why: str) -> None:
    rows = held(filled(BOOK, (1, "visible_progress", "主桥合龙。")), BOOK, closed=why)
    assert [(each.outcome.value, codes(each)) for each in rows][:2] == [
        ("problem", [f"ledger.{why}"]),
        ("unchanged", []),
    ]


def test_renamed_sheet_moved_and_added_columns_and_sorted_rows_are_read() -> None:
    def shuffled(cells: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
        order = {FIRST: FIRST + 2, FIRST + 1: FIRST, FIRST + 2: FIRST + 1}
        moved = {(order.get(row, row), 30 - column): cell for (row, column), cell in cells.items()}
        return moved | {(FIRST - 1, 31): Cell("本局备注"), (FIRST, 31): Cell("已报分管局长")}

    sheet = replace_cells(filled(BOOK, (2, "visible_progress", "主桥合龙。")), shuffled)
    returned = read_ledger([Sheet("交通局9月", sheet.cells)], file="月报.xlsx")
    rows = compare(returned, known(BOOK))
    assert outcomes(rows) == [("T2A", "changed"), ("T3A", "unchanged"), ("T1A", "unchanged")]
    assert rows[0].extra == {"本局备注": "已报分管局长"}
    assert [each.code for each in returned.remarks] == ["ledger.column_kept"]


def test_row_that_was_deleted_is_told_and_changes_nothing() -> None:
    sheet = replace_cells(
        sheet_of(BOOK), lambda cells: {key: cell for key, cell in cells.items() if key[0] != FIRST + 1}
    )
    assert outcomes(held(sheet, BOOK)) == [("T1A", "unchanged"), ("T3A", "unchanged"), ("T2A", "missing")]


def without_keys(sheet: Sheet) -> Sheet:
    return replace_cells(
        sheet, lambda cells: {key: cell for key, cell in cells.items() if key[1] > 4 or key[0] < FIRST}
    )


def test_row_whose_key_is_lost_is_known_by_its_words() -> None:
    rows = held(without_keys(filled(BOOK, (1, "visible_progress", "主桥合龙。"))), BOOK)
    assert outcomes(rows)[0] == ("T1A", "changed")
    assert codes(rows[0]) == ["ledger.matched_by_words"]


def test_words_of_two_tasks_without_a_key_are_not_guessed() -> None:
    book = a_book(a_row(1, title="巡查"), a_row(2, title="巡查"))
    rows = held(without_keys(filled(book, (1, "visible_progress", "主桥合龙。"))), book)
    assert codes(rows[0]) == ["ledger.words_of_several"]


def test_row_of_no_task_is_told_with_its_place() -> None:
    rows = held(filled(BOOK, (4, "task", "新修一条路"), (4, "visible_progress", "开工")), BOOK)
    stray = next(each for each in rows if not each.code)
    assert (codes(stray), stray.problems[0].cell) == (["ledger.no_such_task"], "进展情况表!F7")


def test_rows_sorted_without_their_keys_are_not_believed() -> None:
    sheet = filled(
        BOOK, (1, "task", a_row(2).title), (2, "task", a_row(1).title), (1, "visible_progress", "主桥合龙。")
    )
    assert codes(held(sheet, BOOK)[0]) == ["ledger.key_and_words_differ"]


def test_same_task_in_two_rows_counts_once_or_not_at_all() -> None:
    sheet = filled(
        BOOK, (1, "visible_progress", "主桥合龙。"), *((4, name, text) for name, text in _copy("主桥合龙。"))
    )
    assert outcomes(held(sheet, BOOK))[3] == ("T1A", "unchanged")
    sheet = filled(
        BOOK, (1, "visible_progress", "主桥合龙。"), *((4, name, text) for name, text in _copy("尚未合龙。"))
    )
    assert codes(held(sheet, BOOK)[3]) == ["ledger.task_twice"]


def _copy(progress: str) -> list[tuple[str, str]]:
    return [
        ("code", "T1A"), ("period", "2025-09"), ("version", "3"), ("task", a_row(1).title), ("visible_progress", progress),
        ("amount", "6.6"),
    ]  # fmt: skip


def test_totals_notes_groups_and_a_header_printed_again_are_no_tasks() -> None:
    sheet = filled(BOOK)
    header = {(9, column): cell for (row, column), cell in sheet.cells.items() if row == FIRST - 1}
    added = {
        (7, 5): Cell("合计"),
        (7, 9): Cell("19.8"),
        (8, 5): Cell("一、交通"),
        **header,
        (12, 5): Cell("注：另附说明"),
    }
    sheet = replace_cells(
        sheet, lambda cells: {key: cell for key, cell in cells.items() if key[0] < 7} | added
    )
    returned = read(sheet)
    assert [each.text("code") for each in returned.rows] == ["T1A", "T2A", "T3A"]
    assert [each.code for each in returned.remarks] == ["ledger.total_passed"]


def test_merged_words_count_for_each_row_and_a_merged_figure_for_none() -> None:
    book = BOOK
    sheet = filled(
        book,
        (1, "visible_progress", "两桥同时合龙。"),
        (2, "visible_progress", ""),
        (1, "amount", "8"),
        (2, "amount", ""),
    )
    row, words, figure = FIRST, place(1, "visible_progress")[1], place(1, "amount")[1]
    merged = Sheet(
        sheet.name, sheet.cells, (Merge(row, words, row + 1, words), Merge(row, figure, row + 1, figure))
    )
    rows = held(merged, book)
    assert rows[1].said is not None
    assert rows[1].said.visible_progress == "两桥同时合龙。"
    assert codes(rows[1]) == ["ledger.merged_filled_down", "ledger.merged_figure"]
    assert rows[1].outcome.value == "problem"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("3.2亿元、5家", "said.several_figures"), ("7公里", "said.other_unit"), ("推进中", "said.figure_unclear"),
    ],
)  # fmt: skip
def test_amount_that_is_not_one_figure_is_refused_in_its_place(written: str, code: str) -> None:
    row = held(filled(BOOK, (1, "visible_progress", "主桥合龙。"), (1, "amount", written)), BOOK)[0]
    assert (row.outcome.value, codes(row), row.problems[0].cell) == ("problem", [code], "进展情况表!I4")
    assert written in row.problems[0].message("zh")
    assert written in row.problems[0].message("en")


@pytest.mark.parametrize(
    ("written", "amount", "code"),
    [
        ("72000万元", "7.2", "slip.understood"), ("６６０００", "66000", "slip.ten_thousandfold"),
        ("5.1", "5.1", "slip.amount_falls"), ("30", "30", "slip.far_beyond_goal"), ("已完成", "12", "ledger.done_is_goal"),
    ],
)  # fmt: skip
def test_amount_that_looks_like_a_slip_is_flagged_and_kept(written: str, amount: str, code: str) -> None:
    row = held(filled(BOOK, (1, "visible_progress", "主桥合龙。"), (1, "amount", written)), BOOK)[0]
    assert row.said is not None
    assert (row.outcome.value, row.said.amount, codes(row)) == ("changed", Decimal(amount), [code])


@pytest.mark.parametrize(
    ("kind", "code"),
    [(CellKind.ERROR, "ledger.error_in_cell"), (CellKind.UNCALCULATED, "ledger.not_calculated")],
)
def test_cell_that_holds_no_value_is_refused(kind: CellKind, code: str) -> None:
    assert codes(held(filled(BOOK, (1, "amount", "#REF!"), kind=kind), BOOK)[0]) == [code]


def test_other_columns_filled_and_progress_blank_is_a_problem() -> None:
    rows = held(filled(BOOK, (1, "visible_progress", ""), (1, "problem", "征地受阻")), BOOK)
    assert codes(rows[0]) == ["ledger.progress_missing"]


def test_no_change_with_a_new_problem_is_something_to_say() -> None:
    rows = held(filled(BOOK, (1, "visible_progress", "无变化"), (1, "problem", "征地受阻")), BOOK)
    assert rows[0].said is not None
    assert (rows[0].outcome.value, rows[0].said.visible_progress, rows[0].said.is_no_change) == (
        "changed",
        "无变化",
        False,
    )


def test_no_change_with_a_new_problem_is_known_again_when_it_comes_twice() -> None:
    sheet = filled(BOOK, (1, "visible_progress", "无变化"), (1, "problem", "征地受阻"))
    said = held(sheet, BOOK)[0].said
    assert said is not None
    kept = [replace(each, version=4, said=said, closed="in_review") for each in known(BOOK)]
    assert compare(read(sheet), kept)[0].outcome.value == "already"


def test_ledger_of_another_period_is_told() -> None:
    rows = held(filled(BOOK, (1, "visible_progress", "主桥合龙。")), BOOK, period="2025-10")
    assert codes(rows[0]) == ["ledger.other_period"]


def test_words_of_more_than_a_report_holds_are_refused() -> None:
    row = held(filled(BOOK, (1, "visible_progress", "字" * 1001)), BOOK)[0]
    assert codes(row) == ["ledger.too_long"]


def test_workbook_that_is_no_ledger_is_refused() -> None:
    with pytest.raises(NotALedgerError):
        read_ledger([Sheet("表1", {(1, 1): Cell("姓名"), (1, 2): Cell("电话")})], file="通讯录.xlsx")


def test_sheet_of_more_rows_than_a_unit_has_tasks_is_refused() -> None:
    sheet = sheet_of(BOOK)
    rows = {(row, column): Cell(f"任务{row}") for row in range(FIRST, FIRST + 2100) for column in (6, 8)}
    with pytest.raises(TooManyRowsError):
        read(Sheet(sheet.name, {key: cell for key, cell in sheet.cells.items() if key[0] < FIRST} | rows))


def test_number_of_a_book_tells_what_was_handed_out() -> None:
    assert is_book_key(BOOK.key)
    assert BOOK.key == a_book().key
    assert a_book(a_row(1)).key != BOOK.key
    assert a_book(programme="10").key != BOOK.key
    assert not is_book_key(BOOK.key[:-2] + BOOK.key[-1])
    assert read(sheet_of(BOOK)).book == BOOK.key


def test_every_problem_says_itself_in_both_languages() -> None:
    from gangmu.files.ledgers.problem_words import LEDGER_WORDS

    for zh, en in LEDGER_WORDS.values():
        assert zh.count("{") == en.count("{")


def test_faults_are_told_from_doubts() -> None:
    row = held(filled(BOOK, (1, "visible_progress", "主桥合龙。"), (1, "amount", "5.1")), BOOK)[0]
    assert [each.severity for each in row.problems] == [Severity.DOUBT]


def test_empty_book_is_still_a_book() -> None:
    book: IssuedBook = a_book(rows=())
    assert is_book_key(book.key)


def test_row_that_came_back_faulty_is_not_deleted_too() -> None:
    short = a_book(*BOOK.rows[:2])
    sheet = filled(short, (1, "visible_progress", "合龙"), (1, "amount", "3亿元、5家"), (2, "code", "T1A"))
    found = compare(read(sheet), known(BOOK))
    assert [(each.row, each.outcome.value) for each in found] == [
        (FIRST, "problem"),
        (FIRST + 1, "problem"),
        (None, "missing"),
    ]
    assert found[-1].code == "T3A"


def test_ledger_of_a_quarter_says_so_and_its_grey_columns_say_of_which_day_they_speak() -> None:
    rows = [replace(each, period="2025-Q3") for each in BOOK.rows]
    book = a_book(*rows, period="2025-Q3", known_on=date(2025, 8, 31))
    sheet = sheet_of(book)
    assert sheet.text(FIRST - 1, place(1, "visible_progress")[1]) == "本季进展"
    assert "序时进度截至：2025-08-31" in sheet.text(2, 5)
    rows_back = held(filled(book, (1, "visible_progress", "合龙")), book)
    assert outcomes(rows_back)[0] == ("T1A", "changed")


@pytest.mark.parametrize(("amount", "told"), [("12.5", ["slip.part_of_one"]), ("12", [])])
def test_part_of_what_is_counted_whole_is_asked_about_and_not_refused(amount: str, told: list[str]) -> None:
    book = a_book(a_row(1, unit="个"))
    row = held(filled(book, (1, "visible_progress", "建成"), (1, "amount", amount)), book)[0]
    assert (row.outcome.value, codes(row)) == ("changed", told)
