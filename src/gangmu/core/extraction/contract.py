"""The contract of `gangmu read` (DESIGN §5.1): a reading as plain values with stable keys."""

import hashlib
from decimal import Decimal
from typing import Any

from gangmu.core.extraction.drafts import (
    DutyDraft,
    Gap,
    MeasureDraft,
    Mention,
    NamedSet,
    SetPart,
    TargetDraft,
)
from gangmu.core.extraction.reading import Reading
from gangmu.core.outline.nodes import Node, NodeKind
from gangmu.core.outline.sources import SourceText

Row = dict[str, Any]


def to_contract(reading: Reading, *, sha256: str | None = None) -> Row:
    """Give the reading as the contract's value. `sha256` is the file's; without it, the text's in UTF-8."""
    place = _Places(reading.source)
    return {
        "document": _document(reading, sha256),
        "nodes": [place.of(_node(row), row.start) for row in reading.outline.nodes],
        "targets": [place.of(_target(row, i), row.start) for i, row in enumerate(reading.targets, 1)],
        "measures": [place.of(_measure(row, i), row.start) for i, row in enumerate(reading.measures, 1)],
        "duties": [place.of(_duty(row), row.start) for row in reading.duties],
        "mentions": [place.of(_mention(row), row.start) for row in reading.mentions],
        "sets": [place.of(_set(row, reading.source.text), row.start) for row in reading.sets],
        "gaps": [place.of(_gap(row), row.start) for row in reading.gaps],
    }


class _Places:
    """Adds the paragraph or page to the rows of a document whose file has them."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._key = {"docx": "paragraph", "pdf": "page"}.get(source.kind)

    def of(self, row: Row, start: int) -> Row:
        if self._key and (paragraph := self._source.paragraph_at(start)):
            row[self._key] = paragraph.page if self._key == "page" else paragraph.number
        return row


def _document(reading: Reading, sha256: str | None) -> Row:
    text = reading.source.text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    titles = [node.title for node in reading.outline.nodes if node.kind is NodeKind.TITLE]
    return {
        "title": titles[0] if titles else None,
        "sha256": sha256 or digest,
        "text_sha256": digest,
        "characters": len(text),
        "script": reading.outline.view.script,
        "language": reading.outline.language,
    }


def _node(row: Node) -> Row:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "level": row.level,
        "label": row.label,
        "title": row.title,
        "start": row.start,
        "end": row.end,
        "section_end": row.section_end,
        "parent": row.parent,
    }


def _target(row: TargetDraft, number: int) -> Row:
    period = row.period
    return {
        "id": f"t{number}",
        "kind": row.kind.value,
        "indicator": row.indicator,
        "comparison": row.comparison.value,
        "basis": row.basis.value,
        "number": row.number,
        "surface_unit": row.surface_unit,
        "value": _exact(row.value),
        "value_high": _exact(row.value_high),
        "unit": row.unit,
        "ambition": row.ambition,
        "reference": row.reference,
        "period": {"start": period.start, "end": period.end, "every": period.every} if period else None,
        "node": row.node,
        "start": row.start,
        "end": row.end,
    }


def _exact(value: Decimal | None) -> str | None:
    """Write a number in full, without exponent or idle zeros."""
    if value is None:
        return None
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _measure(row: MeasureDraft, number: int) -> Row:
    return {
        "id": f"m{number}",
        "verb": row.verb,
        "object": row.object,
        "strength": row.strength.value,
        "node": row.node,
        "start": row.start,
        "end": row.end,
    }


def _duty(row: DutyDraft) -> Row:
    return {
        "node": row.node,
        "lead": list(row.lead),
        "responsible": list(row.responsible),
        "supporting": list(row.supporting),
        "deadline": row.deadline,
        "start": row.start,
        "end": row.end,
    }


def _mention(row: Mention) -> Row:
    return {"type": row.type, "text": row.text, "start": row.start, "end": row.end}


def _set(row: NamedSet, text: str) -> Row:
    return {
        "name": row.name,
        "parts": [_part(part, text) for part in row.parts],
        "start": row.start,
        "end": row.end,
    }


def _part(part: SetPart, text: str) -> Row:
    members = [
        {"text": text[span.start : span.end], "start": span.start, "end": span.end} for span in part.members
    ]
    return {"count": part.count, "members": members}


def _gap(row: Gap) -> Row:
    return {"kind": row.kind, "text": row.text, "start": row.start, "end": row.end}
