"""Bringing a version: the file is kept, and read by the worker."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.scopes import require
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.linking import proposed_links
from gangmu.web.outlines.mapping import drafts_of
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.jobs import ask
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, stored_file

READ = "outlines.read"  # the job


@once("outlines.version_brought")
def bring_version(
    kept: Kept,
    *,
    name: str,
    kind: str,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    effective: date | None = None,
) -> OutlineVersion:
    """Bring a file as a new version of the outline (读入原文); the worker will read it."""
    require(by, "create", OutlineVersion)
    with commit("outlines.version_brought", by=by, at=at, key=key, effective=effective) as opened:
        file = opened.add(stored_file(kept, name=name, kind=kind))
        last = queries.versions(by, NOW).first()
        version = opened.add(
            OutlineVersion(number=last.number + 1 if last else 1, file=file, title=_stem(name), brought_on=on)
        )
        opened.changes.reverse()  # the version is what this action is about: a second asker gets it
        ask_to_read(version, by=by, at=at)
    return version


def ask_to_read(version: OutlineVersion, *, by: Actor, at: datetime) -> None:
    """Ask the worker to read a version."""
    ask(READ, {"version": version.pk}, by=by, at=at, key=job_key(version))


def job_key(version: OutlineVersion) -> str:
    """Give the key of the job that reads a version as it stands now."""
    return f"read-{version.uid.hex}-{version.version}"


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0][:300]


@once("outlines.reading_entered")
def enter_reading(
    version: OutlineVersion,
    reading: dict[str, Any],
    text: str,
    *,
    dates: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
    key: str,
    effective: date | None = None,
) -> OutlineVersion:
    """Enter what was read in a version (识读入库): its text, its tree and all drafts, measures with their `dates`."""
    row = queries.versions(by, NOW, verb="update").get(id=version.pk)
    step = lifecycle("outline_version", row.lifecycle).step(row.state, "enter_reading", role=by.role)
    document = reading["document"]
    with commit("outlines.reading_entered", by=by, at=at, key=key, effective=effective) as opened:
        changes: dict[str, Any] = {
            "state": step.to,
            "title": (document["title"] or row.title)[:300],
            "text": text,
            "text_sha256": document["text_sha256"],
            "characters": document["characters"],
            "script": document["script"],
            "language": document["language"],
            "is_in_lines": _is_in_lines(reading),
            "nodes": [_tree_row(node) for node in reading["nodes"]],
            "refusal": None,
        }
        row = opened.replace(row, changes, version=row.version)
        _add_drafts(opened, row, drafts_of(reading, dates))
    return row


def _add_drafts(opened: Commit, version: OutlineVersion, drafts: list[Draft]) -> None:
    for each in drafts:
        each.outline = version
    opened.add_all(drafts)
    opened.add_all(proposed_links(version, drafts))


def _is_in_lines(reading: dict[str, Any]) -> bool:
    """Tell whether the file had paragraphs of its own, so that no line is a wrap."""
    return any("paragraph" in row or "page" in row for row in reading["nodes"][:1])


_TREE = ("id", "kind", "level", "label", "title", "start", "end", "section_end", "parent")


def _tree_row(node: dict[str, Any]) -> dict[str, Any]:
    return {name: node[name] for name in _TREE}


@once("outlines.reading_given_up")
def give_up_reading(
    version: OutlineVersion, refusal: GangmuError, *, by: Actor, at: datetime, key: str
) -> OutlineVersion:
    """Write down why a version could not be read (未能识读)."""
    row = queries.versions(by, NOW, verb="update").get(id=version.pk)
    step = lifecycle("outline_version", row.lifecycle).step(row.state, "give_up_reading", role=by.role)
    told = {
        "code": refusal.code,
        "parameters": {name: str(value) for name, value in refusal.parameters.items()},
        "where": refusal.where,
    }
    with commit("outlines.reading_given_up", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": step.to, "refusal": told}, version=row.version)


@once("outlines.reading_asked_again")
def read_again(version: OutlineVersion, *, by: Actor, at: datetime, key: str, seen: int) -> OutlineVersion:
    """Have the worker read a version once more (重新识读)."""
    row = queries.versions(by, NOW, verb="update").get(id=version.pk)
    step = lifecycle("outline_version", row.lifecycle).step(row.state, "read_again", role=by.role)
    with commit("outlines.reading_asked_again", by=by, at=at, key=key) as opened:
        row = opened.replace(row, {"state": step.to, "refusal": None}, version=seen)
        ask_to_read(row, by=by, at=at)
    return row


@once("outlines.version_withdrawn")
def withdraw_version(
    version: OutlineVersion, *, reason: str, by: Actor, at: datetime, key: str, seen: int
) -> OutlineVersion:
    """Withdraw a version that was never issued (撤回): it was the wrong file, or came too early."""
    row = queries.versions(by, NOW, verb="update").get(id=version.pk)
    rules = lifecycle("outline_version", row.lifecycle)
    step = rules.step(row.state, "withdraw", role=by.role, reason=reason)
    with commit("outlines.version_withdrawn", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": step.to, "note": reason}, version=seen)
