"""A verdict in words: everybody can reckon it again."""

from datetime import date

import pytest

from core.plan.cases import RULES, a_target, followed
from gangmu.core.plan.standing import standing_of_target
from gangmu.core.plan.standing_words import (
    CLASS_WORDS,
    NOTE_WORDS,
    REASON_WORDS,
    STANDING_WORDS,
    STEP_WORDS,
    arithmetic,
    notes,
    summary,
)
from gangmu.core.plan.verdicts import Verdict

ON = date(2026, 6, 30)


def judged(words: str, values: str, unit: str = "亿元", **more: str) -> Verdict:
    return standing_of_target(a_target(words, **more), on=ON, rules=RULES, followed=[followed(values, unit)])


def test_missed_target_tells_by_how_much() -> None:
    verdict = judged("exceed 10000 亿元 2025", "2025 9100.3")
    assert summary(verdict) == "未达成。"
    assert verdict.lead is not None
    assert arithmetic(verdict.lead) == (
        "2025年实际 9,100.3 亿元，目标是超过 10,000 亿元：少 899.7 亿元。",
        "完成率 91.0 %。",
    )
    assert arithmetic(verdict.lead, "en") == (
        "2025: 910.03 billion yuan against more than 1 trillion yuan, 89.97 billion yuan short.",
        "91.0 % of the target.",
    )


def test_grey_says_why() -> None:
    assert (
        summary(judged("exceed 10000 亿元 2035", "2025 9100.3")) == "未到期：还没有选定路径，到期前不判快慢。"
    )
    assert (
        summary(judged("exceed 10000 亿元 2025", ""), "en")
        == "no data: The value of the due period is not expected yet."
    )


def test_path_is_printed_with_its_result() -> None:
    verdict = judged("reach 150 个 2030", "2025 118", "个", base="2020=100", path="linear")
    assert summary(verdict) == "滞后。"
    assert verdict.lead is not None
    assert arithmetic(verdict.lead)[1:] == (
        "按线性路径（2020年 100 个 → 2030年 150 个），到这一期应为 125 个。",
        "实现程度 0.360，应为 0.500，指数 0.72。",
        "从2020年到2025年年均增长 3.37 %。",
        "从2025年起还需年均增长 4.92 %。",
        "完成率 78.7 %。",
    )


def test_keeping_pace_is_told_in_percentage_points() -> None:
    income = followed("2025 3.9", "%", kind="growth")
    growth = followed("2025 2.0", "%", kind="growth", indicator="gdp_growth")
    target = a_target("keep_pace % 2025", basis="growth")
    verdict = standing_of_target(target, on=ON, rules=RULES, followed=[income], reference=growth)
    assert verdict.lead is not None
    assert arithmetic(verdict.lead) == (
        "2025年实际 3.9 %，要跟上的是 2 %（容差 0.5 个百分点，产品默认，没有官方依据）：多 1.9 个百分点。",
    )


def test_preliminary_value_is_said_beside_the_verdict() -> None:
    from core.plan.cases import an_observation
    from gangmu.core.indicators.vintages import History
    from gangmu.core.plan.following import Followed

    observation = an_observation("2025", "9100.3", status="preliminary", grade="C")
    series = Followed(followed("").indicator, History(observation.series, (observation,)))
    verdict = standing_of_target(a_target("exceed 10000 亿元 2025"), on=ON, rules=RULES, followed=[series])
    assert notes(verdict) == ("所用的是初步数，以后可能修订。", "数据来自转录或间接来源。")


@pytest.mark.parametrize(
    "table",
    [STANDING_WORDS, CLASS_WORDS, REASON_WORDS, NOTE_WORDS],
    ids=["standing", "class", "reason", "note"],
)
def test_every_code_has_its_words_in_both_languages(table: dict[object, tuple[str, str]]) -> None:
    kinds = type(next(iter(table)))
    assert set(table) == set(kinds)  # type: ignore[call-overload]  # an Enum
    assert all(zh.strip() and en.strip() for code, (zh, en) in table.items() if str(code) != "judged")


def test_every_step_uses_the_same_figures_in_both_languages() -> None:
    import string

    for zh, en in STEP_WORDS.values():
        fields = [{name for _, name, _, _ in string.Formatter().parse(words) if name} for words in (zh, en)]
        assert fields[0] == fields[1]


def test_record_of_a_verdict_is_complete_and_plain_json() -> None:
    import json

    from gangmu.core.plan.records import record_of

    record = record_of(judged("exceed 10000 亿元 2025", "2025@2026-05-20 9100.3"))
    assert json.loads(json.dumps(record)) == record
    [finding] = record["findings"]
    assert (finding["actual"], finding["gap"], finding["completion"]) == (
        ["9100.3", "亿元"],
        ["-899.7", "亿元"],
        "0.91003",
    )
    assert [(each["vintage"], each["source_title"]) for each in finding["inputs"]] == [
        ("2026-05-20", "云川市统计公报")
    ]
