"""The load meter (填报负担): minutes asked of each unit in a month, beside what was measured and its budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.burden import Load, monthly, unit_load
from gangmu.core.plan.requests import month_of
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import FormEntry, LoadBudget, ProgressReport


def loads_of(actor: Actor, month: str, *, on: date) -> list[Load]:
    """Give the load of every unit that is asked for something in a month, the heaviest first."""
    rules = queries.rules(actor, NOW, on=on)
    seconds: dict[int, list[int | None]] = {}
    rows = allowed(ProgressReport, actor, moment=NOW).filter(period__startswith=month[:4])
    for unit, period, took in rows.columns("unit", "period", "seconds"):
        if month_of(period) == month:
            seconds.setdefault(unit, []).append(took)
    share = sum((monthly(form.minutes, form.rhythm) for form in _forms_of(actor, month)), Decimal(0))
    budgets: dict[int, int] = {}
    for budget in allowed(LoadBudget, actor, moment=NOW).order_by("from_on"):
        if budget.from_on <= Period(month).last:
            budgets[budget.unit_id] = budget.minutes
    found = [
        unit_load(unit, took, form_shares=share, budget=budgets.get(unit), rules=rules)
        for unit, took in seconds.items()
    ]
    return sorted(found, key=lambda each: (-each.asked, each.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """要数负担: what one body asks of all units in a month."""

    owner: int | None  # None: the office, for the progress reports
    forms: int
    each: Decimal | None  # minutes of one unit; reports differ from unit to unit
    total: int  # minutes of all units


def askers_of(actor: Actor, month: str, loads: Sequence[Load]) -> list[Asking]:
    """Give who asks how much of all units in a month, the most first: the limit binds them."""
    owners: dict[int, list[Decimal]] = {}
    for form in _forms_of(actor, month):
        owners.setdefault(form.owner_id, []).append(monthly(form.minutes, form.rhythm))
    found = [
        Asking(
            owner=owner,
            forms=len(minutes),
            each=sum(minutes, Decimal(0)),
            total=_whole(sum(minutes) * len(loads)),
        )
        for owner, minutes in owners.items()
    ]
    if reported := sum((each.estimated for each in loads), Decimal(0)):
        found.append(Asking(owner=None, forms=1, each=None, total=_whole(reported)))
    return sorted(found, key=lambda each: -each.total)


def _whole(minutes: Decimal | int) -> int:
    return int(Decimal(minutes).to_integral_value(ROUND_CEILING))


def _forms_of(actor: Actor, month: str) -> list[FormEntry]:
    """Give the registered forms that are in force at the end of a month."""
    last = Period(month).last
    return [
        form
        for form in allowed(FormEntry, actor, moment=NOW)
        if form.withdrawn_on is None and form.registered_on <= last <= _end(form)
    ]


def _end(form: FormEntry) -> date:
    """Give the end of the month in which a form expires."""
    return Period(f"{form.expires_on:%Y-%m}").last
