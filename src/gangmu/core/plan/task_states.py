"""How a task stands now (任务现状): its lamp with all that it rests on, as one row that a full recompute gives again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gangmu.core.plan.lamp_history import facts_as_row
from gangmu.core.plan.lamp_rules import LampRules
from gangmu.core.plan.lamp_words import lamp_reasons
from gangmu.core.plan.lamps import LampFinding, lamp_of
from gangmu.core.plan.pace_rules import PaceRules
from gangmu.core.plan.task_facts import GivenFacts, TaskFacts, TaskGoal, TaskWord, task_facts


@dataclass(frozen=True, slots=True)
class TaskState:
    """任务现状: the finding of its lamp and what stands beside it."""

    finding: LampFinding
    facts: TaskFacts

    def as_row(self) -> dict[str, Any]:
        """Give it as the record keeps it, but for the day."""
        finding = self.finding
        return {
            "lamp": finding.lamp.value,
            "preset": finding.preset,
            "rule": finding.by.as_dict(),
            "facts": facts_as_row(finding.facts),
            "origins": [each.as_row() for each in finding.origins],
            "reasons_zh": list(lamp_reasons(finding, "zh")),
            "reasons_en": list(lamp_reasons(finding, "en")),
            **self.facts.beside,
        }


def task_state(
    goal: TaskGoal,
    words: Sequence[TaskWord],
    *,
    on: date,
    lamps: LampRules,
    pace: PaceRules,
    known_on: date | None = None,
    given: GivenFacts | None = None,
) -> TaskState:
    """Tell how a task stands as of a day."""
    found = task_facts(goal, words, on=on, lamps=lamps, pace=pace, known_on=known_on, given=given)
    return TaskState(lamp_of(lamps, found.facts, preset=found.preset, origins=found.origins), found)
