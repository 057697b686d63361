"""Tables: cells as people write them, no cell that runs, rival names that become vintages."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.files.plan_folders.folders import read_table
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables import cells
from gangmu.files.tables.csv_reading import read_grid
from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.tables.formulas_in_cells import with_guard, without_guard
from gangmu.files.tables.mappings import read_mapping, with_mapping
from gangmu.files.tables.problems import CellError

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "　=")


@given(st.one_of(st.sampled_from(DANGEROUS), st.just("'")), st.text(max_size=20))
def test_no_cell_leaves_as_a_formula_and_each_comes_back(head: str, rest: str) -> None:
    cell = head + rest
    guarded = with_guard(cell)
    assert without_guard(guarded) == cell
    bare = guarded.lstrip(" 　")
    runs = bare[:1] and bare[0] in "=+-@\t\r\n＝＋－＠"
    assert not runs or cells.half_width(bare).replace("%", "").replace(".", "", 1).lstrip("+-").isdigit()


@pytest.mark.parametrize("number", ["-5.2", "+3", "-0.5%", "12", "-.5"])
def test_number_with_a_sign_stays_a_number(number: str) -> None:
    assert with_guard(number) == number


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8), min_size=2, max_size=2),
        max_size=6,
    )
)
def test_written_table_is_read_back(rows: list[list[str]]) -> None:
    """Blanks around cells and rows without content are not kept."""
    text = csv_text(["a", "b"], rows, mark=True)
    grid, problems = read_grid(text.encode(), file="t.csv")
    assert problems == []
    assert grid is not None
    kept = [tuple(cell.strip() for cell in row) for row in rows]
    assert [row for _, row in grid.rows] == [row for row in kept if any(row)]


@pytest.mark.parametrize(
    "text", ["", "1.2.3", "12a3", "1,23", "约5", "0x10", "1e5", "9" * 31, "—", "NaN", "∞", "²"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        cells.read_number(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025", "2025"), ("2025.0", "2025"), ("２０２５年度", "2025"), ("2025年9月", "2025-09"), ("2025年1—9月", "2025-01/2025-09"),
        ("2025年第3季度", "2025-Q3"), ("2025年下半年", "2025-H2"), ("2025/9/30", "2025-09-30"), ("2025-01/2025-09", "2025-01/2025-09"),
    ],
)  # fmt: skip
def test_period_as_people_write_it(text: str, period: str) -> None:
    assert cells.read_period(text) == period


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in (
        cells.read_number,
        cells.read_period,
        cells.read_date,
        cells.read_whole,
        cells.read_unit,
        cells.read_pairs,
    ):
        try:
            reader(text)
        except CellError:
            continue


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_table(data: bytes) -> None:
    _, problems = read_table(data, BY_NAME["observations"])
    assert all(each.message("en") for each in problems)


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    grid, _ = read_grid(b'a,b\n\n1,"two\nlines"\n3,4\n', file="t.csv")
    assert grid is not None
    assert [number for number, _ in grid.rows] == [3, 4]


MAPPING = (
    "name,source,indicator,basis,span,period,vintage,status,break_at,break\n"
    "总产值(1月预计数),,gdp,current,,,P1M,estimate,,\n"
    "总产值(前三季度),,gdp,current,cumulative,{year}-01/{year}-09,,,,\n"
    "总产值,面板,gdp,current,,,2026-03-31,final,2024,经济普查\n"
    "总产值,,gdp,current,,,,,,\n"
)
FIGURES = (
    "place,indicator,year,value,unit,source_title\n"
    "yunchuan,总产值(1月预计数),2014,758.9,亿元,工作报告\n"
    "yunchuan,总产值(前三季度),2021,518.2,亿元,报纸\n"
    "yunchuan,总产值,2014,709.9,亿元,城市面板\n"
    "yunchuan,总产值,2024,902.7,亿元,城市面板\n"
    "yunchuan,总产值,2025,910,亿元,公报\n"
    "yunchuan,粮食产量,2025,4,万吨,公报\n"
)


def test_rival_names_become_vintages_of_one_indicator() -> None:
    mapping, faults = read_mapping(MAPPING.encode(), file="names.csv")
    rows, more = read_table(FIGURES.encode(), BY_NAME["observations"])
    mapped, problems = with_mapping(rows, mapping, file="figures.csv")
    assert faults == more == []
    found = [(row["indicator"], row["period"], row["vintage"], row["status"], row["break"]) for row in mapped]
    assert found == [
        ("gdp", "2014", "2015-01-31", "estimate", ""),
        ("gdp", "2021-01/2021-09", "", "", ""),
        ("gdp", "2014", "2026-03-31", "final", ""),
        ("gdp", "2024", "2026-03-31", "final", "经济普查"),
        ("gdp", "2025", "", "", ""),
    ]
    assert [(each.row, each.code) for each in problems] == [(7, "mapping.unknown_name")]


def test_row_of_a_mapping_may_hold_for_some_periods_only() -> None:
    text = "name,periods,indicator,vintage\n总产值,2006/2017,gdp,2026-03-31\n总产值,,gdp,\n"
    mapping, _ = read_mapping(text.encode(), file="names.csv")
    figures = "place,indicator,year,value,unit,source_title\n" + "".join(
        f"yunchuan,总产值,{year},700,亿元,城市面板\n" for year in (2005, 2006, 2017, 2018)
    )
    rows, _ = read_table(figures.encode(), BY_NAME["observations"])
    mapped, _ = with_mapping(rows, mapping, file="figures.csv")
    assert [row["vintage"] for row in mapped] == ["", "2026-03-31", "2026-03-31", ""]


def test_faults_of_a_mapping_are_told_in_place() -> None:
    text = "name,indicator,period,vintage\n甲,a,{year}-13,P1X\n"
    _, problems = read_mapping(text.encode(), file="names.csv")
    assert {(each.row, each.column, each.code) for each in problems} == {
        (2, "vintage", "cell.not_a_length"),
        (2, "period", "cell.not_a_period"),
    }


def test_table_opens_as_written_in_any_reader() -> None:
    text = csv_text(["名称", "说明"], [["道路", '说"快"了,\n又慢']], mark=True)
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [
        ["名称", "说明"],
        ["道路", '说"快"了,\n又慢'],
    ]
