"""The back-test: scores as computed by hand, and nothing known too early."""

from decimal import Decimal

import numpy as np
import pytest

from core.forecasting.panels_made_up import a_panel, a_series, levels
from gangmu.core.forecasting.methods import Method
from gangmu.core.forecasting.panels import panel_of
from gangmu.core.forecasting.reliability import BLEND, reliability_of
from gangmu.core.forecasting.scores import Sample, bins_of, pinball_of, score_of


def test_scores_are_those_that_a_hand_computes() -> None:
    # Two forecasts with quantiles 8, 9, 10, 11, 12; 10.5 and 20 came.
    quantiles = np.array([[8.0, 9.0, 10.0, 11.0, 12.0]] * 2)
    came = np.array([10.5, 20.0])
    chances, happened = np.array([0.7, 0.2]), np.array([1.0, 0.0])
    score = score_of("blend", 3, [Sample(quantiles, came, chances, happened, np.array([0.5, 0.5]))])
    assert score.mdape == Decimal("27.38")  # the middle of 1 - 10/10.5 and of 1 - 10/20
    assert (score.within_50, score.within_80) == (Decimal("0.500"), Decimal("0.500"))
    assert score.brier == Decimal("0.065")  # (0.3² + 0.2²) ÷ 2
    assert score.brier_of_base_rate == Decimal("0.250")
    # 0.1·2.5, 0.25·1.5, 0.5·0.5, 0.25·0.5, 0.1·1.5 → mean 0.23, of 10.5.
    assert pinball_of(quantiles, came)[0] == pytest.approx(0.23 / 10.5)


def test_diagram_puts_each_chance_in_its_bin() -> None:
    bins = bins_of(np.array([0.05, 0.08, 0.95, 1.0]), np.array([0.0, 1.0, 1.0, 1.0]))
    assert [(each.low, each.count, each.came) for each in bins] == [
        (Decimal("0.0"), 2, Decimal("0.500")),
        (Decimal("0.9"), 2, Decimal("1.000")),
    ]


def test_every_method_is_scored_at_every_horizon_and_the_blend_is_no_worse_than_the_worst() -> None:
    [report] = reliability_of(panel_of(a_panel(years=18)), until=2023, horizon=3)
    assert {each.method for each in report.scores} == {BLEND, *Method}
    assert {each.horizon for each in report.scores} == {1, 2, 3}
    for horizon in (1, 2, 3):
        errors = {each.method: each.mdape for each in report.scores if each.horizon == horizon}
        assert errors[BLEND] < errors["last_value"]
    assert report.places == 12
    assert all(each.year == 2023 for each in report.last_years)


def test_a_back_test_up_to_a_year_knows_nothing_later() -> None:
    whole = a_panel(years=18)
    cut = [each.until(2020) for each in whole]
    one, other = (reliability_of(panel_of(each), until=2020, horizon=2) for each in (whole, cut))
    assert one == other


def test_an_outcome_across_a_flagged_break_is_not_scored() -> None:
    whole = a_panel(years=18)
    flagged = [
        a_series([value for _, value in each.values], place=each.place, breaks=frozenset({2020}))
        for each in whole
    ]
    [plain] = reliability_of(panel_of(whole), until=2023, horizon=1)
    [broken] = reliability_of(panel_of(flagged), until=2023, horizon=1)
    one, other = plain.score(BLEND, 1), broken.score(BLEND, 1)
    assert one is not None
    assert other is not None
    assert other.forecasts == one.forecasts - 12


def test_too_few_places_give_no_report() -> None:
    few = [a_series(levels(number), place=f"{number}市") for number in range(4)]
    assert reliability_of(panel_of(few), until=2021, horizon=2) == ()
