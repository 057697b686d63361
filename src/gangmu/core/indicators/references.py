"""What a formula of an indicator names (公式中的名称): a series of it, in this place or another, itself, averaged or grown.

gdp / [gdp @parent]                       the city in the province that it lies in: primacy
gdp / [population resident mean]          a head of the average resident population
[gdp constant growth] - [cpi_growth]      growth from levels of one vintage, across no break
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gangmu.core.base.formulas import FormulaNameUnknownError
from gangmu.core.indicators.series import PriceBasis, Series, Span

PARENT: Final = "parent"  # the place that a place lies in


class Way(StrEnum):
    """取法: what is taken of a series for a period."""

    VALUE = "value"  # 当期值
    MEAN = "mean"  # 期初期末平均: half of the value a year before and the one now
    GROWTH = "growth"  # 增速: over the same period of the year before


_WAYS: Final = {
    "mean": Way.MEAN, "平均": Way.MEAN, "growth": Way.GROWTH, "增速": Way.GROWTH,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """引用: an indicator as a formula names it."""

    indicator: str
    words: tuple[str, ...] = ()  # definition, breakdown, price basis, span
    place: str | None = None  # None: the place that is asked for; `parent`: the one that it lies in
    way: Way = Way.VALUE

    def fits(self, series: Series) -> bool:
        """Tell whether a series of the right place may be meant, by the words that are said."""
        parts = (series.definition, series.breakdown, series.basis, series.span)
        if series.indicator != self.indicator or any(word not in parts for word in self.words):
            return False
        return series.span is Span.PERIOD or Span.CUMULATIVE in self.words


def reference(name: str, indicators: Collection[str]) -> Reference:
    """Read a name of a formula, or refuse one that no indicator bears.

    >>> reference("population resident mean", {"population"}).way.value
    'mean'
    >>> reference("gdp @liaoning", {"gdp"}).place
    'liaoning'
    """
    code, *rest = name.split()
    if code not in indicators:
        raise FormulaNameUnknownError(name=code)
    places = [word[1:] for word in rest if word.startswith("@")]
    ways = [_WAYS[word] for word in rest if word in _WAYS]
    if len(places) > 1 or len(ways) > 1 or "" in places:
        raise FormulaNameUnknownError(name=name)
    words = tuple(word for word in rest if not word.startswith("@") and word not in _WAYS)
    way = ways[0] if ways else Way.VALUE
    return Reference(indicator=code, words=words, place=places[0] if places else None, way=way)


def meant(wanted: Reference, kept: Iterable[Series], *, place: str) -> list[Series]:
    """Give the series that a reference may mean in a place: one if it says enough.

    What is not said means the whole, at current prices; where there is no whole, the only one there is.
    """
    found = [each for each in kept if each.place == place and wanted.fits(each)]
    for plainer in (_at_current_prices, _undivided):
        found = plainer(found) or found
    return found


def _at_current_prices(found: list[Series]) -> list[Series]:
    """Growth is told at constant prices, a level at current ones: of both, the level is meant."""
    if len({each.basis for each in found}) < 2:
        return found
    return [each for each in found if each.basis in (None, PriceBasis.CURRENT)]


def _undivided(found: list[Series]) -> list[Series]:
    return [each for each in found if each.definition is None and each.breakdown is None]
