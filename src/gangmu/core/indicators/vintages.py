"""Vintages (版本): every value of a series as it was published, none written over by a later one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.refusals import GangmuError
from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.indicators.series import Series


class TwoValuesOfOneVintageError(GangmuError):
    """One period has two different values that claim to be published on the same day."""

    code = "observation.two_values_of_one_vintage"
    parameter_names = ("indicator", "period", "vintage")


@dataclass(frozen=True, slots=True)
class Break:
    """断点: from this period on, values are not comparable with those before."""

    period: Period
    reason: str

    def is_bridged_by(self, restated: Observation) -> bool:
        """Tell whether a value of before was restated on the new base (衔接数).

        It is one that its publisher revised (修订数) when the new base was there: in the period of the break, or later.
        """
        return (
            restated.status is Status.REVISED
            and restated.vintage is not None
            and restated.vintage >= self.period.first
        )


@dataclass(frozen=True, slots=True)
class Vintage:
    """版本: what was published of a series on one day; without a day, all of which nobody noted it."""

    published_on: date | None
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class History:
    """历次公布值: the observations of one series, by period and, within it, by vintage."""

    series: Series
    observations: tuple[Observation, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.observations, key=lambda each: each.order))
        for earlier, later in pairwise(ordered):
            if earlier.order == later.order:
                raise TwoValuesOfOneVintageError(
                    indicator=self.series.indicator,
                    period=str(later.period),
                    vintage=later.vintage.isoformat() if later.vintage else "—",
                )
        object.__setattr__(self, "observations", ordered)

    def known_on(self, day: date, *, undated_after: Length | None = None) -> "History":
        """Give the series as it was known on `day`: what came later is not there yet.

        Of a past day pass `undated_after`, the time after its period from which a value of unknown day counts.
        """
        known = tuple(
            each for each in self.observations if each.was_published_on(day, undated_after=undated_after)
        )
        return replace(self, observations=known)

    def as_published_on(self, day: date, *, undated_after: Length) -> tuple[Observation, ...]:
        """Give of each period the value that was the newest at the end of `day`."""
        return self.known_on(day, undated_after=undated_after).newest

    @property
    def vintages(self) -> tuple[Vintage, ...]:
        """Give what was published each time, the unknown day first."""
        ordered = sorted(self.observations, key=lambda each: (each.vintage or date.min, each.order))
        groups = groupby(ordered, lambda each: each.vintage)
        return tuple(Vintage(day, tuple(rows)) for day, rows in groups)

    def of(self, period: Period) -> tuple[Observation, ...]:
        """Give all values of a period, the oldest vintage first."""
        return tuple(each for each in self.observations if each.period.covers_the_days_of(period))

    def latest_of(self, period: Period) -> Observation | None:
        """Give the newest value of a period; an estimate only where nothing else was published."""
        found = self.of(period)
        return _holding(found) if found else None

    @property
    def newest(self) -> tuple[Observation, ...]:
        """Give the newest value of each period, in order of periods; an estimate only where nothing else was published."""
        return tuple(
            _holding(list(group)) for _, group in groupby(self.observations, lambda each: each.period)
        )

    @property
    def latest(self) -> Observation | None:
        """Give the newest value of the latest period."""
        return self.newest[-1] if self.observations else None

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Give the flagged breaks, in order."""
        found = {each.period: each.break_before for each in self.observations if each.break_before}
        return tuple(Break(period, reason) for period, reason in sorted(found.items()))

    def breaks_between(self, earlier: Period, later: Period) -> tuple[Break, ...]:
        """Give the breaks after the earlier period, up to the later one."""
        return tuple(each for each in self.breaks if earlier.last < each.period.last <= later.last)

    def bridge(self, period: Period, to: Period) -> Observation | None:
        """Give the newest value of a period that is on the base of a later one in spite of the breaks between."""
        breaks = self.breaks_between(period, to)
        restated = [each for each in self.of(period) if all(one.is_bridged_by(each) for one in breaks)]
        return restated[-1] if breaks and restated else None


def supersedes(later: Observation, earlier: Observation) -> bool:
    """Tell whether one value of a period takes the place of another: an estimate never that of a value that is none."""
    return _rank(later) > _rank(earlier)


def _rank(each: Observation) -> tuple[bool, date]:
    return each.status is not Status.ESTIMATE, each.vintage or date.min


def _holding(found: Sequence[Observation]) -> Observation:
    """Give of the values of one period, in order, the one that holds."""
    return max(found, key=_rank)


def histories(observations: Iterable[Observation]) -> dict[Series, History]:
    """Sort observations into the histories of their series."""
    found: dict[Series, list[Observation]] = {}
    for each in observations:
        found.setdefault(each.series, []).append(each)
    return {series: History(series, tuple(rows)) for series, rows in found.items()}
