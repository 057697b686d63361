"""Ledgers as values (台账): what is handed out, what a row says, and the marks by which both are known again."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gangmu.core.base.quantities import canonical
from gangmu.core.outline.codes import check_character, is_sound


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSaid:
    """所报: what a unit says of one task for one period."""

    visible_progress: str = ""
    amount: Decimal | None = None  # 本年累计完成, in the task's own unit
    problem: str = ""
    next_step: str = ""
    help_wanted: str = ""
    is_no_change: bool = False

    @property
    def seal(self) -> str:
        """Give a mark that changes with anything that is said.

        >>> RowSaid(visible_progress="开工").seal == RowSaid(visible_progress=" 开工\\n").seal
        True
        """
        amount = None if self.amount is None else canonical(self.amount)
        progress = "" if self.is_no_change else one_line(self.visible_progress)
        said = [
            progress,
            amount,
            *map(one_line, (self.problem, self.next_step, self.help_wanted)),
        ]
        return hashlib.sha256(json.dumps([*said, self.is_no_change]).encode()).hexdigest()[:16]


def one_line(text: str) -> str:
    """Give words without what spreadsheets change in them: blanks at the ends and how lines are parted."""
    return "\n".join(
        line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedRow:
    """下发行: one task as it is handed out, prefilled."""

    code: str
    period: str
    version: int  # of its report
    title: str
    goal: str = ""  # in words
    unit: str = ""  # of its quantity; none: the task has none
    rate: str = ""
    elapsed: str = ""
    pace: str = ""
    said: RowSaid = field(default_factory=RowSaid)
    group: str = ""  # under which heading it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedBook:
    """下发台账: the rows of one unit for one period."""

    programme: str  # its uid: a book of another is foreign
    title: str
    unit_name: str
    period: str
    made_on: date
    due_on: date | None = None
    signers: str = ""
    known_on: date | None = None  # the last day of its period, of which its time progress speaks
    rows: tuple[IssuedRow, ...] = ()

    @property
    def key(self) -> str:
        """Give the number of the book (账本号): the same content has the same, and a slip in it shows."""
        said = [self.programme, self.unit_name, self.period]
        said += [f"{each.code}:{each.period}:{each.version}:{each.said.seal}" for each in self.rows]
        return _with_check("B" + hashlib.sha256("\n".join(said).encode()).hexdigest()[:12].upper())


def _with_check(body: str) -> str:
    return body + check_character(body)


def is_book_key(key: str) -> bool:
    """Tell whether a number of a book was written without a slip."""
    return key.startswith("B") and is_sound(key)


def book_of(keys: Iterable[str]) -> str:
    """Give the number that most rows of a returned book carry."""
    counted: dict[str, int] = {}
    for key in keys:
        if is_book_key(key):
            counted[key] = counted.get(key, 0) + 1
    return max(counted, key=lambda each: counted[each], default="")
