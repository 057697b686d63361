"""Outlook of one series (一个序列的展望): its fan year by year, how it was made, and any chance that is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

import numpy as np

from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.bands import Law
from gangmu.core.forecasting.numbers import Floats, share_of, value_of
from gangmu.core.forecasting.outlooks import Outlooks, forecast_panel
from gangmu.core.forecasting.panels import panel_of
from gangmu.core.forecasting.reasons import Reason, percent
from gangmu.core.forecasting.refusals import TargetInThePastError, TargetNotForecastError

SHORT: Final = 10  # values below which the shortness is worth telling
HEAVY: Final = 0.05  # weight from which a method's own word is heard when the chance is given a band


@dataclass(frozen=True, slots=True)
class FanYear:
    """One year of the fan: the value that is not passed with a chance of 10, 25, 50, 75 and 90 %."""

    year: int
    median: Decimal
    p10: Decimal
    p25: Decimal
    p75: Decimal
    p90: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class _Distribution:
    """What chances are computed from: an entry a year."""

    last: float
    centres: Floats
    alone: Floats  # a row a method of weight, a column a year
    scales: Floats
    law: Law
    lag: int
    ceiling: float

    def below(self, value: float, ahead: int, centre: float) -> float:
        if value > self.ceiling:
            return 1.0
        if value <= 0:
            return 0.0
        error = (np.log(value / self.last) - centre) / self.scales[ahead - 1]
        return float(self.law.chance_below(np.array([error]), ahead + self.lag)[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """展望: what is to be expected of one series after the origin."""

    series: AnnualSeries  # up to the origin
    origin: int
    horizon: int
    last_year: int
    last_value: Decimal
    years: tuple[FanYear, ...]
    blend: tuple[tuple[str, Decimal], ...]  # method, weight; the heaviest first
    n: int
    peers: int  # 0: alone
    reasons: tuple[Reason, ...]
    _distribution: _Distribution = field(repr=False, compare=False)

    @property
    def method(self) -> str:
        """Name the blend as one text: `own_line 0.33 + half_drift 0.25`."""
        return " + ".join(f"{name} {weight:.2f}" for name, weight in self.blend)

    def in_year(self, year: int) -> FanYear:
        """Give one year of the fan, or refuse a year that it does not reach."""
        if year <= self.origin:
            raise TargetInThePastError(due=year, origin=self.origin)
        if year > self.origin + self.horizon:
            raise TargetNotForecastError(detail="beyond_horizon")
        return self.years[year - self.origin - 1]

    def chance_below(self, value: Decimal, year: int) -> float:
        """Give the chance that the value of a year is no larger."""
        self.in_year(year)
        ahead = year - self.origin
        return self._distribution.below(float(value), ahead, float(self._distribution.centres[ahead - 1]))

    def chances_below_alone(self, value: Decimal, year: int) -> tuple[float, ...]:
        """Give the same as each method of weight alone would put it."""
        ahead = year - self.origin
        given = self._distribution
        return tuple(given.below(float(value), ahead, float(centre)) for centre in given.alone[:, ahead - 1])

    def quantile(self, chance: float, year: int) -> float:
        """Give the value of a year that is not passed with this chance."""
        self.in_year(year)
        ahead, given = year - self.origin, self._distribution
        error = given.law.error_at(chance, ahead + given.lag)
        value = given.last * np.exp(given.centres[ahead - 1] + error * given.scales[ahead - 1])
        return float(min(value, given.ceiling))


def outlook_of(
    series: AnnualSeries, *, peers: Sequence[AnnualSeries] = (), origin: int, horizon: int
) -> Outlook:
    """Forecast one series, held against its peers of the same indicator; refuses where it cannot."""
    others = [each for each in peers if each.name != series.name and each.indicator == series.indicator]
    outcome = outlooks_of([series, *others], origin=origin, horizon=horizon)[series.name]
    if isinstance(outcome, GangmuError):
        raise outcome
    return outcome


def outlooks_of(
    series: Sequence[AnnualSeries], *, origin: int, horizon: int
) -> dict[tuple[str, str], Outlook | GangmuError]:
    """Forecast many series, each other's peers where they measure the same; what cannot be is given as its refusal."""
    by_name = {each.name: each for each in series}
    outlooks = forecast_panel(panel_of(by_name.values()), origin=origin, horizon=horizon)
    found: dict[tuple[str, str], Outlook | GangmuError] = {
        (each.place, each.indicator): each.refusal for each in outlooks.left_out
    }
    fans = _fans(outlooks)
    for index, row in enumerate(outlooks.rows):
        name = outlooks.panel.names[row]
        found[name] = _one(outlooks, index, by_name[name].until(origin), fans[index])
    return found


def _fans(outlooks: Outlooks) -> list[tuple[FanYear, ...]]:
    years = []
    for ahead in range(1, outlooks.horizon + 1):
        columns = [outlooks.quantiles(chance, ahead) for chance in (0.5, 0.1, 0.25, 0.75, 0.9)]
        years.append([tuple(value_of(each) for each in row) for row in np.stack(columns, axis=1)])
    return [
        tuple(FanYear(outlooks.origin + 1 + step, *years[step][index]) for step in range(outlooks.horizon))
        for index in range(len(outlooks))
    ]


def _one(outlooks: Outlooks, index: int, series: AnnualSeries, fan: tuple[FanYear, ...]) -> Outlook:
    weights = outlooks.blends[outlooks.law_of_row[index]]
    peers = int(outlooks.with_peers[index])
    heavy = [outlooks.said[method][index] for method, weight in weights.items() if weight >= HEAVY]
    distribution = _Distribution(
        last=float(outlooks.last_values[index]),
        centres=outlooks.centres[index],
        alone=np.array(heavy),
        scales=outlooks.scales[index],
        law=outlooks.laws[outlooks.law_of_row[index]],
        lag=int(outlooks.lags[index]),
        ceiling=float(outlooks.panel.ceilings[outlooks.rows[index]]),
    )
    blend = outlooks.blend_told(index)
    last_year, last_value = series.values[-1]
    return Outlook(
        series=series,
        origin=outlooks.origin,
        horizon=outlooks.horizon,
        last_year=last_year,
        last_value=last_value,
        years=fan,
        blend=tuple((name, share_of(weight)) for name, weight in blend),
        n=int(outlooks.counts[index]),
        peers=peers,
        reasons=_reasons(outlooks, index, series, blend),
        _distribution=distribution,
    )


def _reasons(
    outlooks: Outlooks, index: int, series: AnnualSeries, blend: list[tuple[str, float]]
) -> tuple[Reason, ...]:
    """Say how the forecast was made and what makes it weak."""
    name, weight = blend[0]
    peers, values = int(outlooks.with_peers[index]), int(outlooks.counts[index])
    told = {"peers": str(peers), "method": name, "weight": percent(share_of(weight), 0)}
    found = [Reason("method", told) if peers else Reason("alone")]
    if values < SHORT:
        found.append(Reason("short_series", {"values": str(values)}))
    if outlooks.lags[index]:
        found.append(Reason("old_value", {"last": str(series.values[-1][0])}))
    if series.breaks:
        found.append(Reason("flagged_break", {"years": "、".join(map(str, sorted(series.breaks)))}))
    if outlooks.shifted[index]:
        found.append(Reason("level_shift"))
    return tuple(found)
