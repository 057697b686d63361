"""A review kept as lines (review/decisions.jsonl): each names the words that it decides on, and so outlives a new reader.

{"row": "target" | "measure" | "clause" | "any", "decision": "accept" | "correct" | "reject" | "not_a_promise" | "open",
 "words": "…", "node": "2.1", "change": {…}, "reason": "…"}

`words` stand once in the text; a row that they touch is decided. `any` with `*` accepts what no other line names.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError

FILE: Final = "review/decisions.jsonl"


class ReviewLineError(GangmuError):
    """A line of a review file cannot be followed."""

    code = "folder.review_line"
    parameter_names = ("line", "fault")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line of the review, with where its words stand."""

    kind: str  # target, measure, clause, any
    verdict: str
    start: int = 0
    end: int = 0
    node: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


def read_review(path: Path, text: str) -> list[Change] | None:
    """Read the review beside a plan folder; None where there is none."""
    if not path.is_file():
        return None
    lines = path.read_text("utf-8").splitlines()
    return [_change(line, number, text) for number, line in enumerate(lines, 1) if line.strip()]


def _change(line: str, number: int, text: str) -> Change:
    try:
        row = json.loads(line)
    except ValueError as fault:
        raise ReviewLineError(line=number, fault=str(fault)[:80], where=f"{FILE}:{number}") from None
    words = str(row.get("words") or "")
    start = text.find(words) if words not in ("", "*") else 0
    if start < 0 or (words not in ("", "*") and text.find(words, start + 1) >= 0):
        raise ReviewLineError(line=number, fault=words[:40], where=f"{FILE}:{number}")
    return Change(
        kind=str(row.get("row") or ""),
        verdict=str(row.get("decision") or ""),
        start=start,
        end=start + len(words) if words != "*" else 0,
        node=str(row.get("node") or ""),
        values=row.get("change") or {},
        reason=str(row.get("reason") or ""),
    )
