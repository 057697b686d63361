"""Further tables of a plan folder (其他表): applications above give and take their own; they register when they start."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from gangmu.files.plan_folders import PlanFolder
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

Cells = dict[str, str]


class Giver(Protocol):
    """给出: the rows of an application's tables, by table."""

    def __call__(self, by: Actor, moment: Moment) -> dict[str, list[Cells]]:
        """Give every table as the record has it."""


class Taker(Protocol):
    """接收: enters the rows of a folder in an action of its own."""

    def __call__(self, plan: PlanFolder, *, by: Actor, at: datetime, key: str, effective: date) -> object:
        """Enter the rows of a folder."""


@dataclass(frozen=True, slots=True)
class Further:
    """一组表: the tables of one application."""

    give: Giver
    take: Taker


_FURTHER: Final[list[Further]] = []


def register(further: Further) -> None:
    """Let an application's tables travel in plan folders."""
    if further not in _FURTHER:
        _FURTHER.append(further)


def further_tables() -> list[Further]:
    """Give the tables that applications have registered."""
    return list(_FURTHER)
