"""Linking a new version to the one in force, clause by clause: proposed by the core, confirmed by the clerk."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from gangmu.core.outline.clauses import clause_at
from gangmu.core.outline.differences import Figure, Worded, compare
from gangmu.web.outlines import queries
from gangmu.web.outlines.mapping import clause_spans, figures_of
from gangmu.web.outlines.models import ClauseLink, ClauseText, Draft, OutlineVersion, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


def proposed_links(version: OutlineVersion, drafts: Sequence[Draft]) -> list[ClauseLink]:
    """Propose what each clause of the version in force became in a new one; nothing for a first version."""
    mine = rows_at(OutlineVersion, NOW, programme_id=version.programme_id)
    in_force = mine.filter(state="issued").first()
    if in_force is None:
        return []
    old_texts = list(rows_at(ClauseText, NOW).filter(outline=in_force.pk).order_by("position"))
    new_spans = clause_spans(version, ((each.kind, each.start, each.end) for each in drafts))
    hung: dict[int, list[Draft]] = defaultdict(list)
    for each in drafts:
        if (place := clause_at(new_spans, each.start)) is not None:
            hung[place].append(each)
    promised = _figures_by_clause(in_force)
    old = [
        Worded(number, in_force.text[each.start : each.end], promised.get(each.clause_id, ()))
        for number, each in enumerate(old_texts)
    ]
    new = [
        Worded(number, version.text[span.start : span.end], figures_of(hung[number]))
        for number, span in enumerate(new_spans)
    ]
    links: list[ClauseLink] = []
    for number, link in enumerate(compare(old, new), 1):
        changes = [change.value for change in link.changes]
        likeness = str(link.likeness.quantize(Decimal("0.01")))
        for old_key, new_key in _ends(link.old, link.new):
            span = None if new_key is None else new_spans[new_key]
            links.append(
                ClauseLink(
                    outline=version,
                    number=number,
                    clause_id=None if old_key is None else old_texts[old_key].clause_id,
                    start=span.start if span else None,
                    end=span.end if span else None,
                    changes=changes,
                    likeness=likeness,
                )
            )
    return links


def _ends(old: Sequence[int], new: Sequence[int]) -> list[tuple[int | None, int | None]]:
    if not old or not new:
        return [(key, None) for key in old] + [(None, key) for key in new]
    if len(old) == 1:
        return [(old[0], key) for key in new]
    return [(key, new[0]) for key in old]


def _figures_by_clause(version: OutlineVersion) -> dict[int, tuple[Figure, ...]]:
    found: dict[int, list[Figure]] = defaultdict(list)
    for row in rows_at(Promise, NOW).filter(outline=version.pk):
        figure = (
            Figure(row.indicator, row.value, row.unit or None, row.due or None)
            if row.kind == "target"
            else Figure(row.object, due=row.due or None, is_deed=True)
        )
        found[row.clause_id].append(figure)
    return {clause: tuple(figures) for clause, figures in found.items()}


@once("outlines.links_decided")
def decide_links(
    links: Iterable[ClauseLink], *, state: str, on: date, by: Actor, at: datetime, key: str
) -> ClauseLink | None:
    """Confirm or refuse proposed links (确认版本对应). Only what is confirmed carries identity over."""
    seen = {link.pk: link.version for link in links}
    rows = list(queries.links(by, NOW, verb="update").filter(id__in=list(seen)))
    for row in rows:
        row.version = seen[row.pk]
    changes = {"state": state, "decided_by_id": by.post_id, "decided_on": on}
    with commit("outlines.links_decided", by=by, at=at, key=key) as opened:
        done = opened.replace_all([(row, changes) for row in rows])
    return done[0] if done else None


@once("outlines.link_made")
def make_link(
    link: ClauseLink, *, clause_id: int, on: date, by: Actor, at: datetime, key: str, seen: int
) -> ClauseLink:
    """Say oneself which clause of the version in force a clause of the new one is (改正对应)."""
    row = queries.links(by, NOW, verb="update").get(id=link.pk)
    changes = {
        "clause_id": clause_id,
        "state": "confirmed",
        "changes": ["reworded"],
        "decided_by_id": by.post_id,
        "decided_on": on,
    }
    with commit("outlines.link_made", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=seen)
