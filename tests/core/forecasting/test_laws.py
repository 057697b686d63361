"""Laws that every outlook keeps, whatever the series."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forecasting.panels_made_up import a_panel, a_series
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.outlooks import forecast_panel
from gangmu.core.forecasting.panels import panel_of

GROWTH = st.floats(min_value=-0.3, max_value=0.4, allow_nan=False)
RATES = st.lists(GROWTH, min_size=5, max_size=18).filter(lambda rates: max(rates) - min(rates) > 1e-3)
QUANTILES = (0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98)


def grown(rates: list[float], start: float = 100.0) -> AnnualSeries:
    return a_series([repr(float(each)) for each in start * np.exp(np.cumsum([0.0, *rates]))])


@given(RATES, st.booleans())
@settings(max_examples=25, deadline=None)
def test_quantiles_rise_with_the_chance_and_spread_with_the_horizon(rates: list[float], alone: bool) -> None:
    series = grown(rates)
    panel = panel_of([series] if alone else [series, *a_panel(years=len(rates) + 1)])
    outlooks = forecast_panel(panel, origin=series.values[-1][0], horizon=6)
    widths = []
    for ahead in range(1, 7):
        values = np.stack([outlooks.quantiles(chance, ahead) for chance in QUANTILES])
        assert np.isfinite(values).all()
        assert (np.diff(values, axis=0) >= 0).all()
        widths.append(np.log(values[-2] / values[1]))
    assert (np.diff(widths, axis=0) > 0).all()


@given(RATES, st.floats(min_value=1e-4, max_value=1e6))
@settings(max_examples=25, deadline=None)
def test_a_series_told_in_another_unit_has_the_same_forecast_in_that_unit(
    rates: list[float], factor: float
) -> None:
    peers = a_panel(years=len(rates) + 1)
    last = 2006 + len(rates)
    plain, scaled = (
        forecast_panel(panel_of([grown(rates, start), *peers]), origin=last, horizon=4)
        for start in (100.0, 100.0 * factor)
    )
    at = [name[0] for name in plain.panel.names].index("云川市")
    for chance in QUANTILES:
        assert scaled.quantiles(chance, 4)[at] == pytest.approx(
            plain.quantiles(chance, 4)[at] * factor, rel=1e-6
        )


@given(RATES, st.lists(st.floats(min_value=0.2, max_value=5.0), min_size=2, max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_higher_target_is_never_likelier(rates: list[float], parts: list[float]) -> None:
    series = grown(rates)
    outlooks = forecast_panel(panel_of([series]), origin=series.values[-1][0], horizon=3)
    last = float(series.values[-1][1])
    chances = [float(outlooks.chances_of_reaching(np.array([last * part]), 3)[0]) for part in sorted(parts)]
    assert all(0 <= each <= 1 for each in chances)
    assert chances == sorted(chances, reverse=True)


@given(RATES, st.integers(min_value=1, max_value=5))
@settings(max_examples=25, deadline=None)
def test_nothing_after_the_origin_matters(rates: list[float], later: int) -> None:
    peers = a_panel(years=len(rates) + 1)
    origin = 2006 + len(rates) - later
    whole = [grown(rates), *peers]
    cut = [each.until(origin) for each in whole]
    one, other = (forecast_panel(panel_of(each), origin=origin, horizon=4) for each in (whole, cut))
    assert np.array_equal(one.rows, other.rows)
    for chance in QUANTILES:
        assert np.array_equal(one.quantiles(chance, 4), other.quantiles(chance, 4))


@given(RATES)
@settings(max_examples=25, deadline=None)
def test_chance_of_a_quantile_is_the_quantile(rates: list[float]) -> None:
    series = grown(rates)
    outlooks = forecast_panel(panel_of([series]), origin=series.values[-1][0], horizon=2)
    for chance in QUANTILES:
        reached = outlooks.chances_of_reaching(outlooks.quantiles(chance, 2), 2)[0]
        assert reached == pytest.approx(1 - chance, abs=1e-6)


def test_a_value_of_a_share_never_passes_the_whole() -> None:
    series = a_series([80, 84, 88, 91, 94, 96, "97.5"], unit="%")
    outlooks = forecast_panel(panel_of([series]), origin=2012, horizon=5)
    assert outlooks.quantiles(0.9, 5)[0] == 100
    assert outlooks.chances_of_reaching(np.array([100.5]), 5)[0] == 0
    assert Decimal(str(outlooks.quantiles(0.1, 1)[0])) < 100
