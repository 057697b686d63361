"""Carrying over (承接): what keeps its identity when a new version is issued, and what is new or gone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gangmu.core.outline.clauses import ClauseSpan
from gangmu.core.outline.codes import code_of, next_number
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.hanging import (
    baseline_values,
    duty_values,
    gap_values,
    mention_values,
    promise_values,
    set_members,
    set_values,
    system_values,
)
from gangmu.web.outlines.models import (
    Baseline,
    Clause,
    Draft,
    Duty,
    Gap,
    Meaning,
    Mention,
    NamedSet,
    OutlineVersion,
    Promise,
    System,
)
from gangmu.web.outlines.refusals import CodeTakenError
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.rows import RecordRow

Coded = type[Promise] | type[Baseline] | type[System] | type[NamedSet] | type[Gap] | type[Clause]


class Codes:
    """Gives out printed codes: never one that was ever used, even by a row that is gone."""

    def __init__(self, model: Coded, programme_id: int) -> None:
        taken = model._default_manager.filter(programme=programme_id).values_list("code", flat=True)
        past = model.past._default_manager.filter(programme_id=programme_id).values_list("code", flat=True)
        self._taken = {*taken, *past}
        self._next: dict[str, int] = {}

    def take(self, prefix: str, wanted: str = "") -> str:
        """Give the code that is wanted, or the next one."""
        if wanted:
            if wanted in self._taken:
                raise CodeTakenError(code=wanted)
            self._taken.add(wanted)
            return wanted
        number = self._next.get(prefix) or next_number(prefix, self._taken)
        while (code := code_of(prefix, number)) in self._taken:
            number += 1
        self._next[prefix] = number + 1
        self._taken.add(code)
        return code


@dataclass(frozen=True, slots=True)
class Identities:
    """Which sentence of the new text is which clause, as the clerk confirmed it."""

    programme_id: int
    same: dict[int, Clause]  # by where the sentence begins
    came_from: dict[int, Clause]
    merged: dict[int, list[int]]  # clauses that went into one that is kept, by its id

    def clauses_for(self, opened: Commit, spans: Sequence[ClauseSpan]) -> list[Clause]:
        """Give each sentence its clause, new ones where none is confirmed."""
        codes = Codes(Clause, self.programme_id)
        found = [
            self.same.get(span.start)
            or Clause(code=codes.take("S"), came_from=self.came_from.get(span.start))
            for span in spans
        ]
        opened.add_all([clause for clause in found if clause.pk is None])
        return found


def identities(opened: Commit, version: OutlineVersion, *, by: Actor) -> Identities:
    """Read the confirmed links of a version, and write down what was dropped or merged."""
    links = list(queries.links(by, NOW).filter(outline=version.pk, state="confirmed"))
    clauses = queries.clauses(by, NOW).by_id(link.clause_id for link in links)
    same: dict[int, Clause] = {}
    came_from: dict[int, Clause] = {}
    merged: dict[int, list[int]] = defaultdict(list)
    taken = set[int]()
    gone: list[tuple[Clause, dict[str, Any]]] = []
    for link in links:
        if link.clause_id is None:
            continue
        clause = clauses[link.clause_id]
        if link.start is None:
            gone.append((clause, {"dropped_in_id": version.pk}))
        elif link.start in same:  # the second of a merger
            gone.append((clause, {"merged_into_id": same[link.start].pk}))
            merged[same[link.start].pk].append(clause.pk)
        elif clause.pk in taken:  # the second part of a split
            came_from[link.start] = clause
        else:
            same[link.start] = clause
            taken.add(clause.pk)
    opened.replace_all(gone)
    return Identities(version.programme_id, same, came_from, merged)


@dataclass(slots=True, kw_only=True)
class Carrying:
    """What is carried over into a version that is being issued."""

    version: OutlineVersion
    in_force: OutlineVersion | None
    on: date
    number: str  # the paper
    by: Actor
    opened: Commit
    promises: list[Promise] = field(default_factory=list)
    merged: "list[Placed]" = field(default_factory=list)  # drafts that are counted with others
    clauses_merged: dict[int, list[int]] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)


Placed = tuple[Draft, Clause]


def carried_rows(carrying: Carrying, rows: Sequence[Placed]) -> None:
    """Write all rows of a version: what is the same keeps its row, what is new gets one."""
    by_kind: dict[str, list[Placed]] = defaultdict(list)
    for draft, clause in rows:
        is_baseline = draft.kind == "target" and draft.values.get("kind") == "baseline"
        by_kind["baseline" if is_baseline else draft.kind].append((draft, clause))
    carrying.promises = _carry(
        carrying, Promise, by_kind["target"] + by_kind["measure"], promise_values, _alike_promise
    )
    tables = _spans_of_gaps(carrying)
    gaps = _carry(carrying, Gap, by_kind["gap"], gap_values, _alike_gap, prefix="G")
    _carry_supplied(carrying, tables, gaps)
    _withdraw_rest(carrying)
    _carry(carrying, Baseline, by_kind["baseline"], baseline_values, _alike_figure, prefix="B")
    _carry(carrying, System, by_kind["system"], system_values, _alike_name, prefix="X")
    sets = _carry(carrying, NamedSet, by_kind["set"], set_values, _alike_name, prefix="N")
    _write_members(carrying, sets, by_kind["set"])
    _write_meanings(carrying, by_kind["target"])
    carrying.opened.add_all(
        Mention(**_place(carrying, draft, clause), **mention_values(draft))
        for draft, clause in by_kind["mention"]
    )
    carrying.opened.add_all(
        Duty(**_place(carrying, draft, clause), **duty_values(draft, carrying.promises))
        for draft, clause in by_kind["duty"]
    )


def _place(carrying: Carrying, draft: Draft, clause: Clause) -> dict[str, Any]:
    return {"outline": carrying.version, "clause": clause, "start": draft.start, "end": draft.end}


Row = Any  # a row of any of the coded types; django-stubs cannot express “one of these models”


def _carry(
    carrying: Carrying,
    model: Any,
    rows: Sequence[Placed],
    values_of: Callable[[Draft, OutlineVersion], dict[str, Any]],
    alike: Callable[[Row, dict[str, Any]], int],
    *,
    prefix: str = "",
) -> list[Any]:
    """Give each draft its row: the one it was in the version in force, or a new one."""
    codes = Codes(model, carrying.version.programme_id)
    values = [values_of(draft, carrying.version) for draft, _ in rows]
    matched = _matched(carrying, _waiting(carrying, model), rows, values, alike)
    added, replaced, order = [], [], []
    for (draft, clause), told, same in zip(rows, values, matched, strict=True):
        place = _place(carrying, draft, clause)
        if same is not None:
            replaced.append((same, {**told, **place}))
            order.append(same.pk)
        else:
            mark = prefix or ("T" if draft.kind == "target" else "M")
            row = model(**place, **told, code=codes.take(mark, draft.code))
            added.append(row)
            order.append(row)
    kept = {row.pk: row for row in carrying.opened.replace_all(replaced)}
    carrying.opened.add_all(added)
    return [kept.get(each) if isinstance(each, int) else each for each in order]


def _waiting(carrying: Carrying, model: type[RecordRow]) -> dict[int, list[Any]]:
    """Give the rows of the version in force, by clause."""
    found: dict[int, list[Any]] = defaultdict(list)
    if carrying.in_force is not None:
        rows: Iterable[Any] = rows_at(model, NOW).filter(outline=carrying.in_force.pk).order_by("start")
        for row in rows:
            found[row.clause_id].append(row)
    return found


def _matched(
    carrying: Carrying,
    waiting: dict[int, list[Any]],
    rows: Sequence[Placed],
    values: Sequence[dict[str, Any]],
    alike: Callable[[Row, dict[str, Any]], int],
) -> list[Any]:
    """Give each draft the row that it was: in its own sentence, then in one that was split or merged, then what is left.

    The first two take what is plainly the same; only within one sentence is a reworded promise still that promise.
    """
    found: list[Any] = [None] * len(rows)
    for family, least in ((_own, _PLAINLY), (_related, _PLAINLY), (_own, 1)):
        for number, (_, clause) in enumerate(rows):
            for key in family(carrying, clause):
                if found[number] is None:
                    found[number] = _take_alike(waiting.get(key, []), values[number], alike, least=least)
    return found


_PLAINLY: Final = 3


def _own(carrying: Carrying, clause: Clause) -> list[int]:
    return [clause.pk]


def _related(carrying: Carrying, clause: Clause) -> list[int]:
    split_off = [clause.came_from_id] if clause.came_from_id else []
    return [*carrying.clauses_merged.get(clause.pk, ()), *split_off]


def _take_alike(
    rows: list[Any], values: dict[str, Any], alike: Callable[[Row, dict[str, Any]], int], *, least: int
) -> Any:
    """Take the row most like these values out of those that wait."""
    scored = [(alike(row, values), -place) for place, row in enumerate(rows)]
    best = max((each for each in scored if each[0] >= least), default=None)
    return None if best is None else rows.pop(-best[1])


def _alike_promise(row: Promise, values: dict[str, Any]) -> int:
    if row.kind != values["kind"] or row.withdrawn_on is not None:
        return 0
    if row.kind == "target":
        return _alike_figure(row, values)
    return 1 + _PLAINLY * int(row.object == values["object"]) + int(row.verb == values["verb"])


def _alike_figure(row: Promise | Baseline, values: dict[str, Any]) -> int:
    if row.indicator != values["indicator"]:
        return 0
    same = sum(bool(getattr(row, name) == values[name]) for name in ("due", "value", "basis"))
    return _PLAINLY + same


def _alike_name(row: Any, values: dict[str, Any]) -> int:
    return _PLAINLY * int(row.name == values["name"])


def _alike_gap(row: Gap, values: dict[str, Any]) -> int:
    return _PLAINLY * int(row.kind == values["kind"] and row.words == values["words"])


def _spans_of_gaps(carrying: Carrying) -> dict[tuple[int, int], int]:
    """Give the gaps of the version in force by where they stand in it."""
    if carrying.in_force is None:
        return {}
    return {(row.start, row.end): row.pk for row in rows_at(Gap, NOW).filter(outline=carrying.in_force.pk)}


def _carry_supplied(carrying: Carrying, tables: dict[tuple[int, int], int], gaps: Sequence[Gap]) -> None:
    """Carry the targets of the outline's own table along with the gap that they fill: no draft speaks for them."""
    if carrying.in_force is None:
        return
    now = {gap.pk: gap for gap in gaps}
    kept = {row.pk for row in carrying.promises}
    carrying.opened.replace_all(
        [
            (
                row,
                {"outline": carrying.version, "clause_id": gap.clause_id, "start": gap.start, "end": gap.end},
            )
            for row in rows_at(Promise, NOW).filter(outline=carrying.in_force.pk)
            if row.supplied and row.withdrawn_on is None and row.pk not in kept
            if (gap := now.get(tables.get((row.start, row.end), 0))) is not None
        ]
    )


def _withdraw_rest(carrying: Carrying) -> None:
    """Withdraw what the new version no longer promises: it stays readable, in the text that it stood in."""
    if carrying.in_force is None:
        return
    kept = {row.pk for row in carrying.promises}
    rest = [
        row
        for row in rows_at(Promise, NOW).filter(outline=carrying.in_force.pk)
        if row.pk not in kept and row.withdrawn_on is None
    ]
    told = {"withdrawn_on": carrying.on, "withdrawn_by": carrying.number or carrying.version.title}
    carrying.opened.replace_all([(row, told | _counted_from_now_on(carrying, row)) for row in rest])
    carrying.withdrawn = [row.code for row in rest]


def _counted_from_now_on(carrying: Carrying, row: Promise) -> dict[str, str]:
    """Say of a measure that is no promise of its own any more with which target the same words count now."""
    by_draft = {promise.draft_id: promise.code for promise in carrying.promises}
    for draft, clause in carrying.merged:
        same = draft.kind == row.kind == "measure" and clause.pk == row.clause_id
        if same and draft.values.get("object") == row.object and draft.into_id in by_draft:
            code = by_draft[draft.into_id]
            return {
                "note": f"与 {code} 是同样的文字，自这一版起只计一条。",
                "note_en": f"The same words as {code}: counted once from this version on.",
            }
    return {}


def _write_members(carrying: Carrying, sets: Sequence[NamedSet], rows: Sequence[Placed]) -> None:
    from gangmu.web.outlines.models import SetMember

    before = rows_at(SetMember, NOW).filter(named_set__in=[row.pk for row in sets])
    for row in before:
        carrying.opened.remove(row, version=row.version)
    carrying.opened.add_all(
        SetMember(named_set=named, **values)
        for named, (draft, _) in zip(sets, rows, strict=True)
        for values in set_members(draft)
    )


def _write_meanings(carrying: Carrying, targets: Sequence[Placed]) -> None:
    """Write which series targets mean, as decided in the review; an earlier decision on the same target stays."""
    by_draft = {row.draft_id: row for row in carrying.promises}
    decided = {
        row.promise_id for row in rows_at(Meaning, NOW).filter(promise__in=[r.pk for r in carrying.promises])
    }
    carrying.opened.add_all(
        Meaning(promise=by_draft[draft.pk], **_meaning(meaning, draft, carrying.on))
        for draft, _ in targets
        for meaning in draft.meanings
        if by_draft[draft.pk].pk not in decided
    )


def _meaning(meaning: dict[str, Any], draft: Draft, on: date) -> dict[str, Any]:
    known = {name: meaning.get(name) or "" for name in (*Meaning.SERIES, "reason", "reason_en", "code")}
    return {
        **known,
        "role": meaning.get("role") or "actual",
        "decided_by_id": draft.decided_by_id,
        "decided_on": draft.decided_on or on,
    }
