"""The review page as values: the text of a chapter on one side, its drafts on the other, doubtful ones first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gangmu.core.outline.nodes import Node
from gangmu.web.doors.languages import say
from gangmu.web.outlines.choices import KINDS, SHELVES, STATES, STRENGTHS, TARGET_KINDS
from gangmu.web.outlines.doubts import DOUBTS
from gangmu.web.outlines.forms import Field, fields_of, head_of
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.outlines.series import SeriesChoice, likely
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


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A shelf with what is left on it."""

    name: str
    words: str
    left: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft in the list."""

    draft: Draft
    head: str
    kind: str
    doubts: tuple[str, ...]
    state: str
    alike: int = 0  # open drafts of the same pattern in the whole text

    @property
    def number(self) -> int:
        """Its number, beside the text and in it."""
        return self.draft.number

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.draft.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.draft.end

    @property
    def is_open(self) -> bool:
        """Tell whether it is to be reviewed."""
        return self.draft.state == "proposed"

    @property
    def is_kept(self) -> bool:
        """Tell whether it was accepted."""
        return self.draft.state in ("accepted", "corrected")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """The draft that is being looked at, with its form."""

    line: DraftLine
    words: str
    before_words: str
    after_words: str
    fields: tuple[Field, ...]
    series: tuple[SeriesChoice, ...]
    chosen: frozenset[str]
    before: DraftLine | None  # with which it can be merged
    said: str = ""  # the words that state its deadline, where they stand apart from it
    lent: bool = False  # whether the document's title or opening lends the deadline to all
    after: int = 0  # the draft to go to next
    pieces: str = ""  # a proposal for splitting


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

    @property
    def percent(self) -> int:
        """How much of the review is done."""
        return 100 * self.decided // self.total if self.total else 100


Row = tuple[int, str, str, int, int, str]  # id, kind, state, start, doubt, pattern


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


def line_of(draft: Draft, version: OutlineVersion, alike: Mapping[str, int]) -> DraftLine:
    """Give a draft as a line of the list."""
    words = version.text[draft.start : draft.end]
    kind = say(*KINDS[draft.kind])
    detail = {"target": TARGET_KINDS, "measure": STRENGTHS}.get(draft.kind, {})
    key = draft.values.get("kind" if draft.kind == "target" else "strength")
    if key in detail and not (draft.kind == "target" and key == "target"):
        kind += " · " + say(*detail[key])
    return DraftLine(
        draft=draft,
        head=head_of(draft.kind, draft.values, words)[:160],
        kind=kind,
        doubts=tuple(say(*DOUBTS[code][1:]) for code in draft.doubts if code in DOUBTS),
        state=say(*STATES[draft.state]),
        alike=alike.get(draft.pattern, 0) if draft.state == "proposed" else 0,
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
) -> ReviewPage:
    """Put the page together. `rows` are all drafts of the version in short, `drafts` those of this page in full."""
    alike = Counter(pattern for _, _, state, _, _, pattern in rows if state == "proposed")
    lines = tuple(line_of(each, version, alike) for each in drafts)
    place = next((n for n, line in enumerate(lines) if line.draft.pk == asked.draft), None)
    if place is None:
        place = next((n for n, line in enumerate(lines) if line.is_open), 0 if lines else None)
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
        chosen=None if place is None else _open(version, lines, place, offered),
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
        minutes=-(-sum(_SECONDS[doubt] for kind, doubt in left if kind in _LOOKS) // 60),
    )


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


_AROUND_WORDS: Final = 30
_LONG: Final = 12_000  # characters of a chapter that are shown whole
_AROUND: Final = 1_500


def _stretch(here: Node, marked: Sequence[DraftLine]) -> tuple[int, int]:
    """Give what of a chapter is shown: all of it, or of a very long one the part that the list speaks of."""
    if here.section_end - here.start <= _LONG or not marked:
        return here.start, min(here.section_end, here.start + _LONG if not marked else here.section_end)
    start = min(line.start for line in marked) - _AROUND
    end = max(line.end for line in marked) + _AROUND
    return max(here.start, start), min(here.section_end, end, max(here.start, start) + 4 * _LONG)


def _open(
    version: OutlineVersion, lines: Sequence[DraftLine], place: int, offered: Sequence[SeriesChoice]
) -> OpenDraft:
    line = lines[place]
    draft = line.draft
    words = version.text[draft.start : draft.end]
    after = next((each.draft.pk for each in [*lines[place + 1 :], *lines[:place]] if each.is_open), 0)
    by_place = sorted(
        (each for each in lines if each.draft.kind == draft.kind and each.start <= draft.start), key=_by_place
    )
    earlier = [each for each in by_place if each is not line and (each.is_open or each.is_kept)]
    series = likely(draft.values.get("indicator") or "", list(offered)) if draft.kind == "target" else []
    return OpenDraft(
        line=line,
        words=words,
        before_words=version.text[max(draft.start - _AROUND_WORDS, 0) : draft.start].rpartition("\n")[2],
        after_words=version.text[draft.end : draft.end + _AROUND_WORDS].partition("\n")[0],
        fields=tuple(fields_of(draft.kind, draft.values)),
        series=tuple(series),
        chosen=frozenset(series_key(meaning) for meaning in draft.meanings),
        before=earlier[-1] if earlier else None,
        said=_said(version, draft.values.get("said")),
        lent=draft.kind == "measure"
        and bool(draft.values.get("period"))
        and draft.values.get("said", 0) is None,
        after=after,
        pieces="\n".join(_pieces(words)),
    )


def _said(version: OutlineVersion, span: Sequence[int] | None) -> str:
    """Quote the words that state a deadline, with the few before and after them."""
    if not span:
        return ""
    start, end = max(span[0] - 4, 0), span[1] + 12
    before = version.text[start : span[0]].rpartition("\n")[2]
    return before + version.text[span[0] : end].partition("\n")[0]


def _by_place(line: DraftLine) -> tuple[int, int]:
    return line.start, line.end


def series_key(meaning: Mapping[str, Any]) -> str:
    """Give the series of a meaning in one word, as forms name it."""
    names = ("place", "indicator", "definition", "breakdown", "basis", "span")
    return "|".join(str(meaning.get(name) or "") for name in names)


def _pieces(words: str) -> list[str]:
    import re

    return [piece.strip() for piece in re.split("[，、；,;。]", words) if piece.strip()]
