"""Placing: promises, systems, gaps and sets put back into the sentences that they hang from."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from gangmu.core.outline.scripts import fold
from gangmu.web.portal.cutting import Cutter
from gangmu.web.portal.details import Detail
from gangmu.web.portal.finding import plain_words
from gangmu.web.portal.materials import ClauseRow, Materials, PromiseRow, SetRow, SystemRow
from gangmu.web.portal.pages import (
    Block,
    Book,
    Chapter,
    Choice,
    ClausePage,
    GapsPage,
    PlacedGap,
    PlacedMember,
    PlacedSet,
    PlacedSystem,
    PromisePage,
    SetsPage,
    SystemsPage,
)
from gangmu.web.portal.setting import KINDS, STATES

A_PAGE: Final = 120  # systems
GAPS_A_PAGE: Final = 200
NEAR: Final = 40  # characters quoted on either side
_STOPS: Final = "。！？；，、：,;:."


class Placer:
    """Finds for any place of the text its chapter, heading, paragraph and sentence."""

    def __init__(self, materials: Materials, book: Book, *, in_force: bool = True) -> None:
        self.materials, self.book = materials, book
        self.past_version = None if in_force else materials.version
        self.cutter = Cutter(materials)
        self._clauses = {clause.code: clause for clause in materials.clauses}

    def chapter_at(self, place: int) -> Chapter:
        """Give the chapter that holds a place; what stands before the first counts as the first's."""
        held = [chapter for chapter in self.book.chapters if chapter.start <= place < chapter.end]
        return held[0] if held else self.book.chapters[0]

    def block_at(self, place: int) -> Block | None:
        """Give the paragraph or heading that holds a place."""
        blocks = [*self.chapter_at(place).blocks, *self.book.front]
        return next((block for block in blocks if block.start <= place < block.end), None)

    def heading_at(self, place: int) -> str:
        """Give the words of the section's heading above a place."""
        said = ""
        for block in self.chapter_at(place).blocks:
            if block.start > place:
                break
            if block.kind == "section":
                said = "".join(run.text for piece in block.pieces for run in piece.runs)
        return said

    def sentence(self, clause: ClauseRow) -> str:
        """Give the words of a sentence."""
        return self.materials.text[clause.start : clause.end].strip()

    def clause(self, code: str) -> ClauseRow | None:
        """Give a sentence by its code."""
        return self._clauses.get(code)

    def clause_at(self, place: int) -> ClauseRow | None:
        """Give the sentence that holds a place."""
        held = self.cutter.clauses.meeting(place, place + 1)
        return held[0] if held else None

    def around(self, start: int, end: int, *, within: tuple[int, int]) -> tuple[str, str, str]:
        """Quote start:end with so much of what is around it as stands near."""
        text = self.materials.text
        first, last = max(within[0], start - NEAR), min(within[1], end + NEAR)
        before = ("……" if first > within[0] else "") + text[first:start].lstrip()
        after = text[end:last].rstrip() + ("……" if last < within[1] else "")
        return before, text[start:end], after

    def phrase(self, row: PromiseRow | SystemRow) -> str:
        """Give the words of a promise or system; of a target that a table supplied, its row."""
        if isinstance(row, PromiseRow) and row.row:
            return row.row
        return self.materials.text[row.start : row.end].strip(_STOPS + " \n\u3000")


def promise_page(placer: Placer, promise: PromiseRow, detail: Detail) -> PromisePage:
    """Compose the page of one promise, without its drawing."""
    block = placer.block_at(promise.start)
    clause = placer.clause(promise.clause)
    inside = placer.cutter.promises.beginning(clause.start, clause.end) if clause else ()
    if promise.supplied:  # it stands in a table and in no sentence
        inside = ()
    return PromisePage(
        promise=promise,
        phrase=placer.phrase(promise),
        headline=detail.headline,
        place=block or Block("text"),
        chapter=placer.chapter_at(promise.start),
        section=placer.heading_at(promise.start),
        siblings=tuple(
            (row, placer.phrase(row)) for row in inside if row.code != promise.code and not row.supplied
        ),
        words=detail.words,
        chance=detail.chance,
        sums=detail.sums,
        steps=detail.steps,
        rule=detail.rule,
        series=detail.series,
        rivals=detail.rivals,
        meaning=detail.meaning,
        version=placer.past_version,
        gone=detail.gone,
        history=detail.history,
        systems=tuple(placer.cutter.systems.meeting(promise.start, promise.end)),
        tasks=tuple(
            row
            for row in placer.materials.tasks
            if row.promise == promise.code
            or (not row.promise and row.clause and row.clause == promise.clause)
        ),
    )


def clause_page(placer: Placer, clause: ClauseRow) -> ClausePage:
    """Compose the page of one sentence: all that hangs from it."""
    materials = placer.materials
    promises = placer.cutter.promises.beginning(clause.start, clause.end)
    return ClausePage(
        code=clause.code,
        sentence=placer.sentence(clause),
        place=placer.block_at(clause.start) or Block("text"),
        chapter=placer.chapter_at(clause.start),
        section=placer.heading_at(clause.start),
        promises=tuple((row, placer.phrase(row)) for row in promises),
        systems=tuple(placer.cutter.systems.meeting(clause.start, clause.end)),
        tasks=tuple(row for row in materials.tasks if row.clause == clause.code),
        gaps=tuple(gap for gap in materials.gaps if gap.start < clause.end and gap.end > clause.start),
        sets=tuple(row.name for row in materials.sets if clause.start <= row.start < clause.end),
        ending=clause.ending,
        reason=clause.reason,
        version=placer.past_version,
    )


def gaps_page(placer: Placer, *, page: int = 1) -> GapsPage:
    """Compose what the text announces but does not contain, by kind, a page at a time."""
    order = {kind: number for number, kind in enumerate(GAP_KINDS)}
    gaps = sorted(placer.materials.gaps, key=lambda gap: (order.get(gap.kind, len(order)), gap.start))
    pages = max(-(-len(gaps) // GAPS_A_PAGE), 1)
    page = min(max(page, 1), pages)
    placed: dict[str, list[PlacedGap]] = {}
    for gap in gaps[(page - 1) * GAPS_A_PAGE : page * GAPS_A_PAGE]:
        clause = placer.clause_at(gap.start)
        within = (clause.start, clause.end) if clause else (gap.start, gap.end)
        quoted = placer.around(gap.start, gap.end, within=within)
        code = clause.code if clause else ""
        placed.setdefault(gap.kind, []).append(PlacedGap(gap, placer.chapter_at(gap.start), code, *quoted))
    kinds = tuple((kind, tuple(rows)) for kind, rows in placed.items())
    supplied = sum(gap.closed_on is not None for gap in gaps)
    return GapsPage(kinds, len(gaps), page, pages, supplied)


GAP_KINDS: Final = (
    "table_without_rows",
    "figure_without_image",
    "set_count_mismatch",
    "set_never_expanded",
    "target_without_deadline",
    "clause_repeated",
)


def systems_page(
    placer: Placer, *, state: str = "", kind: str = "", chapter: str = "", query: str = "", page: int = 1
) -> SystemsPage:
    """Compose every system that a sentence orders, by chapter."""
    rows = placer.materials.systems
    counted = Counter(row.state for row in rows)
    kinds = Counter(row.kind for row in rows)
    words = plain_words(query)
    kept = [
        row
        for row in rows
        if state in ("", row.state)
        and kind in ("", row.kind)
        and chapter in ("", str(placer.chapter_at(row.start).number))
        and (len(words) < 2 or words in fold(row.name + _sentence_of(placer, row)).lower())
    ]
    pages = max(-(-len(kept) // A_PAGE), 1)
    page = min(max(page, 1), pages)
    used = {placer.chapter_at(row.start).number for row in rows}
    everything = Choice("", "全部", "all")
    return SystemsPage(
        states=tuple((name, counted[name]) for name in STATES),
        chapters=_by_chapter(placer, kept[(page - 1) * A_PAGE : page * A_PAGE]),
        total=len(rows),
        shown=len(kept),
        kinds=_choices(
            [everything, *(Choice(k, *KINDS.get(k, (k, k))) for k, _ in kinds.most_common())], kind
        ),
        state_choices=_choices([everything, *(Choice(s, *STATES[s]) for s in STATES)], state),
        chapter_choices=_choices(
            [everything]
            + [
                Choice(str(c.number), f"{c.label}　{c.title}".strip(), f"{c.label} {c.title}".strip())
                for c in placer.book.chapters
                if c.number in used
            ],
            chapter,
        ),
        query=query,
        page=page,
        pages=pages,
    )


def _choices(choices: Iterable[Choice], value: str) -> tuple[Choice, ...]:
    return tuple(Choice(c.value, c.zh, c.en, c.value == value) for c in choices)


def _sentence_of(placer: Placer, row: SystemRow) -> str:
    clause = placer.clause(row.clause)
    return placer.sentence(clause) if clause else ""


def _by_chapter(
    placer: Placer, rows: Iterable[SystemRow]
) -> tuple[tuple[Chapter, tuple[PlacedSystem, ...]], ...]:
    found: dict[int, list[PlacedSystem]] = {}
    for row in rows:
        found.setdefault(placer.chapter_at(row.start).number, []).append(_placed(placer, row))
    return tuple((c, tuple(found[c.number])) for c in placer.book.chapters if c.number in found)


def _placed(placer: Placer, row: SystemRow) -> PlacedSystem:
    """Quote the promise that orders the system, or so much of its sentence as stands near."""
    over = [p for p in placer.cutter.promises.meeting(row.start, row.end) if p.start <= row.start]
    if over:
        start, end = over[0].start, max(over[0].end, row.end)
    else:
        clause = placer.clause(row.clause)
        start, end = (clause.start, clause.end) if clause else (row.start, row.end)
    return PlacedSystem(row, *placer.around(row.start, row.end, within=(start, end)))


def sets_page(placer: Placer) -> SetsPage:
    """Compose the glossary of named sets: each name once, with its members and every sentence that uses it."""
    names: dict[str, list[SetRow]] = {}
    for row in placer.materials.sets:
        names.setdefault(fold(row.name), []).append(row)
    placed = [_placed_set(placer, rows) for rows in names.values()]
    return SetsPage(
        listed=tuple(each for each in placed if each.is_listed),
        unlisted=tuple(each for each in placed if not each.is_listed),
        total=len(placed),
    )


def _placed_set(placer: Placer, rows: list[SetRow]) -> PlacedSet:
    fullest = max(rows, key=lambda row: sum(len(part.members) for part in row.parts))
    parts = tuple(
        (
            part.count,
            tuple(
                PlacedMember(m.text, clause.code if (clause := placer.clause_at(m.start)) else "")
                for m in part.members
            ),
        )
        for part in fullest.parts
    )
    clauses = {c.code: placer.sentence(c) for row in rows if (c := placer.clause_at(row.start))}
    return PlacedSet(fullest.name, parts, tuple(clauses.items()), placer.chapter_at(rows[0].start))
