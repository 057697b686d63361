"""Of a work report only what can be looked at afterwards is proposed; the rest is shown with why not."""

from pathlib import Path

import pytest

from gangmu.core.extraction.division_papers import read_division
from gangmu.core.outline.sources import SourceText

REPORT = """云川市政府工作报告
一、“十五五”时期的目标
推进三大园区建设，森林覆盖率达到30%。
二、2026年重点工作
（一）产业
突出抓好产业。推进数字经济园区建设。6月底前建成三座公园。加强企业服务，提升服务水平。支持企业做大做强。到2030年建成五条地铁。
推动中小企业转型。技术合同成交额达到30亿元。深化营商环境三年行动。
"""


def why(words: str) -> str:
    rows = read_division(SourceText(REPORT, "txt"), year=2026, sentences=True).rows
    return next(row.why_not for row in rows if words in row.text)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("三大园区", "years"),
        ("突出抓好产业", "lead_in"),
        ("数字经济园区", ""),
        ("三座公园", ""),
        ("加强企业服务", "general"),
        ("支持企业", "encourages"),
        ("五条地铁", "later"),
        ("30亿元", ""),
        ("三年行动", ""),
    ],
)
def test_sentence_is_proposed_or_says_why_not(words: str, reason: str) -> None:
    assert why(words) == reason


# Of each report, how many sentences order something, and how many of these are proposed.
REPORTS = {
    "01-shanghai-gwr-2026.txt": (2026, 251, 100),
    "02-henan-gwr-2026.txt": (2026, 190, 95),
    "03-sichuan-gwr-2026.txt": (2026, 336, 135),
    "04-national-gwr-2024.txt": (2024, 293, 75),
}


@pytest.mark.parametrize("name", REPORTS)
def test_real_reports_propose_less_than_half_and_drop_nothing(name: str, shared: Path) -> None:
    year, sentences, most = REPORTS[name]
    text = (shared / "docs" / name).read_text("utf-8")
    rows = read_division(SourceText(text, "txt"), year=year, sentences=True).rows
    assert len(rows) == sentences
    assert most * 0.8 <= sum(not row.why_not for row in rows) <= most
