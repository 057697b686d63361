"""Names typed into forms (填写的名称): units by any of their names, several in one field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.unit_names import UnitDirectory
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.directory import directory
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.refusals import UnitNotKnownError
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

_APART: Final = re.compile(r"[、，,;；\n\r\t]+")


@dataclass(frozen=True)
class UnitNames:
    """名录: who is meant by what is typed."""

    directory: UnitDirectory
    by_code: dict[str, OrgUnit]
    on: date

    def one(self, text: str) -> OrgUnit | None:
        """Give the unit that a field names; nothing where it is empty."""
        found = self.several(text)
        if len(found) > 1:
            raise UnitNotKnownError(text=text.strip()[:60])
        return found[0] if found else None

    def several(self, text: str) -> tuple[OrgUnit, ...]:
        """Give the units that a field names; a group gives its members."""
        found: dict[str, OrgUnit] = {}
        for words in filter(None, (each.strip() for each in _APART.split(text))):
            codes = (words,) if words in self.by_code else self.directory.resolve(words, on=self.on).units
            if not codes:
                raise UnitNotKnownError(text=words[:60])
            found |= {code: self.by_code[code] for code in codes}
        return tuple(found.values())

    def known(self, names: Iterable[str]) -> tuple[list[OrgUnit], list[str]]:
        """Give the units that words of the outline mean, and the words that mean nobody here."""
        found: dict[str, OrgUnit] = {}
        unknown: list[str] = []
        for words in names:
            codes = self.directory.resolve(words, on=self.on).units
            if not codes:
                unknown.append(words)
            found |= {code: self.by_code[code] for code in codes}
        return list(found.values()), unknown


def unit_names(actor: Actor, *, on: date) -> UnitNames:
    """Give the names of all units on a day."""
    units = {each.code: each for each in accounts.units(actor, NOW)}
    return UnitNames(directory(actor), units, on)
