"""Made-up annual series: twelve places whose growth slows down together, each with its own swing."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import exp, sin

from gangmu.core.forecasting.annual import AnnualSeries

PLACES = tuple("甲乙丙丁戊己庚辛壬癸子丑"[number] + "市" for number in range(12))


def a_series(
    values: Sequence[float | str],
    *,
    place: str = "云川市",
    indicator: str = "总量",
    first: int = 2006,
    **more: object,
) -> AnnualSeries:
    """Make a series of yearly values."""
    return AnnualSeries(
        place=place,
        indicator=indicator,
        values=tuple((first + step, Decimal(str(value))) for step, value in enumerate(values)),
        **more,  # type: ignore[arg-type]
    )


def levels(number: int, *, years: int = 16, growth: Callable[[int], float] | None = None) -> list[float]:
    """Give levels that grow by 14 % at first and by ever less, with a swing of the place's own."""
    level, found = 100.0 * (number + 1), []
    for year in range(years):
        level *= exp(
            (growth(year) if growth else 0.14 - 0.006 * year) + 0.02 * sin(3.7 * number + 1.9 * year)
        )
        found.append(round(level, 4))
    return found


def a_panel(*, indicator: str = "总量", years: int = 16) -> list[AnnualSeries]:
    """Make twelve peers."""
    return [
        a_series(levels(number, years=years), place=place, indicator=indicator)
        for number, place in enumerate(PLACES)
    ]
