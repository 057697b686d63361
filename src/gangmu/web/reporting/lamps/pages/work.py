"""任务亮灯: the list of tasks with their lamps, for whoever may see them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Q

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import rounded
from gangmu.core.plan.delivery_confidence import confidence_words
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.reporting_periods import month_words
from gangmu.core.plan.requests import OVER
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.dates import day_words
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.lists import Cell, Column, Frame, Pick, addresses
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.judging import confidences
from gangmu.web.reporting.lamps.ruling import Ruling
from gangmu.web.reporting.lamps.showing import percent, running_lamp, speech

FRAME: Final = Frame(
    name="lamps",
    zh="任务亮灯",
    en="Lamps of tasks",
    columns=(
        Column("task", "任务", "Task", order=("position",)),
        Column("lead", "牵头单位", "Lead unit", order=("lead_unit", "position")),
        Column("lamp", "亮灯", "Lamp", narrow=True),
        Column("completion", "完成率", "Done", is_number=True),
        Column("elapsed", "序时进度", "Time", is_number=True),
        Column("limit", "时限", "Limit", order=("limit_on",), narrow=True),
        Column("period", "依据", "Rests on", narrow=True),
        Column("confidence", "交付信心", "Confidence"),
    ),
    order=("position",),
    search=("title", "code"),
)


def lines(actor: Actor, moment: Moment, ruling: Ruling, tasks: Sequence[AnnualTask]) -> list[list[Cell]]:
    """Set the tasks of one page."""
    keys = [each.pk for each in tasks]
    units = accounts.units_by_id(actor, moment)
    states = queries.states_of(actor, keys, moment)
    past = queries.history(actor, keys, moment)
    judged = confidences(actor, keys, moment)
    page, found = addresses("task", "code"), []
    for task in tasks:
        row = states.get(task.pk)
        lamp = running_lamp(row, past.get(task.pk, ()), ruling) if row else None
        unit = units.get(task.lead_unit_id or 0)
        period = Period(row.period) if row and row.period else None
        confidence = judged.get(task.pk)
        found.append(
            [
                Cell(
                    text=shown(task.title),
                    href=page(task.code),
                    note=lamp.why if lamp else "",
                ),
                Cell(text=shown(unit.short_name or unit.name) if unit else ""),
                Cell(mark=lamp.mark) if lamp else Cell(text=say("还没有", "none yet")),
                Cell(
                    text=percent(row.completion) if row else "", value=_share(row.completion) if row else None
                ),
                Cell(text=percent(row.elapsed) if row else "", value=_share(row.elapsed) if row else None),
                Cell(text=_day(task.limit_on), value=task.limit_on),
                Cell(text=shown(say(*month_words(period))) if period else ""),
                Cell(text=shown(confidence_words(confidence.now, speech())) if confidence else ""),
            ]
        )
    return found


def _share(share: Decimal | None) -> Decimal | None:
    """Give a share as exports state it: four decimals, which is a hundredth of a per cent."""
    return None if share is None else rounded(share, 4)


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def picks(actor: Actor, moment: Moment, ruling: Ruling) -> list[Pick]:
    """Give the filters: by lamp, by unit, by what was claimed or not reported."""
    units = [
        (row.code, shown(row.short_name or row.name), row.pk)
        for row in accounts.units_by_id(actor, moment).values()
        if row.dissolved_on is None
    ]
    keys = {code: key for code, _, key in units}
    words = {
        lamp.value: ruling.palette[lamp] for lamp in (Lamp.ALARM, Lamp.WARN, Lamp.OK, Lamp.AHEAD, Lamp.NONE)
    }

    def by_state(**equal: object) -> Q:
        rows = queries.statuses(actor, moment).filter(**equal).columns("task")
        return Q(pk__in=[key for (key,) in rows])

    still_open = ~Q(state__in=OVER)
    stages = {
        "silent": (say("两期未报", "silent for two periods"), Q(unreported__gte=2)),
        "unchanged": (say("连续无变化", "only “no change”"), Q(unchanged__gte=2)),
        "claimed": (say("申报完成，待认定", "claimed, not verified"), Q(claimed=True, verified=False)),
        "verified": (say("已认定完成", "verified"), Q(verified=True)),
    }

    def by_stage(value: str) -> Q:
        if value == "open":
            return still_open
        if value == "help":
            return Q(pk__in=list(queries.wanting_help(actor, moment, on=ruling.on))) & still_open
        if value == "judge":
            late = queries.late_nodes_to_judge(actor, moment, on=ruling.on)
            return Q(pk__in=list(late)) & queries.going_by_nodes()
        rows = queries.statuses(actor, moment).filter(stages[value][1]).columns("task")
        found = Q(pk__in=[key for (key,) in rows])
        return found & still_open if value == "silent" else found

    return [
        Pick(
            "lamp",
            "亮灯",
            "Lamp",
            [(name, look.zh if speech() == "zh" else look.en) for name, look in words.items()],
            lambda value: by_state(lamp=value),
        ),
        Pick(
            "unit",
            "牵头单位",
            "Lead unit",
            [(code, name) for code, name, _ in units],
            lambda value: Q(lead_unit=keys[value]),
        ),
        Pick(
            "stage",
            "情形",
            "Stage",
            [
                ("open", say("还在办", "still to be done")),
                ("help", say("请求协调", "asking for help")),
                ("judge", say("节点晚了，等判断", "late nodes to judge")),
                *((name, words) for name, (words, _) in stages.items()),
            ],
            by_stage,
        ),
    ]
