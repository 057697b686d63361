"""Outlooks (展望): the predictive distributions of many series at once, from one origin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from gangmu.core.forecasting.backtests import alone, blend_of, blended, look_back, seen_at
from gangmu.core.forecasting.bands import Law, law_of, scale_of
from gangmu.core.forecasting.growth_seen import PEERS_NEEDED
from gangmu.core.forecasting.methods import Method
from gangmu.core.forecasting.numbers import Flags, Floats, Places
from gangmu.core.forecasting.panels import Fit, LeftOut, Panel, fit_for_forecast
from gangmu.core.forecasting.refusals import TargetInThePastError

PEERS_ASKED: Final = 500  # of more peers, so many are asked, taken evenly


@dataclass(frozen=True, slots=True, eq=False)
class Outlooks:
    """展望: an entry a series; years are counted from the origin on."""

    panel: Panel
    origin: int
    horizon: int
    rows: Places  # of the panel
    last_values: Floats
    lags: Places  # years that the last value lies before the origin
    counts: Places
    with_peers: Places  # how many peers were asked; 0: alone
    centres: Floats  # logarithm of value ÷ last value, a column a year from the origin
    scales: Floats
    laws: tuple[Law, ...]
    law_of_row: Places
    blends: tuple[Mapping[Method, float], ...]  # one a law
    said: Mapping[Method, Floats]  # what each method says alone, like the centres
    shifted: Flags  # whether a shift of the level was found without a flag
    left_out: tuple[LeftOut, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def quantiles(self, chance: float, ahead: int) -> Floats:
        """Give the value of each series that is not passed with this chance, so many years after the origin."""
        errors = np.zeros(len(self))
        for law, chosen in self._by_law():
            for lag in np.unique(self.lags[chosen]):
                of_lag = chosen[self.lags[chosen] == lag]
                errors[of_lag] = law.error_at(chance, ahead + int(lag))
        value = self.last_values * np.exp(self.centres[:, ahead - 1] + errors * self.scales[:, ahead - 1])
        return np.minimum(value, self.panel.ceilings[self.rows])

    def chances_of_reaching(self, targets: Floats, ahead: int) -> Floats:
        """Give the chance of each series to stand at its target or above, so many years after the origin."""
        found = np.zeros(len(self))
        with np.errstate(divide="ignore", invalid="ignore"):
            needed = np.log(targets / self.last_values)
        errors = (needed - self.centres[:, ahead - 1]) / self.scales[:, ahead - 1]
        errors = np.where(targets <= 0, -np.inf, errors)
        for law, chosen in self._by_law():
            for lag in np.unique(self.lags[chosen]):
                of_lag = chosen[self.lags[chosen] == lag]
                found[of_lag] = 1 - law.chance_below(errors[of_lag], ahead + int(lag))
        return np.where(targets > self.panel.ceilings[self.rows], 0.0, found)

    def blend_told(self, index: int) -> list[tuple[str, float]]:
        """Give the methods of one series by weight, under the names they are told by."""
        alone = not self.with_peers[index]
        told: dict[str, float] = {}
        for method, weight in self.blends[self.law_of_row[index]].items():
            name = method.name_for(alone=alone)
            told[name] = told.get(name, 0.0) + weight
        return sorted(told.items(), key=lambda each: -each[1])

    def _by_law(self) -> list[tuple[Law, Places]]:
        return [(law, np.flatnonzero(self.law_of_row == number)) for number, law in enumerate(self.laws)]


def forecast_panel(panel: Panel, *, origin: int, horizon: int, only: Method | None = None) -> Outlooks:
    """Forecast every series of a panel that can be, with nothing later than the origin; `only` tries one method alone."""
    if horizon < 1:
        raise TargetInThePastError(due=origin + horizon, origin=origin)
    cut = panel.until(origin)
    fit = fit_for_forecast(cut, origin=origin)
    parts = _Parts(cut, fit, origin=origin, horizon=horizon, only=only)
    for last in np.unique(fit.last):
        lag = origin - panel.first_year - int(last)
        parts.forecast(np.flatnonzero(fit.last == last), column=int(last), lag=lag)
    return parts.whole()


class _Parts:
    """Gathers the forecasts of groups of peers into one."""

    def __init__(self, panel: Panel, fit: Fit, *, origin: int, horizon: int, only: Method | None) -> None:
        self.panel, self.fit, self.origin, self.horizon, self.only = panel, fit, origin, horizon, only
        size = len(fit.rows)
        self.centres = np.zeros((size, horizon))
        self.scales = np.ones((size, horizon))
        self.law_of_row = np.zeros(size, dtype=np.intp)
        self.lags = np.zeros(size, dtype=np.intp)
        self.with_peers = np.zeros(size, dtype=np.intp)
        self.said = {method: np.zeros((size, horizon)) for method in Method}
        self.shifted = np.zeros(size, dtype=np.bool_)
        self.laws: list[Law] = []
        self.blends: list[Mapping[Method, float]] = []
        self.broken = panel.breaks[fit.rows]
        self.groups = panel.groups[fit.rows]

    def forecast(self, wanted: Places, *, column: int, lag: int) -> None:
        """Forecast the series whose last value stands in one column, group by group; those alone together."""
        lonely = []
        for group in np.unique(self.groups[wanted]):
            members = wanted[self.groups[wanted] == group]
            there = np.isfinite(self.fit.logs[:, column]) & (self.groups == group)
            peers = np.flatnonzero(there & np.isfinite(self.fit.logs[:, max(column - 2, 0)]))
            if len(peers) >= PEERS_NEEDED:
                self._forecast(members, peers, column=column, lag=lag, with_peers=True)
            else:
                lonely.append(members)
        if lonely:
            members = np.concatenate(lonely)
            self._forecast(members, members, column=column, lag=lag, with_peers=False)

    def _forecast(self, members: Places, peers: Places, *, column: int, lag: int, with_peers: bool) -> None:
        asked = peers[np.linspace(0, len(peers) - 1, min(len(peers), PEERS_ASKED)).astype(np.intp)]
        horizon = self.horizon + lag
        logs, broken = self.fit.logs[asked, : column + 1], self.broken[asked, : column + 1]
        pasts = look_back(logs, broken, horizon=horizon, with_peers=with_peers)
        blend = alone(self.only) if self.only else blend_of(pasts, horizon=horizon, now=column)
        of = logs if with_peers else None
        seen = seen_at(self.fit.logs[members], self.broken[members], column, with_peers=with_peers, of=of)
        said = {method: method.carry_on(seen, horizon) for method in Method}
        for method in Method:
            self.said[method][members] = said[method][:, lag:]
        self.shifted[members] = seen.shifted
        self.centres[members] = blended(said, blend)[:, lag:]
        self.scales[members] = scale_of(seen, horizon)[:, lag:]
        self.law_of_row[members] = len(self.laws)
        self.lags[members] = lag
        self.with_peers[members] = len(peers) if with_peers else 0
        self.laws.append(law_of(pasts, blend, horizon=horizon, now=column))
        self.blends.append(blend)

    def whole(self) -> Outlooks:
        """Give all of it as one."""
        last = np.exp(self.fit.logs[np.arange(len(self.fit.rows)), self.fit.last])
        return Outlooks(
            panel=self.panel,
            origin=self.origin,
            horizon=self.horizon,
            rows=self.fit.rows,
            last_values=last,
            lags=self.lags,
            counts=self.fit.counts,
            with_peers=self.with_peers,
            centres=self.centres,
            scales=self.scales,
            laws=tuple(self.laws),
            law_of_row=self.law_of_row,
            blends=tuple(self.blends),
            said=self.said,
            shifted=self.shifted,
            left_out=self.fit.left_out,
        )
