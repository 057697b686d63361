"""Who is silent (沉默清单), asked of the record: for the office's page and its desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gangmu.core.plan.silence import Asked, Quiet, silences
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import say
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import Notice, ProgressReport

_BACK = timedelta(days=400)
WORDS: Mapping[Quiet, tuple[str, str]] = {
    Quiet.NO_ACT: ("连续没有动作", "has not acted"),
    Quiet.ONLY_NO_CHANGE: ("每项都只报无变化", "says nothing but “no change”"),
    Quiet.READ_NOT_MOVED: ("看过没有动", "was read and not moved"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentLine:
    """沉默的一行: unit, what it is silent on, for how long, in words."""

    unit: str
    unit_id: int
    task: str  # its title; empty: the whole unit
    task_code: str
    words: str
    periods: int


def silent_lines(actor: Actor, *, on: date) -> list[SilentLine]:
    """Give who is silent on a day, unit by unit in official order."""
    rules = queries.rules(actor, NOW, on=on)
    rows = list(queries.with_tasks(queries.reports(actor, NOW).filter(due_on__lt=on, due_on__gte=on - _BACK)))
    names = {row.task_id: (row.task.title, row.task.code) for row in rows}
    units = {each.pk: each for each in accounts.units(actor, NOW)}
    read = _read(actor, since=on - _BACK)
    asked = [_asked(row, read, rules.remind_days) for row in rows]
    found = silences(asked, on=on, periods=rules.silence_periods)
    lines = [
        SilentLine(
            unit=units[int(each.unit)].name,
            unit_id=int(each.unit),
            task=names[int(each.task)][0] if each.task else "",
            task_code=names[int(each.task)][1] if each.task else "",
            words=_words(each.quiet, each.periods),
            periods=each.periods,
        )
        for each in found
        if int(each.unit) in units
    ]
    return sorted(lines, key=lambda line: (units[line.unit_id].position, line.task_code))


_Read = Mapping[tuple[int, date], date]  # unit and day of a reminder → the day on which it was put away


def _read(actor: Actor, *, since: date) -> _Read:
    """Tell which units have put a reminder of reports away, and when: that a post did, never which person."""
    rows = Notice.objects.filter(
        programme=actor.programme_id, kind__in=("due", "overdue"), on__gte=since, read_on__isnull=False
    )
    read = rows.values_list("post__unit", "on", "read_on")
    return {(unit, on): read_on for unit, on, read_on in read if read_on is not None}


def _asked(row: ProgressReport, read: _Read, remind_days: Sequence[int]) -> Asked:
    reminded = (row.due_on + timedelta(days=days) for days in remind_days)
    put_away = [read[row.unit_id, day] for day in reminded if (row.unit_id, day) in read]
    return Asked(
        task=str(row.task_id),
        unit=str(row.unit_id),
        period=row.period,
        due_on=row.due_on,
        acted=row.state not in ("due", "late"),
        is_no_change=row.is_no_change,
        read_on=min(put_away, default=row.opened_on),
    )


def _words(quiet: Quiet, periods: int) -> str:
    zh, en = WORDS[quiet]
    if quiet is Quiet.READ_NOT_MOVED:
        return say(zh, en)
    return say(f"{periods}期{zh}", f"{en} for {periods} periods")
