"""Series to choose from in the review. Indicators stand above outlines, so they bring their own when they are there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gangmu.core.outline.scripts import simplify
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChoice:
    """可选口径: a series that the words of a target may mean, with the names by which people know it."""

    place: str
    indicator: str
    name: str  # 常住人口，户籍口径
    unit: str = ""
    definition: str = ""
    breakdown: str = ""
    basis: str = ""
    span: str = ""
    names: tuple[str, ...] = ()  # other names of the indicator

    @property
    def key(self) -> str:
        """The series in one word, as a form sends it back."""
        parts = (self.place, self.indicator, self.definition, self.breakdown, self.basis, self.span)
        return "|".join(parts)


Offer = Callable[[Actor, Moment], list[SeriesChoice]]
_offers: Final[list[Offer]] = []


def offer(function: Offer) -> Offer:
    """Let an application say which series the programme keeps. Called once, when it is ready."""
    _offers.append(function)
    return function


def choices(actor: Actor, moment: Moment) -> list[SeriesChoice]:
    """Give every series that the programme keeps."""
    return [choice for each in _offers for choice in each(actor, moment)]


def likely(indicator: str, offered: list[SeriesChoice], *, most: int = 6) -> list[SeriesChoice]:
    """Give the series that an indicator's words may mean, the likeliest first: names with most in common."""
    wanted = set(_pairs(simplify(indicator)))
    scored = []
    for place, choice in enumerate(offered):
        names = [set(_pairs(name)) for name in (choice.name, *choice.names)]
        score = max((len(wanted & name) / max(len(wanted | name), 1) for name in names), default=0.0)
        if score > 0:
            scored.append((-score, place, choice))
    return [choice for _, _, choice in sorted(scored, key=lambda row: row[:2])[:most]]


def _pairs(name: str) -> list[str]:
    return [name[i : i + 2] for i in range(len(name) - 1)] or [name]
