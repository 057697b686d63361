"""Reads yearly values (年度数) from a CSV of observations, wide or narrow in its columns: of the shared form or of a plan folder."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from gangmu.core.base.quantities import Quantity, UnitsDoNotFitError
from gangmu.core.base.refusals import GangmuError
from gangmu.core.forecasting.annual import AnnualSeries
from gangmu.core.forecasting.panels import VALUES_NEEDED
from gangmu.core.forecasting.refusals import (
    DuplicateYearError,
    NoSuchSeriesError,
    SeriesTooShortError,
    UnitsDifferError,
    ValueNotReadError,
    YearMissingError,
)
from gangmu.files.limits import PACKED_BYTES, read_within
from gangmu.files.refusals import NoSuchFileError
from gangmu.files.tables.cells import read_number, read_period
from gangmu.files.tables.problems import CellError
from gangmu.files.texts import decode

_HEADERS: Final = {
    "place": ("place", "地区", "地名"),
    "indicator": ("indicator", "指标", "指标名称"),
    "year": ("year", "period", "年份", "年度", "时期"),
    "value": ("value", "数值", "值"),
    "unit": ("unit", "单位", "计量单位"),
    "vintage": ("vintage", "公布日", "公布日期"),
    "break": ("break", "断点"),
    "definition": ("definition", "口径"),
    "breakdown": ("breakdown", "分组"),
    "basis": ("basis", "价格"),
    "span": ("span",),
}
NEAREST: Final = 3
YEARS: Final = range(1800, 2201)  # what lies outside is a slip, and would stretch the grid of years
LARGEST: Final = 300  # power of ten beyond which no figure of the field lies
_NEEDED: Final = ("place", "indicator", "year", "value")


class ColumnsMissingError(GangmuError):
    """A file of observations does not say, in its first row, where place, indicator, year and value stand."""

    code = "forecast.no_columns"
    parameter_names = ("name", "missing")


class NothingToForecastError(GangmuError):
    """No series of a file can be forecast."""

    code = "forecast.nothing"
    parameter_names = ("name", "left_out")


@dataclass(frozen=True, slots=True)
class Unread:
    """A series that could not be read, and why."""

    place: str
    indicator: str
    refusal: GangmuError


@dataclass(frozen=True, slots=True)
class AnnualValues:
    """年度数: the series of a file, and those of which a row could not be understood."""

    name: str  # of the file
    series: tuple[AnnualSeries, ...]
    unread: tuple[Unread, ...]

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Give place and indicator of every series that the file speaks of."""
        return (*(each.name for each in self.series), *((each.place, each.indicator) for each in self.unread))


@dataclass(slots=True)
class _Found:
    """One series in the making: of each year the newest vintage."""

    values: dict[int, tuple[str, Decimal, str]] = field(default_factory=dict)  # vintage, value, unit
    breaks: set[int] = field(default_factory=set)
    refusal: GangmuError | None = None


def read_annual_values(path: Path, *, until: int) -> AnnualValues:
    """Read the yearly values up to a year; later rows are passed over before anything is made of them."""
    try:
        with path.open("rb") as stream:
            data = read_within(stream, limit=PACKED_BYTES, name=path.name)
    except (OSError, ValueError):
        raise NoSuchFileError(name=path.name or str(path), where=str(path)) from None
    text, _ = decode(data, name=path.name)
    return annual_values(text, name=path.name, until=until)


def annual_values(text: str, *, name: str, until: int) -> AnnualValues:
    """Gather the series of a CSV."""
    rows = csv.reader(io.StringIO(text, newline=""))
    at = _columns(next(rows, []), name=name)
    reader = _Reader(at, until=until)
    for number, cells in enumerate(rows, start=2):
        reader.take(number, cells)
    series: list[AnnualSeries] = []
    unread = [_begun_later(*each, until=until) for each in sorted(reader.later - reader.found.keys())]
    for (place, indicator), one in sorted(reader.found.items(), key=lambda each: each[0]):
        made = one.refusal or _made(place, indicator, one)
        if isinstance(made, GangmuError):
            unread.append(Unread(place, indicator, made))
        else:
            series.append(made)
    return AnnualValues(name, tuple(series), tuple(unread))


def _begun_later(place: str, indicator: str, *, until: int) -> Unread:
    """Tell of a series that begins only after the year asked for."""
    refusal = SeriesTooShortError(
        place=place, indicator=indicator, values=0, needed=VALUES_NEEDED, origin=until, where=place
    )
    return Unread(place, indicator, refusal)


def _columns(header: Sequence[str], *, name: str) -> dict[str, int]:
    tidy = [cell.strip().lower() for cell in header]
    at = {
        column: tidy.index(known)
        for column, names in _HEADERS.items()
        for known in reversed(names)
        if known in tidy
    }
    missing = [column for column in _NEEDED if column not in at]
    if missing:
        raise ColumnsMissingError(name=name, missing=", ".join(missing), where=name)
    return at


class _Reader:
    """Takes rows in, one after another; a hundred thousand series are a million of them."""

    def __init__(self, at: dict[str, int], *, until: int) -> None:
        self.until = until
        self.found: dict[tuple[str, str], _Found] = {}
        self.later: set[tuple[str, str]] = set()  # series of which a later year was passed over
        self._at = [at.get(column, _NO_COLUMN) for column in _HEADERS]
        self._year = cache(_year)
        self._label = cache(_label)

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Take one row into its series."""
        row = [cells[place].strip() if place < len(cells) else "" for place in self._at]
        place, indicator, said, value, unit, vintage, broken, definition, breakdown, basis, span = row
        if not (place or indicator or said) or span == "cumulative":
            return
        year = self._year(said)
        if year == _PART_OF_A_YEAR:
            return
        name = place, self._label(indicator, definition, breakdown, basis)
        if year is not None and year > self.until:
            self.later.add(name)
            return
        one = self.found.get(name)
        if one is None:
            one = self.found[name] = _Found()
        if one.refusal is None:
            one.refusal = _entered(one, name, number, year, value, (vintage, unit.replace("％", "%"), broken))


def _label(indicator: str, definition: str, breakdown: str, basis: str) -> str:
    return "/".join(
        part for part in (indicator, definition, breakdown, "" if basis == "current" else basis) if part
    )


def _entered(
    one: _Found, name: tuple[str, str], number: int, year: int | None, said: str, more: tuple[str, str, str]
) -> GangmuError | None:
    """Enter the value of a year into a series, or say why it cannot be."""
    vintage, unit, broken = more
    named = {"place": name[0], "indicator": name[1]}
    if year is None:
        return YearMissingError(**named, row=number, where=name[0])
    value = _value(said)
    if value is None:
        return ValueNotReadError(**named, row=number, value=said[:40], where=name[0]) if said else None
    if broken:
        one.breaks.add(year)
    known = one.values.get(year)
    if known is not None and known[0] == vintage and known[1:] != (value, unit):
        both = {"first": str(known[1]), "second": str(value)}
        return DuplicateYearError(**named, year=year, **both, where=name[0])
    if known is None or known[0] < vintage:
        one.values[year] = (vintage, value, unit)
    return None


_NO_COLUMN: Final = 10**6
_PART_OF_A_YEAR: Final = -1


def _year(said: str) -> int | None:
    """Read a year; a shorter period is passed over."""
    try:
        period = read_period(said)
    except CellError:
        return None
    year = int(period) if len(period) == 4 else _PART_OF_A_YEAR
    return year if year == _PART_OF_A_YEAR or year in YEARS else None


def _value(said: str) -> Decimal | None:
    try:
        value = Decimal(said)
    except InvalidOperation:
        try:
            value, _ = read_number(said)
        except CellError:
            return None
    return value if value.is_finite() and (not value or abs(value.adjusted()) < LARGEST) else None


def _made(place: str, indicator: str, found: _Found) -> AnnualSeries | GangmuError:
    """Make the series; its unit is that of the latest value."""
    years = sorted(found.values)
    unit = found.values[years[-1]][2] if years else ""
    try:
        values = tuple(_in_unit(found.values[year], unit, year) for year in years)
    except UnitsDoNotFitError as fault:
        named = {"place": place, "indicator": indicator}
        return UnitsDifferError(**named, unit=unit, other=fault.unit, where=place)
    return AnnualSeries(
        place=place, indicator=indicator, unit=unit, values=values, breaks=frozenset(found.breaks)
    )


def _in_unit(found: tuple[str, Decimal, str], unit: str, year: int) -> tuple[int, Decimal]:
    _, value, own = found
    return year, value if own == unit else Quantity(value, own).to(unit).value


@dataclass(frozen=True, slots=True)
class Choice:
    """The series that were asked for."""

    names: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, values: AnnualValues, *, place: str | None, indicator: str | None) -> "Choice":
        """Choose by place and indicator; a name that nothing bears is refused with the nearest ones.

        An indicator of several definitions or breakdowns is chosen whole by its plain name: `income` of `income/urban`.
        """
        names = values.names
        if not names:
            raise NothingToForecastError(name=values.name, left_out=0, where=values.name)
        of_place = _named("place", place, names, lambda name: (name[0],))
        of_indicator = _named("indicator", indicator, names, lambda name: (name[1], name[1].split("/")[0]))
        both = of_place & of_indicator
        if not both:
            near = sorted(name[1] for name in of_place)[:NEAREST]
            raise NoSuchSeriesError(detail="", name=f"{place} · {indicator}", nearest="、".join(near) or "—")
        return cls(both)


def _named(
    kind: str,
    asked: str | None,
    names: Iterable[tuple[str, str]],
    known_as: Callable[[tuple[str, str]], tuple[str, ...]],
) -> frozenset[tuple[str, str]]:
    if asked is None:
        return frozenset(names)
    found = frozenset(name for name in names if asked in known_as(name))
    if not found:
        known = sorted({known_as(name)[0] for name in names})
        within = [each for each in known if asked and asked in each]
        near = list(dict.fromkeys([*get_close_matches(asked, known, n=NEAREST, cutoff=0.3), *within]))[
            :NEAREST
        ]
        raise NoSuchSeriesError(detail=kind, name=asked, nearest="、".join(near or known[:NEAREST]) or "—")
    return found
