"""Following (沿用): what was decided on a sentence stands for the same sentence in the next version."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from gangmu.core.outline.clauses import ClauseSpan, clause_at
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.taking import take_decisions
from gangmu.web.outlines.decisions import ClauseDecision, Decision, Decisions, decision_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW


def follow_decisions(version: OutlineVersion, *, on: date, by: Actor, at: datetime, key: str) -> Draft | None:
    """Decide what stands in unchanged sentences as it was decided before (沿用上一版的决定).

    Only sentences whose link the clerk confirmed; what has been decided already stays, and so does what the new text
    gives another date.
    """
    return take_decisions(version, decisions_to_follow(version, by), on=on, by=by, at=at, key=key)


def decisions_to_follow(version: OutlineVersion, by: Actor) -> Decisions:
    """Give the decisions of the version in force, moved to where their sentences stand now."""
    in_force = queries.version_in_force(by, NOW)
    if in_force is None:
        return Decisions()
    texts = list(queries.clause_texts(by, NOW).filter(outline=in_force.pk))
    spans = [ClauseSpan(text.start, text.end) for text in texts]
    moved = _moves(version, {text.clause_id: text.start for text in texts}, by)
    settled = {
        row.start for row in queries.drafts(by, NOW).filter(outline=version.pk) if row.state != "proposed"
    }
    read = {(row.kind, row.start): row for row in queries.drafts(by, NOW).filter(outline=version.pk)}
    found = []
    before = list(queries.drafts(by, NOW).filter(outline=in_force.pk).order_by("start", "number"))
    targets = {draft.pk for draft in before if draft.kind == "target"}
    for draft in before:
        place = clause_at(spans, draft.start)
        shift = None if place is None else moved.get(spans[place].start)
        decision = None if shift is None else decision_of(draft, in_force.text, targets)
        if shift is None or decision is None or draft.start + shift in settled:
            continue
        if _has_the_same_date(draft, read.get((draft.kind, draft.start + shift))):
            found.append(_shifted(decision, shift))
    said = tuple(_findings(texts, moved))
    return Decisions(text_sha256=version.text_sha256, decisions=tuple(found), clauses=said)


def _has_the_same_date(before: Draft, after: Draft | None) -> bool:
    """Tell whether the same words have the same date: the paragraph or the title may say another now."""
    if before.as_read is None or after is None or after.as_read is None:
        return True
    return bool(before.as_read.get("period") == after.as_read.get("period"))


def _moves(version: OutlineVersion, starts: dict[int, int], by: Actor) -> dict[int, int]:
    """Tell by how many characters each unchanged sentence has moved, by where it began."""
    links = queries.links(by, NOW).filter(outline=version.pk, state="confirmed")
    return {
        starts[link.clause_id]: link.start - starts[link.clause_id]
        for link in links
        if link.changes == ["unchanged"] and link.clause_id in starts and link.start is not None
    }


def _findings(texts: list[Any], moved: dict[int, int]) -> Iterator[ClauseDecision]:
    for text in texts:
        if text.ending in ("not_a_promise", "open") and text.start in moved:
            start = text.start + moved[text.start]
            yield ClauseDecision(
                start=start, end=start + text.end - text.start, ending=text.ending, reason=text.reason
            )


def _shifted(decision: Decision, shift: int) -> Decision:
    values = decision.values
    if values and values.get("parts"):
        values = {**values, "parts": [_shifted_part(part, shift) for part in values["parts"]]}
    if values and values.get("said"):
        values = {**values, "said": [place + shift for place in values["said"]]}
    return replace(
        decision, start=decision.start + shift, end=decision.end + shift, values=values, code="", opening=""
    )


def _shifted_part(part: dict[str, Any], shift: int) -> dict[str, Any]:
    members = [
        {**each, "start": each["start"] + shift, "end": each["end"] + shift} for each in part["members"]
    ]
    return {**part, "members": members}
