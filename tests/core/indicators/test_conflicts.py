"""Conflicts: found by rules, told with what each rival says, settled until somebody says anything new."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import RuleReference
from gangmu.core.indicators.conflicts import (
    Conflict,
    ConflictKind,
    ConflictRules,
    ConflictState,
    Explanation,
    Settled,
    agree,
    holding,
    mark_of,
    state_of,
)
from gangmu.core.indicators.finding_conflicts import (
    Wanted,
    break_conflicts,
    definition_conflicts,
    growth_conflicts,
    name_conflicts,
    target_conflicts,
    value_conflicts,
)
from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.vintages import History
from gangmu.files.plan_folders.folders import read_table
from gangmu.files.plan_folders.schema import BY_NAME

RULES = ConflictRules(
    growth_points=Decimal(3),
    jump_points=Decimal(2),
    jump_times=Decimal(4),
    jump_values=5,
    by=RuleReference(id="t", version=1, hash="0"),
)
YEAR_2018, YEAR_2026 = date(2018, 12, 31), date(2026, 3, 31)


def a_value(period: str, value: str, **fields: object) -> Observation:
    plain = Series(place="shenyang", indicator=str(fields.pop("indicator", "gdp")))
    series = fields.pop("series", plain)
    known = {"unit": "亿元", "source_title": "公报"} | fields
    return Observation(series=series, period=Period(period), value=Decimal(value), **known)  # type: ignore[arg-type]


def a_history(*values: Observation) -> History:
    return History(values[0].series, values)


def growth(period: str, value: str, **fields: object) -> Observation:
    return a_value(period, value, indicator="growth", unit="%", **fields)


def only(found: Iterable[Conflict]) -> Conflict:
    [one] = found
    return one


# The real ones, in a small copy of the published figures.


def test_gdp_of_2016_has_two_values_and_each_keeps_its_day() -> None:
    old = a_value("2016", "5460.01", vintage=YEAR_2018)
    new = a_value("2016", "5546.4498", vintage=YEAR_2026, break_before="辽宁2016年核减统计数据")
    found = only(value_conflicts(a_history(old, new)))
    assert [each.observations[0].vintage for each in found.rivals] == [YEAR_2018, YEAR_2026]
    assert found.spread == Quantity(Decimal("86.4398"), "亿元")
    assert state_of(found, None) is ConflictState.OPEN


def test_gdp_of_2014_is_a_january_estimate_beside_what_came() -> None:
    january = a_value("2014", "7589", vintage=date(2015, 1, 31), status=Status.ESTIMATE)
    found = only(value_conflicts(a_history(january, a_value("2014", "7098.71", vintage=YEAR_2018))))
    assert found.explanation is Explanation.ESTIMATE
    assert state_of(found, None) is ConflictState.EXPLAINED


def test_gdp_from_2023_to_2024_grew_by_more_than_was_published() -> None:
    levels = a_history(a_value("2023", "8122"), a_value("2024", "9027.14"))
    found = only(growth_conflicts(levels, a_history(growth("2024", "5.2")), RULES))
    assert [str(each.quantity) for each in found.rivals] == ["5.2 %", "11.1 %"]
    flagged = a_history(
        a_value("2023", "8122"), a_value("2024", "9027.14", break_before="第五次全国经济普查")
    )
    found = only(growth_conflicts(flagged, a_history(growth("2024", "5.2")), RULES))
    assert (found.explanation, found.reason) == (Explanation.FLAGGED, "第五次全国经济普查")


def test_retail_of_2024_is_not_what_2025_implies() -> None:
    levels = a_history(a_value("2024", "4372.6"), a_value("2025", "4195.4"))
    found = only(growth_conflicts(levels, a_history(growth("2025", "1.0")), RULES))
    assert found.implied == Quantity(Decimal("4153.9"), "亿元")


@pytest.mark.parametrize(
    ("before", "now", "published", "given"),
    [
        (("2017", "3989.8"), ("2018", "4017"), "8.3", "0.7 %"),  # retail
        (("2014", "15945"), ("2015", "13498"), "7.8", "-15.3 %"),  # rural income: survey concept changed
        (("2021", "773.0201"), ("2022", "713.6722"), "1.3", "-7.7 %"),  # revenue: like for like
    ],
)
def test_published_growth_that_levels_do_not_give(
    before: tuple[str, str], now: tuple[str, str], published: str, given: str
) -> None:
    levels = a_history(a_value(*before), a_value(*now))
    found = only(growth_conflicts(levels, a_history(growth(now[0], published)), RULES))
    assert [str(each.quantity) for each in found.rivals] == [f"{published} %", given]


def test_population_of_2020_is_a_census_that_the_years_before_were_never_raised_to() -> None:
    years = {"2010": "810.62", "2016": "829.2", "2017": "829.4", "2020": "907.01", "2021": "911.8", "2022": "914.7",
             "2023": "920.4", "2024": "924.3", "2025": "927.6"}  # fmt: skip
    values = [a_value(year, value, unit="万人") for year, value in years.items()]
    found = only(break_conflicts(a_history(*values), RULES))
    assert [each.quantity.value for each in found.rivals if each.quantity] == [
        Decimal("829.4"),
        Decimal("907.01"),
    ]
    assert state_of(found, None) is ConflictState.OPEN


# The rules.


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("9027.1", "亿元"), ("9027.14", "亿元"), True),
        (("0.9", "万亿元"), ("9027.14", "亿元"), True),  # as far as it is written
        (("0.93", "万亿元"), ("9027.14", "亿元"), False),
        (("737", "万人"), ("736.95", "万人"), True),
        (("5", "%"), ("5", "亿元"), False),
    ],
)
def test_figures_agree_as_far_as_they_are_written(
    one: tuple[str, str], other: tuple[str, str], *, same: bool
) -> None:
    first, second = (Quantity(Decimal(value), unit) for value, unit in (one, other))
    assert agree(first, second) is same
    assert agree(second, first) is same


def test_value_that_was_published_again_is_no_conflict() -> None:
    old, new = a_value("2013", "7158.57", vintage=YEAR_2018), a_value("2013", "7158.5745", vintage=YEAR_2026)
    assert list(value_conflicts(a_history(old, new))) == []


def test_growth_near_that_of_the_levels_is_no_conflict() -> None:
    levels = a_history(a_value("2021", "100"), a_value("2022", "108"))
    assert list(growth_conflicts(levels, a_history(growth("2022", "5.1")), RULES)) == []
    assert list(growth_conflicts(levels, a_history(growth("2023", "50")), RULES)) == []


def test_growth_on_a_basis_of_its_own_says_so() -> None:
    levels = a_history(a_value("2021", "773"), a_value("2022", "713"))
    named = Series(place="shenyang", indicator="growth", definition="like_for_like")
    found = only(growth_conflicts(levels, a_history(growth("2022", "1.3", series=named)), RULES))
    assert found.explanation is Explanation.COMPARABLE


def test_restless_series_has_no_unusual_year() -> None:
    values = [a_value(str(2000 + each), str(100 * (1 + each % 3))) for each in range(12)]
    assert list(break_conflicts(a_history(*values), RULES)) == []


def test_flagged_break_is_listed_with_its_reason() -> None:
    found = only(
        break_conflicts(
            a_history(a_value("2019", "100"), a_value("2020", "101", break_before="人口普查")), RULES
        )
    )
    assert (found.reason, found.explanation) == ("人口普查", Explanation.FLAGGED)


def test_two_definitions_under_one_name() -> None:
    histories = [
        a_history(
            a_value(
                "2024", value, unit="万人", series=Series(place="shenyang", indicator="p", definition=name)
            )
        )
        for name, value in (("resident", "924.3"), ("registered", "764.4"))
    ]
    found = only(definition_conflicts(histories))
    assert found.marks == {"resident", "registered"}
    assert list(definition_conflicts(histories[:1])) == []


def wanted(code: str, value: str, *, replaced: bool = False) -> Wanted:
    return Wanted(
        code=code, series=Series(place="shenyang", indicator="gdp"), due=Period("2025"), basis="level", comparison="exceed",
        quantity=Quantity(Decimal(value), "亿元"), replaced=replaced,
    )  # fmt: skip


def test_two_targets_for_one_date() -> None:
    found = only(target_conflicts([wanted("m1", "10000"), wanted("m2", "12000")]))
    assert found.kind is ConflictKind.TARGETS
    assert list(target_conflicts([wanted("m1", "10000"), wanted("m2", "10000")])) == []
    earlier = only(target_conflicts([wanted("m1", "10000", replaced=True), wanted("m2", "12000")]))
    assert earlier.explanation is Explanation.REPLACED


def test_two_indicators_of_one_name() -> None:
    found = only(name_conflicts({"gdp": ["地区生产总值", "经济总量"], "size": ["经济总量"], "x": ["其他"]}))
    assert (found.indicator, found.marks) == ("经济总量", {"gdp", "size"})


# Settling.


def test_settled_conflict_opens_again_when_a_new_rival_comes() -> None:
    old, new = a_value("2016", "5460.01", vintage=YEAR_2018), a_value("2016", "5546.45", vintage=YEAR_2026)
    conflict = only(value_conflicts(a_history(old, new)))
    settled = Settled(key=conflict.key, marks=conflict.marks, holds=mark_of(new))
    assert state_of(conflict, settled) is ConflictState.SETTLED
    newer = a_value("2016", "5600", vintage=date(2027, 1, 1))
    assert state_of(only(value_conflicts(a_history(old, new, newer))), settled) is ConflictState.REOPENED


def test_value_that_holds_is_judged_by_and_the_other_stays_on_record() -> None:
    old, new = a_value("2016", "5460.01", vintage=YEAR_2018), a_value("2016", "5546.45", vintage=YEAR_2026)
    history = a_history(old, new, a_value("2017", "5865"))
    conflict = only(value_conflicts(history))
    settled = {conflict.key: Settled(key=conflict.key, marks=conflict.marks, holds=mark_of(old))}
    assert holding(history, settled).latest_of(Period("2016")) == old
    assert len(holding(history, settled).observations) == 2
    assert history.latest_of(Period("2016")) == new


# The real file, whole.


def real(shared: Path, place: str, *names: str) -> History:
    """All values of a place under some names, as vintages of one indicator in the order of the names."""
    rows, problems = read_table((shared / "data/observations.csv").read_bytes(), BY_NAME["observations"])
    assert problems == []
    series = Series(place=place, indicator=names[0])
    return History(
        series,
        tuple(
            Observation(
                series=series,
                period=Period(row["period"]),
                value=Decimal(row["value"]),
                unit=row["unit"],
                source_title=row["source_title"],
                vintage=date(2018 + names.index(row["indicator"]), 12, 31),
            )
            for row in rows
            if row["place"] == place and row["indicator"] in names
        ),
    )


@pytest.mark.shared
def test_conflicts_of_the_real_file_are_all_found(shared: Path) -> None:
    gdp = real(shared, "沈阳", "地区生产总值(2018年下载版本)", "地区生产总值", "地区生产总值(1月预计数)")
    assert {"2014", "2016"} <= {str(each.period) for each in value_conflicts(gdp)}
    levels = {
        name: real(shared, "沈阳", name)
        for name in (
            "地区生产总值",
            "社会消费品零售总额",
            "农村居民人均可支配收入",
            "一般公共预算收入",
            "常住人口",
        )
    }
    rates = {name: real(shared, "沈阳", name + "增速") for name in list(levels)[:3]}
    rates["一般公共预算收入"] = real(shared, "沈阳", "一般公共预算收入同口径增速")
    found = {
        (name, str(each.period)): each
        for name, rate in rates.items()
        for each in growth_conflicts(levels[name], rate, RULES)
    }
    assert {
        ("地区生产总值", "2024"), ("社会消费品零售总额", "2018"), ("社会消费品零售总额", "2025"),
        ("农村居民人均可支配收入", "2015"), ("一般公共预算收入", "2022"),
    } == found.keys()  # fmt: skip
    assert found["社会消费品零售总额", "2025"].implied == Quantity(Decimal("4153.9"), "亿元")
    assert [str(each.period) for each in break_conflicts(levels["常住人口"], RULES)] == ["2020"]


@pytest.mark.shared
def test_breaks_of_the_panel_are_found_and_hardly_anything_else(shared: Path) -> None:
    for place, year in (("沈阳", "2016"), ("长春", "2019"), ("哈尔滨", "2019")):
        found = [str(each.period) for each in break_conflicts(real(shared, place, "地区生产总值"), RULES)]
        assert year in found
        assert len(found) <= 2
