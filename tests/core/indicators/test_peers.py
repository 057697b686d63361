"""Peers: start and growth both, ranks with their number, ties sharing the better one, the missing listed."""

from datetime import date
from decimal import Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.indicators import Direction
from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.indicators.peers import PeerTable, compare, ranks
from gangmu.core.indicators.series import Series
from gangmu.core.indicators.vintages import History


def history(
    place: str, *values: tuple[str, str] | tuple[str, str, Status], vintage: date | None = None
) -> History:
    series = Series(place=place, indicator="gdp")
    rows = [
        Observation(
            series=series, period=Period(period), value=Decimal(value), unit="亿元", source_title="公报",
            status=status[0] if status else None, vintage=vintage,
        )
        for period, value, *status in values
    ]  # fmt: skip
    return History(series, tuple(rows))


def table(*histories: History, direction: Direction = Direction.HIGHER) -> PeerTable:
    return compare(
        {each.series.place: each for each in histories},
        start=Period("2021"),
        period=Period("2025"),
        direction=direction,
    )


def test_level_and_growth_are_ranked_apart_each_with_its_number() -> None:
    found = table(
        history("a", ("2021", "100"), ("2025", "120")),
        history("b", ("2021", "50"), ("2025", "80")),
        history("c", ("2025", "60")),
        history("d", ("2021", "70")),
    )
    assert [(each.place, each.level_rank, each.growth_rank) for each in found.peers] == [
        ("a", 1, 2), ("b", 2, 1), ("c", 3, None),
    ]  # fmt: skip
    assert (found.levels, found.growths, found.missing) == (3, 2, ("d",))
    second = found.of("b")
    assert second is not None
    assert second.growth is not None
    assert round(second.growth.yearly * 100, 2) == Decimal("12.47")  # (80 ÷ 50)^(1/4) − 1
    last = found.of("c")
    assert last is not None
    assert last.no_growth == "no_value"


def test_ties_share_the_better_rank() -> None:
    assert ranks({"a": Decimal(5), "b": Decimal(5), "c": Decimal(4)}) == {"a": 1, "b": 1, "c": 3}


def test_where_less_is_better_the_lowest_is_first() -> None:
    found = table(history("a", ("2025", "30")), history("b", ("2025", "40")), direction=Direction.LOWER)
    assert [each.place for each in found.peers] == ["a", "b"]


def test_values_of_one_status_are_compared_where_all_have_one() -> None:
    final, early = Status.FINAL, Status.PRELIMINARY
    both = History(
        Series(place="a", indicator="gdp"),
        tuple(
            Observation(
                series=Series(place="a", indicator="gdp"), period=Period("2025"), value=Decimal(value), unit="亿元",
                source_title="公报", status=status, vintage=day,
            )
            for value, status, day in (("100", early, date(2026, 1, 20)), ("110", final, date(2026, 12, 20)))
        ),
    )  # fmt: skip
    found = table(both, history("b", ("2025", "105", early), vintage=date(2026, 1, 22)))
    assert [each.place for each in found.peers] == ["b", "a"]  # both preliminary: 105 against 100
    assert not found.mixed


def test_values_of_differing_status_are_said_to_differ() -> None:
    found = table(
        history("a", ("2025", "100", Status.FINAL)), history("b", ("2025", "105", Status.PRELIMINARY))
    )
    assert found.mixed


def test_growth_across_vintages_is_not_ranked() -> None:
    series = Series(place="a", indicator="gdp")
    rows = [
        Observation(
            series=series,
            period=Period(year),
            value=Decimal(value),
            unit="亿元",
            source_title="公报",
            vintage=day,
        )
        for year, value, day in (("2021", "100", date(2022, 3, 1)), ("2025", "130", date(2026, 3, 1)))
    ]
    found = table(History(series, tuple(rows)))
    assert found.peers[0].no_growth == "vintages_differ"
    assert found.peers[0].start == rows[0]
    assert found.growths == 0
