"""Derived indicators: worked out from published values, with a birth certificate, or missing for a reason."""

from datetime import date
from decimal import Decimal

import pytest

from gangmu.core.base.formulas import (
    FormulaCycleError,
    FormulaNameUnknownError,
    FormulaTooLargeError,
    FormulaUnitsDoNotFitError,
)
from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.derivations import (
    CHAIN,
    Derived,
    FormulaGivesAnotherUnitError,
    Known,
    arithmetic,
    checked,
    derive,
    periods_of,
    read_derivation,
)
from gangmu.core.indicators.observations import Observation
from gangmu.core.indicators.operands import Absent
from gangmu.core.indicators.series import PriceBasis, Series
from gangmu.core.indicators.vintages import histories

UNITS = {
    "gdp": "亿元", "people": "万人", "third": "亿元", "share": "%", "per_head": "元/人", "primacy": "%", "growth": "%",
    "gap": "个百分点",
}  # fmt: skip


def a_value(indicator: str, period: str, value: str, **fields: object) -> Observation:
    parts = {each: fields.pop(each) for each in ("definition", "breakdown", "basis") if each in fields}
    series = Series(place=str(fields.pop("place", "yunchuan")), indicator=indicator, **parts)  # type: ignore[arg-type]
    known = {"unit": UNITS[indicator], "source_title": "云川统计公报"} | fields
    return Observation(series=series, period=Period(period), value=Decimal(value), **known)  # type: ignore[arg-type]


def derived(
    formula: str, *values: Observation, code: str = "share", period: str = "2024", **parents: str
) -> Derived:
    known = Known(
        histories=histories(values),
        derivations={code: read_derivation(code, formula, UNITS)},
        parents=parents,
    )
    return derive(code, known, place="yunchuan", period=Period(period))


def test_share_is_worked_out_in_the_indicators_own_unit() -> None:
    found = derived(
        "third / gdp", a_value("third", "2024", "60"), a_value("gdp", "2024", "0.02", unit="万亿元")
    )
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.unit) == (Decimal(30), "%")


def test_arithmetic_names_inputs_with_their_values() -> None:
    found = derived("third / gdp", a_value("third", "2024", "60"), a_value("gdp", "2024", "180"))
    assert arithmetic(found, lambda each: each.reference.indicator) == (
        "third 60 亿元 ÷ gdp 180 亿元 = 0.333333，即 33.33 %"
    )


def test_per_head_takes_the_average_resident_population() -> None:
    people = [
        a_value("people", year, value, definition="resident")
        for year, value in (("2023", "90"), ("2024", "110"))
    ]
    others = [a_value("people", "2024", "70", definition="registered")]
    found = derived(
        "gdp / [people resident mean]", a_value("gdp", "2024", "100"), *people, *others, code="per_head"
    )
    assert found.quantity is not None
    assert found.quantity.value == Decimal(10000)  # 100 亿元 over 100 万人
    assert {each.period.text for one in found.operands for each in one.observations} == {"2023", "2024"}


def test_mean_is_not_taken_across_a_break() -> None:
    people = [a_value("people", "2023", "90"), a_value("people", "2024", "110", break_before="人口普查")]
    found = derived("gdp / [people mean]", a_value("gdp", "2024", "100"), *people, code="per_head")
    assert found.reason is Absent.BREAK_BETWEEN


def test_primacy_is_the_city_in_the_province_that_it_lies_in() -> None:
    values = [a_value("gdp", "2024", "90"), a_value("gdp", "2024", "320", place="province")]
    found = derived("gdp / [gdp @parent]", *values, code="primacy", yunchuan="province")
    assert found.quantity is not None
    assert found.quantity.value == Decimal("28.125")
    assert derived("gdp / [gdp @parent]", *values, code="primacy").reason is Absent.NO_PARENT


def test_growth_comes_from_one_vintage() -> None:
    one, two = date(2024, 3, 1), date(2025, 3, 1)
    values = [a_value("gdp", "2023", "100", vintage=one), a_value("gdp", "2024", "112", vintage=two)]
    assert derived("[gdp growth]", *values, code="growth").reason is Absent.VINTAGES_DIFFER
    found = derived("[gdp growth]", *values, a_value("gdp", "2023", "105", vintage=two), code="growth")
    assert found.quantity is not None
    assert round(found.quantity.value, 2) == Decimal("6.67")


def test_growth_is_told_from_its_two_values() -> None:
    found = derived(
        "[gdp growth]", a_value("gdp", "2023", "100"), a_value("gdp", "2024", "105"), code="growth"
    )
    assert arithmetic(found, lambda each: each.reference.indicator) == "gdp：105 亿元 ÷ 100 亿元 − 1 = 5 %"
    people = [a_value("people", "2023", "90"), a_value("people", "2024", "110")]
    per_head = derived("gdp / [people mean]", a_value("gdp", "2024", "100"), *people, code="per_head")
    assert arithmetic(per_head, lambda each: each.reference.indicator, "zh") == (
        "gdp 100 亿元 ÷ people 100 万人 = 10,000 元/人；people：(90 万人 + 110 万人) ÷ 2 = 100 万人"
    )


def test_growth_never_crosses_a_flagged_break() -> None:
    values = [a_value("gdp", "2023", "100"), a_value("gdp", "2024", "112", break_before="第五次全国经济普查")]
    assert derived("[gdp growth]", *values, code="growth").reason is Absent.BREAK_BETWEEN


def test_growth_from_nothing_has_a_reason() -> None:
    values = [a_value("gdp", "2023", "0"), a_value("gdp", "2024", "112")]
    assert derived("[gdp growth]", *values, code="growth").reason is Absent.FROM_NOTHING


def test_gap_between_two_growths_is_told_in_points() -> None:
    values = [a_value("gdp", "2023", "100"), a_value("gdp", "2024", "105"), a_value("growth", "2024", "3")]
    found = derived("[gdp growth] - growth", *values, code="gap")
    assert found.quantity is not None
    assert found.quantity.value == Decimal(2)


def test_level_at_current_prices_is_meant_where_nothing_else_is_said() -> None:
    values = [
        a_value("gdp", "2024", "100", basis=PriceBasis.CURRENT),
        a_value("gdp", "2024", "80", basis=PriceBasis.CONSTANT),
    ]
    found = derived("third / gdp", a_value("third", "2024", "50"), *values)
    assert found.quantity is not None
    assert found.quantity.value == 50


@pytest.mark.parametrize(
    ("formula", "values", "reason"),
    [
        ("third / gdp", [a_value("third", "2024", "50")], Absent.NO_SERIES),
        ("third / gdp", [a_value("third", "2024", "50"), a_value("gdp", "2023", "1")], Absent.NO_VALUE),
        ("third / gdp", [a_value("third", "2024", "50"), a_value("gdp", "2024", "0")], Absent.NO_RESULT),
        (
            "people / people",
            [a_value("people", "2024", "9", definition=each) for each in ("resident", "registered")],
            Absent.SEVERAL_SERIES,
        ),
    ],
)
def test_missing_gives_a_reason_and_never_a_nought(
    formula: str, values: list[Observation], reason: Absent
) -> None:
    found = derived(formula, *values)
    assert found.quantity is None
    assert found.reason is reason


def test_newer_vintage_is_used_and_named() -> None:
    old, new = a_value("gdp", "2024", "200"), a_value("gdp", "2024", "100", vintage=date(2026, 3, 31))
    found = derived("third / gdp", a_value("third", "2024", "50"), old, new)
    assert found.quantity is not None
    assert found.quantity.value == 50
    assert next(each for each in found.operands if each.name == "gdp").observations == (new,)


def test_derived_stands_on_derived_and_carries_its_inputs() -> None:
    derivations = {
        "share": read_derivation("share", "third / gdp", UNITS),
        "gap": read_derivation("gap", "share - 30%", UNITS),
    }
    values = [a_value("third", "2024", "50"), a_value("gdp", "2024", "100"), a_value("gdp", "2025", "120")]
    known = Known(histories=histories(values), derivations=derivations)
    assert checked(derivations).index("share") < checked(derivations).index("gap")
    found = derive("gap", known, place="yunchuan", period=Period("2024"))
    assert found.quantity is not None
    assert found.quantity.value == 20
    below = found.operands[0].derived
    assert below is not None
    assert [each.quantity.value for each in below.operands if each.quantity] == [Decimal(100), Decimal(50)]
    assert [each.text for each in periods_of("gap", known, place="yunchuan")] == ["2024", "2025"]


@pytest.mark.parametrize(
    ("code", "formula", "refusal"),
    [
        ("share", "gdp + people", FormulaUnitsDoNotFitError),
        ("share", "gdp / people", FormulaGivesAnotherUnitError),
        ("per_head", "gdp", FormulaGivesAnotherUnitError),
        ("share", "gdp > third", FormulaGivesAnotherUnitError),
        ("share", "fourth / gdp", FormulaNameUnknownError),
        ("share", "[gdp growth mean]", FormulaNameUnknownError),
        ("share", "+".join(["gdp / gdp"] * 300), FormulaTooLargeError),
        ("share", "(" * 40 + "share" + ")" * 40, FormulaTooLargeError),
    ],
)
def test_formula_that_cannot_work_is_refused_when_it_is_read(
    code: str, formula: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        read_derivation(code, formula, UNITS)


def test_formulas_in_a_circle_are_refused() -> None:
    found = {
        "share": read_derivation("share", "primacy", UNITS),
        "primacy": read_derivation("primacy", "share", UNITS),
    }
    with pytest.raises(FormulaCycleError) as refusal:
        checked(found)
    assert "primacy" in str(refusal.value.names)
    with pytest.raises(FormulaCycleError):
        checked({"share": read_derivation("share", "share * 2", UNITS)})


def test_chain_that_nobody_could_follow_is_refused() -> None:
    units = {f"d{each}": "%" for each in range(CHAIN + 2)}
    found = {f"d{each}": read_derivation(f"d{each}", f"d{each + 1} + 1%", units) for each in range(CHAIN + 1)}
    with pytest.raises(FormulaTooLargeError):
        checked(found)


def test_formulas_that_share_much_are_worked_out_once() -> None:
    units = {f"d{each}": "%" for each in range(CHAIN + 1)}
    names = "[d{0}] + [d{0} @yunchuan] + [d{0} resident]"
    found = {f"d{each}": read_derivation(f"d{each}", names.format(each + 1), units) for each in range(CHAIN)}
    known = Known(histories={}, derivations=found)
    assert derive("d0", known, place="yunchuan", period=Period("2024")).reason is Absent.NO_SERIES
