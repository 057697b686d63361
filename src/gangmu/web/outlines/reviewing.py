"""The review page as values: the text of a chapter on one side, its drafts on the other, doubtful ones first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gangmu.core.outline.nodes import Node
from gangmu.web.doors.languages import say
from gangmu.web.outlines.choices import SHELVES
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.outlines.opened import DraftLine, OpenDraft, line_of, open_draft
from gangmu.web.outlines.series import SeriesChoice
from gangmu.web.outlines.texts import Paragraph, paragraphs_of

AT_ONCE: Final = 60  # drafts on a page
_SECONDS: Final = {True: 10, False: 3}  # what a doubtful draft and another one take
_LOOKS: Final = ("target", "measure", "duty", "set", "system")  # looked at one by one; the others by pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What of a review is asked for."""

    chapter: str = ""
    shelf: str = "promises"
    show: str = "open"  # open, all
    draft: int = 0
    page: int = 1
    pattern: str = ""

    @property
    def query(self) -> str:
        """The address of the same list."""
        parts = [f"chapter={self.chapter}", f"shelf={self.shelf}", f"show={self.show}"]
        return "&".join(parts + ([f"page={self.page}"] if self.page > 1 else []))


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter with what is left in it."""

    id: str
    label: str
    left: int
    total: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLeft:
    """A chapter and a shelf in which something is left."""

    chapter: str
    shelf: str
    label: str
    left: int


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A shelf with what is left on it."""

    name: str
    words: str
    left: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A stretch of text with the look of the draft over it, and the drafts that end with it."""

    text: str
    look: str  # "", "m", "dbt", "on"
    ends: tuple[tuple[int, int], ...]  # number and id


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph as the page sets it."""

    start: int
    runs: tuple[ShownRun, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """审阅: all that the page shows."""

    version: OutlineVersion
    asked: Asked
    chapters: tuple[ChapterLine, ...]
    chapter: Node
    shelves: tuple[ShelfLine, ...]
    lines: tuple[DraftLine, ...]
    chosen: OpenDraft | None
    paragraphs: tuple[ShownParagraph, ...]
    decided: int
    total: int
    left_here: int
    doubtful_here: int
    pages: int
    minutes: int
    elsewhere: PlaceLeft | None  # on another shelf

    @property
    def onward(self) -> PlaceLeft | None:
        """Where the review goes on: the next chapter of this shelf, else another shelf; nowhere when all is decided."""
        line = self.next_chapter
        if line is None:
            return self.elsewhere
        return PlaceLeft(chapter=line.id, shelf=self.asked.shelf, label=line.label, left=line.left)

    @property
    def next_chapter(self) -> ChapterLine | None:
        """The next chapter in which something is left on this shelf: forward, then round from the first."""
        here = next((n for n, each in enumerate(self.chapters) if each.chosen), -1)
        around = (*self.chapters[here + 1 :], *self.chapters[: max(here, 0)])
        return next((each for each in around if each.left), None)

    @property
    def percent(self) -> int:
        """How much of the review is done."""
        return 100 * self.decided // self.total if self.total else 100


Row = tuple[int, str, str, int, int, str]  # id, kind, state, start, doubt, pattern


def placed(version: OutlineVersion, rows: Sequence[Row], asked: Asked) -> Asked:
    """Put what is asked for where its draft stands: a link that names a draft and no chapter opens it among its like.

    One that names neither opens a shelf on which something is left.
    """
    if asked.chapter:
        return asked
    row = next((row for row in rows if row[0] == asked.draft), None)
    if row is None:
        left = {kind for _, kind, state, *_ in rows if state == "proposed"}
        shelves = (name for name in (asked.shelf, *SHELVES) if left.intersection(SHELVES[name][0]))
        return replace(asked, shelf=next(shelves, asked.shelf)) if asked.show == "open" else asked
    _, kind, _, start, _, _ = row
    chapter = next((each.id for each in chapters_of(version) if each.start <= start < each.section_end), "")
    shelf = next((name for name, (kinds, _) in SHELVES.items() if kind in kinds), asked.shelf)
    return replace(asked, chapter=chapter, shelf=shelf)


def chapter_asked(version: OutlineVersion, rows: Sequence[Row], asked: Asked) -> Node:
    """Give the chapter asked for, or the first in which something is left."""
    chapters = chapters_of(version)
    if not chapters:
        return _whole(version)
    found = next((each for each in chapters if each.id == asked.chapter), None)
    if found is not None:
        return found
    kinds = SHELVES[asked.shelf][0]
    starts = [start for _, kind, state, start, _, _ in rows if state == "proposed" and kind in kinds]
    left = (each for each in chapters if any(each.start <= start < each.section_end for start in starts))
    return next(left, chapters[0])


def _whole(version: OutlineVersion) -> Node:
    from gangmu.core.outline.nodes import NodeKind

    return Node("front", NodeKind.PREFACE, 1, None, version.title, 0, 0, len(version.text), None)


def label_of(chapter: Node) -> str:
    """Name a chapter in lists."""
    if chapter.id == "front" and not chapter.title:
        return say("文前", "Front matter")
    return " ".join(filter(None, (chapter.label, chapter.title)))


def chapter_lines(
    version: OutlineVersion, rows: Iterable[Row], asked: Asked, here: Node
) -> tuple[ChapterLine, ...]:
    """Count what is left in each chapter, on the shelf asked for."""
    kinds = SHELVES[asked.shelf][0]
    mine = [(start, state) for _, kind, state, start, _, _ in rows if kind in kinds]
    found = []
    for each in chapters_of(version) or [here]:
        states = [state for start, state in mine if each.start <= start < each.section_end]
        found.append(
            ChapterLine(each.id, label_of(each), states.count("proposed"), len(states), each.id == here.id)
        )
    return tuple(found)


def left_elsewhere(
    version: OutlineVersion, rows: Sequence[Row], asked: Asked, here: Node
) -> PlaceLeft | None:
    """Give the first other shelf on which something is left: in this chapter, else in the first that has any."""
    for shelf, (_, words) in SHELVES.items():
        lines = chapter_lines(version, rows, replace(asked, shelf=shelf), here)
        left = sorted((line for line in lines if line.left), key=lambda line: not line.chosen)
        for line in left if shelf != asked.shelf else ():
            label = f"{line.label} · {say(*words)}"
            return PlaceLeft(chapter=line.id, shelf=shelf, label=label, left=line.left)
    return None


def shelf_lines(rows: Iterable[Row], asked: Asked, here: Node) -> tuple[ShelfLine, ...]:
    """Count what is left on each shelf of a chapter."""
    left = Counter(
        kind
        for _, kind, state, start, _, _ in rows
        if state == "proposed" and here.start <= start < here.section_end
    )
    return tuple(
        ShelfLine(name, say(*words), sum(left[kind] for kind in kinds), name == asked.shelf)
        for name, (kinds, words) in SHELVES.items()
    )


def review_page(
    version: OutlineVersion,
    *,
    asked: Asked,
    rows: Sequence[Row],
    here: Node,
    drafts: Sequence[Draft],
    offered: Sequence[SeriesChoice],
    pages: int,
    beside: Sequence[Draft] = (),
) -> ReviewPage:
    """Put the page together. `rows` are all drafts of the version in short, `drafts` those of this page in full, `beside`
    the targets and measures that share words with the draft that is open.
    """
    alike = Counter(pattern for _, _, state, _, _, pattern in rows if state == "proposed")
    lines = tuple(line_of(each, version, alike) for each in drafts)
    place = _place(drafts, asked)
    left = [(kind, bool(doubt)) for _, kind, state, _, doubt, _ in rows if state == "proposed"]
    kinds = SHELVES[asked.shelf][0]
    mine = [
        doubt
        for _, kind, state, start, doubt, _ in rows
        if kind in kinds and state == "proposed" and here.start <= start < here.section_end
    ]
    headings = [
        (node["start"], node["end"]) for node in version.nodes if node["kind"] not in ("figure", "table")
    ]
    marked = [line for line in lines if line.draft.state not in ("rejected", "merged", "split")]
    if place is not None and lines[place] not in marked:
        marked.append(lines[place])
    return ReviewPage(
        version=version,
        asked=asked,
        chapters=chapter_lines(version, rows, asked, here),
        chapter=here,
        shelves=shelf_lines(rows, asked, here),
        lines=lines,
        chosen=None if place is None else open_draft(version, lines, place, offered, beside),
        paragraphs=_shown(
            paragraphs_of(version.text, *_stretch(here, marked), marked, headings),
            lines,
            None if place is None else lines[place].number,
        ),
        decided=len(rows) - len(left),
        total=len(rows),
        left_here=len(mine),
        doubtful_here=sum(map(bool, mine)),
        pages=pages,
        elsewhere=left_elsewhere(version, rows, asked, here),
        minutes=-(-sum(_SECONDS[doubt] for kind, doubt in left if kind in _LOOKS) // 60),
    )


def chosen_of(drafts: Sequence[Draft], asked: Asked) -> Draft | None:
    """Give the draft that is open: the one asked for, else the first that is to be reviewed."""
    place = _place(drafts, asked)
    return None if place is None else drafts[place]


def _place(drafts: Sequence[Draft], asked: Asked) -> int | None:
    places = [n for n, draft in enumerate(drafts) if draft.pk == asked.draft]
    places += [n for n, draft in enumerate(drafts) if draft.state == "proposed"]
    return next(iter(places), 0 if drafts else None)


def _shown(
    paragraphs: Iterable[Paragraph], lines: Sequence[DraftLine], chosen: int | None
) -> tuple[ShownParagraph, ...]:
    looks = {line.number: "dbt" if line.doubts and line.is_open else "m" for line in lines}
    ids = {line.number: line.draft.pk for line in lines}
    if chosen is not None:
        looks[chosen] = "on"
    return tuple(
        ShownParagraph(
            each.start,
            tuple(
                ShownRun(
                    run.text, looks.get(run.number, ""), tuple((n, ids[n]) for n in run.ends if n in ids)
                )
                for run in each.runs
            ),
            each.is_heading,
        )
        for each in paragraphs
    )


_LONG: Final = 12_000  # characters of a chapter that are shown whole
_AROUND: Final = 1_500


def _stretch(here: Node, marked: Sequence[DraftLine]) -> tuple[int, int]:
    """Give what of a chapter is shown: all of it, or of a very long one the part that the list speaks of."""
    if here.section_end - here.start <= _LONG or not marked:
        return here.start, min(here.section_end, here.start + _LONG if not marked else here.section_end)
    start = min(line.start for line in marked) - _AROUND
    end = max(line.end for line in marked) + _AROUND
    return max(here.start, start), min(here.section_end, end, max(here.start, start) + 4 * _LONG)
