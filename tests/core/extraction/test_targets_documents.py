"""Targets in whole papers: which time rules a figure, what is promised and what is already there."""

from decimal import Decimal

import pytest

from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


def _rows(text: str) -> list[TargetDraft]:
    return find_targets(read_outline(SourceText(text=text, kind="txt")))


def _ends(text: str) -> dict[str, str | None]:
    return {row.indicator: row.period.end if row.period else None for row in _rows(text)}


def _kinds(text: str) -> dict[str, str]:
    return {row.indicator: row.kind.value for row in _rows(text)}


REPORT = """2026年云川市政府工作报告
——2026年1月18日在云川市第十六届人民代表大会第六次会议上
一、2025年工作回顾
工业投资增长9.3%，新增专精特新企业41家。
二、“十五五”时期目标任务
常住人口城镇化率提高到72%。
三、2026年重点工作
（一）扩大有效需求。完成技改投资130亿元，力争明年底前开通轨道交通快线2条。
（二）增进民生福祉。城镇新增就业6万人以上；到2028年，护理型床位占比达到70%。
"""


def test_a_yearly_report_looks_back_and_ahead() -> None:
    assert _kinds(REPORT) == {
        "工业投资": "baseline",
        "新增专精特新企业": "baseline",
        "常住人口城镇化率": "target",
        "技改投资": "target",
        "轨道交通快线": "target",
        "城镇新增就业": "target",
        "护理型床位占比": "target",
    }


def test_a_yearly_report_promises_for_its_year_unless_it_names_another() -> None:
    ends = _ends(REPORT)
    assert ends["技改投资"] == "2026"
    assert ends["轨道交通快线"] == "2027"
    assert ends["常住人口城镇化率"] == "2030"
    assert ends["护理型床位占比"] == "2028"


def test_a_time_at_the_head_of_a_paragraph_rules_it_to_its_end() -> None:
    text = (
        "云川市建设水韵之城行动纲要\n一、发展目标\n到2027年，水系框架成形。新建碧道300公里。水质优良率达到95%。\n"
        "到2035年，水城全面建成。亲水空间达到500处。\n二、重点任务\n新建游船码头12座。\n"
    )
    assert _ends(text) == {"新建碧道": "2027", "水质优良率": "2027", "亲水空间": "2035", "新建游船码头": None}


def test_a_line_that_announces_a_list_dates_its_items() -> None:
    text = (
        "云川市家政服务提质方案\n一、工作目标\n到2028年，实现以下目标：\n——家政企业达到400家；\n——持证上岗率达到85%。\n"
        "二、主要任务\n建设家政服务站60个。\n"
    )
    assert _ends(text) == {"家政企业": "2028", "持证上岗率": "2028", "家政服务站": None}


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("云川市“十四五”卫生健康发展规划", "2025"),
        ("云川市海洋经济第十五个五年规划纲要", "2030"),
        ("云川市算力产业行动计划（2025—2027年）", "2027"),
        ("云川市综合立体交通网规划（2024-2035年）", "2035"),
        ("云川市深化医药改革实施意见", None),
        ("云川市2025年优化营商环境工作要点", "2025"),
    ],
)
def test_a_title_states_one_horizon_for_all(title: str, end: str | None) -> None:
    assert _ends(f"{title}\n第一章 主要任务\n建设县域医共体9个。\n") == {"县域医共体": end}


def test_an_opening_states_one_horizon_for_all() -> None:
    text = "云川市创建卫生城市方案\n为确保2027年底前通过验收，制定本方案。\n一、主要任务\n新建公厕120座。\n"
    assert _ends(text) == {"新建公厕": "2027"}


def test_a_paper_on_the_work_of_a_year_speaks_for_that_year() -> None:
    text = "云川市关于推进乡村建设的意见\n做好2025年乡村建设工作，提出如下意见。\n一、重点任务\n新建农村公路90公里。\n"
    assert _ends(text) == {"新建农村公路": "2025"}


def test_a_month_takes_the_year_of_the_date_before_it() -> None:
    [row] = _rows("2027年3月底前印发清单，9月底前建成示范点30个。")
    assert row.period is not None
    assert row.period.end == "2027-09-30"


def test_what_a_change_starts_from_is_a_baseline_of_its_own_year() -> None:
    base, goal = _rows("到2028年，光伏装机由2023年的40万千瓦增加到95万千瓦。")
    assert (base.kind, base.value, base.period and base.period.end) == (
        Kind.BASELINE,
        Decimal(400000000),
        "2023",
    )
    assert (goal.kind, goal.value, goal.period and goal.period.end) == (
        Kind.TARGET,
        Decimal(950000000),
        "2028",
    )


def test_a_target_explained_again_is_one_target() -> None:
    text = "云川市水利规划\n到2030年，新增供水能力2亿立方米。\n新增供水能力2亿立方米，主要靠南浦水库等工程实现。\n"
    assert [row.value for row in _rows(text)] == [Decimal(200000000)]


BOX = (
    "云川市“十五五”规划纲要\n第一章 主要目标\n专栏1 主要指标\n"
    "指标\t2025年\t2030年\t年均/累计\t属性\n"
    "地区生产总值（亿元）\t980\t1350\t6%左右\t预期性\n"
    "森林覆盖率（%）\t52.1\t≥54\t〔1.9〕\t约束性\n"
    "婴儿死亡率（‰）\t3.4\t＜3\t—\t预期性\n"
)


def test_an_indicator_box_gives_base_and_target_by_column() -> None:
    said = [
        (row.indicator, row.kind.value, row.comparison.value, row.value, row.period and row.period.end)
        for row in _rows(BOX)
    ]
    assert said == [
        ("地区生产总值", "baseline", "equal", Decimal(98000000000), "2025"),
        ("地区生产总值", "target", "equal", Decimal(135000000000), "2030"),
        ("地区生产总值", "target", "about", Decimal("0.06"), "2030"),
        ("森林覆盖率", "baseline", "equal", Decimal("0.521"), "2025"),
        ("森林覆盖率", "target", "reach", Decimal("0.54"), "2030"),
        ("森林覆盖率", "target", "equal", Decimal("0.019"), "2030"),
        ("婴儿死亡率", "baseline", "equal", Decimal("0.0034"), "2025"),
        ("婴儿死亡率", "target", "stay_within", Decimal("0.003"), "2030"),
    ]


def test_glued_cells_are_told_apart() -> None:
    text = (
        "云川市“十四五”生态环境规划\n第一章 目标\n专栏1 主要指标\n指标2020年2025年变化\n"
        "1化学需氧量排放总量（万吨）12.411.2-9.7%\n2空气质量优良天数比率（%）84.687.52.9个百分点\n3人均预期寿命（岁）78.680.1\n"
    )
    said = [(row.indicator, row.kind.value, row.number) for row in _rows(text)]
    assert said == [
        ("化学需氧量排放总量", "baseline", "12.4"),
        ("化学需氧量排放总量", "target", "11.2"),
        ("化学需氧量排放总量", "target", "9.7"),
        ("空气质量优良天数比率", "baseline", "84.6"),
        ("空气质量优良天数比率", "target", "87.5"),
        ("空气质量优良天数比率", "target", "2.9"),
        ("人均预期寿命", "baseline", "78.6"),
        ("人均预期寿命", "target", "80.1"),
    ]


def test_a_task_table_dates_a_row_by_its_own_cell() -> None:
    text = (
        "云川市分工方案\n附件\n序号\t任务\t牵头单位\t完成时限\n1\t建设口袋公园20个\t市园林局\t2026年9月底\n"
        "2\t改造老旧小区15个\t市住建局\t2027年底\n"
    )
    assert _ends(text) == {"口袋公园": "2026-09-30", "改造老旧小区": "2027"}


def test_traditional_script_gives_the_same_rows() -> None:
    simple = "到2027年，数字经济规模突破800亿元，培育专精特新企业120家，城镇化率提高到70%。"
    traditional = "到2027年，數字經濟規模突破800億元，培育專精特新企業120家，城鎮化率提高到70%。"
    assert [(r.indicator, r.value, r.unit) for r in _rows(traditional)] == [
        (r.indicator, r.value, r.unit) for r in _rows(simple)
    ]


def test_ambition_and_reference_are_kept() -> None:
    [grown] = _rows("力争地区生产总值突破900亿元。")
    [paced] = _rows("农村居民收入增速高于全省平均水平。")
    assert grown.ambition
    assert paced.reference == "全省平均水平"


def test_blanks_inside_numbers_of_old_prints_are_read_over() -> None:
    [row] = _rows("到２ ０ ０ ５年，国内生产总值达到２ ９ ０ ０亿元左右。")
    assert (row.value, row.period and row.period.end) == (Decimal(290000000000), "2005")


def test_a_sentence_of_many_numbers_gives_them_all() -> None:
    text = "建成" + "、".join(f"{n}个站点" for n in range(1, 2501)) + "。"
    assert len(_rows(text)) == 2500


@pytest.mark.parametrize(
    "text", ["9" * 10_000, "一" * 10_000, "亿万" * 5_000, "(" * 5_000 + ")" * 5_000, ")1" * 3_000]
)
def test_a_line_of_nothing_but_digits_or_brackets_gives_nothing(text: str) -> None:
    assert _rows(text) == []


def test_every_row_quotes_its_number() -> None:
    text = REPORT + BOX
    for row in _rows(text):
        assert row.number is None or row.number in text[row.start : row.end]
        assert row.because
