"""Reminders (提醒): on which days an owner is told of what falls due; one message a person a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST: Final = 1000


def days_to_go(due_on: date, on: date, remind_days: Sequence[int]) -> int | None:
    """Tell how many days are left where this is a day to remind of; negative: since it fell due; None: not today.

    >>> due = date(2026, 3, 25)
    >>> [days_to_go(due, date(2026, 3, day), (-3, -1, 1)) for day in (22, 23, 24, 26)]
    [3, None, 1, -1]
    """
    since = (on - due_on).days
    return -since if since in remind_days else None


@dataclass(frozen=True, slots=True)
class Line:
    """提醒的一行: its kind, and its words."""

    kind: str
    words: str


def message(lines: Iterable[Line], *, head: str) -> str:
    """Put all of a day's lines into one message."""
    rows = [f"{number}. {each.words}" for number, each in enumerate(lines, start=1)]
    text = "\n".join([head, *rows])
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
