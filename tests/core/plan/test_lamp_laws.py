"""Laws of lamps: better never looks worse, what is missing is never good, and units do not matter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plan.lamp_cases import LAMPS, PACE, SHARES
from gangmu.core.base.formulas import Fact, Truth
from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import EXACT, Quantity
from gangmu.core.plan.elapsed_shares import elapsed_share
from gangmu.core.plan.lamp_facts import flow_facts
from gangmu.core.plan.lamp_rules import RANKS, TERMS, Lamp
from gangmu.core.plan.lamp_words import lamp_reasons
from gangmu.core.plan.lamps import lamp_of
from gangmu.core.plan.motions import Motion
from gangmu.core.plan.totals import OfTheYear

# What makes things better, by preset: more of the first, less of the second, this truth.
MORE = {"completion", "growth", "used", "nodes_verified", "days_left"}
LESS = {
    "elapsed",
    "growth_target",
    "peers_growth",
    "due",
    "months_late",
    "months_since_start",
    "days_late",
    "rank",
}
TRUE_IS_BETTER = {"registered", "able", "completed"}
FALSE_IS_BETTER = {"poor"}
PRESETS = sorted(LAMPS.presets)
percents = st.decimals(-200, 300, places=2)
counts = st.integers(-40, 60).map(Decimal)


def a_fact(name: str) -> st.SearchStrategy[Fact]:
    if isinstance(TERMS[name].unit, Truth):
        return st.booleans()
    numbers, unit = (percents, "%") if name in SHARES else (counts, "")
    return numbers.map(lambda number: Quantity(number, unit))


@st.composite
def a_lamp(draw: st.DrawFn) -> tuple[str, dict[str, Fact]]:
    preset = draw(st.sampled_from(PRESETS))
    return preset, {name: draw(a_fact(name)) for name in sorted(LAMPS.asks_for(preset))}


def rank(preset: str, facts: dict[str, Fact]) -> int | None:
    return RANKS.get(lamp_of(LAMPS, facts, preset=preset).lamp)


@given(a_lamp(), st.data())
def test_better_facts_never_worsen_a_lamp(case: tuple[str, dict[str, Fact]], data: st.DataObject) -> None:
    preset, facts = case
    name = data.draw(st.sampled_from(sorted(facts)))
    before = rank(preset, facts)
    better = dict(facts)
    fact = facts[name]
    if isinstance(fact, Quantity) and name in MORE | LESS:
        step = (
            data.draw(st.decimals(0, 100, places=2)) if fact.unit else Decimal(data.draw(st.integers(0, 40)))
        )
        better[name] = Quantity(fact.value + (step if name in MORE else -step), fact.unit)
    elif name in TRUE_IS_BETTER:
        better[name] = True
    elif name in FALSE_IS_BETTER:
        better[name] = False
    after = rank(preset, better)
    if before is not None and after is not None:
        assert after >= before


@given(a_lamp(), st.data())
def test_what_is_missing_never_makes_a_lamp_good(
    case: tuple[str, dict[str, Fact]], data: st.DataObject
) -> None:
    """A lamp that is good with some facts missing would be the same whatever they were."""
    preset, facts = case
    away = data.draw(st.sets(st.sampled_from(sorted(facts)), min_size=1))
    found = lamp_of(LAMPS, {name: fact for name, fact in facts.items() if name not in away}, preset=preset)
    if found.lamp is not Lamp.NONE:
        assert lamp_of(LAMPS, facts, preset=preset).lamp is found.lamp


@pytest.mark.parametrize("preset", PRESETS)
def test_without_any_fact_every_preset_is_grey_and_says_what_is_missing(preset: str) -> None:
    found = lamp_of(LAMPS, {}, preset=preset)
    assert found.lamp is Lamp.NONE
    assert found.missing
    assert lamp_reasons(found)[-1].startswith("缺：")


@given(st.decimals(0, 500, places=2), st.decimals("0.01", 500, places=2), st.integers(1, 12))
def test_units_of_measure_do_not_matter(done: Decimal, planned: Decimal, month: int) -> None:
    elapsed = elapsed_share(PACE, Period("2025"), on=date(2025, month, 28))

    def lit(done_in: Quantity, planned_in: Quantity, preset: str) -> Lamp:
        facts = flow_facts(OfTheYear(done_in, 2025), OfTheYear(planned_in, 2025), elapsed, motion=Motion.FLOW)
        return lamp_of(LAMPS, facts, preset=preset).lamp

    same, other = Quantity(done, "亿元"), Quantity(done * 10_000, "万元")
    for preset in ("gap_pp", "gap_ratio"):
        lamps = {lit(each, Quantity(planned, "亿元"), preset) for each in (same, other)}
        assert len(lamps | {lit(same, Quantity(planned * 10_000, "万元"), preset)}) == 1


@given(a_lamp())
def test_shares_may_be_given_in_any_unit_of_share(case: tuple[str, dict[str, Fact]]) -> None:
    preset, facts = case
    told = {
        name: fact.to("1") if isinstance(fact, Quantity) and fact.unit == "%" else fact
        for name, fact in facts.items()
    }
    assert lamp_of(LAMPS, facts, preset=preset).lamp is lamp_of(LAMPS, told, preset=preset).lamp


@given(a_lamp())
def test_a_lamp_that_is_lit_gives_reasons_in_both_languages(case: tuple[str, dict[str, Fact]]) -> None:
    preset, facts = case
    found = lamp_of(LAMPS, facts, preset=preset)
    zh, en = lamp_reasons(found), lamp_reasons(found, "en")
    assert zh
    assert len(zh) == len(en)
    assert all(line.isascii() or set(line) <= PRINTED for line in en)


PRINTED = {chr(number) for number in range(128)} | set("−×÷≤≥≠")


def test_borders_are_exact_for_every_month_and_day_of_a_year() -> None:
    """Thirds and sevenths have digits without end; a border that is hit exactly is hit all the same."""

    def lit(completion: Fraction, over: Fraction, preset: str) -> Lamp:
        parts = [Quantity(Decimal(each), "亿元") for each in (completion.numerator, completion.denominator)]
        done, planned = (OfTheYear(each, 2025) for each in parts)
        share = EXACT.divide(Decimal(over.numerator), Decimal(over.denominator))
        elapsed = replace(elapsed_share(PACE, Period("2025"), on=date(2025, 1, 1)), share=share)
        facts = flow_facts(done, planned, elapsed, motion=Motion.FLOW)
        return lamp_of(LAMPS, facts, preset=preset).lamp

    little = Fraction(1, 10**9)
    for days in (12, 365, 366):
        for over in (Fraction(k, days) for k in range(1, days + 1)):
            ten, thirty = over - Fraction(1, 10), over - Fraction(3, 10)
            found = [lit(each, over, "gap_pp") for each in (ten + little, ten, thirty, thirty - little)]
            assert found == [Lamp.OK, Lamp.WARN, Lamp.WARN, Lamp.ALARM], over
            half = over / 2
            found = [lit(each, over, "gap_ratio") for each in (over, over - little, half, half - little)]
            assert found == [Lamp.OK, Lamp.WARN, Lamp.WARN, Lamp.ALARM], over
