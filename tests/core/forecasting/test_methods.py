"""The methods and what they are weighed by, on figures that a hand can follow."""

from math import exp, log

import numpy as np
import pytest

from gangmu.core.forecasting.backtests import EVEN_WINDOWS, SHARPNESS, PastYear, alone, blend_of, blended
from gangmu.core.forecasting.bands import CHANCES, NORMAL_LAW, Law, law_of, scale_of
from gangmu.core.forecasting.growth_seen import GrowthSeen, common_growth, growth_seen
from gangmu.core.forecasting.methods import Method


def seen(
    *, own: float, peers: float = 0.0, recent: float = 0.0, spread: float = 0.02, years: float = 5
) -> GrowthSeen:
    one = np.array
    return GrowthSeen(
        own=one([own]),
        own_years=one([years]),
        peers=one([peers]),
        peers_years=one([years]),
        recent=one([recent]),
        spread=one([spread]),
        known=one([years]),
        shifted=one([False]),
    )


@pytest.mark.parametrize(
    ("method", "factors"),
    [
        # 100 → 150 in five years: a step of 10 a year, which is 1/15 of the last level.
        (Method.LAST_VALUE, [1, 1, 1]),
        (Method.HALF_DRIFT, [1.5**0.1, 1.5**0.2, 1.5**0.3]),
        (Method.OWN_LINE, [16 / 15, 17 / 15, 18 / 15]),
        (Method.PEERS_LINE, [1.1, 1.2, 1.3]),  # theirs doubled: a tenth of the last level a year
        (Method.PEERS_DAMPED, [exp(0.08), exp(0.08 + 0.064), exp(0.08 + 0.064 + 0.0512)]),
    ],
)
def test_each_method_carries_on_as_its_name_says(method: Method, factors: list[float]) -> None:
    given = seen(own=log(1.5) / 5, peers=log(2) / 5, recent=0.1)
    assert np.exp(method.carry_on(given, 3)[0]) == pytest.approx(factors)


def test_growth_of_a_year_is_held_against_that_of_the_peers() -> None:
    growth = np.array(
        [[0.10, 0.08, 0.06]] * 6 + [[0.10, -0.60, 0.07]]
    )  # the last one is written down in its second year
    common = common_growth(growth, with_peers=True)
    found = growth_seen(growth, np.zeros(growth.shape, dtype=np.bool_), common=common, with_peers=True)
    assert list(found.shifted) == [False] * 6 + [True]
    assert found.own[6] == pytest.approx(
        (0.10 + 0.08 + 0.06) / 3
    )  # nothing of the fall, nor of what lies off the rest
    assert found.recent[0] == pytest.approx(0.2 * 0.10 + 0.3 * 0.08 + 0.5 * 0.06)


def past(came: list[float], said: dict[Method, float], *, column: int = 5) -> PastYear:
    given = {method: np.full((len(came), 1), said.get(method, 0.0)) for method in Method}
    whole = seen(own=0.0)
    many = GrowthSeen(
        **{
            name: np.repeat(getattr(whole, name), len(came))
            for name in ("own", "own_years", "peers", "peers_years", "recent", "spread", "known", "shifted")
        }
    )
    return PastYear(column, many, given, np.array(came)[:, None])


def test_methods_are_weighed_by_their_mean_error_in_the_back_test() -> None:
    # One window that closed this year, of nine series: weight 9 ÷ (9 + 3). Own line is off by 0.1, the others by 0.2.
    window = past([0.2] * 9, {Method.OWN_LINE: 0.1})
    blend = blend_of((window,), horizon=1, now=6)
    weight, mean = 0.75, (0.1 + 4 * 0.2) / 5
    better, worse = (
        ((weight * error / mean + EVEN_WINDOWS) / (weight + EVEN_WINDOWS)) ** -SHARPNESS
        for error in (0.1, 0.2)
    )
    assert blend[Method.OWN_LINE] == pytest.approx(better / (better + 4 * worse))
    assert sum(blend.values()) == pytest.approx(1)
    assert blended(window.said, alone(Method.OWN_LINE))[0, 0] == 0.1


def test_without_a_window_every_method_weighs_the_same_and_the_law_is_a_random_walk() -> None:
    assert set(blend_of((), horizon=2, now=6).values()) == {0.2}
    law = law_of((), alone(Method.LAST_VALUE), horizon=4, now=6)
    assert law.errors[0] == pytest.approx(NORMAL_LAW)
    assert law.errors[3] == pytest.approx(2 * NORMAL_LAW)


def test_the_scale_grows_where_the_drift_was_learnt_from_few_years() -> None:
    few, many = (scale_of(seen(own=0.05, years=years), 4)[0, 3] for years in (2.0, 5.0))
    assert few == pytest.approx(0.02 * (1 + 4 / 2) ** 0.5)
    assert many == pytest.approx(0.02 * (1 + 4 / 5) ** 0.5)


def test_chances_are_read_off_the_law_and_never_turn_back_in_the_tails() -> None:
    law = Law(np.array([NORMAL_LAW]))
    assert law.chance_below(NORMAL_LAW, 1) == pytest.approx(CHANCES)
    tail = law.chance_below(np.array([-50.0, -5.0, -3.0, 3.0, 5.0, 50.0]), 1)
    assert list(tail) == sorted(tail)
    assert tail[0] == pytest.approx(0.001, abs=1e-4)  # never surer than one in a thousand
    assert tail[-1] == pytest.approx(0.999, abs=1e-4)
