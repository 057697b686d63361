"""The reminder (催办函): a letter to one unit that names what has not come, since when, and by when it is now asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.calendars import NOT_PUBLISHED, DueDay
from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.values import Block, Cell, Column, Form, Paper, Row, Table, Text
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.plan.papers.heads import PaperHead, paper_of

KIND: Final = "reminder"
_ONE_BY_ONE: Final = 1  # more than one is a table
_SHARES: Final = (3, 19, 8, 12, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueItem:
    """逾期事项: one thing that was due and has not come. `period` is in words: 2026年3月."""

    code: str
    text: str
    period: str
    due: date
    days_late: int  # working days


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """催办: what one unit owes, and the new day. `basis` is the paper that first asked for it, with its number."""

    unit: str
    basis: str
    items: tuple[OverdueItem, ...]
    new_limit: DueDay


def reminder_letter(reminder: Reminder, head: PaperHead, words: PaperWords) -> Paper:
    """Write the letter."""
    figures = _figures(reminder)
    return paper_of(
        head,
        words,
        kind=KIND,
        form=Form.LETTER,
        title=words.said("reminder_title", figures),
        blocks=_blocks(reminder, words, figures),
    )


def _figures(reminder: Reminder) -> dict[str, object]:
    limit = reminder.new_limit
    doubt = "" if limit.is_certain else f"（{NOT_PUBLISHED[0]}）"
    first = reminder.items[0] if reminder.items else None
    return {
        "unit": reminder.unit,
        "basis": reminder.basis,
        "items": len(reminder.items),
        "limit": day_words(limit.day) + doubt,
        "period": first.period if first else "",
        "task": first.text if first else "",
        "due": day_words(first.due) if first else "",
        "days": first.days_late if first else 0,
    }


def _blocks(reminder: Reminder, words: PaperWords, figures: dict[str, object]) -> tuple[Block, ...]:
    if not reminder.items:
        return (Text(words.said("reminder_empty", figures)),)
    asked = Text(words.said("reminder_asked", figures))
    if len(reminder.items) <= _ONE_BY_ONE:
        [item] = reminder.items
        return (Text(words.said("reminder_one", figures), (item.code,)), asked)
    names = words.list("reminder_columns", of=len(_SHARES))
    columns = tuple(
        Column(name, share, is_centred=place != 1)
        for place, (name, share) in enumerate(zip(names, _SHARES, strict=True))
    )
    rows = tuple(_row(number, item) for number, item in enumerate(reminder.items, start=1))
    return (Text(words.said("reminder_many", figures)), Table(columns=columns, rows=rows), asked)


def _row(number: int, item: OverdueItem) -> Row:
    texts = (str(number), item.text, item.period, day_words(item.due), f"{item.days_late}个工作日")
    return Row(tuple(Cell(text) for text in texts), (item.code,))
