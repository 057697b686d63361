"""What a planned change does on its day (到日生效), one way a kind, through the verbs that do it at once."""

from datetime import date, datetime
from typing import Final, Protocol, TypeVar

from gangmu.web.accounts.actions.people import abolish_post
from gangmu.web.accounts.actions.portfolios import PortfolioMove, move_portfolios
from gangmu.web.accounts.actions.units import DAY, dissolve_unit, merge_units, rename_unit, split_unit
from gangmu.web.accounts.charges import held_by
from gangmu.web.accounts.models import OrgUnit, PlannedChange, Portfolio, Post
from gangmu.web.accounts.refusals import CodeTakenError, NoSuchChoiceError
from gangmu.web.record.actors import Actor
from gangmu.web.record.rows import ProgrammeRow

Named = TypeVar("Named", bound=ProgrammeRow)


class _Carry(Protocol):
    def __call__(
        self, change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str
    ) -> object: ...


def units_that_go(change: PlannedChange) -> set[str]:
    """Name the units that end with a change, by code: none of them can end twice."""
    if change.kind == "merge":
        return set(change.arguments["going"])
    return {change.arguments["unit"]} if change.kind == "dissolve" else set()


def _rename(change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str) -> object:
    unit = _unit(change, change.arguments["unit"])
    name, version = change.arguments["name"], unit.version
    return rename_unit(unit, name, on=change.on, today=today, version=version, by=by, at=at, key=key)


def _merge(change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str) -> object:
    into = _unit(change, change.arguments["into"])
    going = [_unit(change, code) for code in change.arguments["going"]]
    reason = change.arguments.get("reason", "")
    return merge_units(into, going, on=change.on, today=today, reason=reason, by=by, at=at, key=key)


def _split(change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str) -> object:
    """Found the unit with the posts and charges that were ticked, as far as they are still there to be taken."""
    asked = change.arguments
    before, chosen = _unit(change, asked["unit"]), set(asked.get("charges", ()))
    taken = OrgUnit.objects.filter(programme=change.programme_id)
    if taken.filter(name=asked["name"]).exists():
        raise CodeTakenError(name=asked["name"])
    codes = set(taken.filter(code__startswith=asked["code"]).values_list("code", flat=True))
    founded = OrgUnit(
        code=_free(asked["code"], codes),
        name=asked["name"],
        kind=before.kind,
        parent=before.parent,
        position=asked["position"],
    )
    return split_unit(
        before,
        founded,
        taking=[each for each in held_by(change.programme_id, units=[before]) if each.key in chosen],
        posts=list(Post.objects.filter(programme=change.programme_id, code__in=asked.get("posts", ()))),
        on=change.on,
        today=today,
        reason=asked.get("reason", ""),
        by=by,
        at=at,
        key=key,
    )


def _dissolve(change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str) -> object:
    unit = _unit(change, change.arguments["unit"])
    return dissolve_unit(unit, on=change.on - DAY, today=today, version=unit.version, by=by, at=at, key=key)


def _abolish(change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str) -> object:
    post = _post(change, change.arguments["post"])
    heir = change.arguments.get("heir")
    return abolish_post(
        post,
        on=change.on - DAY,
        today=today,
        heir=_post(change, heir) if heir else None,
        version=post.version,
        by=by,
        at=at,
        key=key,
    )


def _portfolios(change: PlannedChange, /, *, today: date, by: Actor, at: datetime, key: str) -> object:
    return move_portfolios(move_of(change), today=today, by=by, at=at, key=key)


def move_of(change: PlannedChange) -> PortfolioMove:
    """Give the move of portfolios that a change arranges."""
    asked = change.arguments
    units: dict[str, list[str]] = asked.get("units", {})
    return PortfolioMove(
        to={_row(Portfolio, change, code).pk: _post(change, post) for code, post in asked["to"].items()},
        units={
            _row(Portfolio, change, code).pk: [_unit(change, each) for each in codes]
            for code, codes in units.items()
        },
        on=change.on,
        is_acting=bool(asked.get("acting")),
    )


def _free(code: str, taken: set[str]) -> str:
    """Give the code that was meant, or the next one where another unit took it meanwhile."""
    found, number = code, 2
    while found in taken:
        found, number = f"{code}-{number}", number + 1
    return found


def _unit(change: PlannedChange, code: str) -> OrgUnit:
    return _row(OrgUnit, change, code)


def _post(change: PlannedChange, code: str) -> Post:
    return _row(Post, change, code)


def _row(model: type[Named], change: PlannedChange, code: str) -> Named:
    """Find by its code what was chosen when the change was arranged."""
    found = model._default_manager.filter(programme=change.programme_id, code=code).first()
    if found is None:
        raise NoSuchChoiceError(what=model.__name__, text=code)
    return found


CARRIED: Final[dict[str, _Carry]] = {
    "rename": _rename,
    "merge": _merge,
    "split": _split,
    "dissolve": _dissolve,
    "abolish": _abolish,
    "portfolios": _portfolios,
}
