"""One series: its fan, how it was made, and what is refused."""

from decimal import Decimal

import pytest

from core.forecasting.panels_made_up import PLACES, a_panel, a_series, levels
from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.outlook import Outlook, outlook_of, outlooks_of
from gangmu.core.forecasting.refusals import (
    SeriesAllEqualError,
    SeriesNotPositiveError,
    SeriesTooOldError,
    SeriesTooShortError,
    TargetInThePastError,
    TargetNotForecastError,
)


def test_the_middle_follows_a_common_slowing_better_than_drift_or_the_last_value() -> None:
    panel = a_panel(years=20)
    errors: dict[str, Decimal] = dict.fromkeys(("outlook", "drift", "last"), Decimal(0))
    for name, outlook in outlooks_of(panel, origin=2021, horizon=4).items():
        assert isinstance(outlook, Outlook)
        [series] = [each for each in panel if each.name == name]
        came, last, before = (series.value_in(year) or Decimal(0) for year in (2025, 2021, 2016))
        drift = last * (last / before) ** (Decimal(4) / 5)
        for method, said in (("outlook", outlook.in_year(2025).median), ("drift", drift), ("last", last)):
            errors[method] += abs(said / came - 1)
    assert errors["outlook"] < errors["drift"] / 2
    assert errors["outlook"] < errors["last"] / 2


def test_values_are_stated_with_six_digits_and_the_blend_adds_up() -> None:
    series, *peers = a_panel()
    outlook = outlook_of(series, peers=peers, origin=2021, horizon=2)
    assert all(len(year.median.as_tuple().digits) == 6 for year in outlook.years)
    assert sum(weight for _, weight in outlook.blend) == pytest.approx(Decimal(1), abs=Decimal("0.005"))
    assert outlook.n == 16
    assert outlook.peers == 12


def test_a_series_alone_is_told_so_and_is_wider_when_short() -> None:
    whole = a_series(levels(0))
    outlook = outlook_of(whole, origin=2021, horizon=4)
    short = outlook_of(a_series(levels(0)[-6:], first=2016), origin=2021, horizon=4)
    assert [each.code for each in outlook.reasons] == ["alone"]
    assert "short_series" in [each.code for each in short.reasons]
    assert {name for name, _ in outlook.blend} == {"own_line", "own_damped", "half_drift", "last_value"}
    assert outlook.in_year(2025).p10 > short.in_year(2025).p10


def test_a_write_down_flagged_or_not_is_not_carried_on() -> None:
    plain, *peers = a_panel()
    values = [value for _, value in plain.values]
    down = [str(value if year < 10 else value * Decimal("0.6")) for year, value in enumerate(values)]
    name = {"place": plain.place}
    unflagged = outlook_of(a_series(down, **name), peers=peers, origin=2021, horizon=4)
    flagged = outlook_of(
        a_series(down, **name, breaks=frozenset({2016})), peers=peers, origin=2021, horizon=4
    )
    before = outlook_of(plain, peers=peers, origin=2021, horizon=4)
    wanted = before.in_year(2025).median / before.last_value
    for outlook in (unflagged, flagged):
        assert outlook.in_year(2025).median / outlook.last_value == pytest.approx(wanted, rel=Decimal("0.03"))
    assert "level_shift" in [each.code for each in unflagged.reasons]
    assert "flagged_break" in [each.code for each in flagged.reasons]


def test_small_gaps_are_bridged_and_a_value_of_last_year_is_told() -> None:
    series, *peers = a_panel()
    holed = a_series([0], place=series.place)
    holed = type(series)(
        place=series.place,
        indicator=series.indicator,
        values=tuple(each for each in series.values if each[0] not in (2012, 2021)),
    )
    outlook = outlook_of(holed, peers=peers, origin=2021, horizon=4)
    assert outlook.last_year == 2020
    assert "old_value" in [each.code for each in outlook.reasons]
    whole = outlook_of(series, peers=peers, origin=2021, horizon=4)
    assert outlook.in_year(2025).median == pytest.approx(whole.in_year(2025).median, rel=Decimal("0.1"))


@pytest.mark.parametrize(
    ("values", "first", "refusal"),
    [
        ([1, 2, 3, 4], 2018, SeriesTooShortError),
        ([7, 7, 7, 7, 7, 7], 2016, SeriesAllEqualError),
        ([3, 2, 1, -1, 2, 3], 2016, SeriesNotPositiveError),
        ([3, 2, 1, 0, 2, 3], 2016, SeriesNotPositiveError),
        ([1, 2, 3, 4, 5, 6], 2012, SeriesTooOldError),
    ],
)
def test_what_cannot_be_forecast_is_refused_with_its_place(
    values: list[float], first: int, refusal: type[GangmuError]
) -> None:
    with pytest.raises(refusal) as raised:
        outlook_of(a_series(values, first=first), peers=a_panel(), origin=2021, horizon=4)
    assert raised.value.where == "云川市"
    assert "云川市" in raised.value.message("zh")
    assert raised.value.remedy("en")


def test_a_bad_series_among_many_is_given_as_its_refusal() -> None:
    found = outlooks_of([a_series([5] * 9, first=2013), *a_panel()], origin=2021, horizon=2)
    assert isinstance(found["云川市", "总量"], SeriesAllEqualError)
    assert all(isinstance(found[place, "总量"], Outlook) for place in PLACES)


def test_a_year_before_the_origin_or_past_the_horizon_is_refused() -> None:
    outlook = outlook_of(a_panel()[0], origin=2021, horizon=2)
    with pytest.raises(TargetInThePastError):
        outlook.in_year(2021)
    with pytest.raises(TargetNotForecastError):
        outlook.in_year(2024)
    with pytest.raises(TargetInThePastError):
        outlook_of(a_panel()[0], origin=2021, horizon=0)


def test_a_place_a_year_ahead_of_its_peers_still_learns_from_them() -> None:
    ahead = a_series(levels(0, years=17), place=PLACES[0])
    peers = a_panel()[1:]
    outlook = outlook_of(ahead, peers=peers, origin=2022, horizon=3)
    assert outlook.peers == 12
    assert "alone" not in [each.code for each in outlook.reasons]
    assert "peers_line" in {name for name, _ in outlook.blend}
    four_years_ahead = a_series(levels(0, years=20), place=PLACES[0])
    assert outlook_of(four_years_ahead, peers=peers, origin=2025, horizon=3).peers == 0
