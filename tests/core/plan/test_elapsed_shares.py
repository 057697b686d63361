"""Time progress by each preset: months, days, the unit's own plan, a season; and totals that never mix."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plan.lamp_cases import PACE, a_rule_set
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import Ground, RuleSetFaultError
from gangmu.core.plan.elapsed_shares import bond_window, elapsed_share, percent
from gangmu.core.plan.motions import Motion, Yardstick, yardstick_of
from gangmu.core.plan.pace_rules import pace_rules_from
from gangmu.core.plan.planned_curves import CurveNotUsableError, PlannedCurve
from gangmu.core.plan.totals import OfTheYear, SinceStart, TotalsDoNotMixError, completion

YEAR = Period("2025")
SEASON = (0, 1, 4, 12, 22, 34, 46, 58, 70, 82, 93, 100)


def share(preset: str, on: date, period: Period = YEAR, curve: PlannedCurve | None = None) -> str | None:
    found = elapsed_share(PACE, period, on=on, preset=preset, curve=curve).share
    return None if found is None else percent(found)


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2024, 12, 31), "0%"),
        (date(2025, 3, 30), "16.7%"),  # March is not over: 2/12
        (date(2025, 3, 31), "25%"),  # 3/12
        (date(2025, 6, 30), "50%"),  # 6/12
        (date(2025, 11, 30), "91.7%"),  # 11/12
        (date(2025, 12, 31), "100%"),
        (date(2026, 5, 1), "100%"),
    ],
)
def test_months_over_of_twelve(on: date, wanted: str) -> None:
    assert share("month_linear", on) == wanted
    assert share("", on) == wanted  # where nobody chose


def test_days_over_of_all_days() -> None:
    assert share("day_linear", date(2025, 7, 2)) == "50.1%"  # 183 ÷ 365
    assert share("day_linear", date(2024, 7, 1), Period("2024")) == "50%"  # 183 ÷ 366
    assert share("day_linear", date(2024, 12, 31)) == "0%"


@pytest.mark.parametrize("month", range(1, 13))
def test_season_by_months(month: int) -> None:
    last = date(2025 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    assert share("seasonal", last) == f"{SEASON[month - 1]}%"


def test_season_of_some_months_is_their_part_of_it() -> None:
    window = Period("2025-04/2025-10")
    assert share("seasonal", date(2025, 6, 30), window) == "38.5%"  # (34 − 4) ÷ (82 − 4)
    assert share("seasonal", date(2025, 10, 31), window) == "100%"
    assert share("seasonal", date(2025, 3, 31), window) == "0%"
    assert share("seasonal", date(2025, 6, 30), Period("2024-11/2025-10")) is None  # across the end of a year
    assert share("seasonal", date(2025, 1, 31), Period("2025-01")) is None  # nothing is planned in January


def a_curve(**more: object) -> PlannedCurve:
    known: dict[str, object] = {
        "period": YEAR, "unit": "亿元", "frozen_on": date(2025, 2, 10),
        "by_month": tuple(Decimal(each) for each in (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8)),
    }  # fmt: skip
    return PlannedCurve(**known | more)  # type: ignore[arg-type]  # a builder


def test_unit_is_measured_by_its_own_plan_once_it_is_filed() -> None:
    assert share("planned_curve", date(2025, 9, 30), curve=a_curve()) == "87.5%"  # 7 ÷ 8
    assert share("planned_curve", date(2025, 2, 9), curve=a_curve()) is None  # not filed yet
    assert share("planned_curve", date(2025, 9, 30)) is None
    assert share("planned_curve", date(2025, 9, 30), curve=a_curve(period=Period("2024"))) is None
    assert a_curve().hash != a_curve(frozen_on=date(2025, 6, 1)).hash


@pytest.mark.parametrize(
    ("by_month", "detail"),
    [
        ([1] * 11, "months"),
        ([*[2] * 11, 1], "falls"),
        ([-1, *[2] * 11], "falls"),
        ([0] * 12, "nothing_planned"),
    ],
)
def test_plan_that_cannot_measure_is_refused(by_month: list[int], detail: str) -> None:
    with pytest.raises(CurveNotUsableError) as refusal:
        a_curve(by_month=tuple(Decimal(each) for each in by_month))
    assert refusal.value.parameters["detail"] == detail


@given(
    st.sampled_from(sorted(PACE.presets)), st.dates(date(2024, 6, 1), date(2026, 6, 1)), st.integers(0, 90)
)
def test_time_never_runs_back_and_stays_between_nought_and_one(preset: str, day: date, later: int) -> None:
    curve = a_curve(frozen_on=date(2024, 1, 1))
    shares = [
        elapsed_share(PACE, YEAR, on=each, preset=preset, curve=curve).share
        for each in (day, day + timedelta(later))
    ]
    assert shares[0] is not None
    assert shares[1] is not None
    assert 0 <= shares[0] <= shares[1] <= 1


def test_arithmetic_is_told_in_both_languages() -> None:
    linear = elapsed_share(PACE, YEAR, on=date(2025, 9, 30))
    assert linear.words() == "已过月数 9 ÷ 总月数 12 = 0.75 = 75%"
    assert linear.words("en") == "months over 9 ÷ all months 12 = 0.75 = 75%"
    season = elapsed_share(PACE, YEAR, on=date(2025, 4, 30), preset="seasonal")
    assert season.words() == "seasonal 曲线：过了 4 个月为 12%"
    assert season.words("en") == "curve seasonal: 12% with 4 months over"
    assert (
        elapsed_share(PACE, YEAR, on=date(2025, 4, 30), preset="planned_curve").words()
        == "这一办法没有可用的数。"
    )


def test_bond_of_december_is_used_in_the_year_after() -> None:
    assert str(bond_window(PACE, date(2025, 12, 31))) == "2026-01/2026-06"


@pytest.mark.parametrize(
    ("motion", "yardstick"),
    [
        (Motion.FLOW, Yardstick.CLOCK),
        (Motion.STOCK, Yardstick.TRAJECTORY),
        (Motion.RATE, Yardstick.TRAJECTORY),
        (Motion.NODES, Yardstick.DATES),
    ],
)
def test_each_kind_of_quantity_has_its_yardstick(motion: Motion, yardstick: Yardstick) -> None:
    assert yardstick_of(motion) is yardstick


def amount(text: str, unit: str = "亿元") -> Quantity:
    return Quantity(Decimal(text), unit)


def test_completion_is_of_one_stretch() -> None:
    assert completion(OfTheYear(amount("66000", "万元"), 2025), OfTheYear(amount("12"), 2025)) == Decimal(
        "0.55"
    )
    assert completion(SinceStart(amount("30")), SinceStart(amount("40"))) == Decimal("0.75")
    assert completion(OfTheYear(amount("1"), 2025), OfTheYear(amount("0"), 2025)) is None
    assert completion(None, SinceStart(amount("40"))) is None


@pytest.mark.parametrize(
    "mixed",
    [
        lambda: completion(SinceStart(amount("30")), OfTheYear(amount("12"), 2025)),  # type: ignore[type-var]
        lambda: completion(OfTheYear(amount("6"), 2024), OfTheYear(amount("12"), 2025)),
    ],
)
def test_totals_of_different_stretches_are_refused(mixed: Callable[[], object]) -> None:
    with pytest.raises(TotalsDoNotMixError) as refusal:
        mixed()
    assert refusal.value.parameters["planned"] == "2025"


@pytest.mark.parametrize(
    ("provisions", "place", "detail"),
    [
        ({"curve": "[1, 2]"}, "curve", "not_a_curve"),
        ({"curve": "[5, 4, 12, 12, 22, 34, 46, 58, 70, 82, 93, 100]"}, "curve", "not_a_curve"),
        ({"curve": "[0, 1, 4, 12, 22, 34, 46, 58, 70, 82, 93, 99]"}, "curve", "not_a_curve"),
        ({"curve": '["a"]'}, "curve", "not_numbers"),
        ({"curve": '"closed_months / weeks"'}, "curve", "公式里的“weeks”没有对应的数据"),
        ({"curve": '"closed_months /"'}, "curve", "公式在第 16 个字“∎”处断了"),
        ({"curve": '"planned_total * 2"'}, "curve", "not_a_share"),
        ({"curve": '"closed_months > 2"'}, "curve", "not_a_share"),
        ({"default": '"lunar"'}, "default", "not_a_preset"),
        ({"default": "7"}, "default", "not_a_word"),
        ({"bond_months": "0"}, "bond_months", "out_of_bounds"),
        ({"bond_months": "1.5"}, "bond_months", "out_of_bounds"),
    ],
)
def test_rules_of_time_that_cannot_rule_are_refused(
    provisions: dict[str, str], place: str, detail: str
) -> None:
    known = {"default": '"linear"', "linear": '"closed_months / months"', "bond_months": "6"}
    with pytest.raises(RuleSetFaultError) as refusal:
        pace_rules_from(a_rule_set("pace", **known | provisions))
    assert (refusal.value.parameters["place"], refusal.value.parameters["detail"]) == (place, detail)


def test_unknown_preset_is_refused_and_sources_are_kept() -> None:
    with pytest.raises(RuleSetFaultError):
        elapsed_share(PACE, YEAR, on=date(2025, 9, 30), preset="lunar")
    assert PACE.grounds["month_linear"] is Ground.PRACTICE
    assert PACE.grounds["seasonal"] is Ground.DEFAULT
    with pytest.raises(RuleSetFaultError):
        pace_rules_from(a_rule_set("lamps", default='"x"'))
