"""Task rows (年度任务): what of the released plan carries out a sentence or promise, with the lamps of the months that were closed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from django.db.models import Q

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.lamp_told import goal_words, moved_goals
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.outlines import queries as outlines
from gangmu.web.planning.models import AnnualTask
from gangmu.web.portal.asking import Asked
from gangmu.web.portal.materials import LampRow, LampRule, TaskRow
from gangmu.web.portal.rule_pages import published
from gangmu.web.record.asof import Rows
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.register import public_fields
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.gathering import goal_amount
from gangmu.web.reporting.lamps.ruling import Ruling, ruling_of
from gangmu.web.reporting.lamps.showing import closed_lamp, mark_of, preset_words, speech
from gangmu.web.reporting.models import TaskLamp


def task_rows(asked: Asked, clauses: Mapping[int, str]) -> Iterator[TaskRow]:
    """Give the tasks that are released, the last year first. What no clause ordered hangs from none."""
    actor, moment = asked.actor, asked.moment
    tasks = list(queries.lit_tasks(actor, moment))
    if not tasks:
        return
    hung = outlines.promises(actor, moment).by_id({row.promise_id for row in tasks})
    plans = queries.plans(actor, moment).by_id({row.plan_id for row in tasks})
    years = {key: row.year for key, row in plans.items()}
    leads = accounts.units(actor, moment).by_id({row.lead_unit_id for row in tasks})
    units = {key: _unit_name(row) for key, row in leads.items()}
    lamps = _lamps(asked, [row.pk for row in tasks])
    for row in sorted(tasks, key=lambda each: (-years.get(each.plan_id, 0), each.position)):
        promise = hung.get(row.promise_id or 0)
        ordered = row.clause_id or (promise.clause_id if promise else 0)
        yield TaskRow(
            code=row.code,
            title=shown(row.title),
            unit=units.get(row.lead_unit_id or 0, ""),
            year=years.get(row.plan_id, 0),
            limit=row.limit_on,
            state=_state(row),
            clause=clauses.get(ordered, ""),
            promise=promise.code if promise else "",
            lamps=tuple(lamp for lamp, _ in lamps.get(row.pk, ())),
            goal=shown(goal_words(goal_amount(row))),
            moved=tuple(_moved(row, [told for _, told in lamps.get(row.pk, ())])),
        )


def _moved(row: AnnualTask, past: Sequence[tuple[Period, str, str]]) -> Iterator[str]:
    """Say how the baseline of a task moved since its months were closed; nothing of months that did not keep it."""
    limit = row.limit_on.isoformat() if row.limit_on else ""
    for words in moved_goals(past, goal_words(goal_amount(row)), limit):
        yield shown(say(*words))


def _unit_name(row: OrgUnit) -> str:
    """Give a unit's full name; in English where the office has given one."""
    return row.name_en if language() == "en" and row.name_en else shown(row.name)


def _state(row: AnnualTask) -> str:
    """Say where a task stands; the public does not see by which version of its lifecycle it is told."""
    state = lifecycle("annual_task", row.lifecycle or 1).state(row.state)
    return say(state.zh, state.en)


def _lamps(asked: Asked, tasks: Sequence[int]) -> Mapping[int, list[tuple[LampRow, tuple[Period, str, str]]]]:
    """Give the lamps of closed months by task, the newest round of each, in order, and what each was measured by."""
    where = Q(programme=asked.actor.programme_id, task__in=tasks)
    rows = Rows(TaskLamp, asked.moment, where=where).seen_as(public_fields(TaskLamp))
    rounds: dict[tuple[int, str], list[TaskLamp]] = defaultdict(list)
    for row in rows.order_by("month", "close"):
        rounds[row.task_id, row.month].append(row)
    newest = {key: each[-1] for key, each in rounds.items()}
    if not newest:
        return {}
    ruling = ruling_of(asked.actor, on=asked.on, moment=asked.moment)
    open_rules = published(ruling.book)
    office = say("领导小组办公室", "the leading group's office")
    found: dict[int, list[tuple[LampRow, tuple[Period, str, str]]]] = defaultdict(list)
    for (task, month), row in newest.items():
        lamp = closed_lamp(row, ruling, by=office)
        mark = lamp.mark
        one = LampRow(
            month=shown(say(*month_words(Period(month)))),
            shape=mark.shape,
            word=mark.word,
            tone=mark.tone,
            beside=(*lamp.beside, *_corrected(rounds[task, month], ruling)),
            **_told(row.told, open_rules),
        )
        known = (Period(month), row.told.get("goal", ""), row.told.get("limit", ""))
        found[task].append((one, known))
    return found


def _corrected(rounds: Sequence[TaskLamp], ruling: Ruling) -> Iterator[str]:
    """Say that a month was closed again after a correction, and what its lamp was before: the old one is not hidden."""
    if len(rounds) > 1 and rounds[-2].confirmed != rounds[-1].confirmed:
        before = mark_of(Lamp(rounds[-2].confirmed), ruling.palette).word
        yield shown(say(f"更正过：更正前为“{before}”。", f"Corrected: it was “{before}” before."))


def _told(told: Mapping[str, Any], open_rules: Set[tuple[str, str, str]]) -> dict[str, Any]:
    """Give why a lamp fell so and by which rule; nothing of a month that was closed before this was kept."""
    if not told:
        return {}
    by, preset = told["rule"], told["preset"]
    return {
        "why": shown(told["en" if speech() == "en" else "zh"]),
        "arithmetic": tuple(shown(line) for line in told[f"reasons_{speech()}"]),
        "rule": LampRule(
            words=preset_words(preset),
            id=by["id"],
            version=int(by["version"]),
            preset=preset,
            has_page=(by["id"], by["version"], by["hash"]) in open_rules,
        ),
    }
