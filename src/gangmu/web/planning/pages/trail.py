"""The trail of a task (留痕): every act of the ledger that touched it or what hangs from it, the last one first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.acted import acted
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import (
    AnnualTask,
    TaskAnswer,
    TaskChange,
    TaskEvidence,
    TaskNode,
    TaskUnit,
)
from gangmu.web.record.clock import told_at
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.rows import RecordRow

_HANGING: Final[tuple[type[RecordRow], ...]] = (TaskAnswer, TaskChange, TaskEvidence, TaskNode, TaskUnit)


@dataclass(frozen=True, slots=True)
class Mark:
    """一笔: one act, by which post of which unit, when, under which number of the ledger."""

    action: str
    seq: int
    at: str
    who: str
    unit: str


def trail_of(task: AnnualTask, request: ActorRequest, *, units: Mapping[int, OrgUnit]) -> list[Mark]:
    """Give the acts on a task up to the moment that the page answers for."""
    until = Q() if request.moment.seq is None else Q(seq__lte=request.moment.seq)
    touched = LedgerEntry.objects.filter(until, head__programme=task.programme_id, seq__in=_seqs(task))
    entries = list(touched.order_by("-seq"))
    who = acted(entries, task.programme_id)
    assert request.programme is not None
    return [
        Mark(
            each.action,
            each.seq,
            _at(each.at, request.programme),
            who[each.seq].who,
            units[unit].name if (unit := who[each.seq].unit_id or 0) in units else "",
        )
        for each in entries
    ]


def _seqs(task: AnnualTask) -> "QuerySet[Any, int]":
    """Give the numbers of all entries that touched the task or what hangs from it, for the query that reads them."""
    found = [
        AnnualTask._default_manager.filter(pk=task.pk).order_by().values_list("seq_from", flat=True),
        _past(AnnualTask, "seq_to", row=task.pk),
        _past(AnnualTask, "seq_from", row=task.pk),
    ]
    for model in _HANGING:
        found.append(
            model._default_manager.filter(Q(task=task.pk)).order_by().values_list("seq_from", flat=True)
        )
        found += [_past(model, name, task_id=task.pk) for name in ("seq_to", "seq_from")]
    first, *others = found
    return first.union(*others)


def _past(model: type[RecordRow], name: str, **where: int) -> "QuerySet[Any, int]":
    return model.past._default_manager.filter(**where).order_by().values_list(name, flat=True)


def _at(at: datetime, programme: Programme) -> str:
    return f"{told_at(at, programme):%Y-%m-%d %H:%M}"
