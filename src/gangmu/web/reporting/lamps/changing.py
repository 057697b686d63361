"""Changing a closed lamp by hand (手动调灯): by the office alone, with a reason; the rule's lamp stays beside it."""

from datetime import date, datetime

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_history import change_lamp, newest, shown_lamp
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.once import once
from gangmu.web.reporting.lamps.closing import counted, past_lamps
from gangmu.web.reporting.lamps.refusals import LaterMonthClosedError
from gangmu.web.reporting.models import MonthClose, TaskLamp


@once("reporting.lamp_changed")
def change_task_lamp(
    row: TaskLamp, to: Lamp, *, reason: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> TaskLamp:
    """Change the lamp of the month that was closed last; back to the rule's own is such a change too, with its reason."""
    require(by, "update", TaskLamp)
    rows = list(allowed(TaskLamp, by, verb="update").filter(task=row.task_id))
    later = max(rows, key=lambda each: (each.month, each.close_id))
    if later.pk != row.pk:
        raise LaterMonthClosedError(month=row.month, later=later.month)
    change = change_lamp(Lamp(row.lamp), to, reason=reason, by=by.post or "", on=on)
    past = newest(each for each in past_lamps(rows).get(row.task_id, []) if each.month < Period(row.month))
    shown = shown_lamp(Lamp(row.lamp), past, change=change)
    values = {
        "change_to": to.value,
        "change_reason": change.reason[:500],
        "changed_on": on,
        "changed_post_id": by.post_id,
        "confirmed": shown.lamp.value,
        "made_good_since": str(shown.alarm_of or ""),
    }
    close = allowed(MonthClose, by).get(id=row.close_id)
    others = allowed(TaskLamp, by).filter(close=close.pk).columns("id", "confirmed")
    counts = counted(shown.lamp.value if number == row.pk else lamp for number, lamp in others)
    with commit("reporting.lamp_changed", by=by, at=at, key=key) as opened:
        changed = opened.replace(row, values, version=seen)
        opened.replace(close, {"counts": counts}, version=close.version)
        return changed
