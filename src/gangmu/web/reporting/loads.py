"""The load meter (填报负担): minutes asked of each unit in a month, beside what was measured and its budget."""

from datetime import date
from decimal import Decimal

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
    share = Decimal(0)
    for form in allowed(FormEntry, actor, moment=NOW):
        if form.withdrawn_on is None and form.registered_on <= Period(month).last <= _end(form):
            share += monthly(form.minutes, form.rhythm)
    budgets: dict[int, int] = {}
    for budget in allowed(LoadBudget, actor, moment=NOW).order_by("from_on"):
        if budget.from_on <= Period(month).last:
            budgets[budget.unit_id] = budget.minutes
    found = [
        unit_load(unit, took, form_shares=share, budget=budgets.get(unit), rules=rules)
        for unit, took in seconds.items()
    ]
    return sorted(found, key=lambda each: (-each.asked, each.unit))


def _end(form: FormEntry) -> date:
    """Give the end of the month in which a form expires."""
    return Period(f"{form.expires_on:%Y-%m}").last
