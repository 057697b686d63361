"""Changes of a target's path (路径变动): listed beside the standing, so that none is moved to turn it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

from gangmu.web.outlines.models import Promise
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import Moment

CHOSEN: Final = ("path", "base_period", "base_value", "milestones", "tolerance")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathChange:
    """路径变动: what was chosen, from which day on; `before` is empty where nothing had been chosen."""

    on: date
    path: str
    base_period: str
    before: str


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
        yield PathChange(
            on=new.effective_from or days[new.seq_from],
            path=new.path,
            base_period=new.base_period,
            before=old.path,
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
