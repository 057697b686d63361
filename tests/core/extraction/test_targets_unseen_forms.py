"""Forms that plans of other places and years brought: each a made-up sentence with the rows that it gives."""

import pytest

from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


def _rows(text: str) -> list[TargetDraft]:
    return find_targets(read_outline(SourceText(text=text, kind="txt")))


def _said(row: TargetDraft) -> str:
    value = "-" if row.value is None else format(row.value, "f")
    value = value.rstrip("0").rstrip(".") if "." in value else value
    if row.value_high is not None:
        value += f"~{row.value_high:f}"
    words = f"{row.indicator} {row.comparison.value} {value} {row.unit or '-'}"
    period = (
        [part for part in (row.period.start, row.period.end, row.period.every) if part] if row.period else []
    )
    return " ".join(["基期"] * (row.kind is Kind.BASELINE) + [words, *period])


def _read(text: str) -> list[str]:
    return [_said(row) for row in _rows(text)]


SENTENCES: list[tuple[str, list[str]]] = [
    ("从2012年起5年内，引进领军人才100名。", ["领军人才 equal 100 person 2012 2016"]),
    ("2024年起三年时间，支持建设实验室10个。", ["实验室 equal 10 实验室 2024 2026"]),
    ("落实《云川市林业规划（2016—2035年）》，完成造林5万亩。", ["造林 equal 33333333.33 m²"]),
    ("力争产值过两千亿元。", ["产值 exceed 200000000000 CNY"]),
    ("规模工业产值过2000亿元。", ["规模工业产值 exceed 200000000000 CNY"]),
    ("培养70名优秀企业家。", ["优秀企业家 equal 70 person"]),
    ("培育100家电商企业。", ["电商企业 equal 100 电商企业"]),
    ("建成20家居家养老服务中心。", ["居家养老服务中心 equal 20 居家养老服务中心"]),
    ("面向全市设立60个岗位。", ["岗位 equal 60 岗位"]),
    ("围绕光电产业链建设3个中试平台。", ["中试平台 equal 3 中试平台"]),
    (
        "扣除自然因素影响后空气质量优良天数比率达到88%以上。",
        ["空气质量优良天数比率 reach 0.88 1"],
    ),
    ("室内温度由18℃提高到19℃。", ["基期 室内温度 equal 18 ℃", "室内温度 reach 19 ℃"]),
    (
        "实现“产值达到500亿元，企业达到80家，贡献率达到45%”的三大发展目标。",
        ["产值 reach 50000000000 CNY", "企业 reach 80 企业", "贡献率 reach 0.45 1"],
    ),
    ("名額總數增加4,000張至16,000張。", ["名额总数 equal 4000 名额", "名额总数 reach 16000 名额"]),
    ("安老服務券亦會增加1,500張。", ["安老服务券 equal 1500 安老服务券"]),
    ("每年新增学位3000个至5000个。", ["新增学位 range 3000~5000 学位 P1Y"]),
    ("推动“两新”项目达到50个。", ["“两新”项目 reach 50 “两新”项目"]),
    (
        "360个省级项目完成投资580亿元、增长4%。",
        ["360个省级项目完成投资 equal 58000000000 CNY", "360个省级项目完成投资 equal 0.04 1"],
    ),
    ("抓好总投资300亿元的12个市级项目。", ["市级项目 equal 12 市级项目"]),
    ("13个预警服务站建成投用。", ["预警服务站 equal 13 预警服务站"]),
    ("推动20个以上项目纳入省级计划。", ["项目 reach 20 项目"]),
    (
        "消费品零售总额、固定资产投资增长4%左右。",
        ["消费品零售总额 about 0.04 1", "固定资产投资 about 0.04 1"],
    ),
    ("风电、光伏装机容量增长30%。", ["风电、光伏装机容量 equal 0.3 1"]),
    ("新落地项目、利用内资分别增长18%、31%。", ["新落地项目 equal 0.18 1", "利用内资 equal 0.31 1"]),
    ("基础养老金调增12%。", ["基础养老金 equal 0.12 1"]),
    ("重点专科实现县域全覆盖。", ["重点专科 equal 1 1"]),
    ("主导产业产值年均增幅，高于规上工业平均水平2个百分点。", ["主导产业产值年均增幅 exceed 0.02 1"]),
    ("节能减排完成上级下达目标任务。", ["节能减排 qualitative - -"]),
    (
        "建成5个国家级和20个省级重点学科。",
        ["国家级重点学科 equal 5 国家级重点学科", "省级重点学科 equal 20 省级重点学科"],
    ),
    ("新增企业20家以上，入选省级项目5个以上。", ["新增企业 reach 20 企业", "省级项目 reach 5 省级项目"]),
    (
        "改造小区不少于240个。其中2025年改造80个，2026年改造160个。",
        [
            "改造小区 reach 240 小区",
            "改造小区 equal 80 小区 2025",
            "改造小区 equal 160 小区 2026",
        ],
    ),
    (
        "建成区管网普查率由去年的72%提高到95%。",
        ["基期 建成区管网普查率 equal 0.72 1", "建成区管网普查率 reach 0.95 1"],
    ),
    (
        "完成亿元项目30个，其中10亿元项目2个。",
        ["亿元项目 equal 30 亿元项目", "10亿元项目 equal 2 10亿元项目"],
    ),
    ("技术合同成交额三年翻一番。", ["技术合同成交额 equal 2 1"]),
    ("企业开办0.5天办结。", ["企业开办 stay_within 0.5 day"]),
    ("新增120兆瓦储能装机。", ["储能装机 equal 120000000 W"]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_gives_its_rows(sentence: str, expected: list[str]) -> None:
    assert _read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "三次产业结构由9.2∶38.5∶52.3调整为8.1∶40.2∶51.7。",
        "执行时间：2021/01 ~ 2021/12。",
        "开工建设北屏120兆瓦储能电站等项目。",
        "打造“三年翻番”升级版。",
        "依托园区5个基地开展实训。",
        "扣除率不得超过3%。",
    ],
)
def test_what_only_looks_like_a_figure_gives_no_row(sentence: str) -> None:
    assert _read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("打造“10分钟健身圈”。", "打造“10分钟健身圈”"),
        ("依申请事项全部实现“一网通办”。", "依申请事项全部实现“一网通办”"),
        ("依申请事项全部纳入平台，接受监督。", "依申请事项全部纳入平台"),
        ("实现“产值达到500亿元，企业达到80家”的目标。", "产值达到500亿元"),
    ],
)
def test_the_words_of_a_row_stand_alone(sentence: str, words: str) -> None:
    first = _rows(sentence)[0]
    assert sentence[first.start : first.end] == words


def test_a_span_that_an_opening_states_holds_for_all() -> None:
    text = "云川市人才工程实施意见\n一、目标\n2012年起5年内，集聚人才1万名。\n二、项目\n5年内引进教师200名。建设驿站30个。"
    assert [row.period and row.period.end for row in _rows(text)] == ["2016"] * 3


def test_the_whole_year_at_the_head_of_a_sentence_rules_the_next() -> None:
    text = "云川市促进工业若干政策\n2025年4月1日\n稳定能源供应。全年新增光伏5万千瓦。新建充电桩300根。"
    assert [row.period and row.period.end for row in _rows(text)] == ["2025", "2025"]


def test_a_plan_period_at_the_head_of_a_paragraph_is_past_or_to_come_by_what_is_said() -> None:
    ahead = "“十五五”期间，全市生产总值年均增长6%左右。"
    back = "“十四五”期间，全市经济稳步增长，地区生产总值年均增长6.2%，建成了高速公路3条。"
    assert [row.kind for row in _rows(ahead)] == [Kind.TARGET]
    assert {row.kind for row in _rows(back)} == {Kind.BASELINE}


def test_cells_that_only_blanks_part_stay_apart() -> None:
    box = (
        "云川市养老规划\n序号 指标 单位 2020年 2025年 属性\n1 护理型床位占比 % 48 ≥60 约束性\n"
        "2 老年教育参与率 % — 20以上 预期性\n3 生产总值 亿元 1260 1800 预期性\n"
    )
    assert _read(box) == [
        "基期 护理型床位占比 equal 0.48 1 2020",
        "护理型床位占比 reach 0.6 1 2025",
        "老年教育参与率 reach 0.2 1 2025",
        "基期 生产总值 equal 126000000000 CNY 2020",
        "生产总值 equal 180000000000 CNY 2025",
    ]


def test_what_lies_behind_takes_no_date_from_the_paper() -> None:
    text = "云川县2026年政府工作报告\n一、过去五年工作回顾\n规上企业从86家增至143家。\n二、2026年安排\n新建学校3所。\n"
    assert [row.period and row.period.end for row in _rows(text)] == [None, None, "2026"]


def test_a_year_beside_a_plan_in_a_heading_dates_what_follows() -> None:
    text = "云川县2026年政府工作报告\n一、2025年工作回顾和“十四五”发展成就\n粮食总产量60万吨。\n"
    assert [(row.period.start, row.period.end) for row in _rows(text) if row.period] == [(None, "2025")]


@pytest.mark.parametrize(
    ("sentence", "ambition"),
    [
        ("力争到2027年，产值达到50亿元。", True),
        ("力争产值增长6%。", True),
        ("争取更好结果，粮食产量60万吨以上。", False),
        ("争取专项债资金不少于15亿元。", False),
    ],
)
def test_striving_is_told_from_getting(sentence: str, ambition: bool) -> None:
    assert [row.ambition for row in _rows(sentence)] == [ambition]
