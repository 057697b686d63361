"""What the reader says of words that a clerk adds: its values where it finds any, else empty ones."""

from typing import Any

from gangmu.core.extraction.contract import to_contract
from gangmu.core.extraction.measure_deadlines import as_values, dates_of_measures, deadline_at
from gangmu.core.extraction.reading import read_text
from gangmu.core.outline.clauses import clause_at
from gangmu.core.outline.scripts import simplify
from gangmu.web.outlines.mapping import clause_spans
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.outlines.systems import kind_of

_LONG = 2_000  # characters: a sentence is never longer
_PLURALS = {
    "target": "targets",
    "measure": "measures",
    "duty": "duties",
    "mention": "mentions",
    "set": "sets",
}
Span = tuple[int, int]


def proposed_values(kind: str, version: OutlineVersion, span: Span) -> dict[str, Any]:
    """Give the values that a draft of this kind on these words would have."""
    words = version.text[slice(*span)]
    for stretch in (span, _sentence(version, span)):
        if kind in _PLURALS and (found := _read(kind, version, stretch, span)) is not None:
            return found | _dated(kind, found, version, span)
    found = _empty(kind, words)
    return found | _dated(kind, found, version, span)


def _dated(kind: str, values: dict[str, Any], version: OutlineVersion, span: Span) -> dict[str, Any]:
    """Give the date of a promise that is added: a target keeps the one that its own sentence states."""
    if kind == "measure":
        return _date(version, span)
    period = values.get("period") or {}
    if kind != "target" or values.get("kind") == "baseline" or period.get("end") or period.get("every"):
        return {}
    date = _date(version, span)
    return {"period": date["period"]} if date else {}


def _date(version: OutlineVersion, span: Span) -> dict[str, Any]:
    """Give the deadline that the paragraph of a measure states for these words, with where it says so."""
    start = max(version.text.rfind("\n", 0, span[0]) + 1, span[0] - _LONG)
    end = version.text.find("\n", span[1])
    reading = read_text(version.text[start : len(version.text) if end < 0 else end][: 2 * _LONG])
    first, last = span[0] - start, span[1] - start
    over = [
        f"m{number}" for number, row in enumerate(reading.measures, 1) if row.start < last and first < row.end
    ]
    dates = dates_of_measures(reading) if over else {}
    found = next((dates[row] for row in over if row in dates), None)
    if found is None:  # words that the reader takes for no measure
        deadline = deadline_at(reading, first)
        found = None if deadline is None else as_values(deadline)
    if found is None:
        return {}
    said = found["said"] and [place + start for place in found["said"]]
    return {"period": found["period"], "said": said}


def _sentence(version: OutlineVersion, span: Span) -> Span:
    spans = clause_spans(version, ())
    place = clause_at(spans, span[0])
    if place is None:
        return span
    return min(spans[place].start, span[0]), max(spans[place].end, span[1])


def _read(kind: str, version: OutlineVersion, stretch: Span, span: Span) -> dict[str, Any] | None:
    """Read a stretch by itself and take what lies on the words."""
    text = version.text[slice(*stretch)][:_LONG]
    rows = to_contract(read_text(text))[_PLURALS[kind]]
    first, last = span[0] - stretch[0], span[1] - stretch[0]
    over = [row for row in rows if row["start"] < last and first < row["end"]]
    if not over:
        return None
    best = max(over, key=lambda row: min(row["end"], last) - max(row["start"], first))
    values = {name: value for name, value in best.items() if name not in ("id", "start", "end", "node")}
    for part in values.get("parts", ()):
        for member in part["members"]:
            member["start"] += stretch[0]
            member["end"] += stretch[0]
    return values


def _empty(kind: str, words: str) -> dict[str, Any]:
    plain = simplify(words)
    match kind:
        case "target":
            return {
                "kind": "target",
                "indicator": plain[:24],
                "comparison": "reach",
                "basis": "level",
                "number": None,
                "surface_unit": None,
                "value": None,
                "value_high": None,
                "unit": None,
                "ambition": False,
                "reference": None,
                "period": None,
            }
        case "measure":
            return {"verb": words[:2], "object": plain[2:], "strength": "order"}
        case "duty":
            return {"lead": [], "responsible": [plain], "supporting": [], "deadline": None}
        case "set":
            return {"name": words, "parts": []}
        case "system":
            return {"name": words, "kind": kind_of(words)}
        case "gap":
            return {"kind": "set_never_expanded", "text": words}
    return {"type": "organisation", "text": words}
