"""Tables as offices really make them: every figure found, everything passed over told with its cell."""

import pytest

from files.tables.layouts.made import (
    CONTEXT,
    MONITORING,
    MONITORING_MERGES,
    PROGRESS,
    a_workbook,
    gathered,
    told,
    values,
)
from gangmu.core.base.refusals import GangmuError
from gangmu.files.tables.layouts.figures import Context
from gangmu.files.tables.layouts.headings import Role, heading_of, period_in
from gangmu.files.tables.layouts.marks import read_figure, read_wanted
from gangmu.files.tables.problems import CellError, Severity
from gangmu.files.tables.sheets_apart import read_sheets


def test_monitoring_table_gives_indicators_targets_and_what_came() -> None:
    found = gathered(a_workbook(MONITORING, MONITORING_MERGES), table="targets")
    assert [
        (each.texts["name"], each.texts["unit"], each.texts["nature"]) for each in found.rows["indicators"]
    ] == [
        ("地区生产总值", "亿元", "预期性"),
        ("常住人口城镇化率", "%", "预期性"),
        ("城镇登记失业率", "%", "约束性"),
        ("居民收入增长", "%", "预期性"),
    ]
    wanted = [
        tuple(each.texts.get(name, "") for name in ("indicator", "comparison", "value", "unit", "due", "base_period", "base_value"))
        for each in found.rows["targets"]
    ]  # fmt: skip
    assert wanted == [
        ("地区生产总值", "exceed", "10000", "亿元", "2025", "2021", "7249.7"),
        ("地区生产总值", "reach", "2", "万亿元", "2035", "2021", "7249.7"),
        ("常住人口城镇化率", "reach", "87", "%", "2025", "2021", "84.5"),
        ("城镇登记失业率", "stay_within", "4.5", "%", "2025", "2021", "3.5"),
        ("城镇登记失业率", "stay_within", "4.5", "%", "2035", "2021", "3.5"),
        ("居民收入增长", "keep_pace", "", "%", "2025", "", ""),
    ]
    assert values(found) == [
        ("云川", "地区生产总值", "2022", "7695", "亿元", "表1!G6"),
        ("云川", "地区生产总值", "2023", "8122.1", "亿元", "表1!H6"),
        ("云川", "常住人口城镇化率", "2023", "85", "%", "表1!H7"),
    ]


def test_nothing_of_the_monitoring_table_is_dropped_silently() -> None:
    found = gathered(a_workbook(MONITORING, MONITORING_MERGES), table="targets")
    assert told(found) == [
        ("cell.no_figure", "表1!G7"),
        ("cell.approximate", "表1!H7"),
        ("cell.no_figure", "表1!G9"),
        *(("header.computed", f"表1!{column}3") for column in "KLMN"),
        ("row.is_a_group", "表1!A5"),
        ("row.is_a_group", "表1!A8"),
        *(("row.is_a_note", f"表1!A{row}") for row in (11, 12, 13)),
    ]


def test_progress_table_takes_its_period_from_the_title_and_its_unit_from_above() -> None:
    found = gathered(a_workbook(PROGRESS, ((1, 1, 1, 14),)))
    assert values(found) == [
        ("云川", "地区生产总值", "2025-01/2025-09", "6600.5", "亿元", "表1!F4"),
        ("云川", "地区生产总值增速", "2025-01/2025-09", "5.2", "%", "表1!H4"),
        ("云川", "一般公共预算收入", "2025-01/2025-09", "600.3", "亿元", "表1!F5"),
        ("云川", "一般公共预算收入增速", "2025-01/2025-09", "-3.8", "%", "表1!H5"),
    ]
    assert [each.texts["source_title"] for each in found.rows["observations"]][::2] == [
        "市统计局",
        "市财政局",
    ]
    assert ("row.is_a_total", "表1!A6") in told(found)
    assert ("header.target_of_a_year", "表1!E3") in told(found)


def test_approximate_value_keeps_its_words() -> None:
    [_, _, revenue, _] = gathered(a_workbook(PROGRESS, ((1, 1, 1, 14),))).rows["observations"]
    assert revenue.texts["note"] == "原文：约600.3亿元"


def test_places_in_rows_and_years_in_columns_take_the_indicator_from_the_title() -> None:
    rows = (
        ("各市地区生产总值（亿元）",),
        ("城市", "2021年", "2022年"),
        ("云川", "7,249.7", "７６９５．８"),
        ("云海", "—", 8430.9),
        ("资料来源：云省统计年鉴",),
    )
    found = gathered(a_workbook(rows), context=Context(names=("地区生产总值", "生产总值")))
    assert values(found) == [
        ("云川", "地区生产总值", "2021", "7249.7", "亿元", "表1!B3"),
        ("云川", "地区生产总值", "2022", "7695.8", "亿元", "表1!C3"),
        ("云海", "地区生产总值", "2022", "8430.9", "亿元", "表1!C4"),
    ]
    assert {each.texts["source_title"] for each in found.rows["observations"]} == {"云省统计年鉴"}


def test_years_in_rows_and_indicators_in_columns() -> None:
    rows = (
        ("年份", "地区生产总值（亿元）", "城镇化率（%）"),
        (2021, "7249.7", "84.5"),
        ("2022年", 7695, ""),
    )
    assert values(gathered(a_workbook(rows))) == [
        ("云川", "地区生产总值", "2021", "7249.7", "亿元", "表1!B2"),
        ("云川", "城镇化率", "2021", "84.5", "%", "表1!C2"),
        ("云川", "地区生产总值", "2022年", "7695", "亿元", "表1!B3"),
    ]


def test_header_of_two_lines_without_merged_cells_as_in_a_csv() -> None:
    text = "指标,单位,各年实际,,目标,\n,,2021年,2022年,2025年,2035年\n总值,亿元,7249,7695,10000,20000\n"
    found = gathered(text.encode())
    assert [(indicator, period, value) for _, indicator, period, value, *_ in values(found)] == [
        ("总值", "2021", "7249"),
        ("总值", "2022", "7695"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv_in_any_encoding_and_with_any_separator(encoding: str, sign: str) -> None:
    lines = (("指标", "年份", "数值", "单位", "备注"), ("总值", "2023", '"9,100.3"', "亿元", f'"甲{sign}乙"'))
    data = "\r\n".join(sign.join(line) for line in lines).encode(encoding)
    found = gathered(data)
    assert values(found) == [("云川", "总值", "2023", "9100.3", "亿元", "C2")]
    assert found.rows["observations"][0].texts["note"] == f"甲{sign}乙"


def test_header_printed_again_on_the_next_page_is_no_row() -> None:
    head = ("指标", "年份", "数值", "单位")
    rows = (head, ("总值", 2023, 9100, "亿元"), head, ("总值", 2024, 9400, "亿元"))
    assert [value for *_, value, _, _ in values(gathered(a_workbook(rows)))] == ["9100", "9400"]


def test_serial_number_in_a_column_of_days_is_a_day() -> None:
    rows = (("指标", "年份", "数值", "单位", "公布日期"), ("总值", 2023, 9100, "亿元", 45382))
    [row] = gathered(a_workbook(rows)).rows["observations"]
    assert row.texts["vintage"] == "2024-03-31"


def test_sheet_without_a_header_is_told() -> None:
    assert told(gathered(a_workbook((("随便写写",), ("没有表",))))) == [("sheet.without_header", None)]


def test_unknown_column_is_told_and_the_rest_is_taken() -> None:
    rows = (("指标", "年份", "数值", "单位", "领导批示"), ("总值", 2023, 9100, "亿元", "已阅"))
    found = gathered(a_workbook(rows))
    assert len(values(found)) == 1
    assert told(found) == [("header.not_taken", "表1!E1")]


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("１.2万", "亿元", ("1.2", "万元")), ("3200万", "人", ("3200", "万人")), ("5.2%", "%", ("5.2", "%")),
        ("下降3.8%", "%", ("-3.8", "%")), ("9100.3①", "亿元", ("9100.3", "亿元")), ("1 234.5", "元", ("1234.5", "元")),
        ("近3万户", "户", ("3", "万户")), ("100多个", "个", ("100", "个")), ("-0", "", ("0", "")),
    ],
)  # fmt: skip
def test_figure_with_words_around_it(text: str, unit: str, found: tuple[str, str]) -> None:
    figure = read_figure(text, unit=unit)
    assert (figure.value, figure.unit) == found


@pytest.mark.parametrize("text", ["三成", "9100/10000", "1.2.3", "A", "5亿人", "9" * 31])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_figure(text, unit="亿元")


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("达到80%以上", "%", ("reach", "80", "")), ("超过1000", "亿元", ("exceed", "1000", "")),
        ("控制在4.5以内", "%", ("stay_within", "4.5", "")), ("6左右", "%", ("about", "6", "")),
        ("6.5—7", "%", ("range", "6.5", "7")), ("完成省下达任务", "%", ("qualitative", "", "")),
        ("不低于全省平均水平", "%", ("keep_pace", "", "")), ("下降13.5", "%", ("reach", "-13.5", "")),
    ],
)  # fmt: skip
def test_target_as_worded(text: str, unit: str, found: tuple[str, str, str]) -> None:
    wanted = read_wanted(text, unit=unit)
    assert (wanted.comparison, wanted.value, wanted.value_high) == found


def test_total_over_the_years_in_square_brackets() -> None:
    assert read_wanted("[50]", unit="万人").is_total


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2025年一季度", "2025-Q1"), ("2025年上半年", "2025-H1"), ("2025年9月", "2025-09"), ("2025年1-9月", "2025-01/2025-09"),
        ("2025年前三季度", "2025-01/2025-09"), ("2025-Q3", "2025-Q3"), ("2025年13月", "2025"), ("第15次会议", ""),
    ],
)  # fmt: skip
def test_period_in_words(words: str, period: str) -> None:
    assert period_in(words) == period


def test_last_years_figures_beside_a_value_are_not_taken_for_an_indicator() -> None:
    rows = (("指标", "本期值", "单位", "上年同期（亿元）"), ("总值", 9100, "亿元", 8700))
    found = gathered(a_workbook(rows), context=Context(place="云川", period="2025", source_title="公报"))
    assert [value for *_, value, _, _ in values(found)] == ["9100"]
    assert ("header.not_taken", "表1!D1") in told(found)


@pytest.mark.parametrize("group", ["2025年任务", "年度任务"])
@pytest.mark.parametrize("merges", [((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 7)), ()])
def test_what_follows_from_the_figures_is_passed_over_under_a_common_header_too(
    group: str, merges: tuple[tuple[int, int, int, int], ...]
) -> None:
    rows = (
        ("指标名称", "计量单位", group, "", "", "", ""),
        ("", "", "目标值", "完成值", "完成率", "是否达序时", "位次"),
        ("机场旅客", "万人", "2600", "2500.5", "96.2%", "是", "3"),
    )
    found = gathered(
        a_workbook(rows, merges), context=Context(place="云川", period="2025", source_title="公报")
    )
    assert values(found) == [("云川", "机场旅客", "2025", "2500.5", "万人", "表1!D3")]
    computed = [each for each in found.problems if each.code == "header.computed"]
    assert len(computed) == 3
    assert [each.code for each in found.problems if each.severity is Severity.FAULT] == []


def test_indicator_that_is_itself_a_rate_of_completion_is_no_computed_column() -> None:
    found = heading_of(2, "垃圾分类完成率（%）", fields=(), names=())
    assert found.role is not Role.COMPUTED


def test_column_of_a_plan_folder_is_known_by_its_own_name() -> None:
    assert heading_of(1, "source_title", fields=("source_title",), names=()).field == "source_title"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "table.old_excel"),
        (b"PK\x03\x04 not a zip", "document.damaged"),
        ("指标,数值\n“总值”,\"9100".encode(), "table.broken"),
        (b"\x00\x01\x02\x03", "document.not_text"),
        (b"\n\n,,\n", "document.empty"),
    ],
)  # fmt: skip
def test_file_that_is_no_table_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(GangmuError) as refusal:
        read_sheets(data, name="表.xlsx")
    assert refusal.value.code == code
    assert refusal.value.where


def test_context_fills_what_the_table_does_not_say() -> None:
    rows = (("指标", "数值", "单位"), ("总值", 9100, "亿元"))
    assert CONTEXT.place == "云川"
    found = gathered(
        a_workbook(rows),
        context=Context(place="云川", period="2025", source_title="公报", vintage="2026-03-02"),
    )
    [row] = found.rows["observations"]
    assert (row.texts["period"], row.texts["source_title"], row.texts["vintage"]) == (
        "2025",
        "公报",
        "2026-03-02",
    )
