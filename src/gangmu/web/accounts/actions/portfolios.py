"""The verbs of portfolios (分工): make, change what is in one, move some between leaders in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.charges import Held, led_by, move
from gangmu.web.accounts.models import OrgUnit, Portfolio, PortfolioHolding, PortfolioUnit, Post
from gangmu.web.accounts.refusals import DayNotComeError, HoldingDaysError
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
        here = units_in([portfolio], on)
        for each in here:
            if each.unit_id not in wanted:
                _end(opened, each, on)
        there = {each.unit_id for each in here}
        opened.add_all(
            PortfolioUnit(portfolio=portfolio, unit=each, from_on=on)
            for key_, each in wanted.items()
            if key_ not in there
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioMove:
    """一次分工调整: portfolios, and the post that each goes to."""

    to: Mapping[int, Post]  # by key of the portfolio
    on: date
    is_acting: bool = False

    def portfolios(self) -> list[Portfolio]:
        """Give the portfolios in official order."""
        return list(Portfolio.objects.filter(pk__in=self.to))

    def holdings(self) -> list[PortfolioHolding]:
        """Give who holds them at that day."""
        return holders_of(self.portfolios(), self.on)

    def handed_over(self) -> list[Held]:
        """List what changes hands with them: what the leader's post stands on of what their units answer for."""
        units: dict[int, list[int]] = {}
        for within in units_in(self.portfolios(), self.on):
            units.setdefault(within.portfolio_id, []).append(within.unit_id)
        found: list[Held] = []
        for each in self.holdings():
            if each.post_id != self.to[each.portfolio_id].pk:
                found += led_by(each.post, units.get(each.portfolio_id, []))
        return found


@once("accounts.portfolios_moved")
def move_portfolios(moves: PortfolioMove, *, today: date, by: Actor, at: datetime, key: str) -> None:
    """Move portfolios between leaders in one act (分工调整): history is kept, what is led by the field goes with it."""
    require(by, "update", PortfolioHolding)
    if moves.on > today:
        raise DayNotComeError(day=moves.on.isoformat(), today=today.isoformat())
    before = moves.holdings()
    held_since = {each.portfolio_id: each for each in before}
    for each in before:
        if each.from_on > moves.on:
            raise HoldingDaysError(
                post=each.post.title, from_on=moves.on.isoformat(), until_on=each.from_on.isoformat()
            )
    with commit("accounts.portfolios_moved", by=by, at=at, key=key) as opened:
        by_unit = _heirs_by_unit(moves)
        handed = moves.handed_over()
        for portfolio in moves.portfolios():
            old, post = held_since.get(portfolio.pk), moves.to[portfolio.pk]
            if old is not None and old.post_id == post.pk and old.is_acting == moves.is_acting:
                continue
            if old is not None:
                _end(opened, old, moves.on)
            opened.add(
                PortfolioHolding(portfolio=portfolio, post=post, from_on=moves.on, is_acting=moves.is_acting)
            )
        for heir in set(by_unit.values()):
            theirs = [each for each in handed if by_unit.get(each.unit_id or 0) == heir]
            move(
                opened, theirs, posts={each.leader_id: heir for each in theirs if each.leader_id is not None}
            )


def _heirs_by_unit(moves: PortfolioMove) -> dict[int, Post]:
    return {each.unit_id: moves.to[each.portfolio_id] for each in units_in(moves.portfolios(), moves.on)}


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
