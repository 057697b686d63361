"""Parts (参与): which rows a unit takes part in, and which fall to a leader's portfolio, at one moment."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from django.apps import apps
from django.db.models import Q

from gangmu.web.accounts.models import OrgUnit, PortfolioHolding, PortfolioUnit
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.clock import today
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.rows import RecordRow, TakingPart, type_name

Finder = Callable[[TakingPart, Moment], Q]
_NOTHING = Q(pk__in=())
_UNTIL_FURTHER_NOTICE = Q(until_on__isnull=True)


def of_those_taking_part(model: type[RecordRow], actor: Actor, moment: Moment) -> Q:
    """Give the rows in which the actor's unit, or one below it, has a part (参与)."""
    if actor.unit_id is None:
        return _NOTHING
    return _through(
        model, lambda part, then: _of_units(part, units_below(actor, then), actor, then), actor, moment
    )


def of_the_portfolio(model: type[RecordRow], actor: Actor, moment: Moment) -> Q:
    """Give the rows that name the leader's post, those of units in its portfolios, and those that nobody is given (分工)."""
    if actor.post_id is None:
        return _NOTHING
    return _through(model, lambda part, then: _of_leader(part, actor, then), actor, moment)


def released_with_what_it_hangs_from(model: type[RecordRow], actor: Actor, moment: Moment) -> Q:
    """Give the rows that may be released; one that hangs from another is released with that one only."""
    if model.public_where is None:
        return _NOTHING
    if model.hangs_from is None:
        return model.public_where
    above = _above(model)
    where = released_with_what_it_hangs_from(above, actor, moment)
    return model.public_where & _hanging(model, above, where, actor, moment)


def _through(model: type[RecordRow], of_part: Finder, actor: Actor, moment: Moment) -> Q:
    if (part := model.taking_part) is not None:
        return of_part(part, moment) & part.where & _still_theirs(model, part, of_part, actor, moment)
    if model.hangs_from is None:
        raise ValueError(f"{type_name(model)} does not say who takes part in it")
    above = _above(model)
    return _hanging(model, above, _through(above, of_part, actor, moment), actor, moment)


def _still_theirs(
    model: type[RecordRow], part: TakingPart, of_part: Finder, actor: Actor, moment: Moment
) -> Q:
    """Of the past, leave only what is theirs today too: a right that was taken is not had again by going back."""
    if moment.is_present:
        return Q()
    now_theirs = Q(programme=actor.programme_id) & of_part(part, NOW) & part.where
    return Q(pk__in=[key for (key,) in Rows(model, NOW, where=now_theirs).columns("id")])


def _above(model: type[RecordRow]) -> type[RecordRow]:
    above = model._meta.get_field(str(model.hangs_from)).related_model
    assert isinstance(above, type)
    assert issubclass(above, RecordRow)
    return above


def _hanging(model: type[RecordRow], above: type[RecordRow], where: Q, actor: Actor, moment: Moment) -> Q:
    return Q(**{f"{model.hangs_from}__in": _keys(above, "pk", where, actor, moment)})


def _keys(model: type[RecordRow], name: str, where: Q, actor: Actor, moment: Moment) -> object:
    """Give keys for a condition: a query of the present, else the keys that stood there at the moment."""
    where &= Q(programme=actor.programme_id)
    if moment.is_present:
        return model._default_manager.filter(where).order_by().values(name)
    return [key for (key,) in Rows(model, moment, where=where).columns("id" if name == "pk" else name)]


def _of_units(part: TakingPart, units: list[int], actor: Actor, moment: Moment) -> Q:
    rows = cast("type[RecordRow]", apps.get_model(part.rows))
    named = _keys(rows, part.row, Q(**{f"{part.row_unit}__in": units}), actor, moment)
    return Q(**{f"{part.unit}__in": units}) | Q(pk__in=named)


def _of_leader(part: TakingPart, actor: Actor, moment: Moment) -> Q:
    on = _day_of(moment, actor)
    mine, divided = _portfolios(actor, on, moment)
    undivided = ~Q(**{f"{part.unit}__in": divided}) & Q(**{f"{part.leader}__isnull": True})
    return Q(**{part.leader: actor.post_id}) | Q(**{f"{part.unit}__in": mine}) | undivided


def _portfolios(actor: Actor, on: date, moment: Moment) -> tuple[list[int], list[int]]:
    """Give the units in the portfolios that the actor's post holds on a day, and those in anybody's."""
    return actor.once(("portfolios", actor.post_id, on, moment), lambda: _read_portfolios(actor, on, moment))


def _read_portfolios(actor: Actor, on: date, moment: Moment) -> tuple[list[int], list[int]]:
    in_force = Q(programme=actor.programme_id, from_on__lte=on) & (
        _UNTIL_FURTHER_NOTICE | Q(until_on__gte=on)
    )
    held: dict[int, set[int]] = {}
    for portfolio, post in Rows(PortfolioHolding, moment, where=in_force).columns("portfolio", "post"):
        held.setdefault(portfolio, set()).add(post)
    mine: list[int] = []
    divided: list[int] = []
    for portfolio, unit in Rows(PortfolioUnit, moment, where=in_force).columns("portfolio", "unit"):
        if portfolio in held:
            divided.append(unit)
        if actor.post_id in held.get(portfolio, ()):
            mine.append(unit)
    below = _tree(actor, moment)
    return _all_below(mine, below), _all_below(divided, below)


def _day_of(moment: Moment, actor: Actor) -> date:
    if moment.on is not None:
        return moment.on
    return actor.once(("day", actor.programme_id, moment), lambda: _read_day(moment, actor))


def _read_day(moment: Moment, actor: Actor) -> date:
    programme = actor.once(
        ("programme", actor.programme_id),
        lambda: Programme.objects.filter(pk=actor.programme_id or 0).first(),
    )
    if programme is None:
        return date.min
    if moment.seq is not None:
        entry = (
            LedgerEntry.objects.filter(head__programme=programme, seq__lte=moment.seq)
            .order_by("-seq")
            .first()
        )
        if entry is not None:
            return entry.at.date()
    return today(programme)


def _all_below(units: list[int], below: Mapping[int | None, list[int]]) -> list[int]:
    found, waiting = set[int](), list(units)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += below.get(key, [])
    return sorted(found)


def units_below(actor: Actor, moment: Moment) -> list[int]:
    """Give the actor's unit and all units below it at a moment."""
    return [] if actor.unit_id is None else _all_below([actor.unit_id], _tree(actor, moment))


def _tree(actor: Actor, moment: Moment) -> dict[int | None, list[int]]:
    return actor.once(("units below", moment), lambda: _read_tree(moment))


def _read_tree(moment: Moment) -> dict[int | None, list[int]]:
    below: dict[int | None, list[int]] = {}
    for key, parent in Rows(OrgUnit, moment).columns("id", "parent"):
        below.setdefault(parent, []).append(key)
    return below
