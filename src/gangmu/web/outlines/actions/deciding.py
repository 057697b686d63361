"""Deciding on drafts: accept, correct, reject, merge, split, add, reopen. One verb, one ledger entry."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from gangmu.web.accounts.scopes import require
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.counting import count_once, give_back, is_counted_with_a_target
from gangmu.web.outlines.doubts import doubts_of, pattern_of, weight_of
from gangmu.web.outlines.editions import edition_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.outlines.refusals import PartsNeededError, ReviewClosedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import commit, conflict_over
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

Changes = dict[str, Any]
Span = tuple[int, int]


def open_version(by: Actor, version_id: int) -> OutlineVersion:
    """Give a version that is in review, or refuse."""
    version = queries.versions(by, NOW, verb="update").get(id=version_id)
    if version.state != "in_review":
        state = lifecycle("outline_version", version.lifecycle).state(version.state)
        raise ReviewClosedError(number=edition_of(version, by), state=state.zh)
    return version


def _decided(draft: Draft, verb: str, *, by: Actor, on: date, seen: int) -> tuple[Draft, Changes]:
    """Give a draft as it stands, and what this verb changes of its state."""
    row = queries.drafts(by, NOW, verb="update").get(id=draft.pk)
    open_version(by, row.outline_id)
    see_unchanged(row, seen=seen)
    step = lifecycle("review_draft", row.lifecycle).step(row.state, verb, role=by.role)
    return row, {"state": step.to, "is_unread": False, "decided_by_id": by.post_id, "decided_on": on}


@once("outlines.draft_accepted")
def accept_draft(
    draft: Draft,
    *,
    meanings: Sequence[Mapping[str, Any]] | None = None,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> Draft:
    """Accept a draft as it was read (采纳), with the series that its words mean where that was chosen."""
    row, changes = _decided(draft, "accept", by=by, on=on, seen=seen)
    with commit("outlines.draft_accepted", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes | _meant(meanings), version=seen)
        count_once(opened, row.outline, by=by, on=on, targets=[row])
    return row


def _meant(meanings: Sequence[Mapping[str, Any]] | None) -> Changes:
    return {} if meanings is None else {"meanings": [dict(each) for each in meanings]}


@once("outlines.draft_corrected")
def correct_draft(
    draft: Draft,
    *,
    values: Mapping[str, Any],
    span: Span | None = None,
    meanings: Sequence[Mapping[str, Any]] | None = None,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> Draft:
    """Accept a draft with other values or another span (改后采纳)."""
    row, changes = _decided(draft, "correct", by=by, on=on, seen=seen)
    with commit("outlines.draft_corrected", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes | _told(row.kind, values, span) | _meant(meanings), version=seen)
        give_back(opened, [row], by=by)
        count_once(opened, row.outline, by=by, on=on, targets=[row])
    return row


def see_unchanged(row: Draft, *, seen: int) -> None:
    """Refuse where somebody changed a row since: before anything is said of the step itself."""
    if row.version != seen:
        raise conflict_over(row)


def _told(kind: str, values: Mapping[str, Any], span: Span | None) -> Changes:
    doubts = doubts_of(kind, values)
    changes: Changes = {
        "values": dict(values),
        "pattern": pattern_of(kind, values),
        "doubts": doubts,
        "doubt": weight_of(doubts),
    }
    return changes if span is None else changes | {"start": span[0], "end": span[1]}


@once("outlines.draft_rejected")
def reject_draft(
    draft: Draft, *, reason: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> Draft:
    """Reject a draft (不采纳): these words promise nothing, or were misread."""
    row, changes = _decided(draft, "reject", by=by, on=on, seen=seen)
    with commit("outlines.draft_rejected", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes | {"reason": reason[:300]}, version=seen)
        give_back(opened, [row], by=by)
    return row


@once("outlines.draft_reopened")
def reopen_draft(draft: Draft, *, on: date, by: Actor, at: datetime, key: str, seen: int) -> Draft:
    """Take a decision back and review the draft anew (重新审阅). A measure counted with a target then counts apart."""
    row, changes = _decided(draft, "reopen", by=by, on=on, seen=seen)
    with commit("outlines.draft_reopened", by=by, at=at, key=key) as opened:
        changes |= {
            "reason": "",
            "into_id": None,
            "counted_apart": row.counted_apart or is_counted_with_a_target(row),
        }
        row = opened.replace(row, changes, version=seen)
        give_back(opened, [row], by=by)
    return row


@once("outlines.draft_merged")
def merge_draft(
    draft: Draft, *, into: Draft, on: date, by: Actor, at: datetime, key: str, seen: int, seen_into: int
) -> Draft:
    """Merge a draft into another one (合并), whose words then reach over both."""
    row, changes = _decided(draft, "merge", by=by, on=on, seen=seen)
    other, corrected = _decided(into, "correct", by=by, on=on, seen=seen_into)
    span = min(row.start, other.start), max(row.end, other.end)
    with commit("outlines.draft_merged", by=by, at=at, key=key) as opened:
        other = opened.replace(other, corrected | {"start": span[0], "end": span[1]}, version=seen_into)
        opened.replace(row, changes | {"into_id": other.pk}, version=seen)
        give_back(opened, [row, other], by=by)
        count_once(opened, other.outline, by=by, on=on, targets=[other])
    return other


@once("outlines.draft_split")
def split_draft(
    draft: Draft, *, parts: Sequence[Span], on: date, by: Actor, at: datetime, key: str, seen: int
) -> Draft:
    """Split a draft into several (拆分), one for each piece of its words; each is then reviewed."""
    row, changes = _decided(draft, "split", by=by, on=on, seen=seen)
    if len(parts) < 2:
        raise PartsNeededError()
    version = open_version(by, row.outline_id)
    with commit("outlines.draft_split", by=by, at=at, key=key) as opened:
        number = next_number(version)
        added = [
            _new(version, row.kind, _narrowed(row, version.text[start:end]), (start, end), number + place)
            for place, (start, end) in enumerate(parts)
        ]
        for each in added:
            each.part_of = row
        row = opened.replace(row, changes, version=seen)
        opened.add_all(added)
        give_back(opened, [row], by=by)
    return row


def _narrowed(row: Draft, words: str) -> dict[str, Any]:
    """Give the values of a piece: those of the whole, its object being the piece's own words."""
    if row.kind != "measure":
        return dict(row.values)
    verb = str(row.values.get("verb") or "")
    return {**row.values, "object": words.removeprefix(verb).strip("，、；。 ")}


@once("outlines.draft_added")
def add_draft(
    version: OutlineVersion,
    *,
    kind: str,
    values: Mapping[str, Any],
    span: Span,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> Draft:
    """Add what the reader missed (补录一条), from words of the text."""
    require(by, "create", Draft)
    open_version(by, version.pk)
    with commit("outlines.draft_added", by=by, at=at, key=key) as opened:
        return opened.add(_new(version, kind, values, span, next_number(version)))


def next_number(version: OutlineVersion) -> int:
    """Give the number after the last draft of a version. Asked inside a commit, which holds the chain's head."""
    numbers = rows_at(Draft, NOW).filter(outline=version.pk).columns("number")
    return max((number for (number,) in numbers), default=0) + 1


def _new(version: OutlineVersion, kind: str, values: Mapping[str, Any], span: Span, number: int) -> Draft:
    draft = Draft(outline=version, kind=kind, number=number, node=node_at(version, span[0]))
    for name, value in _told(kind, values, span).items():
        setattr(draft, name, value)
    return draft


def node_at(version: OutlineVersion, place: int) -> str:
    """Give the id of the lowest heading over a place of the text."""
    over = [node for node in version.nodes if node["start"] <= place < node["section_end"]]
    return max(over, key=lambda node: (node["start"], node["level"]))["id"] if over else ""


@once("outlines.drafts_accepted")
def accept_drafts(drafts: Iterable[Draft], *, on: date, by: Actor, at: datetime, key: str) -> Draft | None:
    """Accept all drafts of a pattern in one look (按式样采纳). Those changed meanwhile stop it, none is lost."""
    seen = {draft.pk: draft.version for draft in drafts}
    rows = list(queries.drafts(by, NOW, verb="update").by_id(seen).values())
    for version_id in {row.outline_id for row in rows}:
        open_version(by, version_id)
    changes = []
    for row in sorted(rows, key=lambda row: row.number):
        see_unchanged(row, seen=seen[row.pk])
        step = lifecycle("review_draft", row.lifecycle).step(row.state, "accept", role=by.role)
        decided = {"state": step.to, "is_unread": False, "decided_by_id": by.post_id, "decided_on": on}
        changes.append((row, decided))
    with commit("outlines.drafts_accepted", by=by, at=at, key=key) as opened:
        done = opened.replace_all(changes)
        for version in {
            row.outline_id: row.outline for row in done if row.kind in ("target", "measure")
        }.values():
            count_once(opened, version, by=by, on=on)
    return done[0] if done else None


@once("outlines.drafts_rejected")
def reject_drafts(
    drafts: Iterable[Draft], *, reason: str, on: date, by: Actor, at: datetime, key: str
) -> Draft | None:
    """Reject all drafts of a pattern in one look (按式样不采纳)."""
    seen = {draft.pk: draft.version for draft in drafts}
    rows = list(queries.drafts(by, NOW, verb="update").by_id(seen).values())
    for version_id in {row.outline_id for row in rows}:
        open_version(by, version_id)
    changes = []
    for row in sorted(rows, key=lambda row: row.number):
        see_unchanged(row, seen=seen[row.pk])
        step = lifecycle("review_draft", row.lifecycle).step(row.state, "reject", role=by.role)
        decided = {"state": step.to, "reason": reason[:300], "decided_by_id": by.post_id, "decided_on": on}
        changes.append((row, decided))
    with commit("outlines.drafts_rejected", by=by, at=at, key=key) as opened:
        done = opened.replace_all(changes)
        give_back(opened, done, by=by)
    return done[0] if done else None
