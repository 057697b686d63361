"""Units that a document names, as a directory of today knows them (点名单位)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gangmu.core.base.unit_names import UnitDirectory
from gangmu.core.extraction.division_units import NamedUnit, NamedUnits, may_be_one, units_named
from gangmu.core.plan.division_rows import DivisionRow
from gangmu.web.accounts.directory import directory
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed
from gangmu.web.planning.models import PlanDocument
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

FOUND = "found"  # 设立
OF = "of:"  # another name of a unit that is known
LATER = "later"  # 暂不处理
SAME = "same:"  # another way to write a name of the same paper


@dataclass(frozen=True, slots=True)
class NameChoice:
    """An answer that may be given about a name: its value in a form, and what it says."""

    value: str
    zh: str
    en: str


@dataclass(frozen=True)
class Units:
    """The directory on the day of a document, with the rows of its units."""

    book: UnitDirectory
    rows: Mapping[str, OrgUnit]  # by code
    on: date

    def one(self, words: str) -> OrgUnit | None:
        """Give the unit that words mean, None where they mean none, several or a group."""
        found = self.book.resolve(words, on=self.on)
        return self.rows.get(found.units[0]) if len(found.units) == 1 and not found.group else None

    def all_of(self, words: str) -> list[OrgUnit]:
        """Give the units that words mean, of a group its members."""
        return [self.rows[code] for code in self.book.resolve(words, on=self.on).units if code in self.rows]

    @cached_property
    def by_id(self) -> dict[int, OrgUnit]:
        """Give the units by their key."""
        return {row.pk: row for row in self.rows.values()}


def units_on(actor: Actor, day: date) -> Units:
    """Give the directory of a day."""
    rows = {row.code: row for row in allowed(OrgUnit, actor, moment=NOW)}
    return Units(directory(actor, NOW), rows, day)


def day_of(document: PlanDocument) -> date:
    """Give the day whose names a document uses."""
    return document.issued_on or document.brought_on


def named_in(rows: Sequence[DivisionRow], units: Units) -> NamedUnits:
    """Tell whom the rows of a document name."""
    return units_named(rows, units.book, on=units.on)


def choices_of(name: NamedUnit, units: Units) -> Iterator[NameChoice]:
    """Give what may be said of a name that nobody answers to."""
    if not name.candidates:
        yield NameChoice(FOUND, "设立为新单位", "a new unit")
    for code in dict.fromkeys((*name.candidates, *name.nearest)):
        unit = units.rows.get(code)
        if unit is not None:
            yield NameChoice(OF + code, f"是“{unit.name}”的另一种写法", f"another name of “{unit.name}”")
    for other in name.may_be:
        yield NameChoice(SAME + other, f"与“{other}”是同一单位", f"the same as “{other}”")
    yield NameChoice(LATER, "暂不处理（可能不是单位）", "leave it (perhaps no unit)")


def default_of(name: NamedUnit, units: Units) -> str:
    """Give what is chosen unless the clerk says otherwise; nothing where the name may be another unit's."""
    known = (units.rows[code].name for code in name.nearest if code in units.rows)
    doubtful = name.candidates or name.may_be or any(may_be_one(name.name, each) for each in known)
    return "" if doubtful else FOUND
