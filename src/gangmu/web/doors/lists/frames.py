"""What a list is made of: its columns, by what it is filtered, searched and sorted, and the cells of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from django.db.models import Q
from django.urls import reverse

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """灯面: a shape of `_shapes.html`, a word beside it, and the tone of both."""

    shape: str
    word: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """一格: what is read on the page, and what stands in an export where that is a number or a day."""

    text: str = ""
    href: str = ""
    note: str = ""  # a second, quiet line
    mark: Mark | None = None
    value: Value = None  # for exports; none: the text
    late: bool = False

    @property
    def exported(self) -> Value:
        """Give what an export holds."""
        if self.value is not None:
            return self.value
        return self.mark.word if self.mark is not None and not self.text else self.text


def addresses(name: str, argument: str) -> Callable[[str], str]:
    """Give what makes the address of each row of a list: the route is looked up once, not once a row."""
    before, after = reverse(name, kwargs={argument: "0"}).rsplit("0", 1)
    return lambda value: f"{before}{quote(value)}{after}"


@dataclass(frozen=True, slots=True)
class Column:
    """一列: its name in the address, its words, and the row's own columns that it is sorted by (none: it is not)."""

    name: str
    zh: str
    en: str
    order: tuple[str, ...] = ()
    is_number: bool = False
    narrow: bool = False  # never broken into lines


@dataclass(frozen=True, slots=True)
class Pick:
    """一个筛选: what can be chosen, and what of the rows it leaves."""

    name: str
    zh: str
    en: str
    choices: Sequence[tuple[str, str]]  # value, words
    where: Callable[[str], Q]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """清单: what stays the same whoever asks and whatever is asked."""

    name: str  # of its route
    zh: str
    en: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    search: tuple[str, ...] = ()  # the row's own columns, in which words are looked for
    page: int = 50
    most: int = 10_000  # rows of an export or of a print
