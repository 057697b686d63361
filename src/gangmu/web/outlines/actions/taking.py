"""Taking decisions from a file, and a whole outline over in one go: the same road, without waiting for a clerk."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gangmu.core.outline.clauses import clause_at
from gangmu.files.apart import read_apart
from gangmu.web.accounts.scopes import require
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.bringing import bring_version, enter_reading
from gangmu.web.outlines.actions.counting import count_once
from gangmu.web.outlines.actions.deciding import next_number, node_at, open_version
from gangmu.web.outlines.actions.issuing import Head, issue_version
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.decisions import AS_READ, Decision, Decisions, check_text
from gangmu.web.outlines.doubts import doubts_of, pattern_of, weight_of
from gangmu.web.outlines.models import ClauseFinding, Draft, OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import keep

_STATE = {"accepted": "accepted", "corrected": "corrected", "rejected": "rejected"}


@once("outlines.decisions_taken")
def take_decisions(
    version: OutlineVersion,
    decisions: Decisions,
    *,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    effective: date | None = None,
) -> Draft | None:
    """Take the decisions of a file on the drafts of a version in review (导入审阅决定). All or none."""
    require(by, "update", Draft)
    row = open_version(by, version.pk)
    check_text(decisions, row.text)
    drafts = list(queries.drafts(by, NOW, verb="update").filter(outline=row.pk).order_by("number"))
    sorting = _Sorting(by, on, drafts)
    for each in decisions.decisions:
        sorting.take(each, row)
    sorting.take_rest(decisions)
    with commit("outlines.decisions_taken", by=by, at=at, key=key, effective=effective) as opened:
        first = opened.replace_all(list(sorting.changes.values()))
        number = next_number(row)
        for place, draft in enumerate(sorting.added):
            draft.number = number + place
        opened.add_all(sorting.added)
        count_once(opened, row, by=by, on=on)
        _say_of_clauses(opened, row, decisions, by=by, on=on)
    return first[0] if first else None


class _Sorting:
    """Finds the draft of each decision, by kind and span."""

    def __init__(self, by: Actor, on: date, drafts: list[Draft]) -> None:
        self._stamp: dict[str, Any] = {"decided_by_id": by.post_id, "decided_on": on, "is_unread": False}
        self._drafts = drafts
        self._at: dict[tuple[str, int, int], list[Draft]] = defaultdict(list)
        self._waiting: dict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self._at[draft.kind, draft.start, draft.end].append(draft)
            self._waiting[draft.kind].append(draft)
        self.changes: dict[int, tuple[Draft, dict[str, Any]]] = {}
        self.added: list[Draft] = []

    def take(self, decision: Decision, version: OutlineVersion) -> None:
        """Decide the draft that a decision speaks of; one that the reader no longer finds is added."""
        draft = self._draft_of(decision)
        if draft is None:
            if decision.verdict != "rejected" and decision.values is not None:
                self.added.append(self._new(decision, version))
            return
        changes: dict[str, Any] = {
            "state": "corrected",
            "reason": decision.reason,
            **self._stamp,
            "is_unread": decision.is_unread,
        }
        if decision.verdict == "rejected":
            changes["state"] = "rejected"
        elif decision.values is None or dict(decision.values) == draft.values:
            same = (decision.start, decision.end) == (draft.start, draft.end)
            changes["state"] = "accepted" if same else "corrected"
        else:
            changes |= _told(decision)
        changes |= {"start": decision.start, "end": decision.end, "code": decision.code}
        changes["counted_apart"] = decision.counted_apart
        changes["meanings"] = [dict(each) for each in decision.meanings]
        self.changes[draft.pk] = (draft, changes)

    def _draft_of(self, decision: Decision) -> Draft | None:
        exact = self._at[decision.kind, decision.start, decision.end]
        free = [draft for draft in exact if draft.pk not in self.changes]
        wanted = decision.values
        if wanted is not None and len(free) > 1:
            free.sort(key=lambda draft: draft.values != wanted)
        if free or decision.verdict == "added":
            return free[0] if free else None
        over = (
            draft
            for draft in self._waiting[decision.kind]
            if draft.start < decision.end and decision.start < draft.end and draft.pk not in self.changes
        )
        return next(over, None)

    def _new(self, decision: Decision, version: OutlineVersion) -> Draft:
        draft = Draft(
            outline=version,
            kind=decision.kind,
            start=decision.start,
            end=decision.end,
            node=node_at(version, decision.start),
            state="accepted",
            code=decision.code,
            counted_apart=decision.counted_apart,
            meanings=[dict(each) for each in decision.meanings],
            **self._stamp | {"is_unread": decision.is_unread},
        )
        for name, value in _told(decision).items():
            setattr(draft, name, value)
        return draft

    def take_rest(self, decisions: Decisions) -> None:
        """Decide what no decision names."""
        if not decisions.rest:
            return
        state = "accepted" if decisions.rest == "as_read" else "rejected"
        told = self._stamp | {"state": state, "is_unread": decisions.rest == "as_read"}
        for draft in self._drafts:
            if draft.state == "proposed" and draft.pk not in self.changes:
                self.changes[draft.pk] = (draft, dict(told))


def _told(decision: Decision) -> dict[str, Any]:
    values = dict(decision.values or {})
    doubts = doubts_of(decision.kind, values)
    return {
        "values": values,
        "pattern": pattern_of(decision.kind, values),
        "doubts": doubts,
        "doubt": weight_of(doubts),
    }


def _say_of_clauses(
    opened: Commit, version: OutlineVersion, decisions: Decisions, *, by: Actor, on: date
) -> None:
    """Say of sentences what the file says, and of the rest what it says of the rest."""
    coverage = coverage_of(version, by)  # inside the commit: with the drafts as they are decided now
    said = dict(coverage.findings)
    told: dict[int, ClauseFinding] = {}
    stamp = {"decided_by_id": by.post_id, "decided_on": on}
    for each in decisions.clauses:
        place = clause_at(coverage.spans, each.start)
        if place is None:
            continue
        span = coverage.spans[place]
        if span.start not in said:
            told[span.start] = ClauseFinding(
                outline=version,
                start=span.start,
                end=span.end,
                ending=each.ending,
                reason=each.reason,
                **stamp,
            )
    if decisions.rest_of_clauses is not None:
        ending, reason = decisions.rest_of_clauses
        for place in coverage.unexplained:
            span = coverage.spans[place]
            if span.start not in told and coverage.endings[place].ending == "unexplained":
                told[span.start] = ClauseFinding(
                    outline=version, start=span.start, end=span.end, ending=ending, reason=reason, **stamp
                )
    opened.add_all(told.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What a take-over brought."""

    version: OutlineVersion
    drafts: int
    sentences: int


def take_outline(
    path: Path,
    *,
    head: Head,
    issued_on: date,
    by: Actor,
    at: datetime,
    key: str,
    decisions: Decisions = AS_READ,
    name: str = "",
    effective: date | None = None,
    tell: Callable[[str], None] = lambda words: None,
) -> TakenOver:
    """Take a document over by the product's own road (补录): kept, read apart, decided by a file, issued.

    `by` acts for the programme. `effective` is the day from which its rows count (before go-live); loading figures
    and releasing are acts of their own that follow.
    """
    name = name or path.name
    with path.open("rb") as stream:
        kept = keep(iter(lambda: stream.read(1 << 20), b""), name=name)
    tell("reading")
    found = read_apart(path, name=name)
    version = bring_version(
        kept,
        name=name,
        kind="application/octet-stream",
        on=issued_on,
        by=by,
        at=at,
        key=f"{key}-bring",
        effective=effective,
    )
    version = enter_reading(
        version,
        found.contract,
        found.text,
        dates=found.dates,
        by=by,
        at=at,
        key=f"{key}-read",
        effective=effective,
    )
    tell("reviewing")
    take_decisions(version, decisions, on=issued_on, by=by, at=at, key=f"{key}-decide", effective=effective)
    tell("issuing")
    version = issue_version(
        version,
        head=head,
        on=issued_on,
        by=by,
        at=at,
        key=f"{key}-issue",
        seen=version.version,
        effective=effective,
    )
    drafts = queries.drafts(by, NOW).filter(outline=version.pk).count()
    sentences = queries.clause_texts(by, NOW).filter(outline=version.pk).count()
    return TakenOver(version=version, drafts=drafts, sentences=sentences)
