"""No chance is told that no past stands behind, nor one whose band says nothing."""

from decimal import Decimal

import pytest

from core.forecasting.panels_made_up import a_panel, a_series, levels
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.chances import chance_between
from gangmu.core.forecasting.outlook import outlook_of
from gangmu.core.forecasting.refusals import BandTooWideError, OutlookUntriedError
from gangmu.core.forecasting.telling import own_past, refuse_what_says_nothing, windows_of


def tell(series: AnnualSeries, *, peers: int, horizon: int, widest: str = "5", fewest: int = 5) -> None:
    given = outlook_of(series, peers=a_panel()[:peers], origin=2021, horizon=horizon)
    chance = chance_between(given, 2021 + horizon, low=Decimal(1), high=None)
    refuse_what_says_nothing(chance, given, widest_band=Decimal(widest), fewest_windows=fewest)


SHORT = a_series(levels(3)[10:], first=2016)
LONG = a_series(levels(3))


def test_a_short_series_without_peers_is_told_no_chance_and_why() -> None:
    with pytest.raises(OutlookUntriedError) as refusal:
        tell(SHORT, peers=0, horizon=10)
    assert refusal.value.message("zh").startswith("数太少，说不出可能性")
    tell(SHORT, peers=8, horizon=10)  # the past of its peers stands behind it


def test_a_series_without_peers_needs_so_many_stretches_as_the_rule_says() -> None:
    assert windows_of(LONG, 10) == 6
    tell(LONG, peers=0, horizon=10, fewest=6)
    with pytest.raises(OutlookUntriedError):
        tell(LONG, peers=0, horizon=10, fewest=7)


def test_stretches_across_a_break_are_none() -> None:
    broken = AnnualSeries(place="甲", indicator="乙", values=LONG.values, breaks=frozenset({2015}))
    assert windows_of(broken, 10) == 0
    assert windows_of(broken, 3) == 10


def test_a_band_wider_than_the_rule_allows_says_nothing() -> None:
    tell(LONG, peers=8, horizon=4)
    with pytest.raises(BandTooWideError):
        tell(LONG, peers=8, horizon=4, widest="1.01")


def test_what_a_series_alone_rests_on_is_said_beside_its_chance() -> None:
    alone = outlook_of(LONG, origin=2021, horizon=10)
    [reason] = own_past(chance_between(alone, 2031, low=Decimal(1), high=None), alone)
    assert "连续10年的有6段" in reason.words("zh")
