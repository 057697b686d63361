"""Outlooks (展望): the predictive distributions of many series at once, from one origin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gangmu.core.forecasting.backtests import PastYear, alone, blend_of, blended, look_back, seen_at
from gangmu.core.forecasting.bands import Law, law_of, scale_of
from gangmu.core.forecasting.growth_seen import PEERS_NEEDED, GrowthSeen
from gangmu.core.forecasting.methods import Method
from gangmu.core.forecasting.numbers import Flags, Floats, Places
from gangmu.core.forecasting.panels import OLDEST, Fit, LeftOut, Panel, fit_for_forecast
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


def forecast_panel(panel: Panel, *, origin: int, horizon: int) -> Outlooks:
    """Forecast every series of a panel that can be, with nothing later than the origin."""
    return forecasts_by_method(panel, origin=origin, horizon=horizon, methods=(None,))[None]


def forecasts_by_method(
    panel: Panel, *, origin: int, horizon: int, methods: Sequence[Method | None]
) -> dict[Method | None, Outlooks]:
    """Forecast a panel by each method alone, or by their blend for None; the past is looked at once for all."""
    if horizon < 1:
        raise TargetInThePastError(due=origin + horizon, origin=origin)
    cut = panel.until(origin)
    fit = fit_for_forecast(cut, origin=origin)
    circles = list(_circles(cut, fit, origin=origin, horizon=horizon))
    found = {}
    for method in methods:
        parts = _Parts(cut, fit, origin=origin, horizon=horizon)
        for circle in circles:
            parts.add(circle, only=method)
        found[method] = parts.whole()
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Circle:
    """Series whose last value stands in one column, and what they and their peers say at it."""

    members: Places
    lag: int
    horizon: int  # from the last value on
    now: int  # the column up to which the peers are known
    pasts: tuple[PastYear, ...]
    seen: GrowthSeen
    said: Mapping[Method, Floats]
    peers: int  # 0: alone


def _circles(panel: Panel, fit: Fit, *, origin: int, horizon: int) -> Iterator[_Circle]:
    """Part the series by their last year and their group; those without peers stand together, each alone."""
    groups = panel.groups[fit.rows]
    broken = panel.breaks[fit.rows]
    for last in np.unique(fit.last):
        column = int(last)
        lag = origin - panel.first_year - column
        wanted = np.flatnonzero(fit.last == last)
        lonely = []
        for group in np.unique(groups[wanted]):
            members = wanted[groups[wanted] == group]
            now, peers = _peers_of(fit, groups == group, column=column)
            if len(peers):
                yield _circle(fit, broken, members, peers, column=column, now=now, lag=lag, horizon=horizon)
            else:
                lonely.append(members)
        if lonely:
            members = np.concatenate(lonely)
            yield _circle(fit, broken, members, None, column=column, now=column, lag=lag, horizon=horizon)


def _peers_of(fit: Fit, group: Flags, *, column: int) -> tuple[int, Places]:
    """Find the latest year, not long before, in which enough peers are known; a city is often a year ahead of the rest."""
    for now in range(column, max(column - OLDEST, 2) - 1, -1):
        there = np.isfinite(fit.logs[:, now]) & np.isfinite(fit.logs[:, max(now - 2, 0)]) & group
        if there.sum() >= PEERS_NEEDED:
            return now, np.flatnonzero(there)
    return column, np.array([], dtype=np.intp)


def _circle(
    fit: Fit,
    broken: Flags,
    members: Places,
    peers: Places | None,
    *,
    column: int,
    now: int,
    lag: int,
    horizon: int,
) -> _Circle:
    asked = members if peers is None else peers
    asked = asked[np.linspace(0, len(asked) - 1, min(len(asked), PEERS_ASKED)).astype(np.intp)]
    with_peers = peers is not None
    logs, cut = fit.logs[asked, : now + 1], broken[asked, : now + 1]
    pasts = look_back(logs, cut, horizon=horizon + lag, with_peers=with_peers)
    of = logs if with_peers else None
    seen = seen_at(fit.logs[members], broken[members], column, with_peers=with_peers, of=of)
    said = {method: method.carry_on(seen, horizon + lag) for method in Method}
    return _Circle(members, lag, horizon + lag, now, pasts, seen, said, 0 if peers is None else len(peers))


class _Parts:
    """Gathers the forecasts of circles of peers into one."""

    def __init__(self, panel: Panel, fit: Fit, *, origin: int, horizon: int) -> None:
        self.panel, self.fit, self.origin, self.horizon = panel, fit, origin, horizon
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

    def add(self, circle: _Circle, *, only: Method | None) -> None:
        """Carry the members of one circle on, by one method alone or by the blend that did best on their past."""
        members, lag = circle.members, circle.lag
        whole = {"horizon": circle.horizon, "now": circle.now}
        blend = alone(only) if only else blend_of(circle.pasts, **whole)
        for method in Method:
            self.said[method][members] = circle.said[method][:, lag:]
        self.shifted[members] = circle.seen.shifted
        self.centres[members] = blended(circle.said, blend)[:, lag:]
        self.scales[members] = scale_of(circle.seen, circle.horizon)[:, lag:]
        self.law_of_row[members] = len(self.laws)
        self.lags[members] = lag
        self.with_peers[members] = circle.peers
        self.laws.append(law_of(circle.pasts, blend, **whole))
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
