"""Derived values for pages (派生值): worked out when asked, each with its birth certificate in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.refusals import GangmuError, Language
from gangmu.core.indicators.derivations import (
    Derivation,
    Derived,
    Known,
    arithmetic,
    checked,
    derive,
    periods_of,
    read_derivation,
)
from gangmu.core.indicators.operands import Absent, Operand, why_absent
from gangmu.core.indicators.references import Way
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.findings.kept import Kept, kept
from gangmu.web.indicators.showing.figures import number, quantity
from gangmu.web.indicators.tables import word
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """一项来源: what one name of the formula stood for, in words."""

    name: str
    value: str
    published: tuple[str, ...]  # each figure with its day and its source
    absent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedLine:
    """派生值一行: one period, as a table shows it."""

    period: str
    value: str  # empty: there is none, and `why` says why
    unit: str
    why: str
    arithmetic: str
    ingredients: tuple[Ingredient, ...]
    may_change: bool
    derived: Derived


def derived_lines(
    actor: Actor, moment: Moment, code: str, *, place: str, day: date | None = None
) -> tuple[DerivedLine, ...]:
    """Give all values of a derived indicator in one place, the latest first, as published on a day."""
    found = kept(actor, moment)
    return lines_of(found, derivations_of(found), code, place=place, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedTable:
    """派生值表: what an indicator that follows from others is worth in one place."""

    place: str
    lines: tuple[DerivedLine, ...]

    @property
    def valued(self) -> tuple[DerivedLine, ...]:
        """Give the periods that have a value."""
        return tuple(each for each in self.lines if each.value)

    @property
    def missing(self) -> dict[str, list[str]]:
        """Give the periods that have none, by what is missing: a long list of them says nothing."""
        found: dict[str, list[str]] = {}
        for each in self.lines:
            if not each.value:
                found.setdefault(each.why, []).append(each.period)
        return found


def derived_table(
    actor: Actor, moment: Moment, code: str, *, place: str, home: str, day: date
) -> DerivedTable | None:
    """Give the table for the indicator's page: of the place asked for, else the programme's own, else the first."""
    found = kept(actor, moment)
    if not found.rows[code].formula:
        return None
    own = [each for each, row in found.places.items() if home in (row.name, *row.aliases)]
    read = derivations_of(found)
    for where in (place,) if place in found.places else (*own, *found.places):
        if lines := lines_of(found, read, code, place=where, day=day):
            return DerivedTable(place=found.place_name(where), lines=lines)
    return DerivedTable(place="", lines=())


def derivations_of(found: Kept, *, instead: Mapping[str, Derivation] | None = None) -> dict[str, Derivation]:
    """Read the formulas that are kept. One that does not read any more derives nothing: the desk's page says so."""
    units = {code: row.unit for code, row in found.rows.items()}
    read: dict[str, Derivation] = {}
    for code, row in found.rows.items():
        if row.formula and code not in (instead or {}):
            try:
                read[code] = read_derivation(code, row.formula, units)
            except GangmuError:
                continue
    read |= instead or {}
    try:
        checked(read)
    except GangmuError:
        if instead:
            raise
        return {}
    return read


def lines_of(
    found: Kept, derivations: Mapping[str, Derivation], code: str, *, place: str, day: date | None = None
) -> tuple[DerivedLine, ...]:
    """Work out a derived indicator for every period that has anything to work with."""
    if code not in derivations:
        return ()
    histories = {core: history.known_on(day) if day else history for core, history in found.histories.items()}
    known = Known(histories=histories, derivations=derivations, parents=found.parents)
    periods = periods_of(code, known, place=place)
    return tuple(
        _line(derive(code, known, place=place, period=period), found) for period in reversed(periods)
    )


def _line(derived: Derived, found: Kept) -> DerivedLine:
    spoken = _spoken()
    reason = derived.reason
    return DerivedLine(
        period=period_in_words(derived.period, spoken),
        value=number(derived.quantity.value) if derived.quantity else "",
        unit=derived.unit,
        why=_why(derived, found) if reason else "",
        arithmetic=arithmetic(derived, lambda each: called(each, found), spoken),
        ingredients=tuple(_ingredient(each, found) for each in derived.operands),
        may_change=any(each.may_change for each in derived.operands),
        derived=derived,
    )


def _why(derived: Derived, found: Kept) -> str:
    """Say why there is no value: which name of the formula lacks what."""
    english = _spoken() == "en"
    lacking = [
        called(each, found) + say("：", ": ") + why_absent(each.absent, english=english)
        for each in derived.absent
        if each.absent is not None
    ]
    return say("；", "; ").join(lacking) or why_absent(derived.reason or Absent.NO_RESULT, english=english)


def _spoken() -> Language:
    return "en" if language() == "en" else "zh"


def called(operand: Operand, found: Kept) -> str:
    """Name an operand: place, indicator, how it is counted, and what is taken of it."""
    wanted = operand.reference
    parts = [word(each) for each in wanted.words]
    taken = {Way.MEAN: say("期初期末平均", "mean of the year"), Way.GROWTH: say("增速", "growth")}.get(
        wanted.way
    )
    rest = [each for each in (*parts, taken) if each]
    name = say(
        f"{found.place_name(operand.place)}{found.indicator_name(wanted.indicator)}",
        f"{found.indicator_name(wanted.indicator)} of {found.place_name(operand.place)}",
    )
    return name + (say(f"（{'，'.join(rest)}）", f" ({', '.join(rest)})") if rest else "")


def _ingredient(operand: Operand, found: Kept) -> Ingredient:
    spoken = _spoken()
    published = tuple(
        say("：", ": ").join(
            (
                f"{period_in_words(each.period, spoken)} {quantity(each.quantity)}",
                say(
                    f"{each.source_title}，{each.vintage}公布"
                    if each.vintage
                    else f"{each.source_title}，公布日不详",
                    f"{each.source_title}, published {each.vintage or 'on an unknown day'}",
                ),
            )
        )
        for each in operand.observations
    )
    if operand.derived is not None:
        published = (arithmetic(operand.derived, lambda each: called(each, found), spoken),)
    return Ingredient(
        name=called(operand, found),
        value=quantity(operand.quantity) if operand.quantity else "",
        published=published,
        absent=why_absent(operand.absent, english=spoken == "en") if operand.absent else "",
    )
