"""The register of forms (表单登记): no form without owner, reason and last day; none for what is held; none over budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gangmu.core.plan.burden import Held, duplicates, form_minutes, monthly
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.loads import loads_of
from gangmu.web.reporting.models import FormDecline, FormEntry, LoadBudget
from gangmu.web.reporting.refusals import (
    FactHeldError,
    FormKnownError,
    FormUnfinishedError,
    OverBudgetError,
)
from gangmu.web.reporting.showing.items import LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """表单: what is to be registered."""

    code: str
    title: str
    owner: int
    reason: str
    facts: Sequence[str]
    rhythm: str
    expires_on: date | None


@once("reporting.form_registered")
def register_form(form: Form, *, on: date, by: Actor, at: datetime, key: str) -> FormEntry:
    """Register a form (登记表单)."""
    require(by, "create", FormEntry)
    _see_finished(form, on=on)
    if FormEntry.objects.filter(programme=by.programme_id, code=form.code).exists():
        raise FormKnownError(code=form.code)
    if found := duplicates(form.facts, held_facts(by, on=on)):
        raise FactHeldError(fact=found[0].fact, held=found[0].where, where="facts")
    rules = queries.rules(by, NOW, on=on)
    minutes = form_minutes(len(form.facts), rules)
    more = monthly(minutes, form.rhythm)
    for load in loads_of(by, f"{on:%Y-%m}", on=on):
        if load.asked + more > load.budget:
            unit = OrgUnit.objects.get(pk=load.unit)
            raise OverBudgetError(unit=unit.name, asked=int(load.asked + more), budget=load.budget)
    row = FormEntry(
        code=form.code,
        title=form.title[:200],
        owner_id=form.owner,
        reason=form.reason[:500],
        asks=[{"name": fact, "is_new": True} for fact in form.facts],
        rhythm=form.rhythm,
        minutes=minutes,
        registered_on=on,
        expires_on=form.expires_on or on,
    )
    with commit("reporting.form_registered", by=by, at=at, key=key) as opened:
        return opened.add(row)


def _see_finished(form: Form, *, on: date) -> None:
    for name in ("code", "title", "owner", "reason", "facts", "expires_on"):
        if not getattr(form, name):
            raise FormUnfinishedError(field=name, where=name)
    if form.expires_on is not None and form.expires_on < on:
        raise FormUnfinishedError(field="expires_on", where="expires_on")


def held_facts(by: Actor, *, on: date) -> list[Held]:
    """Give the facts that are held: indicators, what the monthly report asks, and other forms in force."""
    found = [
        Held(names=(row.name, *row.aliases), where=f"指标“{row.name}”")
        for row in allowed(Indicator, by, moment=NOW)
    ]
    found.append(Held(names=tuple(zh for zh, _ in LABELS.values()), where="进展月报"))
    for row in allowed(FormEntry, by, moment=NOW):
        if is_in_force(row, on=on):
            names = tuple(str(each.get("name", "")) for each in row.asks)
            found.append(Held(names=names, where=f"表单“{row.title}”"))
    return found


def is_in_force(row: FormEntry, *, on: date) -> bool:
    """Tell whether a form may be asked for on a day."""
    return row.withdrawn_on is None and row.registered_on <= on <= row.expires_on


@once("reporting.form_withdrawn")
def withdraw_form(number: int, *, on: date, by: Actor, at: datetime, key: str, seen: int) -> FormEntry:
    """Withdraw a form (停用表单)."""
    row = allowed(FormEntry, by, verb="update", moment=NOW).get(id=number)
    with commit("reporting.form_withdrawn", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"withdrawn_on": on}, version=seen)


@once("reporting.form_declined")
def decline_form(
    *, title: str, asked_by: str, reason: str, on: date, by: Actor, at: datetime, key: str
) -> FormDecline:
    """Decline a form that is not in the register (拒填): a unit's right, and the office's to answer."""
    require(by, "create", FormDecline)
    for name, text in (("title", title), ("asked_by", asked_by)):
        if not text.strip():
            raise FormUnfinishedError(field=name, where=name)
    row = FormDecline(
        unit_id=by.unit_id or 0,  # whose right is their own unit's
        title=title.strip()[:200],
        asked_by=asked_by.strip()[:200],
        reason=reason.strip()[:500],
        declined_on=on,
        post_id=by.post_id,
    )
    with commit("reporting.form_declined", by=by, at=at, key=key) as opened:
        return opened.add(row)


@once("reporting.decline_answered")
def answer_decline(
    number: int, answer: str, *, on: date, by: Actor, at: datetime, key: str, seen: int
) -> FormDecline:
    """Answer a unit that declined a form (答复拒填)."""
    row = allowed(FormDecline, by, verb="answer", moment=NOW).get(id=number)
    if not answer.strip():
        raise FormUnfinishedError(field="answer", where="answer")
    with commit("reporting.decline_answered", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"answer": answer.strip()[:500]}, version=seen)


@once("reporting.budget_set")
def set_budget(
    unit: OrgUnit, minutes: int, reason: str, *, on: date, by: Actor, at: datetime, key: str
) -> LoadBudget:
    """Set the minutes a month that a unit may be asked for (定填报预算), from a day, with a reason."""
    require(by, "create", LoadBudget)
    if minutes < 1 or not reason.strip():
        raise FormUnfinishedError(field="minutes" if minutes < 1 else "reason")
    there = LoadBudget.objects.filter(programme=by.programme_id, unit=unit, from_on=on).first()
    told = {"minutes": minutes, "reason": reason.strip()[:300]}
    with commit("reporting.budget_set", by=by, at=at, key=key) as opened:
        if there is not None:
            return opened.replace(there, told, version=there.version)
        return opened.add(LoadBudget(unit=unit, from_on=on, **told))
