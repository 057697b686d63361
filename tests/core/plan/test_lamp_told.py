"""What the public is told of a lamp: plain words from the rule's own facts, and the rule; nothing that a unit wrote."""

from datetime import date

import pytest

from core.plan.lamp_cases import LAMPS, NEWER, facts_of
from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.fact_origins import FactOrigin
from gangmu.core.plan.lamp_history import ClosedLamp, close_lamp
from gangmu.core.plan.lamp_rules import TERMS
from gangmu.core.plan.lamp_told import told_lamp
from gangmu.core.plan.lamps import lamp_of


def closed(preset: str, words: str, *origins: FactOrigin) -> ClosedLamp:
    finding = lamp_of(NEWER, facts_of(words), preset=preset, origins=origins)
    return close_lamp(finding, Period("2026-06"), on=date(2026, 7, 3))


@pytest.mark.parametrize(
    ("preset", "facts", "zh", "en"),
    [
        ("gap_pp", "completion=55 elapsed=75", "完成了55%，按进度应到75%，慢20个百分点。", "55% is done; 75% was due by then; 20 points behind."),
        ("gap_pp", "completion=80 elapsed=75", "完成了80%，按进度应到75%，快5个百分点。", "80% is done; 75% was due by then; 5 points ahead."),
        ("gap_pp", "completion=75 elapsed=75", "完成了75%，按进度应到75%，正好相当。", "75% is done; 75% was due by then; that is on time."),
        (
            "growth_vs", "growth=9 growth_target=10 peers_growth=8",
            "增幅9%，计划增幅10%，平均增幅8%。", "Growth 9%; planned growth 10%; average growth 8%.",
        ),
        ("funds", "used=50 due=66.7", "资金支出率50%，按时间应到66.7%。", "50% of the funds is used, 66.7% was due."),
        ("node", "nodes_due=0 nodes_verified=0 days_late=0", "还没有到期的节点。", "No step is due yet."),
        ("node", "nodes_due=3 nodes_verified=3 days_late=0", "到期的3个节点，认定了3个。", "Of 3 steps due, 3 verified."),
        (
            "node", "nodes_due=3 nodes_verified=2 days_late=12",
            "到期的3个节点，认定了2个，最迟的晚了12天，还没有人判断能否按期完成。",
            "Of 3 steps due, 2 verified; the latest is 12 days late; nobody has judged yet whether the limit can be met.",
        ),
        ("start", "started=no months_late=3 justified=no", "应开工的月份过了3个，还没有开工。", "Not started, 3 month ends after it was planned."),
        ("in_statistics", "registered=no months_since_start=2", "开工满2个月，还没有纳入统计。", "Not in the statistics 2 months after the start."),
        ("order", "completed=no days_left=-3 poor=no", "已逾期3天。", "3 days overdue."),
        ("rank_quartile", "rank=4 places=12", "在12个里排第4。", "Rank 4 of 12."),
    ],
)  # fmt: skip
def test_lamp_is_told_in_plain_words(preset: str, facts: str, zh: str, en: str) -> None:
    told = told_lamp(closed(preset, facts))
    assert (told["zh"], told["en"]) == (zh, en)
    assert (told["preset"], told["rule"]) == (preset, NEWER.by.as_dict())


def test_grey_lamp_says_whose_report_is_missing_or_that_there_are_no_data() -> None:
    silent = FactOrigin("completion", "2026年6月的进展还没有报来", "nothing was reported for 2026-06 yet")
    assert told_lamp(closed("gap_pp", "elapsed=50", silent))["zh"] == "2026年6月的进展还没有报来。"
    assert told_lamp(closed("gap_pp", "elapsed=50"))["zh"] == "还没有可以评判的数据。"


@pytest.mark.parametrize("preset", sorted(LAMPS.presets))
def test_no_preset_is_left_without_words(preset: str) -> None:
    """A lamp that is lit from all its facts is told by them, never by the bare arithmetic."""
    full = " ".join(
        f"{name}={'no' if TERMS[name].zh_not else '5'}" for name in sorted(NEWER.asks_for(preset))
    )
    told = told_lamp(closed(preset, full))
    assert told["zh"] not in ("", "。", "还没有可以评判的数据。")
    assert not any(sign in told["zh"] for sign in "<>≤≥")
