"""One look through a workbook, beside all that is recorded: whom its names mean."""

import re
from datetime import date
from functools import cached_property
from typing import Final

from gangmu.core.base.unit_names import UnitDirectory
from gangmu.files.organisations.reading import OrganisationRow
from gangmu.web.accounts.directory import directory
from gangmu.web.accounts.importing.plans import Examined
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor

_LIST: Final = re.compile(r"[;；、,，\n]+")


class Looking:
    """One look through a workbook, beside all that is recorded."""

    def __init__(self, *, found: Examined, actor: Actor, on: date) -> None:
        self.found, self.actor, self.on = found, actor, on
        self.units = {each.code: each for each in allowed(OrgUnit, actor)}
        self.directory: UnitDirectory = directory(actor)
        self.posts = {each.code: each for each in allowed(Post, actor) if each.abolished_on is None}
        self.unit_of_post: dict[str, str] = {}
        self.titles: dict[tuple[str, str], str] = {}  # unit and title of a post -> its code
        self.roles: dict[str, str] = {}
        codes = {each.pk: each.code for each in self.units.values()}
        for code, post in self.posts.items():
            self.know_post(code, codes[post.unit_id], post.title, post.role)

    def know_post(self, code: str, unit: str, title: str, role: str) -> None:
        """Take in a post, recorded or new, to be found by its title."""
        self.unit_of_post[code] = unit
        self.titles[unit, self.directory.fold(title)] = code
        self.roles[code] = role

    def fault(self, row: OrganisationRow, code: str, key: str, **parameters: str) -> None:
        """Say that a cell is wrong."""
        self.found.problems.append(row.problem(code, key, parameters))

    @cached_property
    def codes(self) -> dict[int, str]:
        """Give the codes of the units that are recorded, by id."""
        return {each.pk: each.code for each in self.units.values()}

    def unit_meant(self, row: OrganisationRow, key: str, words: str) -> str | None:
        """Tell which one unit words mean, or say what is wrong with them."""
        meant = self.directory.resolve(words, on=self.on)
        names = {each.code: each.name for each in self.directory.units}
        if len(meant.units) == 1:
            return meant.units[0]
        several = parts(words)
        named = [self.directory.resolve(each, on=self.on).is_known for each in several]
        if meant.units or (len(several) > 1 and all(named)):
            self.fault(row, "organisation.two_units", key)
        elif meant.candidates:
            listed = "、".join(names[code] for code in meant.candidates)
            self.fault(row, "organisation.several_units", key, words=words, names=listed)
        else:
            nearest = "、".join(names[code] for code in meant.nearest)
            self.fault(
                row,
                "organisation.no_such_unit",
                key,
                words=words,
                nearest=f"相近的有：{nearest}。" if nearest else "请先写进“单位”表。",
            )
        return None

    def post_meant(self, row: OrganisationRow, unit: str, words: str, key: str = "post") -> str | None:
        """Tell which post of a unit words mean."""
        found = self.titles.get((unit, self.directory.fold(words)))
        if found is None:
            self.fault(row, "organisation.no_such_post", key, unit=row.get("unit"), words=words)
        return found


def parts(text: str) -> list[str]:
    """Split a cell that lists several."""
    return [each.strip() for each in _LIST.split(text) if each.strip()]
