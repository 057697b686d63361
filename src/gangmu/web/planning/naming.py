"""Names typed into forms (填写的名称): units by any of their names, several in one field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.base.unit_names import UnitDirectory
from gangmu.core.extraction.duties.names import is_collective, split_names
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.directory import directory
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.refusals import SeveralLeadsError, UnitNotKnownError
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

_PIECES: Final = re.compile(r"[;；\n\r\t]+")
_APART: Final = re.compile(r"[、，,]+")
_HALF_WIDTH: Final = str.maketrans("（），", "(),")


def names_in(text: str) -> list[str]:
    """Split what stands in a field into names; 各区、县（市）政府 stays whole.

    >>> names_in("市财政局、各区、县（市）政府；市文化和旅游局")
    ['市财政局', '各区、县（市）政府', '市文化和旅游局']
    """
    found: list[str] = []
    for piece in filter(None, (each.strip() for each in _PIECES.split(text))):
        folded = piece.translate(_HALF_WIDTH)
        if "各" in folded:
            found += [piece[each.start : each.end] for each in split_names(folded, 0, len(folded))]
        else:
            found += filter(None, (each.strip() for each in _APART.split(piece)))
    return found


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
            raise SeveralLeadsError(text=text.strip()[:60], number=len(found))
        return found[0] if found else None

    def several(self, text: str) -> tuple[OrgUnit, ...]:
        """Give the units that a field names; a group gives its members."""
        found, open_words = self.named(text)
        if open_words:
            raise self._nobody(open_words[0])
        return found

    def named(self, text: str) -> tuple[tuple[OrgUnit, ...], tuple[str, ...]]:
        """Give the units that a field names, and its words for several units (各区政府) that nobody has spelled out."""
        found: dict[str, OrgUnit] = {}
        open_words: dict[str, None] = {}
        for words in names_in(text):
            codes = (words,) if words in self.by_code else self.directory.resolve(words, on=self.on).units
            if not codes and not is_collective(words.translate(_HALF_WIDTH)):
                raise self._nobody(words)
            if not codes:
                open_words[words] = None
            found |= {code: self.by_code[code] for code in codes}
        return tuple(found.values()), tuple(open_words)

    def _nobody(self, words: str) -> UnitNotKnownError:
        """Say that words name no unit, or several, with the units that they come nearest to."""
        resolved = self.directory.resolve(words, on=self.on)
        near = "、".join(self.by_code[code].name for code in (*resolved.candidates, *resolved.nearest))
        return UnitNotKnownError(
            text=words[:60], nearest=Spoken(near and f"相近的有：{near}。", near and f"Nearest: {near}. ")
        )

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
