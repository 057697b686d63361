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
