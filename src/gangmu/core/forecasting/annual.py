"""Annual series (年度序列): one value a year of one indicator in one place, in one unit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from gangmu.core.indicators.series import Series, Span
from gangmu.core.indicators.vintages import History


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualSeries:
    """年度序列: the newest value of each year; `breaks` are the years not comparable with the one before."""

    place: str
    indicator: str
    values: tuple[tuple[int, Decimal], ...]
    unit: str = ""
    breaks: frozenset[int] = field(default_factory=frozenset)

    @property
    def name(self) -> tuple[str, str]:
        """Give what no two series of a panel share."""
        return self.place, self.indicator

    def until(self, year: int) -> "AnnualSeries":
        """Cut the series after a year."""
        return AnnualSeries(
            place=self.place,
            indicator=self.indicator,
            unit=self.unit,
            values=tuple(each for each in self.values if each[0] <= year),
            breaks=frozenset(each for each in self.breaks if each <= year),
        )

    def value_in(self, year: int) -> Decimal | None:
        """Give the value of a year."""
        return dict(self.values).get(year)


def label_of(series: Series) -> str:
    """Name what is measured, with its definition and breakdown where it has them.

    >>> label_of(Series(place="shenyang", indicator="income", breakdown="urban"))
    'income/urban'
    """
    parts = (series.indicator, series.definition, series.breakdown, series.basis if series.basis else None)
    return "/".join(part for part in parts if part and part != "current")


def annual_series(history: History, *, known_on: date | None = None) -> AnnualSeries:
    """Take the newest value of each whole year, as far as it was published on a day; units become the latest one's."""
    known = history if known_on is None else history.known_on(known_on)
    yearly = [each for each in known.newest if each.period.is_year and each.series.span is Span.PERIOD]
    unit = yearly[-1].unit if yearly else ""
    return AnnualSeries(
        place=history.series.place,
        indicator=label_of(history.series),
        unit=unit,
        values=tuple((each.period.first.year, each.quantity.to(unit).value) for each in yearly),
        breaks=frozenset(each.period.first.year for each in yearly if each.break_before),
    )


def by_indicator(series: Iterable[AnnualSeries]) -> dict[str, tuple[AnnualSeries, ...]]:
    """Sort series to those that measure the same: they are each other's peers."""
    ordered = sorted(series, key=lambda each: (each.indicator, each.place))
    return {name: tuple(group) for name, group in groupby(ordered, lambda each: each.indicator)}
