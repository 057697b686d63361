"""Sections of a task's page (任务页栏目): what later applications show there, each by a template of its own.

    @section(position=40)
    def lamps(task: AnnualTask, request: ActorRequest) -> Section | None:
        return Section("reporting/_task_lamps.html", {"lamps": …})

Declared in a module that the application's `urls.py` imports. What stands before position 20 comes right below the head
of the page (the lamp); the rest between the nodes and the claim, in order of position.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

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


HEAD: Final = 20


def sections_of(task: AnnualTask, request: ActorRequest) -> tuple[list[Section], list[Section]]:
    """Give the sections of a task's page, in order: those below its head, and the others."""
    made = [(position, maker(task, request)) for position, maker in sorted(_makers, key=lambda each: each[0])]
    there = [(position, each) for position, each in made if each is not None]
    return (
        [each for position, each in there if position < HEAD],
        [each for position, each in there if position >= HEAD],
    )
