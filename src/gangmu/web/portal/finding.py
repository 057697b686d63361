"""Finding (检索): sentences by words, standing, chapter, theme and year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gangmu.core.outline.scripts import fold
from gangmu.web.indicators.showing.faces import FACES
from gangmu.web.portal.books import chapter_label
from gangmu.web.portal.cutting import Cutter, Hit, Spans
from gangmu.web.portal.materials import ClauseRow, IndicatorRow, Materials, PromiseRow
from gangmu.web.portal.pages import Book, Chapter, Choice, Filters, Found, FoundPage

A_PAGE: Final = 50  # sentences
SHORTEST: Final = 2  # characters of a query
LONGEST: Final = 60
JUDGED: Final = "judged"
_BLANKS: Final = re.compile(r"(?<=[\u3400-\u9fff，。；、：]) | (?=[\u3400-\u9fff，。；、：])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader asks the list for. Empty: all promises."""

    query: str = ""
    standing: str = ""
    chapter: str = ""
    theme: str = ""
    year: str = ""
    page: int = 1

    @property
    def asks_for_promises(self) -> bool:
        """Tell whether sentences without such a promise are left out."""
        return bool(self.standing or self.theme or self.year) or not self.query

    def wants(self, promise: PromiseRow) -> bool:
        """Tell whether a promise is asked for."""
        face = FACES[promise.standing]
        standing = (
            not self.standing
            or self.standing in (face.name, face.group)
            or (self.standing == JUDGED and face.group != "grey")
        )
        return (
            standing
            and (not self.theme or self.theme in promise.themes)
            and (not self.year or promise.year == self.year)
        )


def find(question: Question, materials: Materials, book: Book) -> FoundPage:
    """Give the sentences that a question asks for, one page of them."""
    query = plain_words(question.query)
    filters = filters_of(question, materials, book)
    if query and len(query) < SHORTEST:
        return FoundPage(filters, (), 0, 0, refused="short")
    hits = Spans(_hits(query, materials.text)) if query else None
    named = tuple(_named(query, materials.indicators)) if query else ()
    codes = {row.code for row in named}
    cutter = Cutter(materials, hits=hits)
    chapters = [c for c in book.chapters if question.chapter in ("", str(c.number))]
    rows: list[tuple[ClauseRow, Chapter, list[PromiseRow]]] = []
    for chapter in chapters:
        for clause in cutter.clauses.beginning(chapter.start, chapter.end):
            inside = cutter.promises.beginning(clause.start, clause.end)
            judged_so = codes and any(p.indicator in codes for p in inside)
            if hits is not None and not judged_so and not hits.meeting(clause.start, clause.end):
                continue
            wanted = [p for p in inside if question.wants(p)]
            if wanted or not question.asks_for_promises:
                rows.append((clause, chapter, wanted))
    pages = max(-(-len(rows) // A_PAGE), 1)
    page = min(max(question.page, 1), pages)
    shown = rows[(page - 1) * A_PAGE : page * A_PAGE]
    return FoundPage(
        filters=filters,
        found=tuple(_found(clause, chapter, cutter) for clause, chapter, _ in shown),
        sentences=len(rows),
        promises=sum(len(wanted) for _, _, wanted in rows),
        page=page,
        pages=pages,
        indicators=named,
    )


def _found(clause: ClauseRow, chapter: Chapter, cutter: Cutter) -> Found:
    start = clause.start
    while start < clause.end and cutter.text[start].isspace():
        start += 1
    return Found(clause.code, chapter, cutter.pieces(start, clause.end))


def plain_words(query: str) -> str:
    """Fold what a reader typed: in either script, with blanks between Chinese characters, in any case.

    >>> plain_words(" 經 濟總量 "), plain_words("Gross  Regional")
    ('经济总量', 'gross regional')
    """
    return _lowered(_BLANKS.sub("", " ".join(fold(query).split())))[:LONGEST]


def _lowered(text: str) -> str:
    """Write small letters, one for one, so that places hold."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one := each.lower()) == 1 else each for each in text)


def _named(query: str, indicators: Sequence[IndicatorRow]) -> Iterator[IndicatorRow]:
    """Give the indicators of which any name, or the code, holds the words."""
    for row in indicators:
        names = (row.code, row.name, row.name_en, *row.aliases)
        if any(query in _lowered(fold(name)) for name in names):
            yield row


def _hits(query: str, text: str) -> Iterator[Hit]:
    folded = _lowered(fold(text))
    place = folded.find(query)
    while place >= 0:
        yield Hit(place, place + len(query))
        place = folded.find(query, place + len(query))


def filters_of(question: Question, materials: Materials, book: Book) -> Filters:
    """Give the filters with what is chosen in them."""
    everything = Choice("", "全部", "all")
    known = {promise.standing for promise in materials.promises}
    years = sorted({promise.year for promise in materials.promises if promise.year})
    standings = [Choice(JUDGED, "能够评判的", "can be judged")]
    standings += [Choice(face.name, face.zh, face.en) for face in FACES.values() if face.name in known]
    chapters = [
        Choice(str(c.number), f"{chapter_label(c.label)}　{c.title}".strip(), f"{c.label} {c.title}".strip())
        for c in book.chapters
    ]
    return Filters(
        query=question.query,
        standings=_chosen([everything, *standings], question.standing),
        chapters=_chosen([everything, *chapters], question.chapter),
        themes=_chosen(
            [everything, *(Choice(t.code, t.name, t.name_en or t.name) for t in materials.themes)],
            question.theme,
        )
        if materials.themes
        else (),
        years=_chosen([everything, *(Choice(year, f"{year}年", year) for year in years)], question.year),
    )


def _chosen(choices: Sequence[Choice], value: str) -> tuple[Choice, ...]:
    return tuple(Choice(c.value, c.zh, c.en, c.value == value) for c in choices)
