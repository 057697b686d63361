"""Saying what becomes of sentences from which nothing hangs, and undoing one's own acts in a review."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django.apps import apps
from django.db import models

from gangmu.web.accounts.scopes import require
from gangmu.web.outlines.actions.deciding import open_version
from gangmu.web.outlines.models import ClauseFinding, Draft, OutlineVersion
from gangmu.web.outlines.refusals import NothingToUndoError
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit, commit, conflict_over
from gangmu.web.record.models import LedgerEntry
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.refusals import ConflictError
from gangmu.web.record.rows import ProgrammeRow, RecordRow

Span = tuple[int, int]


@once("outlines.clauses_found")
def find_clauses(
    version: OutlineVersion,
    *,
    spans: Sequence[Span],
    ending: str,
    reason: str,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> ClauseFinding | None:
    """Say of sentences that they promise nothing, or what is open in them (句的结论)."""
    require(by, "create", ClauseFinding)
    open_version(by, version.pk)
    with commit("outlines.clauses_found", by=by, at=at, key=key) as opened:
        said = {row.start: row for row in rows_at(ClauseFinding, NOW).filter(outline=version.pk)}
        told = {"ending": ending, "reason": reason[:300], "decided_by_id": by.post_id, "decided_on": on}
        opened.replace_all([(said[start], told) for start, _ in spans if start in said])
        opened.add_all(
            ClauseFinding(outline=version, start=start, end=end, **told)
            for start, end in spans
            if start not in said
        )
    return rows_at(ClauseFinding, NOW).filter(outline=version.pk).first()


UNDONE: Final = frozenset(
    f"outlines.{verb}"
    for verb in (
        "draft_accepted draft_corrected draft_rejected draft_reopened draft_merged draft_split draft_added "
        "drafts_accepted drafts_rejected clauses_found links_decided link_made"
    ).split()
)
_LOOK_BACK: Final = 200  # entries


def last_act(version: OutlineVersion, by: Actor) -> LedgerEntry | None:
    """Give the last act of this person in a review that is not undone yet."""
    entries = LedgerEntry.objects.filter(head__programme=version.programme_id).order_by("-seq")[:_LOOK_BACK]
    undone = set[str]()
    for entry in entries:
        body = json.loads(entry.body)
        if body["actor"]["user"] != by.user:
            continue
        if entry.action == "outlines.review_undone":
            undone.add(entry.key.rpartition("-")[2])
        elif entry.action in UNDONE and str(entry.seq) not in undone and _is_of(version, body["changes"]):
            return entry
    return None


def _is_of(version: OutlineVersion, changes: list[dict[str, Any]]) -> bool:
    if not changes:
        return False
    model = apps.get_model(changes[0]["type"])
    return bool(model.objects.filter(uid=changes[0]["uid"], outline=version.pk).exists())


@once("outlines.review_undone")
def undo(
    version: OutlineVersion, *, seq: int, by: Actor, at: datetime, key: str
) -> Draft | ClauseFinding | None:
    """Undo one's own last act in a review (撤销): every row becomes again what it was before.

    A row that somebody changed since stays, and the whole is refused: nobody's edit is lost. The key is
    `undo_key(seq)`, so that one act is undone once, however often it is asked for.
    """
    open_version(by, version.pk)
    entry = last_act(version, by)
    if entry is None or entry.seq != seq:
        raise NothingToUndoError()
    with commit("outlines.review_undone", by=by, at=at, key=key) as opened:
        for change in reversed(json.loads(entry.body)["changes"]):
            _take_back(opened, change, entry)
    return None


def undo_key(seq: int) -> str:
    """Give the key under which an act is undone."""
    return f"undo-{seq}"


def _take_back(opened: Commit, change: dict[str, Any], entry: LedgerEntry) -> None:
    """Make a row again what it was before an act, if it still is what the act made of it."""
    model: type[RecordRow] = apps.get_model(change["type"])
    row = model._default_manager.filter(uid=change["uid"]).first()
    if row is None or not isinstance(row, ProgrammeRow):
        raise ConflictError(what=change["type"], seq=entry.seq, at=entry.at, by=None)
    if row.version != change["version"]:
        made = model.past._default_manager.get(row=row.pk, version=change["version"])
        if _content(model, made) != _content(model, row):
            raise conflict_over(row)
    if change["version"] == 1:
        opened.remove(row, version=row.version)
        return
    before = model.past._default_manager.get(row=row.pk, version=change["version"] - 1)
    opened.replace(row, _content(model, before), version=row.version)


_NO_CONTENT: Final = frozenset({"id", "uid", "version", "seq_from", "effective_from", "programme_id"})


def _content(model: type[RecordRow], row: models.Model) -> dict[str, Any]:
    """Give what a row says, without which of its versions says it."""
    names = (field.attname for field in model._meta.local_concrete_fields)
    return {name: getattr(row, name) for name in names if name not in _NO_CONTENT}
