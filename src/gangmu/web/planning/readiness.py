"""Readiness (下达条件): of each task of a plan, what it still lacks before it can be issued."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gangmu.core.plan.annual_tasks import LACK_WORDS, Lack, Readiness
from gangmu.web.doors.languages import say
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualTask, TaskAnswer
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment


@dataclass(frozen=True, slots=True)
class Ready:
    """A task with what it lacks."""

    task: AnnualTask
    readiness: Readiness
    lacking: tuple[Lack, ...]

    @property
    def words(self) -> str:
        """Say what it lacks; of words for several units, which they are."""
        return say("、", ", ").join(self._said(each) for each in self.lacking)

    def _said(self, lack: Lack) -> str:
        if lack is not Lack.UNITS:
            return say(*LACK_WORDS[lack])
        names = "、".join(words for _, words in self.task.unspelled)
        return say(f"“{names}”没有写明是哪些单位", f"“{names}” does not say which units")


def readiness_of(tasks: Iterable[AnnualTask], actor: Actor, *, on: date, moment: Moment = NOW) -> list[Ready]:
    """Tell of each task what it lacks; one query whatever their number."""
    rows = list(tasks)
    answers = queries.last_answers([each.pk for each in rows], actor, moment)
    found = []
    for row in rows:
        readiness = _readiness(row, answers.get(row.pk, []), on)
        found.append(Ready(row, readiness, readiness.lacking()))
    return found


def _readiness(task: AnnualTask, answers: list[TaskAnswer], on: date) -> Readiness:
    return Readiness(
        lead_units=int(task.lead_unit_id is not None),
        limit=task.limit_on,
        criterion=task.criterion,
        is_consulted=task.state != "drafted",
        waiting=sum(each.answer == "waiting" and each.due_on >= on for each in answers),
        unspelled=len(task.unspelled),
        open_disputes=sum(each.answer == "dissent" and each.decided_on is None for each in answers),
    )
