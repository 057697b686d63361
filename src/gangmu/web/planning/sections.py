"""Sections of a task's page (任务页栏目): what later applications show there, each by a template of its own.

    @section(position=40)
    def lamps(task: AnnualTask, request: ActorRequest) -> Section | None:
        return Section("reporting/_task_lamps.html", {"lamps": …})

Declared in a module that the application's `urls.py` imports. Positions: 10 facts, 20 negotiation, 30 plan and nodes,
40 reports, 50 lamps, 60 claim, 70 changes, 80 inside the unit, 90 trail.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.models import AnnualTask


@dataclass(frozen=True, slots=True)
class Section:
    """栏目: a template with what it shows."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Maker = Callable[[AnnualTask, ActorRequest], Section | None]
_makers: list[tuple[int, Maker]] = []


def section(position: int) -> Callable[[Maker], Maker]:
    """Declare a section of the task's page."""

    def declare(maker: Maker) -> Maker:
        _makers.append((position, maker))
        return maker

    return declare


def sections_of(task: AnnualTask, request: ActorRequest) -> list[Section]:
    """Give the sections of a task's page, in order."""
    made = [maker(task, request) for _, maker in sorted(_makers, key=lambda each: each[0])]
    return [each for each in made if each is not None]
