"""Series of steps, yardsticks and reports in English plans: made-up sentences and the rows that they give."""

import pytest

from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


def _said(row: TargetDraft) -> str:
    end = row.period.end if row.period else None
    kind = "baseline" if row.kind is Kind.BASELINE else "target"
    value = "-" if row.value is None else format(row.value.normalize(), "f")
    return f"{kind} {value} {end or '-'} {row.indicator}"


def _rows(words: str) -> list[str]:
    text = f"# Cloudriver Green Plan\n\nThe plan was adopted in 2021.\n\n{words}\n"
    return [_said(row) for row in find_targets(read_outline(SourceText(text=text, kind="md")))]


_STEPS = [
    "target -0.4 2031 emissions",
    "target -0.6 2041 emissions",
    "target -0.9 2051 emissions",
]

SENTENCES: list[tuple[str, list[str]]] = [
    ("Reduce emissions 40% by 2031, 60% by 2041, and 90% by 2051.", _STEPS),
    ("Reduce emissions by 40% by 2031 (vs 2012 baseline), 60% by 2041, 90% by 2051.", _STEPS),
    ("Reduce emissions, compared to a 2012 baseline, by 40% by 2031, 60% by 2041, and 90% by 2051.", _STEPS),
    (
        "Reduce emissions 40% by 2031, 60% by 2041, and 90% by 2051; maintain 35% shade cover.",
        [*_STEPS, "target 0.35 - shade cover"],
    ),
    ("By 2031, plant 400 trees; open 20 parks.", ["target 400 2031 trees", "target 20 2031 parks"]),
    (
        "Our targets:\n\n- 32% reduction in emissions relative to 2012 by 2032\n- 50% cut in waste relative to 2012 by 2040",
        ["target -0.32 2032 emissions", "target -0.5 2040 waste"],
    ),
    (
        "Currently almost 80% of homes and 75% of shops subscribe to clean power.",
        ["baseline 0.8 - homes", "baseline 0.75 - shops subscribe to clean power"],
    ),
    ("Achieve a shade cover target of at least 40% by 2035.", ["target 0.4 2035 shade cover"]),
    (
        "In 2020, we went further, reaching a 20% cut in emissions, reducing more than 27 metric tons of soot.",
        ["baseline -0.2 2020 emissions", "baseline -27000 2020 soot"],
    ),
    ("Turnout topped 50 percent.", ["baseline 0.5 - Turnout"]),
    (
        "Last year, we submitted 10 legislative proposals and formulated or revised 25 sets of local regulations.",
        ["baseline 10 - legislative proposals", "baseline 25 - sets of local regulations"],
    ),
    (
        "Plant 4,000 trees by 2031, 6,000 by 2041, and 9,000 by 2051.",
        ["target 4000 2031 trees", "target 6000 2041 trees", "target 9000 2051 trees"],
    ),
    (
        "Our goal is a recycling rate of 40% by 2031, and 60% by 2041.",
        ["target 0.4 2031 recycling rate", "target 0.6 2041 recycling rate"],
    ),
    ("A further 15 percentage point cut in emissions is needed by 2030.", ["target -0.15 2030 emissions"]),
    ("The shade cover target is 40%.", ["target 0.4 - shade cover"]),
    ("The target for shade cover is 40%.", ["target 0.4 - shade cover"]),
    ("Owners of large buildings must reduce emissions by 40%.", ["target -0.4 - emissions"]),
    ("Enroll 500 residents who are eligible for Medicaid.", ["target 500 - residents"]),
    (
        "About 45% of students are eligible for free lunch.",
        ["baseline 0.45 - students eligible for free lunch"],
    ),
]


@pytest.mark.parametrize(("words", "rows"), SENTENCES)
def test_sentence_gives_its_rows(words: str, rows: list[str]) -> None:
    assert _rows(words) == rows


@pytest.mark.parametrize(
    "words",
    [
        "Owners of at least 10 units must register every year.",
        "Owners are exempt if they hold fewer than 10 units.",
        "Applicants must have at least 2 years of residence.",
        "Households at or below 60% of the median income qualify for support.",
        "Projects that create at least 30 jobs are eligible for the credit.",
        "Owners who plant at least 10 trees are eligible for a rebate.",
    ],
)
def test_whom_a_rule_concerns_is_no_target(words: str) -> None:
    assert _rows(words) == []


def test_a_year_to_come_is_not_when_a_text_was_written() -> None:
    text = "# Cloudriver Climate Plan\n\n## Overview\n\nOur targets:\n\n- 32% cut in waste by 2032\n- 50% cut in soot by 2040\n"
    found = find_targets(read_outline(SourceText(text=text, kind="md")))
    assert [_said(row) for row in found] == ["target -0.32 2032 waste", "target -0.5 2040 soot"]
