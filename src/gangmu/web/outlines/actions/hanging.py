"""What hangs from a sentence: the columns of each kind of row, from its draft."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from gangmu.web.outlines.models import Draft, OutlineVersion, Promise


def promise_values(draft: Draft, version: OutlineVersion) -> dict[str, Any]:
    """Give the columns of a promise."""
    if draft.kind == "target":
        return {**_figure_values(draft, version), "kind": "target", "is_unread": draft.is_unread}
    values = draft.values
    return {
        **_figure_values(draft, version),
        "kind": "measure",
        "verb": (values.get("verb") or "")[:60],
        "object": (values.get("object") or "")[:300],
        "strength": values.get("strength") or "",
        "is_unread": draft.is_unread,
    }


def baseline_values(draft: Draft, version: OutlineVersion) -> dict[str, Any]:
    """Give the columns of a reported figure."""
    return _figure_values(draft, version)


def _figure_values(draft: Draft, version: OutlineVersion) -> dict[str, Any]:
    values = draft.values
    period = values.get("period") or {}
    return {
        "draft": draft,
        "words": version.text[draft.start : draft.end],
        "indicator": (values.get("indicator") or "")[:200],
        "comparison": values.get("comparison") or "",
        "basis": values.get("basis") or "",
        "number": (values.get("number") or "")[:40],
        "surface_unit": (values.get("surface_unit") or "")[:40],
        "value": _exact(values.get("value")),
        "value_high": _exact(values.get("value_high")),
        "unit": (values.get("unit") or "")[:40],
        "ambition": bool(values.get("ambition")),
        "reference": (values.get("reference") or "")[:200],
        "period_start": period.get("start") or "",
        "due": period.get("end") or "",
        "every": period.get("every") or "",
    }


def _exact(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def duty_values(draft: Draft, promises: Sequence[Promise]) -> dict[str, Any]:
    """Give the columns of a duty: it is of the measure whose words lie in its span, else of the target that they are."""
    values = draft.values
    within = [row for row in promises if draft.start <= row.start < draft.end]
    measures = [row for row in within if row.kind == "measure"]
    return {
        "promise": next(iter(measures or within), None),
        "lead": list(values.get("lead") or []),
        "responsible": list(values.get("responsible") or []),
        "supporting": list(values.get("supporting") or []),
        "deadline": values.get("deadline") or "",
    }


def mention_values(draft: Draft) -> dict[str, Any]:
    """Give the columns of a mention."""
    return {"type": draft.values.get("type") or "", "text": (draft.values.get("text") or "")[:300]}


def system_values(draft: Draft, version: OutlineVersion) -> dict[str, Any]:
    """Give the columns of a system. It begins as what the text has of it: words."""
    return {"name": (draft.values.get("name") or "")[:300], "kind": draft.values.get("kind") or "system"}


def set_values(draft: Draft, version: OutlineVersion) -> dict[str, Any]:
    """Give the columns of a named set."""
    parts = draft.values.get("parts") or []
    return {
        "name": (draft.values.get("name") or "")[:200],
        "counts": "+".join(str(part["count"]) for part in parts)[:100],
    }


def set_members(draft: Draft) -> Iterator[dict[str, Any]]:
    """Give the members of a named set."""
    for part, row in enumerate(draft.values.get("parts") or [], 1):
        for position, member in enumerate(row["members"], 1):
            yield {
                "part": part,
                "position": position,
                "name": member["text"][:300],
                "start": member["start"],
                "end": member["end"],
            }


def gap_values(draft: Draft, version: OutlineVersion) -> dict[str, Any]:
    """Give the columns of a gap."""
    return {"kind": draft.values.get("kind") or "", "words": draft.values.get("text") or ""}
