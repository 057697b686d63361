"""Changes of a target's path (路径变动): listed beside the standing, so that none is moved to turn it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.targets import BaseValue, Milestone, Path, Target
from gangmu.core.plan.path_choices import PathChoice
from gangmu.web.outlines.models import Promise
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import Moment

CHOSEN: Final = ("path", "base_period", "base_value", "milestones", "tolerance")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathChange:
    """路径变动: what was chosen, from which day on, and what had been chosen until then."""

    on: date
    chosen: PathChoice
    before: PathChoice


def path_changes(moment: Moment, promise: Promise) -> Iterator[PathChange]:
    """Give each change that was known at a moment of a promise that its reader may see, the first one first."""
    past = Promise.past._default_manager.filter(row=promise.pk, version__lt=promise.version).order_by(
        "version"
    )
    rows: list[Any] = [*past, promise]
    turns = [(old, new) for old, new in pairwise(rows) if _choice(old) != _choice(new)]
    known = [(old, new) for old, new in turns if _was_known(new, moment)]
    days = _days(promise, [new.seq_from for _, new in known if new.effective_from is None])
    for old, new in known:
        on = new.effective_from or days[new.seq_from]
        yield PathChange(on=on, chosen=_chosen(new), before=_chosen(old))


def target_on(day: date, target: Target, changes: Sequence[PathChange]) -> Target:
    """Give a target with the path that was chosen for it on a past day: what is chosen later judges no earlier day."""
    earlier = [each.chosen for each in changes if each.on <= day]
    if earlier:
        return earlier[-1].of(target)
    return changes[0].before.of(target) if changes else target


def _chosen(row: Any) -> PathChoice:
    return PathChoice(
        path=Path(row.path) if row.path else None,
        base=BaseValue(Period(row.base_period), row.base_value) if row.base_period else None,
        milestones=tuple(Milestone(Period(when), Decimal(value)) for when, value in row.milestones or ()),
        tolerance=row.tolerance,
    )


def _choice(row: Any) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in CHOSEN)


def _was_known(row: Any, moment: Moment) -> bool:
    if moment.seq is not None and row.seq_from > moment.seq:
        return False
    return moment.on is None or (row.effective_from is not None and row.effective_from <= moment.on)


def _days(promise: Promise, seqs: list[int]) -> dict[int, date]:
    """Give the day of each entry in the programme's zone."""
    if not seqs:
        return {}
    zone = ZoneInfo(Programme.objects.get(pk=promise.programme_id).time_zone)
    entries = LedgerEntry.objects.filter(head__programme=promise.programme_id, seq__in=seqs)
    return {seq: at.astimezone(zone).date() for seq, at in entries.values_list("seq", "at")}
