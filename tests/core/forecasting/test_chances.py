"""The chance of a target, however it is worded, and the arithmetic beside it."""

from decimal import Decimal

import pytest

from core.forecasting.panels_made_up import a_panel, a_series, levels
from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.forecasting.arithmetic import arithmetic_of
from gangmu.core.forecasting.chances import Chance, chance_of
from gangmu.core.forecasting.outlook import Outlook, outlook_of
from gangmu.core.forecasting.refusals import TargetInThePastError, TargetNotForecastError
from gangmu.core.forecasting.what_if import what_if
from gangmu.core.indicators.comparisons import Widths
from gangmu.core.indicators.indicators import Direction
from gangmu.core.indicators.targets import BaseValue, Basis, Comparison, Target

WIDTHS = Widths(
    about_points=Decimal("0.5"),
    about_share=Decimal("0.02"),
    pace_points=Decimal("0.5"),
    pace_words=("同步",),
    exceed_is_strict=True,
)


def an_outlook(*, unit: str = "亿元") -> Outlook:
    series, *peers = a_panel()
    made = a_series([value for _, value in series.values], place=series.place, unit=unit)
    return outlook_of(made, peers=peers, origin=2021, horizon=6)


def a_target(comparison: Comparison, value: object = None, **more: object) -> Target:
    given = {"unit": "亿元", "due": Period("2025"), **more}
    number = None if value is None else Decimal(str(value))
    return Target(code="t", comparison=comparison, value=number, **given)  # type: ignore[arg-type]


def chance(
    target: Target, *, direction: Direction = Direction.HIGHER, reference: Outlook | None = None
) -> Chance:
    return chance_of(target, an_outlook(), widths=WIDTHS, direction=direction, reference=reference)


MEDIAN = an_outlook().in_year(2025).median


def test_reaching_the_middle_forecast_is_an_even_chance_in_any_unit() -> None:
    assert chance(a_target(Comparison.REACH, MEDIAN)).share == pytest.approx(
        Decimal("0.5"), abs=Decimal("0.002")
    )
    assert chance(a_target(Comparison.EXCEED, MEDIAN / 10000, unit="万亿元")).share == pytest.approx(
        Decimal("0.5"), abs=Decimal("0.002")
    )


def test_staying_within_is_what_reaching_is_not() -> None:
    value = MEDIAN * Decimal("1.05")
    above = chance(a_target(Comparison.REACH, value)).share
    within = chance(a_target(Comparison.STAY_WITHIN, value)).share
    assert above + within == pytest.approx(Decimal(1), abs=Decimal("0.002"))
    assert above < within


def test_less_of_an_indicator_that_should_fall_is_what_reach_asks_for() -> None:
    value = MEDIAN * Decimal("1.05")
    falling = chance(a_target(Comparison.REACH, value), direction=Direction.LOWER).share
    assert falling == chance(a_target(Comparison.STAY_WITHIN, value)).share


def test_past_a_range_on_its_good_side_is_met_unless_no_side_is_good() -> None:
    target = a_target(Comparison.RANGE, MEDIAN, value_high=MEDIAN * Decimal("1.02"))
    assert chance(target).share == chance(a_target(Comparison.REACH, MEDIAN)).share
    inside = chance(target, direction=Direction.NEUTRAL)
    assert Decimal(0) < inside.share < Decimal("0.3")


def test_about_lets_pass_what_the_rule_set_says() -> None:
    reach = chance(a_target(Comparison.REACH, MEDIAN)).share
    assert chance(a_target(Comparison.ABOUT, MEDIAN)).share > reach
    assert chance(a_target(Comparison.ABOUT, MEDIAN), direction=Direction.NEUTRAL).share < reach


def test_growth_a_year_is_measured_from_the_year_before_it_starts() -> None:
    base = an_outlook().last_value
    rate = ((MEDIAN / base) ** (Decimal(1) / 4) - 1) * 100
    yearly = a_target(
        Comparison.REACH, rate, unit="%", basis=Basis.GROWTH, start=Period("2022"), every=Length("P1Y")
    )
    assert chance(yearly).share == pytest.approx(Decimal("0.5"), abs=Decimal("0.002"))
    whole = a_target(
        Comparison.REACH,
        (MEDIAN / base - 1) * 100,
        unit="%",
        basis=Basis.GROWTH,
        base=BaseValue(Period("2021")),
    )
    assert chance(whole).share == chance(yearly).share


def test_keeping_pace_with_itself_is_likelier_than_not_by_the_width() -> None:
    target = a_target(
        Comparison.KEEP_PACE, start=Period("2022"), unit="%", basis=Basis.GROWTH, reference="gdp"
    )
    slow = a_series(levels(3, growth=lambda year: 0.03 - 0.001 * year), place="慢市")
    reference = outlook_of(slow, peers=a_panel(), origin=2021, horizon=6)
    itself = chance(target, reference=an_outlook())
    assert Decimal("0.45") < itself.share < Decimal("0.75")
    assert chance(target, reference=reference).share > itself.share
    assert "reference_apart" in [each.code for each in itself.reasons]


@pytest.mark.parametrize(
    ("target", "detail"),
    [
        (a_target(Comparison.QUALITATIVE), "no_number"),
        (a_target(Comparison.KEEP_PACE), "no_reference"),
        (a_target(Comparison.REACH, 5, unit="%"), "units"),
        (a_target(Comparison.REACH, 5, due=None), "no_due"),
        (a_target(Comparison.REACH, 5, due=Period("2050")), "beyond_horizon"),
        (a_target(Comparison.REACH, 5, unit="%", basis=Basis.GROWTH), "no_base"),
    ],
)
def test_a_target_of_which_no_chance_can_be_computed_says_why(target: Target, detail: str) -> None:
    with pytest.raises(TargetNotForecastError) as refusal:
        chance(target)
    assert refusal.value.detail == detail


def test_a_target_in_the_past_has_no_chance() -> None:
    with pytest.raises(TargetInThePastError):
        chance(a_target(Comparison.REACH, 5, due=Period("2020")))


def test_band_of_the_methods_holds_the_chance_and_every_reason_has_words() -> None:
    found = chance(a_target(Comparison.REACH, MEDIAN * Decimal("1.1")))
    assert found.low <= found.share <= found.high
    assert all(each.words("zh") and each.words("en") for each in found.reasons)


def test_arithmetic_counts_the_windows_of_peers_and_sets_breaks_aside() -> None:
    # 8 % a year from 100 is 136.05 after four years; the peers grew by 10 % and by 5 % a year, over seven years.
    own = a_series([100, 104, 108, 112, 116, 120, 124, 128], first=2013)
    fast = a_series([100 * 1.10**year for year in range(8)], first=2013, place="快市")
    slow = a_series(
        [100 * 1.05**year for year in range(8)], first=2013, place="慢市", breaks=frozenset({2014})
    )
    found = arithmetic_of(own, Decimal("174.1425"), due=2024, origin=2020, peers=[fast, slow])
    assert round(found.needed, 4) == Decimal("0.0800")
    assert found.so_far_years == 5
    assert round(found.so_far or 0, 4) == round(Decimal((128 / 108) ** 0.2 - 1), 4)
    windows = found.windows
    assert (windows.places, windows.windows, windows.reached, windows.set_aside) == (3, 11, 4, 1)
    assert (windows.own, windows.own_reached) == (4, 0)
    assert "8.0%" in found.reasons[0].words("zh")
    assert "11" in found.reasons[1].words("en")


def test_arithmetic_of_a_share_goes_by_points() -> None:
    own = a_series([60, 61, 62, 63, 64], first=2016, unit="%")
    found = arithmetic_of(own, Decimal(70), due=2023, origin=2020)
    assert found.needed == 2
    assert found.so_far == 1
    assert found.windows.reached == 0


def test_what_if_draws_the_path_and_says_when_it_arrives() -> None:
    outlook = outlook_of(a_series([80, 90, 87, 97, 100], first=2017), origin=2021, horizon=8)
    found = what_if(outlook, due=2025, growth=Decimal("0.10"), target=Decimal("161.051"))
    assert found.path[0] == (2021, Decimal("100.000"))
    assert found.path[-1] == (2025, Decimal("146.410"))
    assert found.arrival == 2026
    later = what_if(outlook, due=2028, target=Decimal("161.051"))
    assert later.arrival == 2028
    assert later.growth < found.growth
    assert later.chance_of_target is not None
    assert found.chance_of_target is not None
    assert later.chance_of_target > found.chance_of_target
    assert what_if(outlook, due=2025, growth=Decimal(0), target=Decimal(120)).arrival is None
