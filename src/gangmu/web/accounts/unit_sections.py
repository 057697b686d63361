"""Sections of a unit's page (单位页的各部分): each application that knows something of a unit adds one.

offer_section(UnitSection(template="reporting/_unit_work.html", context=work_of))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

Context = Mapping[str, Any] | None  # None: nothing to show to this actor


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSection:
    """一部分: a template, and what fills it."""

    template: str
    context: Callable[[Actor, OrgUnit, Moment, date], Context]


_SECTIONS: Final[dict[str, UnitSection]] = {}


def offer_section(section: UnitSection) -> None:
    """Add a section; offered twice, it stands once."""
    _SECTIONS[section.template] = section


def sections_of(actor: Actor, unit: OrgUnit, moment: Moment, on: date) -> list[tuple[str, Mapping[str, Any]]]:
    """Give the sections of a unit with what fills them, in the order in which they were offered."""
    found = ((each.template, each.context(actor, unit, moment, on)) for each in _SECTIONS.values())
    return [(template, context) for template, context in found if context is not None]
