"""The full recompute (全量重算): every task worked out anew with the columns evaluator, held against the running state."""

from dataclasses import dataclass
from datetime import date

from gangmu.core.plan.lamp_columns import lamps_of
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.lamps.gathering import gather
from gangmu.web.reporting.lamps.measuring import given_of
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.lamps.running import LIT
from gangmu.web.reporting.models import TaskStatus

_COMPARED = ("completion", "elapsed", "claimed", "verified", "unreported", "unchanged", "period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """不一致: a task whose running state is not what the recompute gives."""

    code: str
    stored: str  # the lamp; empty where there is no row
    recomputed: str
    names: tuple[str, ...] = ()  # of what else differs


def differences(actor: Actor, *, on: date) -> list[Difference]:
    """Recompute every task of the actor's programme as of a day; give those whose stored state says anything else."""
    tasks = list(rows_at(AnnualTask, NOW, programme_id=actor.programme_id).filter(state__in=LIT))
    ruling = ruling_of(actor, on=on)
    given = given_of(tasks, actor, on=on)
    facts = gather(tasks, given=given).facts(ruling, on=on)
    lamps = lamps_of(ruling.lamps, [(facts[each.pk].preset, facts[each.pk].facts) for each in tasks])
    stored = {row.task_id: row for row in rows_at(TaskStatus, NOW, programme_id=actor.programme_id)}
    found = []
    for task, lamp in zip(tasks, lamps, strict=True):
        row = stored.get(task.pk)
        wanted = facts[task.pk].beside
        names = () if row is None else tuple(n for n in _COMPARED if getattr(row, n) != wanted[n])
        if row is None or row.lamp != lamp.value or names:
            found.append(
                Difference(code=task.code, stored=row.lamp if row else "", recomputed=lamp.value, names=names)
            )
    return found
