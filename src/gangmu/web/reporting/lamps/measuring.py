"""What an indicator gives to the lamp of a task whose result it measures (指标任务): its way so far against its path."""

from collections.abc import Sequence
from datetime import date

from gangmu.core.plan.task_facts import GivenFacts
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor


def given_of(tasks: Sequence[AnnualTask], by: Actor, *, on: date) -> dict[int, GivenFacts]:
    """Give the facts of those tasks that have no amount of their own and carry out a target that an indicator follows."""
    return {}
