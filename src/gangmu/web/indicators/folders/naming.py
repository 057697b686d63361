"""Names of a plan folder (编号): which code stands for which row, and the key of each row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gangmu.files.tables.columns import Row
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.figures import series_key
from gangmu.web.indicators.models import Indicator, Place, Series
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The rows that others name, by id."""

    units: Mapping[int, OrgUnit]
    posts: Mapping[int, Post]
    places: Mapping[int, Place]
    indicators: Mapping[int, Indicator]
    series: Mapping[int, Series]
    clauses: Mapping[int, str]
    themes: Mapping[int, list[str]]  # of a clause

    @classmethod
    def of(cls, by: Actor, moment: Moment) -> "Names":
        """Read them all at one moment."""
        codes = dict(outlines.themes(by, moment).columns("id", "code"))
        themes: dict[int, list[str]] = {}
        for each in outlines.themed(by, moment):
            themes.setdefault(each.clause_id, []).append(codes[each.theme_id])
        return cls(
            units=accounts.units(by, moment).by_id(),
            posts=accounts.posts(by, moment).by_id(),
            places=queries.places(by, moment).by_id(),
            indicators=queries.indicators(by, moment).by_id(),
            series=queries.series(by, moment).by_id(),
            clauses=dict(outlines.clauses(by, moment).columns("id", "code")),
            themes=themes,
        )

    def unit(self, key: int | None) -> str:
        """Give the code of a unit."""
        found = self.units.get(key or 0)
        return found.code if found else ""

    def post(self, key: int | None) -> str:
        """Give the code of a post."""
        found = self.posts.get(key or 0)
        return found.code if found else ""

    def place(self, key: int | None) -> str:
        """Give the code of a place."""
        found = self.places.get(key or 0)
        return found.code if found else ""

    def indicator(self, key: int | None) -> str:
        """Give the code of an indicator."""
        found = self.indicators.get(key or 0)
        return found.code if found else ""

    def clause(self, key: int | None) -> str:
        """Give the code of a sentence."""
        return self.clauses.get(key or 0, "")

    def themes_of(self, clause: int) -> str:
        """Give the themes of a sentence."""
        return ";".join(sorted(self.themes.get(clause, [])))

    def unit_codes(self, names: Iterable[str]) -> str:
        """Give the codes of units that a text names; a name that no unit bears stands as it is."""
        known = {name: each.code for each in self.units.values() for name in (each.short_name, each.name)}
        return ";".join(known.get(name, name) for name in names)


def row_key(table: str, row: Row | Mapping[str, str]) -> str:
    """Give the key under which a row of a plan folder is found again."""
    if table == "observations":
        return "|".join((*series_key(row), row["period"], row["vintage"]))
    if table == "unit_names":
        return f"{_cell(row, 'unit')}|{_cell(row, 'name')}"
    if table == "definitions":
        return f"{_cell(row, 'indicator')}|{_cell(row, 'from_period')}"
    if table == "members":
        return ".".join(_cell(row, name) for name in ("set", "part", "order"))
    if table == "duties":
        return f"{_cell(row, 'start')}-{_cell(row, 'end')}"
    return _cell(row, "code")


def _cell(row: Row | Mapping[str, str], name: str) -> str:
    return (row[name] if isinstance(row, Row) else row.get(name, "")) or ""
