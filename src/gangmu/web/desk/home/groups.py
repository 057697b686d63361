"""What waits for whoever is signed in (今天要办的): groups of matters, each with its date and the page where it is done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import NoReverseMatch, reverse

from gangmu.core.plan.requests import OVER
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import shown
from gangmu.web.doors.lists.frames import Mark
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import NOW
from gangmu.web.record.rows import RecordRow
from gangmu.web.reporting.lamps.ruling import Ruling, ruling_of

SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """一件事: what it is, until when, and where it is done."""

    title: str
    words: str = ""
    href: str = ""
    when: date | None = None
    is_late: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """一组事: matters of one kind, the first few set out, the rest counted."""

    name: str
    title: str
    matters: tuple[Matter, ...]
    count: int
    act: str = ""  # the words of what is done with all of them
    href: str = ""

    @property
    def more(self) -> int:
        """How many more there are than are set out."""
        return self.count - len(self.matters)


@dataclass(frozen=True)
class Asker:
    """Whoever is signed in, with what several groups need and none reads twice."""

    actor: Actor
    on: date
    _tasks: dict[int, AnnualTask] = field(default_factory=dict)

    def may(self, verb: str, model: type[RecordRow]) -> bool:
        """Tell whether their role has a verb."""
        return may(self.actor, verb, model)

    @cached_property
    def ruling(self) -> Ruling:
        """Give the rules and the palette of the day."""
        return ruling_of(self.actor, on=self.on)

    @cached_property
    def units(self) -> dict[int, str]:
        """Name the units."""
        return {key: shown(row.short_name or row.name) for key, row in self.unit_rows.items()}

    @cached_property
    def unit_rows(self) -> dict[int, OrgUnit]:
        """Give the units in official order."""
        return dict(accounts.units_by_id(self.actor, NOW))

    @cached_property
    def _seen(self) -> Rows[AnnualTask]:
        """Ask once which tasks they may see: a leader's portfolios take several queries."""
        return allowed(AnnualTask, self.actor)

    def open_tasks(self, ids: Iterable[int]) -> dict[int, AnnualTask]:
        """Give of some tasks those on which there is something to be done still: neither verified nor over with their year."""
        wanted = set(ids)
        return {
            key: row for key, row in self.tasks(wanted).items() if key in wanted and row.state not in OVER
        }

    def tasks(self, ids: Iterable[int]) -> dict[int, AnnualTask]:
        """Give tasks by id, those that were read before not again."""
        missing = {each for each in ids if each} - self._tasks.keys()
        if missing:
            for key, row in self._seen.by_id(missing).items():
                self._tasks[key] = row
        return self._tasks


Maker = Callable[[Asker], Iterable[Group]]


def how_many(found: Sequence[object], rows: Rows[Any]) -> int:
    """Count rows of which the first few were read: where they are all, nothing is asked again."""
    return len(found) if len(found) < SHOWN else rows.count()


def to(name: str, *arguments: object, query: str = "") -> str:
    """Give the address of a page, or nothing where that part of the house is not there."""
    try:
        return reverse(name, args=arguments) + query
    except NoReverseMatch:
        return ""
