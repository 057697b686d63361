"""Take-over (补录): what is entered before go-live counts from the day on which it happened (DESIGN §6.3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Final

_day: Final = ContextVar[date | None]("the day from which a take-over counts", default=None)


@contextmanager
def taken_over(*, on: date) -> Iterator[None]:
    """Let every action inside count from a day before go-live: verbs are done again, one after another, as they were done then."""
    token = _day.set(on)
    try:
        yield
    finally:
        _day.reset(token)


def day_taken_over() -> date | None:
    """Give the day from which what is written now counts; None: it counts from when it is written."""
    return _day.get()
