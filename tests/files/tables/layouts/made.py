"""Sheets as offices make them, built for the tests: merged titles, two-line headers, notes, totals."""

from collections.abc import Sequence

from gangmu.files.tables.layouts.figures import Context
from gangmu.files.tables.layouts.raw_rows import Gathered
from gangmu.files.tables.layouts.reading import read_layouts
from gangmu.files.tables.sheets import Merge
from gangmu.files.tables.sheets_apart import read_sheets
from gangmu.files.xlsx.writing import Value, WrittenSheet, workbook

Area = tuple[int, int, int, int]
CONTEXT = Context(place="云川", source_title="云川统计公报")

# 指标监测表: a title, a line for the unit that fills it in, a header of two lines, groups, notes and signatures.
# ruff: noqa: E501
MONITORING: tuple[Sequence[Value], ...] = (
    ("云川市行动纲要主要指标监测表",),
    ("填报单位：市发展改革委", "", "", "", "", "填报日期：2025年3月2日"),
    ("序号", "指标", "单位", "属性", "基期", "", "各年实际", "", "目标", "", "年均增速", "", "实现程度", "进度判断", "数据版本", "原因与对策"),
    ("", "", "", "", "年", "值", "2022年", "2023年", "2025年", "2035年", "目标", "实际", "", "", "", ""),
    ("一、经济发展",),
    (1, "地区生产总值", "亿元", "预期性", "2021年", "７２４９．７", 7695, "8,122.1", "＞10000", "2万亿元", "7.3", "5.8", "45%", "滞后", "初步核算数", "—"),
    (2, "常住人口城镇化率（%）", "", "预期性", "2021", "84.5", "—", "85.0左右", "87", "", "", "", "", "", "", ""),
    ("二、民生",),
    (1, "城镇登记失业率", "%", "约束性", "2021", "3.5", "…", "", "≤4.5", "4.5以内", "", "", "", "", "", ""),
    (2, "居民收入增长", "%", "预期性", "", "", "", "", "与经济增长基本同步", "", "", "", "", "", "", ""),
    ("注：1. 地区生产总值为现价。",),
    ("2. 带“—”的尚未公布。",),
    ("填表人：", "", "审核人：", "", "联系电话："),
)  # fmt: skip
MONITORING_MERGES: tuple[Area, ...] = (
    (1, 1, 1, 16), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 4, 3), (3, 4, 4, 4), (3, 5, 3, 6), (3, 7, 3, 8), (3, 9, 3, 10),
    (3, 11, 3, 12), (3, 13, 4, 13), (3, 14, 4, 14), (3, 15, 4, 15), (3, 16, 4, 16), (5, 1, 5, 16),
)  # fmt: skip

# 指标任务完成情况表 of the first nine months: its period stands in its title.
PROGRESS: tuple[Sequence[Value], ...] = (
    ("2025年1—9月云川市指标任务完成情况表",),
    ("计量单位：亿元",),
    ("序号", "指标名称", "计量单位", "属性(约束性／预期性)", "年度目标", "本期值", "同比", "本期增幅", "全国／全省平均", "位次及变化", "完成率", "是否达序时", "数据来源", "责任单位"),
    (1, "地区生产总值", "", "预期性", "增长6%左右", "6600.5", "", "5.2", "5.3", "3", "", "是", "市统计局", "市发展改革委"),
    (2, "一般公共预算收入", "万元", "预期性", "增长5%", "约600.3亿元", "", "-3.8%", "", "", "", "否", "市财政局", "市财政局"),
    ("合计", "", "", "", "", "7200.8"),
)  # fmt: skip


def a_workbook(rows: Sequence[Sequence[Value]], merges: Sequence[Area] = (), *, name: str = "表1") -> bytes:
    sheet = WrittenSheet(name=name, rows=rows, merges=tuple(Merge(*area) for area in merges), header=0)
    return workbook([sheet])


def gathered(data: bytes, *, table: str = "observations", context: Context = CONTEXT) -> Gathered:
    return read_layouts(read_sheets(data, name="表.xlsx"), table=table, context=context, file="表.xlsx")


def values(found: Gathered) -> list[tuple[str, ...]]:
    """Place, indicator, period, value, unit and the cell of each observation."""
    return [
        (
            *(each.texts.get(name, "") for name in ("place", "indicator", "period", "value", "unit")),
            each.spot.cell("value") or "",
        )
        for each in found.rows.get("observations", ())
    ]


def told(found: Gathered) -> list[tuple[str, str | None]]:
    return [(each.code, each.cell) for each in found.problems]
