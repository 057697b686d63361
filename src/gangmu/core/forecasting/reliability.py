"""Reliability (可靠性): every method tried at earlier years of the same figures, with nothing that was not known then."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from gangmu.core.forecasting.growth_seen import PEERS_NEEDED
from gangmu.core.forecasting.methods import Method
from gangmu.core.forecasting.numbers import Floats, value_of
from gangmu.core.forecasting.outlooks import Outlooks, forecasts_by_method
from gangmu.core.forecasting.panels import VALUES_NEEDED, Panel
from gangmu.core.forecasting.scores import QUANTILES, Sample, Score, score_of

BLEND: Final = "blend"
EVENTS: Final = (25, 50, 75)  # percentiles of recent growth: as high as this is asked of each forecast
RECENT: Final = 3  # years in which a window must have closed to be recent
ORIGINS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """往年预测: what the blend said of one year, and what came."""

    place: str
    indicator: str
    origin: int
    year: int
    p10: Decimal
    median: Decimal
    p90: Decimal
    came: Decimal

    @property
    def inside(self) -> bool:
        """Tell whether it came inside the band that should hold four of five."""
        return self.p10 <= self.came <= self.p90


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """可靠性: the scores of each method at each horizon on one indicator, and the latest forecasts beside what came."""

    indicator: str
    origins: tuple[int, ...]
    places: int
    scores: tuple[Score, ...]
    last_years: tuple[Told, ...]

    def score(self, method: str, horizon: int) -> Score | None:
        """Find the score of a method at a horizon."""
        return next((each for each in self.scores if (each.method, each.horizon) == (method, horizon)), None)


def reliability_of(
    panel: Panel,
    *,
    until: int,
    horizon: int,
    origins: Sequence[int] = (),
    methods: Sequence[Method] = tuple(Method),
) -> tuple[Reliability, ...]:
    """Try each method, and their blend, from earlier years, one report an indicator that has enough places."""
    found = []
    known = panel.until(until)
    for group in np.unique(panel.groups):
        rows = np.flatnonzero(panel.groups == group)
        if len(rows) < PEERS_NEEDED:
            continue
        part = _rows_of(known, rows)
        asked = tuple(origins) or _origins(part, until=until)
        report = _report(part, asked, horizon=horizon, methods=methods)
        if report is not None:
            found.append(report)
    return tuple(found)


def _rows_of(panel: Panel, rows: np.typing.NDArray[np.intp]) -> Panel:
    return Panel(
        tuple(panel.names[row] for row in rows),
        panel.groups[rows],
        panel.first_year,
        panel.values[rows],
        panel.breaks[rows],
        panel.ceilings[rows],
    )


def _origins(panel: Panel, *, until: int) -> tuple[int, ...]:
    """Take the latest ten years from which enough places can be forecast and that have an outcome."""
    known = np.isfinite(panel.values)
    counts = np.cumsum(known, axis=1)
    enough = np.asarray(((counts >= VALUES_NEEDED) & known).sum(axis=0) >= PEERS_NEEDED)
    after = np.asarray(known.any(axis=0))
    years = [
        panel.first_year + column
        for column in range(len(enough) - 1)
        if enough[column] and after[column + 1 :].any() and panel.first_year + column < until
    ]
    return tuple(years[-ORIGINS:])


def _report(
    panel: Panel, origins: tuple[int, ...], *, horizon: int, methods: Sequence[Method]
) -> Reliability | None:
    samples: dict[tuple[str, int], list[Sample]] = {}
    told: list[Told] = []
    places: set[str] = set()
    for origin in origins:
        by_method = forecasts_by_method(panel, origin=origin, horizon=horizon, methods=(None, *methods))
        for method, outlooks in by_method.items():
            for ahead in range(1, horizon + 1):
                sample, rows = _sample(panel, outlooks, ahead)
                if sample.came.size:
                    samples.setdefault((method or BLEND, ahead), []).append(sample)
                if method is None and sample.came.size:
                    places.update(panel.names[row][0] for row in outlooks.rows[rows])
                    told += _told(panel, outlooks, ahead, sample, rows)
    if not samples:
        return None
    latest = max(each.year for each in told)
    return Reliability(
        indicator=panel.names[0][1],
        origins=origins,
        places=len(places),
        scores=tuple(
            score_of(name, ahead, given) for (name, ahead), given in sorted(samples.items(), key=_order)
        ),
        last_years=tuple(each for each in told if each.year == latest),
    )


def _order(item: tuple[tuple[str, int], list[Sample]]) -> tuple[int, bool, str]:
    (name, ahead), _ = item
    return ahead, name != BLEND, name


def _sample(panel: Panel, outlooks: Outlooks, ahead: int) -> tuple[Sample, np.typing.NDArray[np.intp]]:
    """Set the forecasts of one origin and horizon beside what came, where it did and no flagged break lies between."""
    column = outlooks.origin + ahead - panel.first_year
    if column >= panel.values.shape[1]:
        came = np.full(len(outlooks), np.nan)
    else:
        came = panel.values[outlooks.rows, column]
        broken = panel.breaks[outlooks.rows, column - ahead + 1 : column + 1].any(axis=1)
        came = np.where(broken, np.nan, came)
    there = np.flatnonzero(np.isfinite(came) & (outlooks.lags == 0) & (came > 0))
    quantiles = np.stack([outlooks.quantiles(chance, ahead)[there] for chance in QUANTILES], axis=1)
    events = _events(panel, outlooks, ahead)
    given, happened, base = [], [], []
    for growth, rate in events:
        targets = outlooks.last_values * np.exp(growth)
        given.append(outlooks.chances_of_reaching(targets, ahead)[there])
        happened.append((came[there] >= targets[there]).astype(np.float64))
        base.append(np.full(there.size, rate))
    empty = np.array([])
    joined = [np.concatenate(each) if each else empty for each in (given, happened, base)]
    return Sample(quantiles, came[there], *joined), there


def _events(panel: Panel, outlooks: Outlooks, ahead: int) -> list[tuple[float, float]]:
    """Choose growths of so many years that some windows closed just before the origin reached and some did not."""
    until = outlooks.origin - panel.first_year + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        logs: Floats = np.log(panel.values[:, :until])
    windows = (logs[:, ahead:] - logs[:, :-ahead])[:, -RECENT:] if until > ahead else np.empty((0, 0))
    past = windows[np.isfinite(windows)]
    if past.size < 2 * PEERS_NEEDED:
        return []
    return [(float(np.percentile(past, each)), 1 - each / 100) for each in EVENTS]


def _told(
    panel: Panel, outlooks: Outlooks, ahead: int, sample: Sample, rows: np.typing.NDArray[np.intp]
) -> list[Told]:
    return [
        Told(
            place=panel.names[outlooks.rows[row]][0],
            indicator=panel.names[outlooks.rows[row]][1],
            origin=outlooks.origin,
            year=outlooks.origin + ahead,
            p10=value_of(float(sample.quantiles[at, 0])),
            median=value_of(float(sample.quantiles[at, 2])),
            p90=value_of(float(sample.quantiles[at, 4])),
            came=value_of(float(sample.came[at])),
        )
        for at, row in enumerate(rows)
    ]
