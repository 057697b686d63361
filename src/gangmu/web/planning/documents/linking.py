"""Links of items to clauses (条目对应条款): proposed by words and codes, confirmed by the clerk."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from gangmu.core.plan.clause_links import ClauseProposal, LinkedClause, LinkedItem, propose_links
from gangmu.web.outlines import queries as outlines
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.refusals import ReasonNeededError
from gangmu.web.planning.models import AnnualTask, PlanItem
from gangmu.web.planning.refusals import NothingChosenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

_DRAFTS = ("drafted", "negotiating")


@dataclass(frozen=True)
class Clauses:
    """The clauses in force: their words, codes and headings, and what each promises."""

    linked: tuple[LinkedClause, ...]
    codes: Mapping[int, str]
    promises: Mapping[int, tuple[int, ...]]  # by clause, measures before targets

    def words_of(self, key: int) -> str:
        """Give the sentence of a clause."""
        return self._words.get(key, "")

    @cached_property
    def _words(self) -> dict[int, str]:
        return {each.key: each.words for each in self.linked}

    def key_of(self, code: str) -> int | None:
        """Find a clause by the code that is printed for it, or for what it promises."""
        wanted = code.strip().casefold()
        return next(
            (each.key for each in self.linked if wanted in {known.casefold() for known in each.codes}), None
        )

    def promise_of(self, clause: int | None) -> int | None:
        """Give the promise of a clause where there is one only: which of several is meant is for people to say."""
        found = self.promises.get(clause or 0, ())
        return found[0] if len(found) == 1 else None


def clauses_in_force(actor: Actor) -> Clauses:
    """Read the clauses of the version in force; five queries at any size."""
    version = outlines.version_in_force(actor, NOW)
    if version is None:
        return Clauses((), {}, {})
    codes = dict(outlines.clauses(actor, NOW).columns("id", "code"))
    promised: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = outlines.promises(actor, NOW).filter(outline=version.pk, withdrawn_on__isnull=True)
    for key, clause, code in sorted(rows.columns("id", "clause", "code")):
        promised[clause].append((key, code))
    over = {node["id"]: (node["title"], node["parent"]) for node in version.nodes}
    linked = [
        LinkedClause(
            key,
            version.text[start:end],
            (codes.get(key, ""), *(code for _, code in promised[key])),
            _headings(over, node),
        )
        for start, end, key, node in sorted(
            outlines.clause_texts(actor, NOW)
            .filter(outline=version.pk)
            .columns("start", "end", "clause", "node")
        )
    ]
    return Clauses(
        tuple(linked), codes, {clause: tuple(key for key, _ in found) for clause, found in promised.items()}
    )


def _headings(over: Mapping[str, tuple[str, str | None]], node: str | None) -> tuple[str, ...]:
    found = []
    while node and node in over:
        title, node = over[node]
        found.append(title)
    return tuple(found)


def proposals(items: Sequence[LinkedItem], clauses: Clauses) -> dict[int, tuple[ClauseProposal, ...]]:
    """Propose clauses for items; of an outline without promises at a sentence, only those with some."""
    promising = [each for each in clauses.linked if clauses.promises.get(each.key)]
    return propose_links(items, promising)


def as_linked(item: PlanItem) -> LinkedItem:
    """Give an item as the core compares it."""
    said = item.said
    words = f"{said.get('title', '')}{item.text}"
    return LinkedItem(item.pk, words, f"{said.get('clause_words', '')} {said.get('heading', '')}".strip())


@once("planning.items_linked")
def link_items(
    chosen: Mapping[int, int | None],
    *,
    why_none: str = "",
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: Mapping[int, int],
) -> PlanItem | None:
    """Confirm which clause each item carries out, or that no clause ordered it (确认对应); its drafts follow."""
    if not chosen:
        raise NothingChosenError
    if None in chosen.values() and not why_none.strip():
        raise ReasonNeededError
    clauses = clauses_in_force(by)
    rows = list(queries.items(by, NOW, verb="update").filter(id__in=list(chosen)))
    for row in rows:
        row.version = seen[row.pk]
    with commit("planning.items_linked", by=by, at=at, key=key) as opened:
        done = opened.replace_all([(row, _linked(chosen[row.pk], clauses, why_none, on, by)) for row in rows])
        drafts = AnnualTask.objects.filter(
            programme=by.programme_id, item__in=[row.pk for row in done], state__in=_DRAFTS
        )
        of_item = {row.pk: row for row in done}
        opened.replace_all([
            (task, {"clause_id": of_item[task.item_id or 0].clause_id, "promise_id": of_item[task.item_id or 0].promise_id})
            for task in drafts
        ])  # fmt: skip
    return done[0] if done else None


def _linked(clause: int | None, clauses: Clauses, why_none: str, on: date, by: Actor) -> dict[str, object]:
    return {
        "link": "none" if clause is None else "confirmed",
        "clause_id": clause,
        "promise_id": clauses.promise_of(clause),
        "why_none": why_none.strip()[:300] if clause is None else "",
        "decided_by_id": by.post_id,
        "decided_on": on,
    }
