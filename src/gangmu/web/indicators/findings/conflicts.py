"""Conflicts of a programme (口径冲突): found anew whenever they are asked for, with how each was settled."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.conflicts import (
    KIND,
    Conflict,
    ConflictRules,
    ConflictState,
    Settled,
    conflict_rules,
    state_of,
)
from gangmu.core.indicators.finding_conflicts import (
    Wanted,
    break_conflicts,
    definition_conflicts,
    growth_conflicts,
    name_conflicts,
    target_conflicts,
    value_conflicts,
)
from gangmu.core.indicators.indicators import IndicatorKind
from gangmu.core.indicators.series import Series, Span
from gangmu.core.indicators.targets import Basis
from gangmu.core.indicators.vintages import History
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.findings.kept import Kept, kept
from gangmu.web.indicators.mapping import figure_of, series_meant
from gangmu.web.indicators.models import ConflictSettlement, Indicator
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.clock import now
from gangmu.web.record.models import Head
from gangmu.web.record.moments import Moment

_GROWTH_NAME: Final = re.compile(r"(增速|增长率|增幅|涨幅)$")
_GROWTH_CODE: Final = re.compile(r"[-_.]growth$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """一处冲突: what differs, and how far it is settled."""

    conflict: Conflict
    state: ConflictState
    settlement: ConflictSettlement | None


def settlements(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[ConflictSettlement]:
    """Give how conflicts were settled, the last one first."""
    return allowed(ConflictSettlement, actor, verb=verb, moment=moment).order_by("-settled_on", "-id")


def settled_of(row: ConflictSettlement) -> Settled:
    """Give a settlement as the core knows it."""
    return Settled(key=row.key, marks=frozenset(row.marks), holds=row.holds)


def conflicts(
    actor: Actor, moment: Moment, *, places: Collection[str] | None = None, indicator: str = ""
) -> list[Found]:
    """Find every conflict of these places, or of all: those that wait first. Eleven queries at most."""
    codes = _with_its_growth(actor, moment, indicator) if indicator else None
    return found_in(actor, moment, kept(actor, moment, indicators=codes, places=places), indicator=indicator)


def conflicts_of(actor: Actor, moment: Moment, *, indicator: str, place: str) -> list[Found]:
    """Find the conflicts of one indicator in one place, for its page."""
    return conflicts(actor, moment, places=(place,), indicator=indicator)


def found_in(actor: Actor, moment: Moment, known: Kept, *, indicator: str = "") -> list[Found]:
    """Find the conflicts of what is kept."""
    rules = rules_in_force(actor, moment)
    settled = {row.key: row for row in settlements(actor, moment)}
    found = [*_of_figures(known, rules), *target_conflicts(_wanted(actor, moment, known))]
    if not indicator:
        found += name_conflicts({code: (row.name, *row.aliases) for code, row in known.rows.items()})
    listed = [_found(each, settled.get(each.key)) for each in found]
    return sorted(listed, key=_order)


def rules_in_force(actor: Actor, moment: Moment) -> ConflictRules:
    """Give the rules by which conflicts are told today."""
    return conflict_rules(rule_book_at(actor, moment).in_force(KIND, on=now().date()))


def _found(conflict: Conflict, row: ConflictSettlement | None) -> Found:
    state = state_of(conflict, settled_of(row) if row else None)
    return Found(conflict=conflict, state=state, settlement=row)


def _order(each: Found) -> tuple[bool, str, str, str, str]:
    conflict = each.conflict
    return not each.state.waits, conflict.place, conflict.indicator, str(conflict.period or ""), conflict.key


def _with_its_growth(actor: Actor, moment: Moment, code: str) -> set[str]:
    """Give an indicator, the growth published of it, and the level that it is the growth of."""
    from gangmu.web.indicators import queries

    rows = {each.code: each for each in queries.indicators(actor, moment)}
    pairs = growth_pairs(rows)
    return {code} | {growth for growth, level in pairs.items() if level == code} | {pairs.get(code, code)}


def growth_pairs(rows: Mapping[str, Indicator]) -> dict[str, str]:
    """Give of which level each published growth is the growth: by name (…增速), or by code (…_growth)."""
    by_name = {name: code for code, row in rows.items() for name in (row.name, *row.aliases)}
    found = {}
    for code, row in rows.items():
        if row.kind != IndicatorKind.GROWTH:
            continue
        named = [by_name.get(_GROWTH_NAME.sub("", name)) for name in (row.name, *row.aliases)]
        coded = _GROWTH_CODE.sub("", code)
        level = next((each for each in named if each), coded if coded in rows else None)
        if level is not None and level != code:
            found[code] = level
    return found


def _of_figures(known: Kept, rules: ConflictRules) -> Iterator[Conflict]:
    pairs = growth_pairs(known.rows)
    by_subject: dict[tuple[str, str], list[History]] = defaultdict(list)
    for history in known.histories.values():
        by_subject[history.series.place, history.series.indicator].append(history)
    for (place, code), histories in by_subject.items():
        kind = known.indicators[code].kind
        for history in histories:
            yield from value_conflicts(history)
            if kind in (IndicatorKind.LEVEL, IndicatorKind.COUNT) and history.series.span is Span.PERIOD:
                yield from break_conflicts(history, rules)
        yield from definition_conflicts(histories) if kind is not IndicatorKind.GROWTH else ()
        levels = by_subject.get((place, pairs.get(code, "")), [])
        for published in histories:
            level = _level_of(published.series, levels)
            if level is not None:
                yield from growth_conflicts(level, published, rules)


def _level_of(published: Series, levels: Sequence[History]) -> History | None:
    """Give the level of which a growth was published: of the same group, at current prices, counted alike if it can be."""
    alike = [
        each
        for each in levels
        if each.series.breakdown == published.breakdown
        and each.series.span is published.span
        and each.series.basis in (None, "current")
    ]
    exact = [each for each in alike if each.series.definition == published.definition]
    plain = [each for each in alike if each.series.definition is None]
    return next(iter(exact or plain), None)


def _wanted(actor: Actor, moment: Moment, known: Kept) -> list[Wanted]:
    """Give what the targets of every issued version want of the series that are kept."""
    meanings = [
        each
        for each in outlines.meanings(actor, moment).filter(role="actual")
        if each.indicator in known.indicators
    ]
    if not meanings:
        return []
    in_force = outlines.version_in_force(actor, moment)
    named = outlines.promises(actor, moment).by_id(each.promise_id for each in meanings)
    promises = {pk: each for pk, each in named.items() if each.value is not None and each.due}
    found = []
    for meaning in meanings:
        row = promises.get(meaning.promise_id)
        figure = figure_of(row, wanted=known.rows[meaning.indicator].unit) if row is not None else None
        if row is None or figure is None:
            continue
        found.append(
            Wanted(
                code=row.code,
                series=series_meant(meaning),
                due=Period(row.due),
                basis=row.basis or Basis.LEVEL,
                comparison=row.comparison,
                quantity=Quantity(figure.value, figure.unit),
                replaced=row.withdrawn_on is not None
                or (in_force is not None and row.outline_id != in_force.pk),
            )
        )
    return found


_counts: Final[dict[tuple[int | None, str, date], int]] = {}
_COUNTS_KEPT: Final = 16


def waiting(actor: Actor, moment: Moment) -> int:
    """Count the conflicts that wait to be settled. Nothing changes them but what is recorded, so it is counted once."""
    head = Head.objects.filter(programme=actor.programme_id).first()
    key = (actor.programme_id, head.hash if head else "", now().date())
    if key not in _counts:
        if len(_counts) >= _COUNTS_KEPT:
            _counts.clear()
        _counts[key] = sum(each.state.waits for each in conflicts(actor, moment))
    return _counts[key]
