"""Review decisions as a file (审阅决定): what a review decided, kept beside a text and taken again on its reading.

JSON, made for version control: decisions are found again by kind and span, so a better reader does not lose them.

{
 "format": 1, "text_sha256": "…",
 "rest": "as_read" | "reject" | "",           what becomes of drafts that no decision names
 "rest_of_clauses": {"ending": "not_a_promise" | "open", "reason": "…"} | null,
 "decisions": [{"verdict": "accepted" | "corrected" | "added" | "rejected", "kind", "start", "end", "opening",
                "code", "values", "meanings", "reason", "counted_apart"}],
 "clauses": [{"start", "end", "opening", "ending", "reason"}]
}

`opening` is the first characters of the words and is checked against the text. Whatever was merged or split
stands as what came of it: rejected and added. What is counted with a target of the same words is not written: the rule
finds it again. `counted_apart` says that a measure counts for itself all the same.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from gangmu.files.apart import taken_apart
from gangmu.web.outlines.models import ClauseFinding, Draft, OutlineVersion
from gangmu.web.outlines.refusals import DecisionsOfOtherTextError, DecisionsUnreadableError

FORMAT: Final = 1
OPENING: Final = 8  # characters
_VERDICTS: Final = ("accepted", "corrected", "added", "rejected")
_KINDS: Final = ("target", "measure", "duty", "mention", "set", "system", "gap")
_OF_STATE: Final = {"merged": "rejected", "split": "rejected"}
Rest = Literal["as_read", "reject", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided on one draft."""

    verdict: str
    kind: str
    start: int
    end: int
    opening: str = ""
    code: str = ""
    values: Mapping[str, Any] | None = None
    meanings: tuple[Mapping[str, Any], ...] = ()
    reason: str = ""
    counted_apart: bool = False  # a measure that counts apart from a target of the same words
    is_unread: bool = False  # taken as read before, and still nobody has looked


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseDecision:
    """What was said of one sentence."""

    start: int
    end: int
    ending: str
    opening: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """审阅决定: of one text."""

    text_sha256: str = ""
    rest: Rest = ""
    rest_of_clauses: tuple[str, str] | None = None  # ending and reason
    decisions: tuple[Decision, ...] = ()
    clauses: tuple[ClauseDecision, ...] = field(default=())


AS_READ: Final = Decisions(rest="as_read", rest_of_clauses=("open", "未经审阅：识读没有在这一句里找到承诺"))


def read_decisions(text: str) -> Decisions:
    """Read a file of decisions of our own; a fault is told with its place."""
    try:
        table = json.loads(text)
    except ValueError as fault:
        raise DecisionsUnreadableError(place="JSON", fault=str(fault)[:120]) from None
    return decisions_in(table)


def decisions_apart(path: Path, *, name: str) -> Decisions:
    """Read a file of decisions that somebody brought, taken apart in a bound process."""
    found = taken_apart("json", path, name=name)
    if found["fault"]:
        raise DecisionsUnreadableError(place="JSON", fault=found["fault"])
    return decisions_in(found["tree"])


def decisions_in(table: Any) -> Decisions:
    """Give the decisions that a file holds; a fault is told with its place."""
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise DecisionsUnreadableError(place="format", fault=f"format: {FORMAT}")
    rest = table.get("rest_of_clauses")
    return Decisions(
        text_sha256=str(table.get("text_sha256") or ""),
        rest=_one_of(table.get("rest") or "", ("as_read", "reject", ""), place="rest"),  # type: ignore[arg-type]  # checked
        rest_of_clauses=_rest(rest) if rest else None,
        decisions=tuple(_decision(row, place) for place, row in enumerate(_rows(table, "decisions"), 1)),
        clauses=tuple(_clause(row, place) for place, row in enumerate(_rows(table, "clauses"), 1)),
    )


def _rows(table: Mapping[str, Any], name: str) -> list[Any]:
    rows = table.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DecisionsUnreadableError(place=name, fault="[{…}, …]")
    return rows


def _one_of(value: object, known: Collection[object], *, place: str) -> str:
    if value not in known:
        raise DecisionsUnreadableError(place=place, fault=str(value)[:60])
    return str(value)


def _rest(row: Any) -> tuple[str, str]:
    if not isinstance(row, dict):
        raise DecisionsUnreadableError(place="rest_of_clauses", fault="{ending, reason}")
    return _one_of(row.get("ending"), ("not_a_promise", "open"), place="rest_of_clauses"), str(
        row.get("reason") or ""
    )


def _span(row: Mapping[str, Any], place: str) -> tuple[int, int]:
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise DecisionsUnreadableError(place=place, fault=f"start, end: {start}:{end}")
    return start, end


def _decision(row: Mapping[str, Any], number: int) -> Decision:
    place = f"decisions {number}"
    start, end = _span(row, place)
    values = row.get("values")
    if values is not None and not isinstance(values, dict):
        raise DecisionsUnreadableError(place=place, fault="values")
    return Decision(
        verdict=_one_of(row.get("verdict"), _VERDICTS, place=place),
        kind=_one_of(row.get("kind"), _KINDS, place=place),
        start=start,
        end=end,
        opening=str(row.get("opening") or ""),
        code=str(row.get("code") or "")[:40],
        values=values,
        meanings=tuple(row.get("meanings") or ()),
        reason=str(row.get("reason") or ""),
        counted_apart=bool(row.get("counted_apart")),
    )


def _clause(row: Mapping[str, Any], number: int) -> ClauseDecision:
    place = f"clauses {number}"
    start, end = _span(row, place)
    return ClauseDecision(
        start=start,
        end=end,
        ending=_one_of(row.get("ending"), ("not_a_promise", "open"), place=place),
        opening=str(row.get("opening") or ""),
        reason=str(row.get("reason") or ""),
    )


def check_text(found: Decisions, text: str) -> None:
    """Refuse decisions that quote other words than stand in the text."""
    quoted = [(each.opening, each.start, each.end) for each in found.decisions]
    quoted += [(each.opening, each.start, each.end) for each in found.clauses]
    wrong = sum(not text.startswith(opening, start) or end > len(text) for opening, start, end in quoted)
    if wrong:
        raise DecisionsOfOtherTextError(number=wrong)


def write_decisions(
    version: OutlineVersion, drafts: Iterable[Draft], findings: Iterable[ClauseFinding]
) -> str:
    """Write what a review decided so far. Drafts that were taken as read are the rest."""
    rows = sorted(drafts, key=lambda row: (row.start, row.number))
    targets = {row.pk for row in rows if row.kind == "target"}
    unread = any(row.is_unread for row in rows)
    table = {
        "format": FORMAT,
        "text_sha256": version.text_sha256,
        "rest": "as_read" if unread else "",
        "rest_of_clauses": None,
        "decisions": [row for each in rows for row in _written(each, version.text, targets)],
        "clauses": [
            {
                "start": row.start,
                "end": row.end,
                "opening": version.text[row.start : min(row.end, row.start + OPENING)],
                "ending": row.ending,
                "reason": row.reason,
            }
            for row in sorted(findings, key=lambda row: row.start)
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _written(draft: Draft, text: str, targets: Collection[int]) -> Iterator[dict[str, Any]]:
    decision = None if draft.is_unread else decision_of(draft, text, targets)
    if decision is None:
        return
    row: dict[str, Any] = {
        name: getattr(decision, name) for name in ("verdict", "kind", "start", "end", "opening")
    }
    for name in ("code", "values", "reason", "counted_apart"):
        if getattr(decision, name):
            row[name] = getattr(decision, name)
    if decision.meanings:
        row["meanings"] = list(decision.meanings)
    yield row


def decision_of(draft: Draft, text: str, targets: Collection[int] = ()) -> Decision | None:
    """Give what was decided on a draft; None where nothing was, or where the rule counts it with one of `targets`."""
    is_kept = draft.state in ("accepted", "corrected")
    if draft.state == "proposed" or draft.into_id in targets or (draft.as_read is None and not is_kept):
        return None
    verdict = "added" if draft.as_read is None else _OF_STATE.get(draft.state, draft.state)
    return Decision(
        verdict=verdict,
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        opening=text[draft.start : min(draft.end, draft.start + OPENING)],
        code=draft.code,
        values=draft.values if is_kept else None,
        meanings=tuple(draft.meanings) if is_kept else (),
        reason="" if is_kept else draft.reason,
        counted_apart=draft.counted_apart,
        is_unread=draft.is_unread,
    )
