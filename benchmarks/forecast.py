"""Figures of the outlook on the 36-city panel, and its speed beside statsforecast (PROMISES, forecasting row).

    python benchmarks/forecast.py [--json] [--no-speed] [--only-speed] [--series N]

On GDP and budget revenue of ../shared/data/observations.csv, origins 2011 to 2020: errors, bands, pinball loss and
chances beside plain yardsticks; the same on the panel's other indicators. Then the time of N forecasts with a chance,
on series drawn from the panel, beside AutoETS of statsforecast in one job, and the Brier score of both. Parts whose data or library are absent
are skipped by name. The yardsticks are written here plainly and share no code with what is measured.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.outlooks import Outlooks, forecast_panel
from gangmu.core.forecasting.panels import Panel, panel_of
from gangmu.files.annual_values import read_annual_values

Floats = NDArray[np.float64]
ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("GANGMU_SHARED") or ROOT.parent / "shared")
OBSERVATIONS = SHARED / "data" / "observations.csv"
ASKED = {
    "地区生产总值": (10_000 / 7_249.0) ** 0.25 - 1,
    "一般公共预算收入": (1_000 / 773.02) ** 0.25 - 1,
}  # growth a year that the outline's own targets needed
OTHERS = ("商品房平均销售价格", "商品房销售面积", "房地产开发投资额")
FIRST, LAST = 2006, 2024
ORIGINS = range(2011, 2021)
QUANTILES = np.array([0.1, 0.25, 0.5, 0.75, 0.9])


def the_panel(series: tuple[AnnualSeries, ...], indicator: str) -> tuple[Panel, Floats]:
    """Give the panel of an indicator, and the values of the cities that have every year."""
    panel = panel_of([each for each in series if each.indicator == indicator])
    start = FIRST - panel.first_year
    values = panel.values[:, start : start + LAST - FIRST + 1]
    return panel, np.where(np.isfinite(values[:, :19]).all(axis=1)[:, None], values, np.nan)


def half_drift_band(values: Floats, at: int, ahead: int) -> Floats:
    """Half the drift of (up to) five years, with the quantiles of its own past errors, all cities pooled."""
    logs = np.log(values)

    def said(column: int) -> Floats:
        years = min(5, column)
        return (logs[:, column] - logs[:, column - years]) / years / 2 * ahead

    errors = [logs[:, past + ahead] - logs[:, past] - said(past) for past in range(1, at - ahead + 1)]
    law = np.nanquantile(np.concatenate(errors), QUANTILES)
    return values[:, [at]] * np.exp(said(at)[:, None] + law)


def plain_methods(values: Floats, at: int, ahead: int) -> dict[str, Floats]:
    """The yardsticks of shared/data/README.md; half drift halves the yearly growth."""
    growth = (values[:, at] / values[:, at - 5]) ** 0.2 - 1
    return {
        "last value": values[:, at],
        "drift": values[:, at] * (1 + growth) ** ahead,
        "half drift": values[:, at] * (1 + growth / 2) ** ahead,
    }


def pinball(quantiles: Floats, came: Floats) -> Floats:
    """Give the mean pinball loss of each forecast."""
    off = came[:, None] - quantiles
    return np.maximum(QUANTILES * off, (QUANTILES - 1) * off).mean(axis=1)


def outlook_of_city_rows(panel: Panel, outlooks: Outlooks, numbers: Floats) -> Floats:
    """Lay numbers of forecast rows on the rows of the panel."""
    found = np.full(len(panel), np.nan)
    found[outlooks.rows] = numbers
    return found


def one_indicator(panel: Panel, values: Floats, ahead: int, growth: float) -> dict[str, float]:
    """Give all figures of one indicator at one horizon."""
    kept: dict[str, list[Floats]] = {}
    for origin in ORIGINS:
        at = origin - FIRST
        outlooks = forecast_panel(panel, origin=origin, horizon=ahead)
        ours = np.stack(
            [outlook_of_city_rows(panel, outlooks, outlooks.quantiles(q, ahead)) for q in QUANTILES], axis=1
        )
        targets = outlooks.last_values * (1 + growth) ** ahead
        chance = outlook_of_city_rows(panel, outlooks, outlooks.chances_of_reaching(targets, ahead))
        came = values[:, at + ahead]
        there = np.isfinite(came) & np.isfinite(ours[:, 2])
        band = half_drift_band(values, at, ahead)
        rows = {
            "ours": np.abs(ours[:, 2] / came - 1),
            "pinball": pinball(ours, came),
            "their pinball": pinball(band, came),
            "pinball %": pinball(ours, came) / came,
            "their pinball %": pinball(band, came) / came,
            "80": (ours[:, 0] <= came) & (came <= ours[:, 4]),
            "50": (ours[:, 1] <= came) & (came <= ours[:, 3]),
            "chance": chance,
            "event": came >= values[:, at] * (1 + growth) ** ahead,
        } | {name: np.abs(said / came - 1) for name, said in plain_methods(values, at, ahead).items()}
        for name, numbers in rows.items():
            kept.setdefault(name, []).append(numbers[there].astype(np.float64))
    all_of = {name: np.concatenate(parts) for name, parts in kept.items()}
    event = all_of["event"]
    return {
        "forecasts": float(event.size),
        **{
            f"MdAPE {name}": float(np.median(all_of[name])) * 100
            for name in ("ours", "last value", "drift", "half drift")
        },
        "pinball ÷ half-drift band's": float(all_of["pinball"].mean() / all_of["their pinball"].mean()),
        "the same, relative": float(all_of["pinball %"].mean() / all_of["their pinball %"].mean()),
        "80 % band holds": float(all_of["80"].mean()) * 100,
        "50 % band holds": float(all_of["50"].mean()) * 100,
        "events": float(event.sum()),
        "Brier": float(((all_of["chance"] - event) ** 2).mean()),
        "Brier of base rate": float(event.mean() * (1 - event.mean())),
    }


def median_growth(values: Floats, ahead: int) -> float:
    """Give the yearly growth that half of all windows reached, where no target names one."""
    windows = values[:, ahead:] / values[:, :-ahead]
    return float(np.nanmedian(windows) ** (1 / ahead) - 1)


def figures(series: tuple[AnnualSeries, ...]) -> dict[str, dict[str, float]]:
    """Give the figures of every indicator at horizons 1, 2 and 4."""
    found = {}
    for indicator in (*ASKED, *OTHERS):
        panel, values = the_panel(series, indicator)
        for ahead in (1, 2, 4):
            growth = ASKED.get(indicator) or median_growth(values, ahead)
            found[f"{indicator}, {ahead} years"] = one_indicator(panel, values, ahead, growth)
    return found


@dataclass(frozen=True)
class Drawn:
    """Short series drawn from the panel that all end in one year."""

    origin: int
    values: Floats
    groups: NDArray[np.intp]
    came: Floats  # value four years later ÷ last value

    @property
    def panel(self) -> Panel:
        """Lay them out for the forecast; all that measure the same are peers."""
        names = tuple((str(number), str(group)) for number, group in enumerate(self.groups))
        breaks = np.zeros(self.values.shape, dtype=np.bool_)
        return Panel(names, self.groups, FIRST, self.values, breaks, np.full(len(self.values), np.inf))


def drawn(series: tuple[AnnualSeries, ...], count: int) -> list[Drawn]:
    """Draw short series: a city, an indicator, 8 to 15 of the years before an origin, and a scale. Seeded."""
    chance = np.random.default_rng(20261124)
    known = [the_panel(series, indicator)[1] for indicator in (*ASKED, *OTHERS)]
    table = np.concatenate(known)
    group = np.concatenate([np.full(len(values), number) for number, values in enumerate(known)])
    whole = np.isfinite(table).all(axis=1)
    table, group = table[whole], group[whole]
    found = []
    origins = range(2014, 2021)
    for origin in origins:
        end, some = origin - FIRST, count // len(origins) + (origin - 2014 < count % len(origins))
        row = chance.integers(len(table), size=some)
        length = chance.integers(8, end + 1, size=some)
        values = table[row][:, : end + 1] * chance.lognormal(0.0, 1.0, size=some)[:, None]
        short = np.where(np.arange(end + 1) > end - length[:, None], values, np.nan)
        found.append(Drawn(origin, short, group[row], table[row][:, end + 4] / table[row][:, end]))
    return found


GROWTH = 1.066**4  # the event that chances are given of: growth as the outline's revenue target needed


def ours(parts: list[Drawn]) -> tuple[float, list[Floats]]:
    """Time forecasts of all parts, bands and chances with them."""
    panels = [part.panel for part in parts]
    begin = time.perf_counter()
    chances = []
    for part, panel in zip(parts, panels, strict=True):
        outlooks = forecast_panel(panel, origin=part.origin, horizon=4)
        chances.append(outlooks.chances_of_reaching(outlooks.last_values * GROWTH, 4))
        for quantile in QUANTILES:
            outlooks.quantiles(quantile, 4)
    return time.perf_counter() - begin, chances


def brier(parts: list[Drawn], chances: list[Floats], rows: slice) -> float:
    """Score chances on the same rows of each part."""
    off = [given[rows] - (part.came[rows] >= GROWTH) for part, given in zip(parts, chances, strict=True)]
    return float((np.concatenate(off) ** 2).mean())


def speed(series: tuple[AnnualSeries, ...], count: int) -> dict[str, float | str]:
    """Time N forecasts with a chance each, beside AutoETS in one job on a part of them, its time scaled up."""
    parts = drawn(series, count)
    ours(drawn(series, 1000))  # what is loaded at first use is not counted
    taken, chances = ours(parts)
    tenth, _ = ours(drawn(series, count // 10))
    found: dict[str, float | str] = {
        "series": float(sum(len(part.values) for part in parts)),
        "seconds": taken,
        "seconds of a tenth": tenth,
        "Brier": brier(parts, chances, slice(None)),
    }
    return found | beside_autoets(parts, chances, taken)


def beside_autoets(parts: list[Drawn], chances: list[Floats], taken: float) -> dict[str, float | str]:
    """Run AutoETS over the first two hundred of each part, with its own normal band for the chance."""
    try:
        from statsforecast.models import AutoETS
    except ImportError:
        return {"AutoETS": "skipped: statsforecast is not installed (pip install 'gangmu[forecast]')"}
    rows = slice(0, 200)
    normal = NormalDist()

    def chance_of(values: Floats) -> float:
        y = values[np.isfinite(values)]
        said = AutoETS(season_length=1).forecast(y=y, h=4, level=[80])
        mean = float(said["mean"][-1])
        spread = max((float(said["hi-80"][-1]) - mean) / normal.inv_cdf(0.9), 1e-9 * abs(mean))
        return 1 - NormalDist(mean, spread).cdf(float(y[-1]) * GROWTH)

    chance_of(parts[0].values[0])  # compiled once
    begin = time.perf_counter()
    theirs = [np.array([chance_of(values) for values in part.values[rows]]) for part in parts]
    once = (time.perf_counter() - begin) / sum(len(given) for given in theirs)
    seconds = once * sum(len(part.values) for part in parts)
    return {
        "AutoETS seconds": seconds,
        "AutoETS Brier": brier(parts, theirs, rows),
        "Brier on the same series": brier(parts, chances, rows),
        "times as fast": seconds / taken,
    }


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--only-speed", action="store_true")
    parser.add_argument("--series", type=int, default=100_000)
    asked = parser.parse_args()
    if not OBSERVATIONS.exists():
        print(f"skipped: {OBSERVATIONS} is not here (put the shared data beside the repository)")
        sys.exit(0)
    series = read_annual_values(OBSERVATIONS, until=LAST + 1).series
    found: dict[str, object] = {} if asked.only_speed else dict(figures(series))
    if not asked.no_speed:
        found["speed"] = speed(series, asked.series)
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for part, rows in found.items():
        print(f"\n{part}")
        assert isinstance(rows, dict)
        for name, number in rows.items():
            print(f"  {name:<32}{number:>12.3f}" if isinstance(number, float) else f"  {name:<32}{number}")


if __name__ == "__main__":
    main()
