"""Issuing (印发): a reviewed version is frozen, numbered, and what hangs from its sentences becomes promises."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gangmu.core.outline.clauses import ClauseSpan, clause_at
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.carrying import Carrying, carried_rows, identities
from gangmu.web.outlines.actions.counting import count_once
from gangmu.web.outlines.coverage import Coverage, coverage_of
from gangmu.web.outlines.editions import edition_of
from gangmu.web.outlines.mapping import KEPT
from gangmu.web.outlines.models import Clause, ClauseText, Draft, OutlineVersion
from gangmu.web.outlines.refusals import NotReadyError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.papers import issue_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """文头: what stands at the head of the paper that issues a version."""

    number: str = ""  # 文号
    issuer: str = ""
    title: str = ""
    title_en: str = ""


@dataclass(slots=True)
class _Issue:
    """What is gathered while a version is issued."""

    version: OutlineVersion
    in_force: OutlineVersion | None
    coverage: Coverage
    drafts: list[Draft]  # kept, and merged into others
    clauses: list[Clause] = field(default_factory=list)


@once("outlines.version_issued")
def issue_version(
    version: OutlineVersion,
    *,
    head: Head,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
    effective: date | None = None,
) -> OutlineVersion:
    """Issue a reviewed version (印发): frozen and numbered by a paper; the one before is superseded.

    What a confirmed link says to be the same sentence keeps its identity, and so do its promises.
    """
    row = queries.versions(by, NOW, verb="issue").get(id=version.pk)
    coverage = coverage_of(row, by)
    unsettled = queries.links(by, NOW).filter(outline=row.pk, state="proposed").count()
    if row.state == "in_review" and (coverage.open_drafts or coverage.unexplained or unsettled):
        raise NotReadyError(drafts=coverage.open_drafts, clauses=len(coverage.unexplained), links=unsettled)
    facts = {"open_drafts": coverage.open_drafts, "open_clauses": len(coverage.unexplained)}
    step = lifecycle("outline_version", row.lifecycle).step(row.state, "issue", role=by.role, facts=facts)
    with commit("outlines.version_issued", by=by, at=at, key=key, effective=effective) as opened:
        count_once(opened, row, by=by, on=on)
        found = queries.drafts(by, NOW).filter(outline=row.pk, state__in=(*KEPT, "merged"))
        drafts = list(found.order_by("start", "number"))
        issue = _Issue(row, queries.version_in_force(by, NOW), coverage, drafts)
        carrying = _write(opened, issue, on=on, number=head.number, by=by)
        title = head.title or row.title
        paper = issue_paper(
            opened,
            kind="outline",
            number=head.number,
            issuer=head.issuer,
            title=title,
            issued_on=on,
            content=_frozen(issue, carrying),
        )
        if issue.in_force is not None:
            _supersede(opened, issue.in_force, by=by)
        changes = {"state": step.to, "issued_on": on, "paper_id": paper.pk, "title": title}
        row = opened.replace(row, changes | {"title_en": head.title_en or row.title_en}, version=seen)
        opened.changes.insert(0, opened.changes.pop())  # what this action is about stands first
    return row


def _supersede(opened: Commit, before: OutlineVersion, *, by: Actor) -> None:
    step = lifecycle("outline_version", before.lifecycle).step(before.state, "supersede", role=by.role)
    opened.replace(before, {"state": step.to}, version=before.version)


def _write(opened: Commit, issue: _Issue, *, on: date, number: str, by: Actor) -> Carrying:
    """Write the clauses of the version and all that hangs from them."""
    spans = issue.coverage.spans
    known = identities(opened, issue.version, by=by)
    issue.clauses = known.clauses_for(opened, spans)
    _clause_texts(opened, issue, spans)
    carrying = Carrying(
        version=issue.version, in_force=issue.in_force, on=on, number=number, by=by, opened=opened
    )
    hung: dict[int, list[Draft]] = defaultdict(list)
    for each in issue.drafts:
        hung[clause_at(spans, each.start) or 0].append(each)
    rows = [(each, issue.clauses[place]) for place, drafts in sorted(hung.items()) for each in drafts]
    carrying.clauses_merged = known.merged
    carrying.merged = [placed for placed in rows if placed[0].state == "merged"]
    carried_rows(carrying, [placed for placed in rows if placed[0].state in KEPT])
    return carrying


def _clause_texts(opened: Commit, issue: _Issue, spans: list[ClauseSpan]) -> None:
    endings = issue.coverage.endings
    opened.add_all(
        ClauseText(
            outline=issue.version,
            clause=clause,
            position=place + 1,
            start=span.start,
            end=span.end,
            node=_node(issue.version.nodes, span.start),
            ending=endings[place].ending,
            reason=endings[place].reason,
        )
        for place, (span, clause) in enumerate(zip(spans, issue.clauses, strict=True))
    )


def _node(nodes: list[dict[str, Any]], place: int) -> str:
    over = [node for node in nodes if node["start"] <= place < node["section_end"]]
    return max(over, key=lambda node: (node["start"], node["level"]))["id"] if over else ""


def _frozen(issue: _Issue, carrying: Carrying) -> dict[str, object]:
    """Give what the paper freezes: the text by its hash, every sentence and every promise with its span."""
    version = issue.version
    return {
        "version": edition_of(version, carrying.by),
        "text_sha256": version.text_sha256,
        "characters": version.characters,
        "clauses": [
            [clause.code, span.start, span.end, ending.ending]
            for clause, span, ending in zip(
                issue.clauses, issue.coverage.spans, issue.coverage.endings, strict=True
            )
        ],
        "promises": [
            [row.code, row.kind, row.start, row.end, row.value, row.unit, row.due, row.words]
            for row in carrying.promises
        ],
        "withdrawn": carrying.withdrawn,
    }
