"""Materials straight from a reading, all drafts as read: to look at pages before there is a record."""

import re
from collections.abc import Iterator
from typing import Final

from gangmu.core.extraction.reading import Reading
from gangmu.core.outline.nodes import NodeKind
from gangmu.web.outlines.systems import kind_of
from gangmu.web.portal.materials import (
    ClauseRow,
    GapRow,
    Materials,
    MemberRow,
    NodeRow,
    PartRow,
    PromiseRow,
    SetRow,
    SystemRow,
)

_SENTENCE: Final = re.compile(r"[^。！？；\n]+[。！？；]?[”’）)」』]*")
_DIGITS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def materials_of(reading: Reading) -> Materials:
    """Take every draft as read."""
    text = reading.source.text
    clauses = tuple(_clauses(text))
    promises = tuple(_promises(reading, clauses))
    titles = [node.title for node in reading.outline.nodes if node.kind is NodeKind.TITLE]
    return Materials(
        title=titles[0] if titles else "",
        text=text,
        script=reading.outline.view.script,
        nodes=tuple(_nodes(reading)),
        clauses=clauses,
        promises=promises,
        systems=tuple(_systems(reading, clauses)),
        gaps=tuple(GapRow(kind=g.kind, text=g.text, start=g.start, end=g.end) for g in reading.gaps),
        sets=tuple(_sets(reading)),
    )


def _nodes(reading: Reading) -> Iterator[NodeRow]:
    for node in reading.outline.nodes:
        yield NodeRow(
            id=node.id,
            kind=node.kind.value,
            level=node.level,
            label=node.label or "",
            title=node.title,
            start=node.start,
            end=node.end,
            section_end=node.section_end,
            parent=node.parent,
        )


def _clauses(text: str) -> Iterator[ClauseRow]:
    for number, found in enumerate(_SENTENCE.finditer(text), 1):
        if found[0].strip():
            yield ClauseRow(code=f"S{number:04d}", start=found.start(), end=found.end())


def _promises(reading: Reading, clauses: tuple[ClauseRow, ...]) -> Iterator[PromiseRow]:
    rows: list[tuple[int, int, str, str]] = []
    for target in reading.targets:
        if target.kind.value == "target":
            due = target.period.end if target.period and target.period.end else ""
            rows.append((target.start, target.end, "target", due))
    rows += [(measure.start, measure.end, "measure", "") for measure in reading.measures]
    for number, (start, end, kind, due) in enumerate(sorted(rows), 1):
        standing, figure = ("not_due", f"{due[:4]}年") if due else ("no_date", "")
        yield PromiseRow(
            code=f"{'T' if kind == 'target' else 'M'}{number:04d}{_DIGITS[number % 24]}",
            clause=_clause_at(clauses, start),
            kind="target" if kind == "target" else "measure",
            start=start,
            end=end,
            standing=standing,
            figure=figure,
            due=due,
        )


def _clause_at(clauses: tuple[ClauseRow, ...], place: int) -> str:
    from bisect import bisect_right

    found = bisect_right(clauses, place, key=lambda clause: clause.start) - 1
    return clauses[max(found, 0)].code


def _systems(reading: Reading, clauses: tuple[ClauseRow, ...]) -> Iterator[SystemRow]:
    spans = [(measure.start, measure.end) for measure in reading.measures]
    number = 0
    for mention in reading.mentions:
        if mention.type != "platform":
            continue
        if not any(start <= mention.start and mention.end <= end for start, end in spans):
            continue
        number += 1
        yield SystemRow(
            code=f"X{number:03d}",
            clause=_clause_at(clauses, mention.start),
            name=mention.text,
            kind=kind_of(mention.text),
            start=mention.start,
            end=mention.end,
        )


def _sets(reading: Reading) -> Iterator[SetRow]:
    text = reading.source.text
    for found in reading.sets:
        parts = tuple(
            PartRow(part.count, tuple(MemberRow(text[m.start : m.end], m.start, m.end) for m in part.members))
            for part in found.parts
        )
        yield SetRow(name=found.name, start=found.start, end=found.end, parts=parts)
