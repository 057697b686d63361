"""The verbs of portfolios (分工): make, change what is in one, move some between leaders in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.charges import Held, led_by, move
from gangmu.web.accounts.models import OrgUnit, Portfolio, PortfolioHolding, PortfolioUnit, Post
from gangmu.web.accounts.refusals import CodeTakenError, DayNotComeError, HoldingDaysError
from gangmu.web.accounts.scopes import require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.once import once


@once("accounts.portfolio_made")
def make_portfolio(
    portfolio: Portfolio,
    units: Sequence[OrgUnit],
    post: Post | None,
    *,
    from_on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> Portfolio:
    """Make a portfolio with its units and, if there is one, the leader's post that answers for it (设分工)."""
    require(by, "create", Portfolio)
    with commit("accounts.portfolio_made", by=by, at=at, key=key) as opened:
        there = Portfolio.objects.filter(programme=by.programme_id)
        if there.filter(Q(name=portfolio.name) | Q(code=portfolio.code)).exists():
            raise CodeTakenError(name=portfolio.name)
        made = opened.add(portfolio)
        opened.add_all(PortfolioUnit(portfolio=made, unit=each, from_on=from_on) for each in units)
        if post is not None:
            opened.add(PortfolioHolding(portfolio=made, post=post, from_on=from_on))
        return made


@once("accounts.portfolio_changed")
def change_portfolio(
    portfolio: Portfolio,
    units: Sequence[OrgUnit],
    *,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    version: int,
    name: str = "",
) -> None:
    """Say which units stand in a portfolio from a day on (调整分管单位); what was so before stays so."""
    require(by, "update", Portfolio)
    wanted = {each.pk: each for each in units}
    with commit("accounts.portfolio_changed", by=by, at=at, key=key) as opened:
        opened.replace(portfolio, {"name": name or portfolio.name}, version=version)
        set_units(opened, portfolio, wanted, on)


def set_units(opened: Commit, portfolio: Portfolio, wanted: Mapping[int, OrgUnit], on: date) -> None:
    """Let these units stand in a portfolio from a day on, and no others."""
    here = units_in([portfolio], on)
    for each in here:
        if each.unit_id not in wanted:
            _end(opened, each, on)
    there = {each.unit_id for each in here}
    opened.add_all(
        PortfolioUnit(portfolio=portfolio, unit=each, from_on=on)
        for key, each in wanted.items()
        if key not in there
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioMove:
    """一次分工调整: portfolios, the post that each goes to, and the units that stand in each afterwards."""

    to: Mapping[int, Post]  # by key of the portfolio; those that keep their leader are not named
    on: date
    is_acting: bool = False
    units: Mapping[int, Sequence[OrgUnit]] = field(
        default_factory=dict
    )  # those that keep theirs are not named

    def portfolios(self) -> list[Portfolio]:
        """Give the portfolios in official order."""
        return list(Portfolio.objects.filter(pk__in={*self.to, *self.units}))

    def holdings(self) -> list[PortfolioHolding]:
        """Give who holds them at that day."""
        return holders_of(self.portfolios(), self.on)

    def see_days(self) -> None:
        """Refuse a move that is dated before somebody took one of them up: it would be held by two."""
        later = PortfolioHolding.objects.filter(portfolio__in=self.to, from_on__gt=self.on)
        for each in later.select_related("post").order_by("from_on")[:1]:
            raise HoldingDaysError(
                post=each.post.title, from_on=self.on.isoformat(), until_on=each.from_on.isoformat()
            )

    def heirs(self) -> dict[int, tuple[Post, Post]]:
        """Tell of units whose leader changes: who leads their field before, and who afterwards."""
        rows = self.portfolios()
        old = {each.portfolio_id: each.post for each in self.holdings()}
        standing: dict[int, list[int]] = {}
        for each in units_in(rows, self.on):
            standing.setdefault(each.portfolio_id, []).append(each.unit_id)
        before, after = dict[int, Post](), dict[int, Post]()
        for portfolio in rows:
            here = standing.get(portfolio.pk, [])
            then = [each.pk for each in self.units[portfolio.pk]] if portfolio.pk in self.units else here
            if (post := old.get(portfolio.pk)) is not None:
                before |= dict.fromkeys(here, post)
            if (post := self.to.get(portfolio.pk) or old.get(portfolio.pk)) is not None:
                after |= dict.fromkeys(then, post)
        return {
            unit: (post, after[unit]) for unit, post in before.items() if after.get(unit, post).pk != post.pk
        }

    def handed_over(self) -> list[Held]:
        """List what changes hands with them: what the leader's post stands on of what their units answer for."""
        return [each for _, _, held in self.by_leaders() for each in held]

    def by_leaders(self) -> list[tuple[Post, Post, list[Held]]]:
        """List the same by who gives and who takes."""
        pairs: dict[tuple[int, int], tuple[Post, Post, list[int]]] = {}
        for unit, (old, new) in self.heirs().items():
            pairs.setdefault((old.pk, new.pk), (old, new, []))[2].append(unit)
        return [(old, new, led_by(old, units)) for old, new, units in pairs.values()]


@once("accounts.portfolios_moved")
def move_portfolios(moves: PortfolioMove, *, today: date, by: Actor, at: datetime, key: str) -> None:
    """Move portfolios between leaders in one act (分工调整): history is kept, what is led by the field goes with it."""
    require(by, "update", PortfolioHolding)
    if moves.on > today:
        raise DayNotComeError(day=moves.on.isoformat(), today=today.isoformat())
    moves.see_days()
    with commit("accounts.portfolios_moved", by=by, at=at, key=key) as opened:
        write_move(opened, moves)


def write_move(opened: Commit, moves: PortfolioMove) -> None:
    """Let portfolios go to their new leaders, with what is led by the field."""
    held_since = {each.portfolio_id: each for each in moves.holdings()}
    handed = moves.by_leaders()
    for portfolio in moves.portfolios():
        if portfolio.pk in moves.units:
            wanted = {each.pk: each for each in moves.units[portfolio.pk]}
            set_units(opened, portfolio, wanted, moves.on)
        old, post = held_since.get(portfolio.pk), moves.to.get(portfolio.pk)
        if post is None or (old and old.post_id == post.pk and old.is_acting == moves.is_acting):
            continue
        if old is not None:
            _end(opened, old, moves.on)
        opened.add(
            PortfolioHolding(portfolio=portfolio, post=post, from_on=moves.on, is_acting=moves.is_acting)
        )
    for before, after, held in handed:
        move(opened, held, posts={before.pk: after})


def _end(opened: Commit, row: PortfolioUnit | PortfolioHolding, on: date) -> None:
    """End a row the day before; what began that very day is taken back."""
    if row.from_on >= on:
        opened.remove(row, version=row.version)
    else:
        opened.replace(row, {"until_on": on - DAY}, version=row.version)


def units_in(portfolios: Sequence[Portfolio], on: date) -> list[PortfolioUnit]:
    """Give the units that stand in portfolios on a day."""
    rows = PortfolioUnit.objects.filter(portfolio__in=portfolios, from_on__lte=on).select_related("unit")
    found = [each for each in rows if each.until_on is None or each.until_on >= on]
    return sorted(found, key=lambda each: (each.portfolio_id, each.unit.position, each.unit_id))


def holders_of(portfolios: Sequence[Portfolio], on: date) -> list[PortfolioHolding]:
    """Give who holds portfolios on a day."""
    rows = PortfolioHolding.objects.filter(portfolio__in=portfolios, from_on__lte=on).select_related(
        "post", "post__unit"
    )
    return [each for each in rows if each.until_on is None or each.until_on >= on]
