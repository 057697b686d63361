"""Sentences that order something (无责任单位的条目): tasks of a special plan or a work report that name nobody."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gangmu.core.extraction.division_lines import Places
from gangmu.core.extraction.division_weight import why_not_proposed
from gangmu.core.extraction.drafts import Kind, Strength
from gangmu.core.extraction.measures import find_measures
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.clauses import clauses_of
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part
from gangmu.core.plan.division_rows import DivisionRow
from gangmu.core.plan.limit_words import limit_in, read_limit

_LOOKING_BACK: Final = (Part.PREFACE, Part.BACKGROUND)


def sentences_that_order(
    text: str,
    outline: Outline,
    rows: Sequence[DivisionRow],
    table_lines: set[int],
    places: Places,
    *,
    year: int | None,
) -> Iterator[DivisionRow]:
    """Give the sentences with a measure or a target that no row holds, each as a row that names nobody."""
    taken = sorted((row.start, row.end) for row in rows)
    measures = [each for each in find_measures(outline) if each.strength is not Strength.OUTCOME]
    targets = sorted(each.start for each in find_targets(outline) if each.kind is Kind.TARGET)
    begins = sorted(each.start for each in measures)
    measures.sort(key=lambda each: each.start)
    starts = [start for start, _ in taken]
    heads = [(node.start, node.end) for node in outline.nodes]
    titles = {node.id: node.title for node in outline.nodes}
    above = {node.id: node.parent for node in outline.nodes}
    for clause in clauses_of(text, headings=heads):
        if text.rfind("\n", 0, clause.start) + 1 in table_lines:
            continue
        before = bisect_left(starts, clause.end) - 1
        if before >= 0 and taken[before][1] > clause.start:
            continue  # a row holds it
        mine = measures[bisect_left(begins, clause.start) : bisect_left(begins, clause.end)]
        has_target = bisect_left(targets, clause.start) < bisect_left(targets, clause.end)
        if not mine and not has_target:
            continue  # it orders nothing
        passage = outline.passage_at(outline.view.place(clause.start))
        if passage is not None and passage.part in _LOOKING_BACK:
            continue  # 回顾、形势: what it tells is done, or is the case
        words = text[clause.start : clause.end]
        limit = read_limit(limit_in(words), year=year)
        node = outline.node_at(outline.view.place(clause.start))
        why_not = why_not_proposed(
            words,
            mine,
            has_target=has_target,
            is_first_of_several=_opens(text, clause.start, clause.end),
            headings=_headings(node, titles, above),
            due=limit.due,
            year=year,
        )
        yield DivisionRow(
            heading=titles.get(node or "", ""),
            why_not=why_not or "",
            text=words.strip(),
            place=places.of(clause.start),
            start=clause.start,
            end=clause.end,
            limit_words=limit.words,
            due=limit.due,
            is_standing=limit.is_standing,
        )


def _opens(text: str, start: int, end: int) -> bool:
    """Tell a sentence that opens a paragraph and is followed by others in it."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    return not text[line:start].strip() and bool(rest.strip("。；; 　"))


def _headings(node: str | None, titles: Mapping[str, str], above: Mapping[str, str | None]) -> str:
    """Give all headings that a place stands under."""
    found: list[str] = []
    while node is not None and node in titles and len(found) < _DEEPEST:
        found.append(titles[node])
        node = above.get(node)
    return " ".join(found)


_DEEPEST: Final = 12
