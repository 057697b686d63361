"""Counting the same words once (同句一条): a measure that says no more than an accepted target is counted with it.

It becomes a merged draft whose `into` is the target, in the entry that accepts the target. Reviewing it again takes it out
and counts it apart; what becomes of the target otherwise gives its measures back to the review.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gangmu.core.extraction.same_words import Said, counted_with
from gangmu.web.outlines import queries
from gangmu.web.outlines.mapping import KEPT
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW

_FREE = ("proposed", *KEPT)


def count_once(
    opened: Commit, version: OutlineVersion, *, by: Actor, on: date, targets: Sequence[Draft] | None = None
) -> list[Draft]:
    """Count measures with the targets that say all they say: those of `targets`, or of the whole version."""
    found = queries.drafts(by, NOW).filter(outline=version.pk, kind__in=("target", "measure"))
    if targets is not None:
        if not (targets := [each for each in targets if is_promised_target(each)]):
            return []
        reach = min(each.start for each in targets), max(each.end for each in targets)
        found = found.filter(start__lt=reach[1], end__gt=reach[0])
    rows = list(found.order_by("start", "number"))
    changes = []
    for row, target in _same_words(version.text, rows):
        step = lifecycle("review_draft", row.lifecycle).step(row.state, "merge", role=by.role)
        decided = {"decided_by_id": by.post_id, "decided_on": on, "is_unread": target.is_unread}
        changes.append((row, {"state": step.to, "into_id": target.pk, **decided}))
    return opened.replace_all(changes)


def _same_words(text: str, rows: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Give each measure that is to be counted with a target, and the target."""
    kept = [row for row in rows if is_promised_target(row)]
    for row in rows:
        if row.kind == "measure" and not row.counted_apart and row.state in _FREE:
            target = target_of(text, row, kept)
            if target is not None:
                yield row, target


@dataclass(frozen=True, slots=True)
class Counted:
    """What issuing would make of the drafts that were kept: `targets` and `measures` are the promises."""

    targets: int
    measures: int
    counted_with: int  # measures of the same words as a target
    baselines: int  # 现状值


def counted(text: str, rows: Sequence[Draft]) -> Counted:
    """Count the targets and measures of a review as issuing counts them."""
    with_targets = {row.pk for row, _ in _same_words(text, rows)}
    kept = [row for row in rows if row.state in KEPT]
    targets = sum(map(is_promised_target, kept))
    promised = {row.pk for row in kept if is_promised_target(row)}
    return Counted(
        targets=targets,
        measures=sum(row.kind == "measure" and row.pk not in with_targets for row in kept),
        counted_with=len(with_targets)
        + sum(row.kind == "measure" and row.state == "merged" and row.into_id in promised for row in rows),
        baselines=sum(row.kind == "target" for row in kept) - targets,
    )


def is_promised_target(draft: Draft) -> bool:
    """Tell whether a draft becomes a target of the issued version."""
    return draft.kind == "target" and draft.state in KEPT and draft.values.get("kind") != "baseline"


def is_counted_with_a_target(draft: Draft) -> bool:
    """Tell whether a draft is a measure that is counted with a target."""
    return draft.kind == "measure" and draft.into is not None and draft.into.kind == "target"


def target_of(text: str, measure: Draft, targets: Iterable[Draft]) -> Draft | None:
    """Give the target with which a measure is counted."""
    near = [each for each in targets if each.start < measure.end and measure.start < each.end]
    if not near:
        return None
    said = Said(measure.start, measure.end, str(measure.values.get("verb") or ""))
    number = counted_with(
        text, said, [Said(each.start, each.end, str(each.values.get("indicator") or "")) for each in near]
    )
    return None if number is None else near[number]


def give_back(opened: Commit, targets: Iterable[Draft], *, by: Actor) -> None:
    """Give measures back to the review whose target is gone or says something else now."""
    known = {each.pk: each for each in targets if each.kind == "target"}
    if not known:
        return
    merged = queries.drafts(by, NOW).filter(into__in=list(known), kind="measure", state="merged")
    told: dict[str, Any] = {"state": "proposed", "into_id": None, "decided_by_id": None, "decided_on": None}
    opened.replace_all([(row, told) for row in merged if not _still_counts(row, known[row.into_id or 0])])


def _still_counts(measure: Draft, target: Draft) -> bool:
    return is_promised_target(target) and target_of(target.outline.text, measure, [target]) is not None
