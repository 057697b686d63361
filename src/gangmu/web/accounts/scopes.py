"""Scopes: a right becomes a query for lists, and the answer for one object goes through that query."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Q

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.accounts.rights import Right, rights_of
from gangmu.web.accounts.taking_part import (
    of_the_portfolio,
    of_those_taking_part,
    released_with_what_it_hangs_from,
    units_below,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.register import public_fields
from gangmu.web.record.rows import HomeRow, RecordRow, type_name

Row = TypeVar("Row", bound=RecordRow)
_NOTHING = Q(pk__in=())
_WITH_THE_ROW = ("any", "taking part", "in portfolio")  # scopes in which what hangs from a row goes with it


def allowed(model: type[Row], actor: Actor, *, verb: str = "read", moment: Moment = NOW) -> Rows[Row]:
    """Give the rows to which an actor may do this. Lists, counts, search, exports and pages all begin here."""
    found = rights_of(actor.role, verb, type_name(model))
    if not found:
        raise NotAllowedError(role=actor.role, verb=verb, what=type_name(model))
    if any(right.scope == "released" for right in found):
        moment = _not_past_release(moment, actor)
    where = _either([_query(right, model, actor, moment) for right in found])
    if not issubclass(model, HomeRow):
        where &= Q(programme=actor.programme_id)
    rows = Rows(model, moment, where=where)
    for right in found:
        if (fields := fields_of(right, model)) is not None:
            rows = rows.seen_as(fields)
    return rows


def hanging_from(row: RecordRow, model: type[Row], actor: Actor, *, moment: Moment = NOW) -> Rows[Row]:
    """Give the rows that hang from one that this actor was let see: where that decides, nothing is asked again."""
    found = rights_of(actor.role, "read", type_name(model))
    name = model.hangs_from
    assert name is not None
    if any(right.scope in _WITH_THE_ROW and right.fields is None for right in found):
        return Rows(model, moment, where=Q(programme=actor.programme_id, **{name: row.pk}))
    return allowed(model, actor, moment=moment).filter(**{name: row.pk})


def hanging_from_all(
    keys: Iterable[int], model: type[Row], actor: Actor, *, moment: Moment = NOW
) -> Rows[Row]:
    """Give the rows that hang from rows that this actor was let see, named by id: the same for many as for one."""
    found = rights_of(actor.role, "read", type_name(model))
    name = model.hangs_from
    assert name is not None
    where = {f"{name}__in": list(keys)}
    if any(right.scope in _WITH_THE_ROW and right.fields is None for right in found):
        return Rows(model, moment, where=Q(programme=actor.programme_id, **where))
    return allowed(model, actor, moment=moment).filter(**where)


def may(actor: Actor, verb: str, model: type[RecordRow]) -> bool:
    """Tell whether an actor may do this to any row of a type, for doors and for what to offer."""
    return bool(rights_of(actor.role, verb, type_name(model)))


def require(actor: Actor, verb: str, model: type[RecordRow]) -> None:
    """Refuse unless the actor may do this to some row of a type: for verbs that make a new row."""
    if not may(actor, verb, model):
        raise NotAllowedError(role=actor.role, verb=verb, what=type_name(model))


def fields_of(right: Right, model: type[RecordRow]) -> frozenset[str] | None:
    """Name the fields that a right lets see; None is every field."""
    if right.scope == "released":
        public = public_fields(model)
        return public if right.fields is None else public & right.fields
    return right.fields


def _either(queries: list[Q]) -> Q:
    """Join queries by or. An empty query means every row, which Django's own `|` would drop."""
    return Q() if not all(queries) else reduce(or_, queries)


def _not_past_release(moment: Moment, actor: Actor) -> Moment:
    last = actor.released_seq or 0
    seq = last if moment.seq is None else min(moment.seq, last)
    return Moment(seq=seq, on=moment.on)


def _query(right: Right, model: type[RecordRow], actor: Actor, moment: Moment) -> Q:
    match right.scope:
        case "any":
            return Q()
        case "released":
            return released_with_what_it_hangs_from(model, actor, moment)
        case "taking part":
            return of_those_taking_part(model, actor, moment)
        case "in portfolio":
            return of_the_portfolio(model, actor, moment)
        case "own unit" if model.own_unit is not None:
            return Q(**{model.own_unit: actor.unit_id}) if actor.unit_id else _NOTHING
        case "own unit and below" if model.own_unit is not None:
            return Q(**{f"{model.own_unit}__in": units_below(actor, moment)})
        case "named" if model.named_post is not None:
            return Q(**{model.named_post: actor.post_id}) if actor.post_id else _NOTHING
        case "assigned" if model.assigned_unit is not None:
            return _of_unit(model, "assigned_unit", actor, moment)
        case "in mandate" if model.in_mandate is not None:
            return _of_unit(model, "in_mandate", actor, moment)
    raise ValueError(f"{type_name(model)} does not say what “{right.scope}” means for it")


def _of_unit(model: type[RecordRow], kind: str, actor: Actor, moment: Moment) -> Q:
    """Give the rows that fall to the actor's unit: by a unit of their own, or with the row that they hang from."""
    if actor.unit_id is None:
        return _NOTHING
    name = getattr(model, kind)
    above = model._meta.get_field(name).related_model
    if above is OrgUnit:
        return Q(**{name: actor.unit_id})
    if not (isinstance(above, type) and issubclass(above, RecordRow)) or getattr(above, kind) is None:
        raise ValueError(f"{type_name(model)}.{name} leads to no unit that “{kind}” could mean")
    of_unit = _of_unit(above, kind, actor, moment) & Q(programme=actor.programme_id)
    if moment.is_present:  # one query, whatever hangs there
        return Q(**{f"{name}__in": above._default_manager.filter(of_unit).values("pk")})
    return Q(**{f"{name}__in": [key for (key,) in Rows(above, moment, where=of_unit).columns("id")]})
