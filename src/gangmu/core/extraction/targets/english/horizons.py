"""Horizons of an English plan: what its title, its opening and its headings say of the time that they speak for."""

import re
from dataclasses import dataclass
from typing import Final

from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.outlines import Outline

_YEAR: Final = r"(?:FY ?|fiscal year |financial year )?'?((?:20)?\d\d)"
_RANGE: Final = re.compile(
    rf"\b(?:FY ?)?(20\d\d)(?: ?- ?|/| to | through | and ){_YEAR}\b(?!-\d)", re.IGNORECASE
)
_SHORT: Final = re.compile(r"\bFY ?'?(\d\d) ?(?:-|to|through) ?(?:FY ?)?'?(\d\d)\b", re.IGNORECASE)
_YEARS: Final = re.compile(r"\b(?:FY ?)?(20\d\d)\b", re.IGNORECASE)
# Not the years by which something is wanted: they say nothing of when a text was written.
_PASSED: Final = re.compile(
    r"(?<!\bby )(?<!\bbefore )(?<!\buntil )(?<!\bthrough )(?<!\bby the end of )(?<!\bby the year )\b(?:FY ?)?(20\d\d)\b",
    re.IGNORECASE,
)
_FISCAL: Final = re.compile(r"\b(?:FY|fiscal year) ?'?(20)?(\d\d)\b", re.IGNORECASE)
_PLAN: Final = re.compile(
    r"\b(?:plan|strategy|agenda|vision|roadmap|framework|programme|program|budget|targets?|goals?|toward|towards)\b",
    re.I,
)
_ANNUAL: Final = re.compile(
    r"\b(?:report on the work of the government|government work report|work report|annual (?:\w+ )?plan"
    r"|action plan for 20\d\d|state of the \w+ address)\b",
    re.I,
)
_SESSION: Final = re.compile(r"\bsession of the\b|\bcongress on (?:january|february|march)\b", re.I)
_REPORT: Final = re.compile(
    r"\b(?:progress|annual|performance|status|evaluation) (?:report|review|update)\b", re.I
)
_ISSUED: Final = re.compile(
    r"\b(?:adopted|approved|published|prepared|updated|released|effective|issued|dated|delivered)\b[^.\n\d]{0,40}(?:\d{1,2},? )?(20\d\d)",
    re.IGNORECASE,
)
_AGENDA: Final = re.compile(
    r"\b(?:for|in|by)\s+(?:the year |FY ?|fiscal year )?(20\d\d)\b"
    r"|^(?:\W*\d+\W+)?(?:the )?(20\d\d) (?:\w+ )?(?:targets?|goals?|priorities|plan|objectives|commitments)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The first year that a document or a chapter speaks for, and the last, where one is stated for all of it."""

    year: int | None
    last: int | None


def horizon_of(outline: Outline) -> Horizon:
    """Give the horizon that the title and the opening lines state for the whole document."""
    titles = " ".join(node.title for node in outline.nodes[:3] if node.kind is NodeKind.TITLE)
    opening = outline.view.folded[:700]
    return _spanned(titles) or _dated(titles, opening) or _spanned(opening[:300]) or _written(opening)


def _spanned(words: str) -> Horizon | None:
    """Read FY2024-FY2028, 2021-25, FY24-28."""
    m = _RANGE.search(words) or _SHORT.search(words)
    if not m:
        return None
    first = int(m[1]) % 2000 + 2000
    last = first // 100 * 100 + int(m[2]) if len(m[2]) == 2 else int(m[2])
    return Horizon(first, last) if first < last <= first + 50 else None


def _dated(titles: str, opening: str) -> Horizon | None:
    """Read the year of a title such as Climate Action Plan 2030, or of an annual work report."""
    annual = _ANNUAL.search(titles) or _ANNUAL.search(opening) or _SESSION.search(opening)
    years = [int(year) for year in _YEARS.findall(titles)]
    if annual and (years or _YEARS.search(opening)):
        year = years[0] if years else max(int(year) for year in _YEARS.findall(opening))
        return Horizon(year, year)
    if not years or not _PLAN.search(titles) or _REPORT.search(titles):
        return None
    written = _written(opening).year
    return Horizon(written if written and written < years[-1] else years[0], years[-1])


def _written(opening: str) -> Horizon:
    """Take the year in which a document was written; it says nothing of how far it reaches."""
    issued = _ISSUED.search(opening)
    if issued:
        return Horizon(int(issued[1]), None)
    heads = " ".join(line for line in opening.split("\n")[:6] if len(line) < 90)  # the title's own block
    years = [int(year) for year in _PASSED.findall(heads) or _PASSED.findall(opening)]
    return Horizon(max(years, default=None), None)


class Times:
    """The years that a document and its chapters speak for."""

    def __init__(self, outline: Outline) -> None:
        """Read the title, the opening and the headings."""
        self._outline = outline
        self.horizon = horizon_of(outline)
        self._agendas = agendas_of(outline)

    def year_at(self, place: int) -> int | None:
        """Give the year that the words at a place call this year."""
        return self.year_of(self._outline.node_at(place))

    def year_of(self, node: str | None) -> int | None:
        """Give the first year that a chapter speaks for."""
        return self._agendas.get(node or "", self.horizon.year)

    def last_of(self, node: str | None) -> str | None:
        """Give the year by which a chapter wants what it states no date for."""
        agenda, first = self._agendas.get(node or ""), self.horizon.year
        last = agenda if agenda and (first is None or agenda >= first) else self.horizon.last
        return str(last) if last else None


def agendas_of(outline: Outline) -> dict[str, int]:
    """Give the year that headings state for their sections: Major Tasks for 2026. A deeper heading inherits it."""
    found: dict[str, int] = {}
    for node in outline.nodes:
        m = _AGENDA.search(node.title) if node.kind is NodeKind.HEADING and len(node.title) < 110 else None
        if m:
            found[node.id] = int(m[1] or m[2])
        elif node.parent in found:
            found[node.id] = found[node.parent]
    return found
