"""Splitting a target (目标分解): parts are entered as lines, read against places and units, and kept whole."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.splits import Adding, Manner, NothingToSplitError, check_manner
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators import queries
from gangmu.web.indicators.findings.splits import PartGiven, Whole, split_parts, splits, whole_of, wholes
from gangmu.web.indicators.models import Place, Split, SplitPart
from gangmu.web.indicators.refusals import PartNotReadError
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.refusals import NotFoundError

_APART: Final = re.compile(r"[,，\t;；]|\s{1,}")
_MOST: Final = 400  # parts
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９．－％", "0123456789.-%")
Named = Mapping[str, Place | OrgUnit]


@once("indicators.target_split")
def split_target(
    promise: Promise,
    lines: str,
    *,
    manner: Manner,
    adding: Adding | None,
    of: str = "",
    paper: str = "",
    note: str = "",
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> Split:
    """Split a target over districts or units; `of` is the district whose part is split further."""
    require(by, "create", Split)
    whole = wholes(by, NOW).get(promise.pk)
    if whole is None or whole.quantity is None:
        raise NothingToSplitError(indicator=promise.indicator)
    check_manner(manner, whole.nature, indicator=whole.name)
    place = queries.places(by, NOW).get(code=of) if of else None
    split_of(whole, place, by=by)
    given = read_parts(lines, _named(by))
    if not given:
        raise NothingToSplitError(indicator=whole.name)
    with commit("indicators.target_split", by=by, at=at, key=key) as opened:
        row = opened.add(
            Split(
                promise=promise,
                place=place,
                manner=manner,
                adding=adding or whole.adding,
                paper=paper.strip()[:200],
                post_id=by.post_id,
                entered_on=on,
                note=note.strip()[:300],
            )
        )
        opened.add_all(
            [
                SplitPart(
                    split=row,
                    position=number,
                    place=each.place,
                    unit=each.unit,
                    value=each.value,
                    unit_of_measure=whole.quantity.unit,
                    weight=each.weight,
                )
                for number, each in enumerate(given, start=1)
            ]
        )
    return row


def split_of(whole: Whole, place: Place | None, *, by: Actor) -> Quantity:
    """Give what is split, or refuse where a district has no part of it yet."""
    rows = [
        each for each in splits(by, NOW) if each.withdrawn_on is None and each.promise_id == whole.promise.pk
    ]
    parts: dict[int, list[SplitPart]] = defaultdict(list)
    for each in split_parts(by, NOW).filter(split__in=[row.pk for row in rows]):
        parts[each.split_id].append(each)
    found = whole_of(place.pk if place else None, whole, rows, parts)
    if found is None:
        raise NothingToSplitError(indicator=whole.name)
    return found


def _named(by: Actor) -> Named:
    """Give what lines may name: districts and units, by name, short name or code; places come first."""
    found: dict[str, Place | OrgUnit] = {}
    for unit in accounts.units(by, NOW):
        found |= {word: unit for word in (unit.code, unit.name, unit.short_name) if word}
    for place in queries.places(by, NOW):
        found |= {word: place for word in (place.code, place.name, *place.aliases) if word}
    return found


def read_parts(text: str, named: Named) -> list[PartGiven]:
    """Read parts, one a line: name, figure and, where it is a rate, the base that it stands on."""
    found: list[PartGiven] = []
    seen: set[tuple[str, int]] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        part = _part(line.strip(), named)
        who = (part.place or part.unit) if part is not None else None
        if part is None or who is None or (type(who).__name__, who.pk) in seen or len(found) >= _MOST:
            raise PartNotReadError(line=number, text=line.strip()[:60])
        seen.add((type(who).__name__, who.pk))
        found.append(part)
    return found


def _part(line: str, named: Named) -> PartGiven | None:
    cells = [cell for cell in _APART.split(line) if cell]
    if not 2 <= len(cells) <= 3 or cells[0] not in named:
        return None
    value, *weights = (_number(cell) for cell in cells[1:])
    if value is None or None in weights or any(each is not None and each <= 0 for each in weights):
        return None
    who = named[cells[0]]
    return PartGiven(
        place=who if isinstance(who, Place) else None,
        unit=who if isinstance(who, OrgUnit) else None,
        value=value,
        weight=weights[0] if weights else None,
    )


def _number(text: str) -> Decimal | None:
    plain = text.translate(_FULL_WIDTH).rstrip("%")
    if len(plain) > 30 or not re.fullmatch(r"-?\d+(\.\d+)?", plain, re.ASCII):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


@once("indicators.split_withdrawn")
def withdraw_split(
    number: int, *, reason: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> Split:
    """Withdraw a split (撤回分解): it stays on record, and stands beside its target no longer."""
    row = splits(by, NOW, verb="update").get(id=number)
    if row.withdrawn_on is not None:
        raise NotFoundError(what="indicators.Split")
    with commit("indicators.split_withdrawn", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"withdrawn_on": on, "reason": reason.strip()[:300]}, version=seen)
