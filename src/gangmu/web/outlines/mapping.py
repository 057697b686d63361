"""Rows into values of the core and back; drafts from a reading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gangmu.core.outline.clauses import ClauseSpan, clauses_of
from gangmu.core.outline.differences import Figure
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.web.outlines.doubts import doubts_of, pattern_of, weight_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.outlines.systems import systems_in

KINDS: Final = ("target", "measure", "duty", "set", "system", "gap", "mention")
_PLURALS: Final = {
    "target": "targets", "measure": "measures", "duty": "duties", "set": "sets", "gap": "gaps", "mention": "mentions",
}  # fmt: skip
_NO_VALUES: Final = frozenset({"id", "start", "end", "node", "is_lent"})
_NO_CLAUSES: Final = frozenset({"title", "preface", "heading", "figure", "table"})
KEPT: Final = ("accepted", "corrected")  # states of drafts that become rows of the issued version


def node_of(row: dict[str, Any]) -> Node:
    """Give a node of a version's tree."""
    return Node(**{**row, "kind": NodeKind(row["kind"])})


def drafts_of(reading: dict[str, Any], dates: Mapping[str, Any] | None = None) -> list[Draft]:
    """Give the drafts of a reading, numbered in order of the text. `dates` are those of its measures, by their id."""
    rows: list[tuple[int, int, str, dict[str, Any]]] = []
    for kind, plural in _PLURALS.items():
        rows += [(row["start"], KINDS.index(kind), kind, row) for row in _dated(reading, plural, dates or {})]
    rows += [(row["start"], KINDS.index("system"), "system", row) for row in systems_in(reading)]
    rows.sort(key=lambda row: row[:2])
    again = Counter((kind, row["start"], row["end"]) for _, _, kind, row in rows)
    return [
        draft(kind, row, number=number, is_again=again[kind, row["start"], row["end"]] > 1)
        for number, (_, _, kind, row) in enumerate(rows, 1)
    ]


def _dated(reading: dict[str, Any], plural: str, dates: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the rows of a kind; measures with their period where the text states one, and the words that say so."""
    rows: list[dict[str, Any]] = reading[plural]
    return [row | dates.get(row["id"], {}) for row in rows] if plural == "measures" else rows


def draft(kind: str, row: dict[str, Any], *, number: int, is_again: bool = False) -> Draft:
    """Make the draft of one row of a reading."""
    values = {name: value for name, value in row.items() if name not in _NO_VALUES}
    doubts = doubts_of(kind, values)
    if is_again and kind == "target":
        doubts.append("same_words")
    if row.get("is_lent"):
        doubts.append("lent_date")
    return Draft(
        kind=kind,
        number=number,
        start=row["start"],
        end=row["end"],
        node=row.get("node") or "",
        pattern=pattern_of(kind, values),
        values=values,
        as_read=values,
        doubts=doubts,
        doubt=weight_of(doubts),
    )


@dataclass(frozen=True, slots=True)
class Spanned:
    """What coverage needs of a draft."""

    kind: str
    start: int
    end: int
    state: str


def clause_spans(version: OutlineVersion, spans: Iterable[tuple[str, int, int]]) -> list[ClauseSpan]:
    """Give the clauses of a version; spans of drafts (kind, start, end) tell headings that order something."""
    headings = [(node["start"], node["end"]) for node in version.nodes if node["kind"] in _NO_CLAUSES]
    said = [(start, end) for kind, start, end in spans if kind in ("target", "measure")]
    return clauses_of(version.text, headings=headings, said=said, whole_lines=version.is_in_lines)


def chapters_of(version: OutlineVersion) -> list[Node]:
    """Give the chapters by which a version is reviewed: its highest headings, and what stands before them."""
    headings = [node for node in version.nodes if node["kind"] == "heading"]
    top = min((node["level"] for node in headings), default=0)
    found = [node_of(node) for node in headings if node["level"] == top]
    first = found[0].start if found else len(version.text)
    if version.text[:first].strip():
        front = Node("front", NodeKind.PREFACE, 1, None, "", 0, 0, first, None)
        found.insert(0, front)
    return _to_the_end(found, len(version.text))


def _to_the_end(chapters: Sequence[Node], end: int) -> list[Node]:
    """Let each chapter reach to the next, so that every place of the text is in one."""
    from dataclasses import replace

    ends = [each.start for each in chapters[1:]] + [end] * bool(chapters)  # none while it is still being read
    return [replace(each, section_end=stop) for each, stop in zip(chapters, ends, strict=True)]


def figures_of(drafts: Iterable[Draft]) -> tuple[Figure, ...]:
    """Give the figures that drafts of one clause promise, and its deeds with their dates."""
    return tuple(_figures(drafts))


def _figures(drafts: Iterable[Draft]) -> Iterator[Figure]:
    for each in drafts:
        if each.kind == "target" and each.state != "rejected":
            value, period = each.values.get("value"), each.values.get("period") or {}
            yield Figure(
                name=each.values.get("indicator") or "",
                value=None if value is None else Decimal(value),
                unit=each.values.get("unit"),
                due=period.get("end"),
            )
        elif each.kind == "measure" and each.state != "rejected":
            name = str(each.values.get("object") or "")
            yield Figure(name=name, due=(each.values.get("period") or {}).get("end"), is_deed=True)
