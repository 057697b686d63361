"""What falls due with the calendar: an application declares it, `gangmu tick` asks for it, the worker does it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session

from gangmu.web.record.actors import operator
from gangmu.web.record.clock import now
from gangmu.web.record.jobs import Work, ask, read_declarations, sweep, task
from gangmu.web.record.models import Job, SecurityEvent
from gangmu.web.record.stored import sweep_contents


@dataclass(frozen=True, slots=True)
class Due:
    """到期事项: a task with the key under which it is asked for once."""

    task: str
    key: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    programme_id: int | None = None


Rule = Callable[[datetime], Iterable[Due]]
_rules: list[Rule] = []


def due(rule: Rule) -> Rule:
    """Declare a rule that tells what is due at an instant."""
    _rules.append(rule)
    return rule


def ask_for_what_is_due(at: datetime) -> list[str]:
    """Ask for everything that is due and was not asked for yet; give the keys."""
    read_declarations()
    wanted = {each.key: each for rule in _rules for each in rule(at)}
    known = set(Job.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = [each for key, each in wanted.items() if key not in known]
    for each in new:
        ask(each.task, each.arguments, by=operator(each.programme_id), at=at, key=each.key)
    return [each.key for each in new]


@due
def _sweeping(at: datetime) -> list[Due]:
    return [Due("record.sweep", f"sweep-{at.date().isoformat()}")]


@task("record.sweep")
def _sweep(work: Work) -> dict[str, int]:
    """Once a day: forget what is kept no longer (field register), and contents that no row names."""
    at = now()
    return {
        "jobs": sweep(at),
        "contents": sweep_contents((at - timedelta(days=1)).timestamp()),
        "events": SecurityEvent.objects.filter(at__lt=at - timedelta(days=365)).delete()[0],
        "sessions": Session.objects.filter(expire_date__lt=at).delete()[0],
    }
