"""Pages: what each template is given, as frozen values. Nothing here knows the database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

from gangmu.web.indicators.showing.value_lines import ValueLine
from gangmu.web.indicators.showing.values import SumRow
from gangmu.web.portal.materials import GapRow, IndicatorRow, PromiseRow, SystemRow, TaskRow
from gangmu.web.portal.standings import Tally

RECENT: Final = 12  # values of a series that are shown at once


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that belongs to one promise, or to none."""

    text: str
    promise: PromiseRow | None = None
    leads: bool = False  # a head that runs into its paragraph
    hit: bool = False  # words that a reader searched for


@dataclass(frozen=True, slots=True)
class Mark:
    """旁注: what stands in the margin behind a stretch of text."""

    standing: str  # or "system"
    code: str  # of the promise or, where it speaks for several, of the clause
    figure: str = ""
    number: int = 1
    of_clause: bool = False
    name: str = ""  # of a target that stands in no sentence: its indicator


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence, and the marks that hang from its end."""

    runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()
    clause: str = ""  # the code, where the sentence begins here


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the book: a heading, a paragraph, a caption; with the gaps that are told after it."""

    kind: Literal["section", "item", "text", "caption"]
    pieces: tuple[Piece, ...] = ()
    label: str = ""
    anchor: str = ""
    gaps: tuple[GapRow, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """目录: a line of the table of contents."""

    label: str
    title: str
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """章: one chapter of the book. It is laid out when it is first looked at: a long book is read a chapter at a time."""

    number: int  # its place among the chapters: in addresses of this version
    label: str
    title: str
    lay: Callable[[], tuple[Block, ...]] = field(repr=False, compare=False)
    promises: tuple[PromiseRow, ...]
    tally: Tally
    sections: tuple[Contents, ...] = ()
    start: int = 0
    end: int = 0

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The chapter as set."""
        return self.lay()

    @property
    def anchor(self) -> str:
        """Where it stands in the page."""
        return f"c{self.number}"

    @property
    def short_label(self) -> str:
        """The label without the words around it, for the narrow columns of contents and net."""
        return self.label.removeprefix("第").removesuffix("章")


@dataclass(frozen=True, slots=True)
class Book:
    """The whole outline as a book."""

    title: str
    lang: str
    front: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a filter."""

    value: str
    zh: str
    en: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """筛选: what may be chosen, and what is."""

    query: str = ""
    standings: tuple[Choice, ...] = ()
    chapters: tuple[Choice, ...] = ()
    themes: tuple[Choice, ...] = ()
    years: tuple[Choice, ...] = ()

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """All that is chosen."""
        lists = (self.standings, self.chapters, self.themes, self.years)
        return tuple(choice for each in lists for choice in each if choice.chosen and choice.value)


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a list: its text with the promises that were asked for."""

    clause: str
    chapter: Chapter
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """检索结果: sentences that were asked for, a page at a time."""

    filters: Filters
    found: tuple[Found, ...]
    sentences: int
    promises: int
    page: int = 1
    pages: int = 1
    refused: str = ""  # why nothing was searched
    indicators: tuple[IndicatorRow, ...] = ()  # whose names were asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTable:
    """来源与版本: the values of one series with their sources."""

    name: str
    unit: str
    rows: tuple[ValueLine, ...]
    indicator: str = ""  # the code, for its own page
    grades: str = ""  # what the grades in it mean

    @property
    def recent(self) -> tuple[ValueLine, ...]:
        """The latest values, shown at once."""
        return self.rows[:RECENT]

    @property
    def older(self) -> tuple[ValueLine, ...]:
        """The rest, a click away."""
        return self.rows[RECENT:]


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalRow:
    """别的口径: a series that the words do not mean, with its latest value."""

    name: str
    period: str
    value: str
    source: str
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """经过: one event of a promise."""

    on: date | None
    words: str
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePage:
    """承诺页: a sentence in its place, and what became of one promise in it."""

    promise: PromiseRow
    phrase: str
    headline: str
    place: Block
    chapter: Chapter
    section: str
    siblings: tuple[tuple[PromiseRow, str], ...]
    words: tuple[str, ...] = ()
    chance: str = ""
    sums: tuple[SumRow, ...] = ()
    steps: tuple[str, ...] = ()
    rule: str = ""
    series: tuple[SeriesTable, ...] = ()
    rivals: tuple[RivalRow, ...] = ()
    version: int | None = None  # the number of a version that is no longer in force, where it stood last
    gone: str = ""  # which version no longer has it
    meaning: tuple[tuple[str, str], ...] = ()  # what the words mean, who decided it, who answers for it
    history: tuple[HistoryRow, ...] = ()
    systems: tuple[SystemRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePage:
    """句页: a sentence in its place with all that hangs from it, or the word that nothing does."""

    code: str
    sentence: str
    place: Block
    chapter: Chapter
    section: str
    promises: tuple[tuple[PromiseRow, str], ...]
    systems: tuple[SystemRow, ...] = ()
    gaps: tuple[GapRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    sets: tuple[str, ...] = ()
    ending: str = "mapped"
    reason: str = ""
    version: int | None = None  # the number of a version that is no longer in force, where it stood last


@dataclass(frozen=True, slots=True)
class PlacedGap:
    """A gap with where it stands, and so much of its sentence as stands near."""

    gap: GapRow
    chapter: Chapter
    clause: str
    before: str
    phrase: str
    after: str


@dataclass(frozen=True, slots=True)
class GapsPage:
    """缺漏页: all that the text announces but does not contain, by kind."""

    kinds: tuple[tuple[str, tuple[PlacedGap, ...]], ...]
    total: int
    page: int = 1
    pages: int = 1
    supplied: int = 0  # of the total, since the text was issued


@dataclass(frozen=True, slots=True)
class PlacedSystem:
    """A system with the sentence that orders it."""

    system: SystemRow
    before: str
    phrase: str
    after: str


@dataclass(frozen=True, slots=True)
class SystemsPage:
    """系统页: every system that a sentence orders, by chapter, with its state."""

    states: tuple[tuple[str, int], ...]  # counts of all, in order
    chapters: tuple[tuple[Chapter, tuple[PlacedSystem, ...]], ...]
    total: int
    shown: int
    kinds: tuple[Choice, ...]
    state_choices: tuple[Choice, ...]
    chapter_choices: tuple[Choice, ...]
    query: str = ""
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class PlacedMember:
    """A member of a set, with the sentence that names it."""

    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class PlacedSet:
    """A named set with its members and the sentences that use its name."""

    name: str
    parts: tuple[tuple[int, tuple[PlacedMember, ...]], ...]
    clauses: tuple[tuple[str, str], ...]  # code, sentence
    chapter: Chapter

    @property
    def is_listed(self) -> bool:
        """Tell whether the text gives any member."""
        return any(members for _, members in self.parts)

    @property
    def missing(self) -> tuple[tuple[int, int], ...]:
        """The numbers for which the text gives fewer or more members than it says: said and given."""
        return tuple(
            (count, len(members)) for count, members in self.parts if members and len(members) != count
        )


@dataclass(frozen=True, slots=True)
class SetsPage:
    """名号页: the glossary of named sets."""

    listed: tuple[PlacedSet, ...]
    unlisted: tuple[PlacedSet, ...]
    total: int = field(default=0)
