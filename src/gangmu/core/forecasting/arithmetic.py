"""The arithmetic beside a target (账): growth needed from here, growth so far, and where such growth was ever reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import EXACT, shown
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.numbers import CHANCE_PLACES
from gangmu.core.forecasting.reasons import Reason, percent
from gangmu.core.forecasting.refusals import SeriesNotPositiveError, SeriesTooShortError, TargetInThePastError
from gangmu.core.indicators.growth import rate_needed

SO_FAR: Final = 5  # years over which growth so far is told
RECENT: Final = 5  # windows that ended in so many years before the latest are counted apart
_SHARES: Final = ("%", "％", "‰")


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """参照窗口: stretches of the same length in comparable places that ended by the origin."""

    years: int
    places: int
    windows: int
    reached: int
    set_aside: int  # they touch a flagged break, and are not among `windows`
    recent: int  # of `windows`, those that ended in the last five years
    recent_reached: int
    own: int
    own_reached: int

    @property
    def share(self) -> Decimal | None:
        """Give the share that reached it, or none where there is no window."""
        if not self.windows:
            return None
        return round(EXACT.divide(Decimal(self.reached), Decimal(self.windows)), CHANCE_PLACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """账: how far it is to the target, set beside the way that was gone. Rates are shares; of a share, points a year."""

    base_year: int
    base: Decimal
    target: Decimal
    due: int
    unit: str
    by_steps: bool  # a share moves by points, anything else by growth
    needed: Decimal
    so_far: Decimal | None
    so_far_years: int
    windows: Windows

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Say it in sentences."""
        tell = self._points if self.by_steps else percent
        way = Reason(
            "needs_steps" if self.by_steps else "needs_growth",
            {
                "base_year": str(self.base_year),
                "base": f"{shown(self.base)}{self.unit}",
                "target": f"{shown(self.target)}{self.unit}",
                "due": str(self.due),
                "rate": tell(self.needed),
                "past": "—" if self.so_far is None else tell(self.so_far),
                "past_years": str(self.so_far_years),
            },
        )
        share = self.windows.share
        if share is None:
            return way, Reason("no_reference")
        counted = {
            "places": str(self.windows.places),
            "windows": str(self.windows.windows),
            "years": str(self.windows.years),
            "reached": str(self.windows.reached),
            "share": percent(share, 0),
            "recent": str(self.windows.recent),
            "recent_reached": str(self.windows.recent_reached),
            "set_aside": str(self.windows.set_aside),
        }
        return way, Reason("reference_class", counted)

    def _points(self, step: Decimal) -> str:
        return f"{shown(step, 2)}{self.unit}"


def arithmetic_of(
    series: AnnualSeries,
    target: Decimal,
    *,
    due: int,
    origin: int,
    peers: Sequence[AnnualSeries] = (),
    falling: bool = False,
) -> Arithmetic:
    """Reckon the way to a target from the latest value; `falling` asks for no more than it instead of no less."""
    known = series.until(origin)
    if due <= origin:
        raise TargetInThePastError(due=due, origin=origin)
    if not known.values:
        named = {"place": series.place, "indicator": series.indicator, "origin": origin}
        raise SeriesTooShortError(**named, values=0, needed=1, where=series.place)
    base_year, base = known.values[-1]
    by_steps = series.unit.strip() in _SHARES
    if not by_steps and (base <= 0 or target <= 0):
        raise SeriesNotPositiveError(
            place=series.place, indicator=series.indicator, year=base_year, value=str(min(base, target))
        )
    years = due - base_year
    needed = _change(base, target, years, by_steps=by_steps)
    so_far, so_far_years = _so_far(known, by_steps=by_steps)
    others = [each for each in peers if each.name != series.name and each.indicator == series.indicator]
    return Arithmetic(
        base_year=base_year,
        base=base,
        target=target,
        due=due,
        unit=series.unit,
        by_steps=by_steps,
        needed=needed,
        so_far=so_far,
        so_far_years=so_far_years,
        windows=_windows(
            known, [each.until(origin) for each in others], years, needed, falling=falling, by_steps=by_steps
        ),
    )


def _change(start: Decimal, end: Decimal, years: int, *, by_steps: bool) -> Decimal:
    """Give the yearly change: growth as a share, or steps of a share."""
    if by_steps:
        return EXACT.divide(EXACT.subtract(end, start), Decimal(years))
    return rate_needed(start, end, Decimal(years))


def _so_far(known: AnnualSeries, *, by_steps: bool) -> tuple[Decimal | None, int]:
    """Give the mean yearly change of the last years, no further back than the last flagged break."""
    last_year, last = known.values[-1]
    since = max([last_year - SO_FAR, *(each for each in known.breaks)])
    earlier = [(year, value) for year, value in known.values if since <= year < last_year]
    if not earlier or (not by_steps and min(earlier[0][1], last) <= 0):
        return None, 0
    year, value = earlier[0]
    return _change(value, last, last_year - year, by_steps=by_steps), last_year - year


def _windows(
    own: AnnualSeries,
    peers: Sequence[AnnualSeries],
    years: int,
    needed: Decimal,
    *,
    falling: bool,
    by_steps: bool,
) -> Windows:
    mine = _Count.of(own, years, needed, falling=falling, by_steps=by_steps)
    counted = [mine]
    counted += [_Count.of(each, years, needed, falling=falling, by_steps=by_steps) for each in peers]
    latest = max((end for each in counted for end, _ in each.windows), default=0)
    recent = [reached for each in counted for end, reached in each.windows if end > latest - RECENT]
    return Windows(
        years=years,
        places=sum(1 for each in counted if each.windows),
        windows=sum(len(each.windows) for each in counted),
        reached=sum(reached for each in counted for _, reached in each.windows),
        set_aside=sum(each.set_aside for each in counted),
        recent=len(recent),
        recent_reached=sum(recent),
        own=len(mine.windows),
        own_reached=sum(reached for _, reached in mine.windows),
    )


@dataclass(frozen=True, slots=True)
class _Count:
    """The windows of one place: the year each ended, and whether it reached the change."""

    windows: tuple[tuple[int, bool], ...]
    set_aside: int

    @classmethod
    def of(
        cls, series: AnnualSeries, years: int, needed: Decimal, *, falling: bool, by_steps: bool
    ) -> "_Count":
        values = dict(series.values)
        windows, aside = [], 0
        for start, value in values.items():
            end = values.get(start + years)
            if end is None or (not by_steps and min(value, end) <= 0):
                continue
            if any(start < each <= start + years for each in series.breaks):
                aside += 1
                continue
            change = _change(value, end, years, by_steps=by_steps)
            windows.append((start + years, change <= needed if falling else change >= needed))
        return cls(tuple(windows), aside)
