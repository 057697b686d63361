"""Where a figure starts from, what a share is of, and how often something was done: made-up sentences and their rows."""

import pytest

from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


def _said(row: TargetDraft) -> str:
    end = row.period.end if row.period else None
    kind = "基期" if row.kind is Kind.BASELINE else "目标"
    value = "-" if row.value is None else format(row.value.normalize(), "f")
    return f"{kind} {row.indicator} {row.comparison.value} {value} {end or '-'}"


SENTENCES: list[tuple[str, list[str]]] = [
    (
        "到2025年，宽带用户从2020年40万户提高到90万户，上云率从2020年的12%提高到30%，活跃用户由2020年3亿提高到6亿。",
        [
            "基期 宽带用户 equal 400000 2020",
            "目标 宽带用户 reach 900000 2025",
            "基期 上云率 equal 0.12 2020",
            "目标 上云率 reach 0.3 2025",
            "基期 活跃用户 equal 300000000 2020",
            "目标 活跃用户 reach 600000000 2025",
        ],
    ),
    (
        "到2027年，示范企业由2022年末15万家增至25万家。",
        ["基期 示范企业 equal 150000 2022", "目标 示范企业 reach 250000 2027"],
    ),
    (
        "到2025年，公园绿地由2020年人均12平方米增至15平方米。",
        ["基期 公园绿地 equal 12 2020", "目标 公园绿地 reach 15 2025"],
    ),
    ("从2023年起3年内建成50个站点。", ["目标 站点 equal 50 2025"]),
    ("到2027年，产业集群总量超过三千亿规模。", ["目标 产业集群总量 exceed 300000000000 2027"]),
    ("力争医院达到三级水平。", []),
    ("到2027年，工业产值迈上三千亿台阶。", ["目标 工业产值 reach 300000000000 2027"]),
    ("到2027年，东港区、西港区40%的村庄建成邻里中心。", ["目标 村庄建成邻里中心 equal 0.4 2027"]),
    ("到2027年，东港区40%的街巷完成改造。", ["目标 街巷完成改造 equal 0.4 2027"]),
    ("累计服务客户超12万次。", ["目标 客户 exceed 120000 -"]),
    ("全年走访企业3次。", []),
    ("游客平均居住43天。", ["目标 游客平均居住 equal 43 -"]),
]


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES)
def test_sentence_gives_its_rows(sentence: str, rows: list[str]) -> None:
    assert [_said(row) for row in find_targets(read_outline(SourceText(text=sentence, kind="txt")))] == rows
