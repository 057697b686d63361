"""Warnings as pages tell them (预警行): who is asked what by when, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.warnings import Cause
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.actions.warnings import steps_of
from gangmu.web.indicators.findings.warnings import Subject, early_warnings, subjects, watches
from gangmu.web.indicators.models import EarlyWarning
from gangmu.web.indicators.showing.figures import quantity
from gangmu.web.record.actors import Actor
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW, Moment

_WAITING: Final = ("raised", "escalated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """预警行: one warning in words."""

    row: EarlyWarning
    subject: Subject
    cause: str
    state: str
    judged: str
    post: str
    unit: str
    answer_by: str
    steps: tuple[str, ...]  # verbs that the asker may do
    is_late: bool

    @property
    def waits(self) -> bool:
        """Tell whether it waits for its answer."""
        return self.row.state in _WAITING


def lines_of(actor: Actor, moment: Moment, rows: Sequence[EarlyWarning], *, today: date) -> list[Line]:
    """Tell warnings in words: seven queries for any number."""
    if not rows:
        return []
    watched = watches(actor, moment).by_id({row.watch_id for row in rows})
    named = subjects(actor, moment, list(watched.values()))
    posts = accounts.posts(actor, moment).by_id({row.post_id for row in rows})
    units = accounts.units_by_id(actor, moment)
    names = {
        pk: (post.title, units[post.unit_id].name if post.unit_id in units else "")
        for pk, post in posts.items()
    }
    return [_line(row, named, names, actor, today=today) for row in rows]


def _line(
    row: EarlyWarning,
    named: Mapping[int, Subject],
    posts: Mapping[int, tuple[str, str]],
    actor: Actor,
    *,
    today: date,
) -> Line:
    post, unit = posts.get(row.post_id, ("—", ""))
    steps = [verb for verb in steps_of(row, role=actor.role) if verb != "escalate"]
    if row.post_id != actor.post_id:
        steps = [verb for verb in steps if verb != "answer"]
    state = lifecycle("early_warning", row.lifecycle_version).state(row.state)
    return Line(
        row=row,
        subject=named[row.watch_id],
        cause=cause_in_words(row),
        state=say(state.zh, state.en),
        judged=say(row.words, row.words_en or row.words),
        post=post,
        unit=unit,
        answer_by=limit_in_words(row),
        steps=tuple(steps),
        is_late=row.state in _WAITING and row.answer_by < today,
    )


def cause_in_words(row: EarlyWarning) -> str:
    """Say why a warning was raised."""
    period = period_in_words(Period(row.period), "en" if language() == "en" else "zh") if row.period else ""
    value = quantity(Quantity(row.value, row.unit_of_measure)) if row.value is not None else ""
    match row.cause:
        case Cause.BEHIND:
            return say(f"{period}落后于路径", f"behind its path in {period}")
        case Cause.THRESHOLD:
            line = quantity(Quantity(row.line, row.unit_of_measure)) if row.line is not None else ""
            return say(
                f"{period}{value}，越过警戒值{line}", f"{value} in {period} crossed the line of {line}"
            )
    if not period:
        return say("还没有过数，请补数", "there was never a value: please supply one")
    return say(f"{period}之后的数逾期未到，请补数", f"the value after {period} is overdue: please supply it")


def limit_in_words(row: EarlyWarning) -> str:
    """Say by when to answer, and how that was counted."""
    day = say(
        f"{row.answer_by.year}年{row.answer_by.month}月{row.answer_by.day}日前答复",
        f"answer by {row.answer_by.day} {row.answer_by:%B} {row.answer_by.year}",
    )
    how = {
        "working_day": ("按工作日计", "counted in working days"),
        "day_in_lieu": ("没有当年工作日历，按自然日计", "no calendar of working days is at hand: counted in calendar days"),
        "day": ("按自然日计", "counted in calendar days"),
    }[row.counted]  # fmt: skip
    return day + say(f"（{how[0]}）", f" ({how[1]})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """待办预警: what a desk shows of warnings."""

    mine: list[Line]  # for the post of whoever asks
    overdue: int  # of others, that were put before the office
    answered: int  # that the office has still to close
    sees: bool = True  # whether warnings are for this role at all


def warned(actor: Actor, *, today: date) -> Warned:
    """Give the warnings that wait for the post of whoever asks and, for the office, how many wait for it."""
    if not may(actor, "read", EarlyWarning):
        return Warned(mine=[], overdue=0, answered=0, sees=False)
    rows = [row for row in early_warnings(actor, NOW) if row.state != "closed"]
    mine = [row for row in rows if row.post_id == actor.post_id and row.state in _WAITING]
    office = may(actor, "update", EarlyWarning)
    return Warned(
        mine=lines_of(actor, NOW, mine, today=today),
        overdue=sum(row.state == "escalated" for row in rows) if office else 0,
        answered=sum(row.state == "answered" for row in rows) if office else 0,
    )
