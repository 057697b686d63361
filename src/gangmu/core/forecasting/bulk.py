"""Forecast rows (预测行): what leaves by the command line, a row a series and year, many at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from gangmu.core.forecasting.numbers import Floats, share_of, value_of
from gangmu.core.forecasting.outlooks import Outlooks

QUANTILES = (0.5, 0.1, 0.25, 0.75, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """预测行: one series in one year; `chance` is that of the target that was asked for."""

    place: str
    indicator: str
    origin: int
    year: int
    median: Decimal
    p10: Decimal
    p25: Decimal
    p75: Decimal
    p90: Decimal
    chance: Decimal | None
    method: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a chance is asked of: a value, or growth a year from the last value on."""

    value: Decimal | None = None
    growth: Decimal | None = None  # a share
    at_most: bool = False

    def chances(self, outlooks: Outlooks, ahead: int) -> Floats | None:
        """Give the chance of each series, or none where nothing is asked."""
        if self.value is not None:
            targets = np.full(len(outlooks), float(self.value))
        elif self.growth is not None:
            targets = outlooks.last_values * (1 + float(self.growth)) ** (ahead + outlooks.lags)
        else:
            return None
        reached = outlooks.chances_of_reaching(targets, ahead)
        return np.asarray(1 - reached) if self.at_most else reached


def rows_of(outlooks: Outlooks, asked: Asked) -> Iterator[ForecastRow]:
    """Give the rows, in the order of places, indicators and years."""
    years = range(1, outlooks.horizon + 1)
    # Plain lists: to pick one number out of an array takes ten times as long.
    values = [
        list(zip(*(outlooks.quantiles(chance, ahead).tolist() for chance in QUANTILES), strict=True))
        for ahead in years
    ]
    chances = [
        None if found is None else found.tolist()
        for found in (asked.chances(outlooks, ahead) for ahead in years)
    ]
    methods: dict[tuple[int, bool], str] = {}
    counts = outlooks.counts.tolist()
    for index, row in enumerate(outlooks.rows.tolist()):
        place, indicator = outlooks.panel.names[row]
        kind = int(outlooks.law_of_row[index]), bool(outlooks.with_peers[index])
        if kind not in methods:
            methods[kind] = " + ".join(f"{name} {weight:.2f}" for name, weight in outlooks.blend_told(index))
        for step, of_year in enumerate(values):
            median, p10, p25, p75, p90 = map(value_of, of_year[index])
            found = chances[step]
            yield ForecastRow(
                place=place,
                indicator=indicator,
                origin=outlooks.origin,
                year=outlooks.origin + step + 1,
                median=median,
                p10=p10,
                p25=p25,
                p75=p75,
                p90=p90,
                chance=None if found is None else share_of(found[index]),
                method=methods[kind],
                n=counts[index],
            )
