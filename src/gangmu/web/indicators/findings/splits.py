"""Splits of targets (目标分解): what districts and units are to reach, held against the whole."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.indicators import Direction, Indicator, Nature
from gangmu.core.indicators.splits import Adding, Part, SplitCheck, adding_of, check_split
from gangmu.core.indicators.targets import Basis
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.mapping import figure_of, indicator_of
from gangmu.web.indicators.models import Place, Split, SplitPart
from gangmu.web.indicators.showing.figures import number
from gangmu.web.indicators.showing.figures import quantity as written
from gangmu.web.indicators.tables import word
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment


def splits(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Split]:
    """Give the splits, the last one first."""
    return allowed(Split, actor, verb=verb, moment=moment).order_by("-id")


def split_parts(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[SplitPart]:
    """Give the parts of splits, in their order."""
    return allowed(SplitPart, actor, verb=verb, moment=moment).order_by("split", "position")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """总目标: a target that can be split, with its figure and what its indicator is."""

    promise: Promise
    indicator: Indicator | None
    quantity: Quantity | None
    part: tuple[str, ...] = ()  # definition and breakdown that its words mean

    @property
    def name(self) -> str:
        """Name its indicator, as the programme keeps it, else as the text does, and which part of it is meant."""
        name = self.indicator.name if self.indicator else self.promise.indicator
        return say("", " ").join((*(word(each) for each in self.part), name))

    @property
    def nature(self) -> Nature | None:
        """Tell whether it is binding."""
        return self.indicator.nature if self.indicator else None

    @property
    def is_falling(self) -> bool:
        """Tell whether less is what it asks for."""
        if self.promise.basis in (Basis.GROWTH, Basis.CHANGE) and self.quantity is not None:
            return self.quantity.value < 0
        lower = self.indicator is not None and self.indicator.direction is Direction.LOWER
        return lower or self.promise.comparison == "stay_within"

    @property
    def adding(self) -> Adding:
        """Propose how its parts add."""
        if self.indicator is None or self.quantity is None:
            return Adding.APART
        return adding_of(Basis(self.promise.basis or "level"), self.indicator.kind, self.quantity.unit)


def wholes(actor: Actor, moment: Moment) -> dict[int, Whole]:
    """Give the targets in force that have a figure, by the promise's id."""
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return {}
    rows = [
        each
        for each in outlines.promises(actor, moment).filter(outline=version.pk, kind="target")
        if each.value is not None and each.withdrawn_on is None
    ]
    indicators = {each.code: indicator_of(each) for each in queries.indicators(actor, moment)}
    meant = {each.promise_id: each for each in outlines.meanings(actor, moment).filter(role="actual")}
    return {row.pk: _whole(row, meant.get(row.pk), indicators) for row in rows}


def _whole(row: Promise, meant: Meaning | None, indicators: Mapping[str, Indicator]) -> Whole:
    indicator = indicators.get(meant.indicator) if meant else None
    figure = figure_of(row, wanted=indicator.unit if indicator else "")
    part = tuple(each for each in (meant.definition, meant.breakdown) if each) if meant else ()
    return Whole(promise=row, indicator=indicator, quantity=figure, part=part)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """分解份额: one district or unit, in words."""

    name: str
    value: str
    base: str
    row: SplitPart
    asks_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitLine:
    """目标分解: a split with its parts and what they come to."""

    row: Split
    whole: Whole
    of: str  # the district whose part is split further; empty: the whole target
    quantity: Quantity
    parts: tuple[PartLine, ...]
    check: SplitCheck

    @property
    def wanted(self) -> str:
        """Write the whole."""
        return written(self.quantity)

    @property
    def total(self) -> str:
        """Write what the parts come to; empty where they do not add."""
        return written(self.check.total) if self.check.total else ""

    @property
    def difference(self) -> str:
        """Write by how much they differ from the whole."""
        return written(self.check.difference) if self.check.difference else ""


def split_lines(actor: Actor, moment: Moment) -> list[SplitLine]:
    """Give every split that holds, held against its whole."""
    rows = [each for each in splits(actor, moment) if each.withdrawn_on is None]
    targets = wholes(actor, moment) if rows else {}
    places = queries.places(actor, moment).by_id() if rows else {}
    units = dict(accounts.units_by_id(actor, moment)) if rows else {}
    parts: dict[int, list[SplitPart]] = defaultdict(list)
    for each in split_parts(actor, moment).filter(split__in=[row.pk for row in rows]) if rows else ():
        parts[each.split_id].append(each)
    found = []
    for row in rows:
        whole = targets.get(row.promise_id)
        quantity = whole_of(row.place_id, whole, rows, parts) if whole else None
        if whole is not None and quantity is not None and parts[row.pk]:
            found.append(_line(row, whole, quantity, parts[row.pk], places, units))
    return found


def whole_of(
    place_id: int | None, whole: Whole, rows: list[Split], parts: dict[int, list[SplitPart]]
) -> Quantity | None:
    """Give what is split: the target's figure, or the part that a district has of it."""
    if place_id is None:
        return whole.quantity
    for row in rows:
        if row.promise_id == whole.promise.pk and row.place_id is None:
            mine = next((each for each in parts[row.pk] if each.place_id == place_id), None)
            if mine is not None:
                return Quantity(mine.value, mine.unit_of_measure)
    return None


def _line(
    row: Split,
    whole: Whole,
    quantity: Quantity,
    parts: list[SplitPart],
    places: dict[int, Place],
    units: dict[int, OrgUnit],
) -> SplitLine:
    given = [
        Part(code=str(each.pk), quantity=Quantity(each.value, each.unit_of_measure), weight=each.weight)
        for each in parts
    ]
    check = check_split(
        quantity, given, adding=Adding(row.adding), falling=whole.is_falling, indicator=whole.name
    )
    above = {each.code for each in check.above}
    return SplitLine(
        row=row,
        whole=whole,
        of=places[row.place_id].name if row.place_id in places else "",
        quantity=quantity,
        parts=tuple(
            PartLine(
                name=_name(each, places, units),
                value=written(Quantity(each.value, each.unit_of_measure)),
                base=number(each.weight) if each.weight is not None else "",
                row=each,
                asks_more=str(each.pk) in above,
            )
            for each in parts
        ),
        check=check,
    )


def _name(part: SplitPart, places: dict[int, Place], units: dict[int, OrgUnit]) -> str:
    named = places.get(part.place_id) if part.place_id else units.get(part.unit_id or 0)
    return named.name if named else "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartGiven:
    """一份: one part as it is entered."""

    place: Place | None
    unit: OrgUnit | None
    value: Decimal
    weight: Decimal | None
