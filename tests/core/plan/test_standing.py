"""The standing of a promise, each case computed by hand."""

# ruff: noqa: E501  a case a line: a table is read along its rows

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.plan.cases import RULES, a_target, followed
from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.targets import Target
from gangmu.core.plan.following import Case as PlanCase
from gangmu.core.plan.roads import stretches_of
from gangmu.core.plan.standing import Followed, standing_of_measure, standing_of_target
from gangmu.core.plan.verdicts import Note, Reason, Standing

AFTER = "2026-06-30"  # the 2025 values are out
OPEN = "2024-06-30"


@dataclass(frozen=True)
class Case:
    says: str
    target: Target
    series: tuple[Followed, ...]
    standing: str
    reason: str = "judged"
    on: str = AFTER
    reference: Followed | None = None
    gap: str | None = None
    completion: str | None = None  # per cent, one digit
    index: str | None = None  # two digits


GDP = followed("2021 7249; 2024 9027.14; 2025@2026-05-20 9100.3")
REVENUE = followed("2021 773.02; 2024 825.58; 2025@2026-05-20 794.2", indicator="revenue")
PEOPLE = followed(
    "2021 911.8; 2024 924.3; 2025@2026-05-20 927.6", "万人", indicator="population", timing="stock"
)
GDP_GROWTH = followed("2024 5.2; 2025 2.0", "%", kind="growth", indicator="gdp_growth")
URBAN = followed("2025 3.9", "%", kind="growth", indicator="income_growth", breakdown="urban")
RURAL = followed("2025 5.5", "%", kind="growth", indicator="income_growth", breakdown="rural")
SLOW = followed("2025 1.4", "%", kind="growth", indicator="income_growth", breakdown="rural")
NEARLY = followed("2025 1.5", "%", kind="growth", indicator="income_growth", breakdown="rural")
JOBLESS = {"unit": "%", "kind": "share", "direction": "lower"}
RATE = {"unit": "%", "kind": "growth"}
UNIT_ENERGY = {"unit": "吨标准煤/万元", "direction": "lower"}

DUE = [
    Case("GDP of 9,100.3 does not exceed 10,000", a_target("exceed 10000 亿元 2025"), (GDP,), "missed", gap="-899.7", completion="91.0"),
    Case("the same target in 万亿元", a_target("exceed 1 万亿元 2025"), (GDP,), "missed", gap="-0.08997", completion="91.0"),
    Case("revenue of 794.2 does not exceed 1,000", a_target("exceed 1000 亿元 2025"), (REVENUE,), "missed", gap="-205.8", completion="79.4"),
    Case("927.6 residents are not more than 1,000", a_target("exceed 1000 万人 2025"), (PEOPLE,), "missed", gap="-72.4", completion="92.8"),
    Case("both incomes grew in step with GDP", a_target("keep_pace % 2025", basis="growth"), (URBAN, RURAL), "met", reference=GDP_GROWTH, gap="1.9"),
    Case("one income out of step breaks the promise", a_target("keep_pace % 2025", basis="growth"), (URBAN, SLOW), "missed", reference=GDP_GROWTH, gap="-0.6"),
    Case("half a point below is still in step", a_target("keep_pace % 2025", basis="growth"), (NEARLY,), "met", reference=GDP_GROWTH, gap="-0.5"),
    Case("not below the average lets nothing pass", a_target("keep_pace % 2025", basis="growth", tolerance="0"), (NEARLY,), "missed", reference=GDP_GROWTH, gap="-0.5"),
    Case("in step with what has no value", a_target("keep_pace % 2025", basis="growth"), (URBAN,), "no_data", "reference_missing"),
    Case("exceed: the value itself is not enough", a_target("exceed 100 个 2025"), (followed("2025 100", "个"),), "missed", gap="0", completion="100.0"),
    Case("exceed: a little more is", a_target("exceed 100 个 2025"), (followed("2025 101", "个"),), "met", gap="1", completion="101.0"),
    Case("reach: the value itself is enough", a_target("reach 100 个 2025"), (followed("2025 100", "个"),), "met", gap="0", completion="100.0"),
    Case("reach: one short", a_target("reach 100 个 2025"), (followed("2025 99", "个"),), "missed", gap="-1", completion="99.0"),
    Case("reach of what should fall: 32 is not 30", a_target("reach 30 微克/立方米 2025"), (followed("2025 32", "微克/立方米", direction="lower"),), "missed", gap="2"),
    Case("reach of what should fall: 29 is", a_target("reach 30 微克/立方米 2025"), (followed("2025 29", "微克/立方米", direction="lower"),), "met", gap="-1"),
    Case("stay within: the line itself holds", a_target("stay_within 5.5 % 2025", basis="share"), (followed("2025 5.5", **JOBLESS),), "met", gap="0"),
    Case("stay within: past the line", a_target("stay_within 5.5 % 2025", basis="share"), (followed("2025 5.6", **JOBLESS),), "missed", gap="0.1"),
    Case("zero of something", a_target("stay_within 0 起 2025", basis="count"), (followed("2025 1", "起", direction="lower"),), "missed", gap="1"),
    Case("about 5 % growth: 4.5 is within half a point", a_target("about 5 % 2025", basis="growth"), (followed("2025 4.5", **RATE),), "met", gap="-0.5"),
    Case("about 5 % growth: 4.4 is not", a_target("about 5 % 2025", basis="growth"), (followed("2025 4.4", **RATE),), "missed", gap="-0.6"),
    Case("about 5 % growth: much more is met too", a_target("about 5 % 2025", basis="growth"), (followed("2025 9", **RATE),), "met", gap="4"),
    Case("about 1,000: 980 is within two per cent", a_target("about 1000 亿元 2025"), (followed("2025 980"),), "met", gap="-20", completion="98.0"),
    Case("about 1,000: 979.9 is not", a_target("about 1000 亿元 2025"), (followed("2025 979.9"),), "missed", gap="-20.1", completion="98.0"),
    Case("about 2 % prices, neither way better: 2.6 is off", a_target("about 2 % 2025", basis="growth"), (followed("2025 2.6", "%", kind="growth", direction="neutral"),), "missed", gap="0.6"),
    Case("range: inside", a_target("range 5 5.5 % 2025", basis="growth"), (followed("2025 5.2", **RATE),), "met", gap="0.2"),
    Case("range: below", a_target("range 5 5.5 % 2025", basis="growth"), (followed("2025 4.9", **RATE),), "missed", gap="-0.1"),
    Case("range: above its good end", a_target("range 5 5.5 % 2025", basis="growth"), (followed("2025 6", **RATE),), "met", gap="1"),
    Case("range of what has no good end: above is off", a_target("range 2 3 % 2025", basis="share"), (followed("2025 3.5", "%", kind="share", direction="neutral"),), "missed", gap="1.5"),
    Case("rank 9 is not within the first 8", a_target("rank 8 位 2025"), (followed("2025 9", "位", kind="rank", direction="lower"),), "missed", gap="1"),
    Case("rank 7 is", a_target("rank 8 位 2025"), (followed("2025 7", "位", kind="rank", direction="lower"),), "met", gap="-1"),
    Case("full coverage: 99.9 % is not full", a_target("reach 100 % 2025", basis="coverage"), (followed("2025 99.9", "%", kind="coverage"),), "missed", gap="-0.1", completion="99.9"),
    Case("full coverage in shares", a_target("reach 100 % 2025", basis="coverage"), (followed("2025 1", "1", kind="coverage"),), "met", gap="0", completion="100.0"),
    Case("growth of a year from levels: 100 to 106", a_target("reach 6 % 2025", basis="growth"), (followed("2024 100; 2025 106", basis="constant"),), "met", gap="0"),
    Case("growth across a census is not computed", a_target("reach 6 % 2025", basis="growth"), (followed("2024 100; 2025 111", breaks="2025"),), "no_data", "not_comparable"),
    Case("growth between vintages is not computed", a_target("reach 6 % 2025", basis="growth"), (followed("2024@2025-03-01 100; 2025@2026-03-01 111"),), "no_data", "not_comparable"),
    Case("growth of a year without the year before", a_target("reach 6 % 2025", basis="growth"), (followed("2025 111"),), "no_data", "no_base_value"),
    Case("growth of 21 % since 2020: 100 to 121", a_target("reach 21 % 2025", basis="growth", base="2020"), (followed("2020 100; 2025 121"),), "met", gap="0"),
    Case("10 % a year over two years: 100 to 120 is 9.54", a_target("reach 10 % 2025", basis="growth", start="2024"), (followed("2023 100; 2025 120"),), "missed", gap="-0.4555"),
    Case("mean of +10 and -10 % is below nought", a_target("reach 0 % 2025", basis="growth", start="2024"), (followed("2024 10; 2025 -10", **RATE),), "missed", gap="-0.5013"),
    Case("a year of growth missing leaves the mean unknown", a_target("reach 5 % 2025", basis="growth", start="2023"), (followed("2023 5; 2025 6", **RATE),), "no_data", "value_missing"),
    Case("three points up: 84.5 to 87.6", a_target("reach 3 个百分点 2025", basis="change", base="2020=84.5"), (followed("2025 87.6", "%", kind="share"),), "met", gap="0.1"),
    Case("13.5 % down: 0.40 to 0.35 is only 12.5", a_target("reach -13.5 % 2025", basis="change", base="2020"), (followed("2020 0.40; 2025 0.35", **UNIT_ENERGY),), "missed", gap="1"),
    Case("13.5 % down: 0.40 to 0.34 is 15", a_target("reach -13.5 % 2025", basis="change", base="2020"), (followed("2020 0.40; 2025 0.34", **UNIT_ENERGY),), "met", gap="-1.5"),
    Case("a change without its base", a_target("reach 3 个百分点 2025", basis="change"), (followed("2025 87.6", "%", kind="share"),), "no_data", "no_base_value"),
    Case("jobs of each year: one year short", a_target("reach 10 万人 2025", basis="count", start="2023", every="P1Y"), (followed("2023 11; 2024 9.5; 2025 12", "万人"),), "missed", gap="-0.5", completion="95.0"),
    Case("jobs of each year: one year unknown", a_target("reach 10 万人 2025", basis="count", start="2023", every="P1Y"), (followed("2023 11; 2025 12", "万人"),), "no_data", "value_missing"),
    Case("jobs of each year: all there", a_target("reach 10 万人 2025", basis="count", start="2024", every="P1Y"), (followed("2024 11; 2025 12", "万人"),), "met", gap="1", completion="110.0"),
    Case("due value not out yet", a_target("exceed 10000 亿元 2025"), (GDP,), "no_data", "awaiting_release", on="2026-03-01"),
    Case("due value never came", a_target("exceed 10000 亿元 2025"), (followed("2024 9027.14"),), "no_data", "value_missing", on="2026-07-01"),
    Case("a deadline ends with its day", a_target("exceed 10000 亿元 2025"), (GDP,), "not_due", "no_path_chosen", on="2025-12-31"),
    Case("money is not people", a_target("reach 10 万人 2025"), (followed("2025 11"),), "no_data", "units_do_not_fit"),
    Case("a day in June, judged on the year", a_target("reach 100 个 2025-06-30"), (followed("2025 120", "个"),), "met", gap="20", completion="120.0"),
    Case("a stock at the end of December", a_target("reach 900 万人 2025"), (followed("2025-12 927.6", "万人", timing="stock"),), "met", gap="27.6", completion="103.1"),
    Case("a quarter is no year", a_target("reach 100 亿元 2025"), (followed("2025-Q4 200"),), "no_data", "awaiting_release"),
    Case("cumulated to December is the year", a_target("reach 100 亿元 2025"), (followed("2025-01/2025-12 101"),), "met", gap="1", completion="101.0"),
    Case("a revision counts from the day it is out", a_target("reach 100 亿元 2025"), (followed("2025@2026-01-20 101; 2025@2026-06-01 98"),), "missed", gap="-2", completion="98.0"),
    Case("before that day the older value holds", a_target("reach 100 亿元 2025"), (followed("2025@2026-01-20 101; 2025@2026-06-01 98"),), "met", gap="1", completion="101.0", on="2026-05-31"),
]  # fmt: skip

ON_THE_WAY = [
    Case("example 6, linear: 118 of 120 wanted", a_target("reach 150 个 2025", base="2020=100", path="linear"), (followed("2022 118", "个"),), "behind", on="2023-06-30", index="0.90"),
    Case("example 6, compound: 118 of 117.6 wanted", a_target("reach 150 个 2025", base="2020=100", path="compound"), (followed("2022 118", "个"),), "on_path", on="2023-06-30", index="1.02"),
    Case("example 6, far ahead", a_target("reach 150 个 2025", base="2020=100", path="linear"), (followed("2022 121", "个"),), "ahead", on="2023-06-30", index="1.05"),
    Case("passed before its day", a_target("reach 150 个 2025", base="2020=100", path="linear"), (followed("2022 151", "个"),), "ahead", on="2023-06-30", index="2.55"),
    Case("a stated path", a_target("reach 150 个 2025", base="2020=100", path="stated", milestones="2022=110"), (followed("2022 110", "个"),), "on_path", on="2023-06-30", index="1.00"),
    Case("a fall on its path: 45 to 35, 41 when 41 is wanted", a_target("reach 35 微克/立方米 2025", base="2020=45", path="linear"), (followed("2022 41", "微克/立方米", direction="lower"),), "on_path", on="2023-06-30", index="1.00"),
    Case("a fall behind its path", a_target("reach 35 微克/立方米 2025", base="2020=45", path="linear"), (followed("2022 43", "微克/立方米", direction="lower"),), "behind", on="2023-06-30", index="0.50"),
    Case("the base value taken from the series", a_target("reach 150 个 2025", base="2020", path="linear"), (followed("2020 100; 2022 120", "个"),), "on_path", on="2023-06-30", index="1.00"),
    Case("a ceiling kept since the start", a_target("stay_within 5.5 % 2025", basis="share", base="2020=5.0", path="linear"), (followed("2022 5.2", **JOBLESS),), "on_path", on="2023-06-30"),
    Case("a ceiling broken on the way", a_target("stay_within 5.5 % 2025", basis="share", base="2020=5.0", path="linear"), (followed("2022 5.7", **JOBLESS),), "behind", on="2023-06-30"),
    Case("no path chosen", a_target("exceed 20000 亿元 2035", base="2021=7249"), (GDP,), "not_due", "no_path_chosen"),
    Case("no base value", a_target("exceed 20000 亿元 2035", path="linear"), (GDP,), "not_due", "no_base_value"),
    Case("a base period without a value", a_target("exceed 20000 亿元 2035", base="2019", path="linear"), (GDP,), "not_due", "no_base_value"),
    Case("nothing since the base", a_target("exceed 20000 亿元 2035", base="2025=9100.3", path="linear"), (GDP,), "no_data", "no_value_since_base"),
    Case("nothing at all", a_target("exceed 20000 亿元 2035", base="2021=7249", path="linear"), (followed(""),), "no_data", "no_observation"),
    Case("the next value overdue", a_target("exceed 20000 亿元 2035", base="2021=7249", path="linear"), (followed("2024 9027.14"),), "stale", "next_value_overdue", on="2026-07-01"),
    Case("the next value not overdue yet", a_target("exceed 20000 亿元 2035", base="2021=7249", path="linear"), (followed("2024 9027.14"),), "behind", on="2026-06-30", index="0.65"),
    Case("6 % a year, 5.9 so far", a_target("reach 6 % 2025", basis="growth", start="2021"), (followed("2021 5.9; 2022 5.9", **RATE),), "on_path", on="2023-06-30", index="0.98"),
    Case("6 % a year, 4 so far", a_target("reach 6 % 2025", basis="growth", start="2021"), (followed("2021 4; 2022 4", **RATE),), "behind", on="2023-06-30", index="0.67"),
    Case("growth of one year to come", a_target("reach 6 % 2027", basis="growth"), (followed("2025 5", **RATE),), "not_due", "no_path_chosen"),
    Case("50 % more by 2025, 20 % by half time", a_target("reach 50 % 2025", basis="growth", base="2021", path="linear"), (followed("2021 100; 2023 120"),), "behind", on=OPEN, index="0.80"),
    Case("in step so far", a_target("keep_pace % 2035", basis="growth"), (URBAN,), "on_path", reference=GDP_GROWTH),
    Case("out of step so far", a_target("keep_pace % 2035", basis="growth"), (SLOW,), "behind", reference=GDP_GROWTH),
    Case("each year, short in the latest", a_target("reach 10 万人 2030", basis="count", every="P1Y"), (followed("2024 11; 2025 9", "万人"),), "behind"),
]  # fmt: skip

GREY = [
    Case("withdrawn comes before all", a_target("exceed 1 亿元 2025", withdrawn_on=date(2024, 1, 1)), (GDP,), "withdrawn", "withdrawn"),
    Case("withdrawn only from its day on", a_target("exceed 1 亿元 2025", withdrawn_on=date(2026, 7, 1)), (GDP,), "met"),
    Case("no date, not reached", a_target("exceed 10000 亿元 -"), (GDP,), "no_date", "no_date_stated"),
    Case("no date, reached", a_target("exceed 9000 亿元 -"), (GDP,), "met"),
    Case("no date, a ceiling is never done with", a_target("stay_within 10000 亿元 -"), (GDP,), "no_date", "no_date_stated"),
    Case("no series chosen, before its day", a_target("exceed 10000 亿元 2035"), (), "not_due", "series_not_chosen"),
    Case("no series chosen, after it", a_target("exceed 10000 亿元 2025"), (), "no_data", "series_not_chosen"),
    Case("no series and no date", a_target("exceed 10000 亿元 -"), (), "no_date", "series_not_chosen"),
    Case("words only, before its day", a_target("qualitative - 2035"), (GDP,), "not_due", "no_number"),
    Case("words only, after it", a_target("qualitative - 2025"), (GDP,), "no_data", "no_number"),
]  # fmt: skip


@pytest.mark.parametrize("case", [*DUE, *ON_THE_WAY, *GREY], ids=lambda case: case.says)
def test_standing(case: Case) -> None:
    verdict = standing_of_target(
        case.target, on=date.fromisoformat(case.on), rules=RULES, followed=case.series, reference=case.reference
    )  # fmt: skip
    assert (verdict.standing.value, verdict.reason.value) == (case.standing, case.reason)
    lead = verdict.lead
    if case.gap is not None:
        assert lead is not None
        assert lead.gap is not None
        assert round(lead.gap.value, 6) == pytest.approx(Decimal(case.gap), abs=Decimal("0.00005"))
    if case.completion is not None:
        assert lead is not None
        assert lead.completion is not None
        assert f"{lead.completion * 100:.1f}" == case.completion
    if case.index is not None:
        assert lead is not None
        assert lead.index is not None
        assert f"{lead.index:.2f}" == case.index


def test_example_6_has_its_attainment_and_both_expectations() -> None:
    wanted = {"linear": ("0.400", "lagging"), "compound": ("0.352", "in_line")}
    for path, (expected, named) in wanted.items():
        target = a_target("reach 150 个 2025", base="2020=100", path=path)
        verdict = standing_of_target(
            target, on=date(2023, 6, 30), rules=RULES, followed=[followed("2022 118", "个")]
        )
        lead = verdict.lead
        assert lead is not None
        assert lead.attainment == Decimal("0.36")
        assert f"{lead.expected:.3f}" == expected
        assert lead.attainment_class == named


def test_growth_still_needed_is_told() -> None:
    """20,000 from 9,100.3 in ten years needs 8.19 % a year."""
    target = a_target("exceed 20000 亿元 2035", base="2021=7249", path="linear")
    lead = standing_of_target(target, on=date(2026, 6, 30), rules=RULES, followed=[GDP]).lead
    assert lead is not None
    assert lead.rate_needed is not None
    assert f"{lead.rate_needed * 100:.2f}" == "8.19"


def test_rule_set_may_let_the_value_itself_exceed() -> None:
    lenient = replace(RULES, widths=replace(RULES.widths, exceed_is_strict=False))
    target, series = a_target("exceed 100 个 2025"), followed("2025 100", "个")
    assert (
        standing_of_target(target, on=date(2026, 6, 30), rules=RULES, followed=[series]).standing
        is Standing.MISSED
    )
    assert (
        standing_of_target(target, on=date(2026, 6, 30), rules=lenient, followed=[series]).standing
        is Standing.MET
    )


def test_weakest_of_several_series_decides_and_both_are_told() -> None:
    target = a_target("keep_pace % 2025", basis="growth")
    verdict = standing_of_target(
        target, on=date(2026, 6, 30), rules=RULES, followed=[URBAN, SLOW], reference=GDP_GROWTH
    )
    assert [each.standing for each in verdict.findings] == [Standing.MET, Standing.MISSED]
    assert {each.observation.value for each in verdict.inputs} == {
        Decimal("3.9"),
        Decimal("1.4"),
        Decimal("2.0"),
    }


@pytest.mark.parametrize(
    ("says", "more", "series", "note"),
    [
        ("about 5 % 2025", {"basis": "growth"}, followed("2025 4.6", **RATE), Note.WITHIN_WIDTH),
        ("range 5 5.5 % 2025", {"basis": "growth"}, followed("2025 6", **RATE), Note.BEYOND_RANGE),
        ("reach 6 % 2025", {"basis": "growth"}, followed("2024 100; 2025 106", basis="current"), Note.NOMINAL_GROWTH),
        ("reach 100 个 2025-06-30", {}, followed("2025 120", "个"), Note.WIDER_PERIOD),
        ("reach 150 个 2030", {"base": "2020=100", "path": "linear"}, followed("2023 110; 2025 130", "个", breaks="2023"), Note.BREAK_BETWEEN),
        ("reach 100 个 2025", {"ambition": True}, followed("2025 120", "个"), Note.AMBITION),
    ],
)  # fmt: skip
def test_what_must_be_said_beside_a_verdict(
    says: str, more: dict[str, str], series: Followed, note: Note
) -> None:
    verdict = standing_of_target(a_target(says, **more), on=date(2026, 6, 30), rules=RULES, followed=[series])
    assert note in verdict.notes


def test_measure_that_recurs_is_never_over_and_never_without_a_date() -> None:
    verdict = standing_of_measure("M1", on=date(2026, 6, 30), due=None, recurs=True)
    assert (verdict.standing, verdict.reason) == (Standing.NOT_DUE, Reason.RECURS)
    ended = standing_of_measure("M1", on=date(2026, 6, 30), due=Period("2025"), recurs=True)
    assert ended.standing is Standing.NO_DATA


@pytest.mark.parametrize(
    ("due", "closed_on", "withdrawn_on", "standing"),
    [
        ("2025", None, None, Standing.NO_DATA),
        ("2025", date(2025, 3, 1), None, Standing.MET),
        ("2025", date(2026, 7, 1), None, Standing.NO_DATA),
        ("2030", None, None, Standing.NOT_DUE),
        (None, None, None, Standing.NO_DATE),
        (None, date(2025, 3, 1), date(2025, 4, 1), Standing.WITHDRAWN),
    ],
)
def test_measure_is_met_only_when_the_office_has_closed_it(
    due: str | None, closed_on: date | None, withdrawn_on: date | None, standing: Standing
) -> None:
    found = standing_of_measure(
        "M1", on=date(2026, 6, 30), due=Period(due) if due else None, closed_on=closed_on, withdrawn_on=withdrawn_on
    )  # fmt: skip
    assert found.standing is standing


@pytest.mark.parametrize(
    ("series", "years"),
    [
        (followed("2021 7249; 2022 7695.8; 2024 9027.14; 2025 9100.3"), [(2021, 2035)]),
        (followed("2021 7249; 2022 7695.8; 2024 9027.14; 2025 9100.3", breaks="2024"), [(2021, 2023), (2024, 2035)]),
        (followed("2021 7249; 2022 7695.8; 2024 9027.14", breaks="2024"), [(2021, 2023)]),
    ],
    ids=["no break", "a break", "too little after it"],
)  # fmt: skip
def test_path_is_parted_where_the_way_of_counting_changed(
    series: Followed, years: list[tuple[int, int]]
) -> None:
    target = a_target("exceed 20000 亿元 2035", base="2021", path="compound")
    case = PlanCase(target=target, followed=series, reference=None, on=date(2026, 6, 30), rules=RULES)
    assert [(each.first_year, each.last_year) for each in stretches_of(case)] == years


def test_share_of_a_way_across_a_break_is_never_told() -> None:
    series = followed("2021 7249; 2024 9027.14; 2025 9100.3", breaks="2024")
    target = a_target("exceed 10000 亿元 2025", base="2021", path="compound")
    [finding] = standing_of_target(target, on=date(2026, 6, 30), rules=RULES, followed=[series]).findings
    assert finding.standing is Standing.MISSED
    assert (finding.attainment, finding.base_period, finding.rate_so_far) == (None, None, None)
    assert [step.code for step in finding.steps] == ["compare.exceed", "break"]


def test_past_day_does_not_know_what_nobody_dated_before_it_was_due() -> None:
    target, series = a_target("reach 100 亿元 2025"), followed("2025 101")
    ask = {"rules": RULES, "followed": [series], "present": date(2026, 12, 31)}
    before = standing_of_target(target, on=date(2026, 6, 29), **ask)
    assert (before.standing, before.reason) == (Standing.NO_DATA, Reason.AWAITING_RELEASE)
    assert standing_of_target(target, on=date(2026, 6, 30), **ask).standing is Standing.MET


_BETTER = [Standing.MISSED, Standing.BEHIND, Standing.ON_PATH, Standing.AHEAD, Standing.MET]


@given(
    st.sampled_from(["linear", "compound", "step"]),
    st.sampled_from(["exceed", "reach", "about", "stay_within"]),
    st.integers(1, 400),
    st.integers(1, 400),
    st.tuples(st.integers(1, 400), st.integers(1, 400)),
    st.sampled_from(["2023-06-30", "2026-06-30"]),
)
def test_a_better_value_never_stands_worse(
    path: str, comparison: str, base: int, goal: int, values: tuple[int, int], on: str
) -> None:
    assume(base != goal)
    falls = comparison == "stay_within" or goal < base
    worse, better = sorted(values, reverse=falls)
    target = a_target(f"{comparison} {goal} 个 2025", base=f"2020={base}", path=path)
    year = "2022" if on < "2026" else "2025"
    found = [
        standing_of_target(
            target,
            on=date.fromisoformat(on),
            rules=RULES,
            followed=[followed(f"{year} {value}", "个", direction="lower" if falls else "higher")],
        ).standing
        for value in (worse, better)
    ]
    assume(all(each in _BETTER for each in found))
    assert _BETTER.index(found[0]) <= _BETTER.index(found[1])


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.dates(date(2022, 1, 1), date(2026, 12, 31)),
    st.integers(1, 300),
    st.sampled_from(["linear", "compound"]),
)
def test_what_is_published_later_never_changes_a_day_that_is_past(
    known: int, revised: int, day: date, later: int, path: str
) -> None:
    target = a_target("reach 150 个 2025", base="2020=100", path=path)
    after = date.fromordinal(day.toordinal() + later)
    series = followed(f"2021@2022-01-01 {known}", "个")
    more = followed(f"2021@2022-01-01 {known}; 2021@{after} {revised}; 2025@{after} {revised}", "个")
    one, other = (standing_of_target(target, on=day, rules=RULES, followed=[each]) for each in (series, more))
    assert one == other


@given(st.decimals(1, 30000, places=2), st.sampled_from(["2025", "2035"]))
def test_unit_in_which_a_value_is_told_changes_no_verdict(value: Decimal, due: str) -> None:
    target = a_target(f"exceed 10000 亿元 {due}", base="2021=7249", path="compound")
    told = [followed(f"2025 {value}"), followed(f"2025 {value / 10000}", "万亿元")]
    one, other = (
        standing_of_target(target, on=date(2026, 6, 30), rules=RULES, followed=[each]) for each in told
    )
    assert (one.standing, one.lead and one.lead.gap) == (other.standing, other.lead and other.lead.gap)
