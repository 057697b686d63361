"""Panels (面板): many annual series on one grid of years, cut at an origin, and which of them can be forecast."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.numbers import Flags, Floats, Places, value_of
from gangmu.core.forecasting.refusals import (
    SeriesAllEqualError,
    SeriesNotPositiveError,
    SeriesTooOldError,
    SeriesTooShortError,
)

VALUES_NEEDED: Final = 5
GAP_FILLED: Final = (
    2  # so many missing years in a row are bridged at even growth; a wider gap begins the series anew
)
OLDEST: Final = 2  # years that the latest value may lie before the origin
WHOLE: Final = 100.0  # per cent: no share is above


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """面板: a row a series, a column a year; what is not known is no number."""

    names: tuple[tuple[str, str], ...]  # place, indicator
    groups: Places  # series of the same group are peers
    first_year: int
    values: Floats
    breaks: Flags
    ceilings: Floats  # what a value cannot pass: 100 of a share, else infinite

    def __len__(self) -> int:
        return len(self.names)

    def until(self, year: int) -> "Panel":
        """Cut everything after a year."""
        width = min(max(year - self.first_year + 1, 0), self.values.shape[1])
        cut = self.values[:, :width]
        with_ceiling = np.isfinite(self.ceilings) & (np.nan_to_num(cut).max(axis=1, initial=0.0) <= WHOLE)
        ceilings = np.where(with_ceiling, WHOLE, np.inf)
        return Panel(self.names, self.groups, self.first_year, cut, self.breaks[:, :width], ceilings)


def panel_of(series: Iterable[AnnualSeries]) -> Panel:
    """Lay series on one grid, in the order of their names."""
    ordered = sorted(series, key=lambda each: each.name)
    years = [year for each in ordered for year, _ in each.values] or [0]
    first, width = min(years), max(years) - min(years) + 1
    values = np.full((len(ordered), width), np.nan)
    breaks = np.zeros(values.shape, dtype=np.bool_)
    numbers: dict[str, int] = {}
    for row, each in enumerate(ordered):
        numbers.setdefault(each.indicator, len(numbers))
        for year, value in each.values:
            values[row, year - first] = float(value)
        for year in each.breaks:
            if first <= year < first + width:
                breaks[row, year - first] = True
    groups = np.array([numbers[each.indicator] for each in ordered], dtype=np.intp)
    shares = np.array([each.unit.strip() in ("%", "％") for each in ordered], dtype=np.bool_)
    ceilings = np.where(shares, WHOLE, np.inf)
    return Panel(tuple(each.name for each in ordered), groups, first, values, breaks, ceilings)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """未预测: a series of the panel that no forecast is made of, and why."""

    place: str
    indicator: str
    refusal: GangmuError


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """The rows that can be forecast, their logarithms with small gaps bridged, and the column of their last value."""

    rows: Places
    logs: Floats
    last: Places
    counts: Places  # values, not those bridged
    left_out: tuple[LeftOut, ...]


def fit_for_forecast(panel: Panel, *, origin: int) -> Fit:
    """Tell the series of a panel, cut at the origin, that can be forecast from the others."""
    values = panel.values
    known = np.isfinite(values)
    width = values.shape[1]
    last = np.where(known.any(axis=1), width - 1 - np.argmax(known[:, ::-1], axis=1), -1)
    start = _starts(known, last)
    used = known & (np.arange(width) >= start[:, None])
    counts = used.sum(axis=1)
    low = np.where(used, values, np.inf).min(axis=1, initial=np.inf)
    high = np.where(used, values, -np.inf).max(axis=1, initial=-np.inf)
    faults = {
        "short": counts < VALUES_NEEDED,
        "old": last < origin - panel.first_year - OLDEST,
        "negative": low <= 0,
        "equal": low == high,
    }
    bad = np.logical_or.reduce(list(faults.values()))
    left_out = tuple(
        LeftOut(
            *panel.names[row], _refusal(panel, row, faults, origin=origin, count=int(counts[row]), last=last)
        )
        for row in np.flatnonzero(bad)
    )
    rows = np.flatnonzero(~bad)
    logs = _bridged(np.where(used[rows], values[rows], np.nan))
    return Fit(rows, logs, last[rows], counts[rows], left_out)


def _starts(known: Flags, last: Places) -> Places:
    """Find the column where each series begins: after the last gap that is too wide to bridge."""
    start = np.zeros(len(known), dtype=np.intp)
    gap = np.zeros(len(known), dtype=np.intp)
    for column in range(known.shape[1]):
        here = known[:, column]
        start = np.where(here & (gap > GAP_FILLED), column, start)
        gap = np.where(here, 0, gap + 1)
    return np.minimum(start, np.maximum(last, 0))


def _bridged(values: Floats) -> Floats:
    """Give logarithms; a small gap is bridged at even growth."""
    logs: Floats = np.log(values)
    known = np.isfinite(logs)
    inside = ~known & (np.cumsum(known, axis=1) > 0) & (np.cumsum(known[:, ::-1], axis=1)[:, ::-1] > 0)
    for row in np.flatnonzero(inside.any(axis=1)):
        at = np.flatnonzero(known[row])
        holes = np.flatnonzero(inside[row])
        logs[row, holes] = np.interp(holes, at, logs[row, at])
    return logs


def _refusal(
    panel: Panel, row: np.intp, faults: dict[str, Flags], *, origin: int, count: int, last: Places
) -> GangmuError:
    place, indicator = panel.names[row]
    named = {"place": place, "indicator": indicator}
    values = panel.values[row]
    if faults["short"][row]:
        return SeriesTooShortError(**named, values=count, needed=VALUES_NEEDED, origin=origin, where=place)
    if faults["old"][row]:
        return SeriesTooOldError(**named, last=panel.first_year + int(last[row]), origin=origin, where=place)
    if faults["negative"][row]:
        column = int(np.flatnonzero(np.isfinite(values) & (values <= 0))[-1])
        return SeriesNotPositiveError(
            **named, year=panel.first_year + column, value=canonical(value_of(values[column])), where=place
        )
    return SeriesAllEqualError(**named, value=canonical(value_of(values[last[row]])), where=place)
