"""单位的任务: what a unit leads and takes part in, how its lamps stand, and how it keeps to its reporting days."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.task_facts import COUNTED
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.planning.models import AnnualTask, TaskUnit
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.closing import counted
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.lamps.showing import counts_in_words, mark_of
from gangmu.web.reporting.models import ProgressReport, TaskStatus

_SHOWN = 30


def work_of(actor: Actor, unit: OrgUnit, moment: Moment, on: date) -> Mapping[str, Any] | None:
    """Give the work of a unit in the year's plan, as far as the asker may see it."""
    if not may(actor, "read", AnnualTask) or not may(actor, "read", TaskStatus):
        return None
    plan = queries.plan_of(actor, on, moment)
    if plan is None:
        return None
    rows = queries.lit_tasks(actor, moment).filter(plan=plan.pk)
    led = list(rows.filter(lead_unit=unit.pk))
    roles = dict(allowed(TaskUnit, actor, moment=moment).filter(unit=unit.pk).columns("task", "role"))
    taking = list(rows.filter(pk__in=list(roles))) if roles else []
    keys = [each.pk for each in (*led, *taking)]
    lamps = {key: row.lamp for key, row in queries.states_of(actor, keys, moment).items()}
    ruling = ruling_of(actor, on=on, moment=moment)
    marks = {key: mark_of(Lamp(lamp), ruling.palette) for key, lamp in lamps.items()}
    return {
        "plan": plan,
        "led": [(task, marks.get(task.pk)) for task in led[:_SHOWN]],
        "more": max(len(led) - _SHOWN, 0),
        "taking": [(task, marks.get(task.pk), roles[task.pk]) for task in taking[:_SHOWN]],
        "counts": counts_in_words(counted(lamps.get(task.pk, "none") for task in led), ruling.palette),
        "filing": _filing(actor, unit, moment, plan.year, on=on),
    }


def _filing(actor: Actor, unit: OrgUnit, moment: Moment, year: int, *, on: date) -> Mapping[str, Any] | None:
    """Count how the unit kept to its reporting days this year: a matter of filing discipline, never of progress."""
    if not may(actor, "read", ProgressReport):
        return None
    rows = allowed(ProgressReport, actor, moment=moment).filter(
        unit=unit.pk, due_on__gte=date(year, 1, 1), due_on__lte=on
    )
    found = rows.columns("state", "is_late", "is_no_change", "seconds", "due_on")
    if not found:
        return None
    said = [each for each in found if each[0] in COUNTED]
    late = sum(is_late for _, is_late, *_ in said)
    months = Counter(due.month for *_, seconds, due in said if seconds)
    seconds = sum(seconds or 0 for *_, seconds, _ in said)
    return {
        "asked": len(found),
        "in_time": len(said) - late,
        "late": late,
        "open": sum(state not in COUNTED for state, *_ in found),
        "unchanged": sum(is_no_change for _, _, is_no_change, *_ in said),
        "minutes": round(seconds / 60 / len(months)) if months else None,
    }
