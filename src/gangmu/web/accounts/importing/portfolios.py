"""The rows of portfolios in a workbook (分工): new ones, and those that go to another leader or have other units."""

from collections.abc import Sequence
from datetime import date

from gangmu.files.organisations.reading import OrganisationRow
from gangmu.web.accounts.actions.portfolios import PortfolioMove, holders_of, units_in
from gangmu.web.accounts.actions.units import DAY
from gangmu.web.accounts.importing.looking import Looking, parts
from gangmu.web.accounts.importing.plans import PortfolioPlan
from gangmu.web.accounts.models import Portfolio, PortfolioHolding, PortfolioUnit
from gangmu.web.accounts.scopes import allowed


def at_portfolios(look: Looking, rows: Sequence[OrganisationRow]) -> None:
    """Match the rows of portfolios with those that are recorded; what is not so yet is listed with who loses and gains."""
    recorded = list(allowed(Portfolio, look.actor))
    known = {look.directory.fold(each.name): each for each in recorded}
    codes, seen = {each.code for each in recorded}, dict[str, int]()
    for row in rows:
        name = look.directory.fold(row.get("name"))
        if (first := seen.setdefault(name, row.number)) != row.number:
            look.fault(row, "organisation.twice", "name", first=str(first))
            continue
        plan = _plan(look, row, known.get(name), codes)
        codes.add(plan.code)
        if plan.known is None or _moves(look, plan, plan.known):
            look.found.portfolios.append(plan)
        else:
            look.found.known += 1
    _list_what_changes_hands(look)


def _plan(look: Looking, row: OrganisationRow, known: Portfolio | None, codes: set[str]) -> PortfolioPlan:
    words = parts(row.get("units"))
    units = tuple(dict.fromkeys(code for each in words for code in _units_meant(look, row, each)))
    free = next(code for k in range(1, len(codes) + 2) if (code := f"f{k}") not in codes)
    from_on = date.fromisoformat(row.get("from_on"))
    return PortfolioPlan(
        row=row,
        code=known.code if known else free,
        units=units if words or known is None else None,  # an empty cell changes nothing
        post=_leader(look, row),
        from_on=from_on,
        known=known,
        is_later=from_on > look.on,
    )


def _moves(look: Looking, plan: PortfolioPlan, known: Portfolio) -> bool:
    """Tell whether a row says of a recorded portfolio what is not so by its day, and write down what."""
    on = max(plan.from_on, look.on)
    now = {look.codes[each.unit_id] for each in units_in([known], on)}
    names = {each.code: each.name for each in look.directory.units}
    if plan.units is not None:
        plan.joining = [names[code] for code in plan.units if code not in now]
        plan.leaving = [name for code, name in names.items() if code in now and code not in plan.units]
        if not plan.joining and not plan.leaving:
            plan.units = None
    holding = next(iter(holders_of([known], on)), None)
    if plan.post is not None and holding is not None and holding.post.code == plan.post:
        plan.post = None
    if plan.post is not None:
        plan.gains = next(title for (_, title), code in look.titles.items() if code == plan.post)
        if plan.post in look.posts:
            plan.gains = look.posts[plan.post].title
        plan.loses = holding.post.title if holding else ""
    if plan.units is None and plan.post is None:
        return False
    _see_days(look, plan, known)
    return True


def _see_days(look: Looking, plan: PortfolioPlan, known: Portfolio) -> None:
    """A move is dated after the last, or today: what was so till then is history and is not written over."""
    held = PortfolioHolding.objects.filter(portfolio=known).values_list("from_on", flat=True)
    within = PortfolioUnit.objects.filter(portfolio=known).values_list("from_on", flat=True)
    ended = PortfolioUnit.objects.filter(portfolio=known, until_on__isnull=False)
    days = [*held, *within, *(each.until_on + DAY for each in ended if each.until_on)]
    last = max(days, default=date.min)
    if last > plan.from_on or (last == plan.from_on and last != look.on):
        look.fault(plan.row, "organisation.moved_before", "from_on", since=last.isoformat())


def _list_what_changes_hands(look: Looking) -> None:
    """Beside each portfolio that loses something: the tasks whose leader changes, all rows of one day being one move."""
    for on in {each.from_on for each in look.found.portfolios if each.known is not None}:
        of_day = [each for each in look.found.portfolios if each.known is not None and each.from_on == on]
        moves = PortfolioMove(
            to={
                each.known.pk: look.posts[each.post]
                for each in of_day
                if each.known is not None and each.post in look.posts
            },
            units={
                each.known.pk: [look.units[code] for code in each.units if code in look.units]
                for each in of_day
                if each.known is not None and each.units is not None
            },
            on=on,
        )
        standing = {each.unit_id: each.portfolio_id for each in units_in(moves.portfolios(), on)}
        for held in moves.handed_over():
            for plan in of_day:
                if plan.known is not None and standing.get(held.unit_id or 0) == plan.known.pk:
                    plan.held.append(held)


def _units_meant(look: Looking, row: OrganisationRow, words: str) -> tuple[str, ...]:
    meant = look.directory.resolve(words, on=look.on)
    if meant.group and meant.units:
        return meant.units
    unit = look.unit_meant(row, "units", words)
    return (unit,) if unit else ()


def _leader(look: Looking, row: OrganisationRow) -> str | None:
    words = row.get("post")
    if not words:
        return None
    if row.get("unit"):
        unit = look.unit_meant(row, "unit", row.get("unit"))
        post = look.post_meant(row, unit, words) if unit else None
    else:
        named = [code for (_, title), code in look.titles.items() if title == look.directory.fold(words)]
        post = named[0] if len(named) == 1 else None
        if post is None:
            look.fault(row, "organisation.no_such_post", "post", unit="—", words=words)
    if post is not None and look.roles[post] != "leader":
        look.fault(row, "organisation.not_a_leader", "post", words=words)
        return None
    return post
