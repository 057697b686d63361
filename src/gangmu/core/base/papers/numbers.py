"""Numbers of papers and labels of headings (文号、序号), as the national standard writes them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.refusals import GangmuError

_READ: Final = re.compile(
    r"\s*(?P<word>[^\s〔\[（(【［]{1,20}?)\s*[〔\[（(【［]\s*(?P<year>[12]\d{3})\s*[〕\]）)】］]\s*第?\s*(?P<serial>\d{1,6})\s*号?\s*"
)
_DIGITS: Final = "零一二三四五六七八九"
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_CIRCLED: Final = 99  # more headings of one level than that are a table


class PaperNumberNotReadError(GangmuError):
    """Words that should be the number of a paper are not."""

    code = "paper.number_not_read"
    parameter_names = ("text",)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """发文字号: 机关代字〔年〕序号: hexagonal brackets, no leading zero, no 第."""

    word: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not self.word.strip() or not 1000 <= self.year <= 9999 or self.serial < 1:
            raise PaperNumberNotReadError(text=f"{self.word}〔{self.year}〕{self.serial}")

    def __str__(self) -> str:
        return f"{self.word}〔{self.year}〕{self.serial}号"

    @classmethod
    def read(cls, text: str) -> "PaperNumber":
        """Read a number as people type it.

        >>> str(PaperNumber.read("云纲办发[2026]第012号"))
        '云纲办发〔2026〕12号'
        """
        found = _READ.fullmatch(text.translate(_FULL_WIDTH))
        if found is None:
            raise PaperNumberNotReadError(text=text.strip())
        return cls(found["word"], int(found["year"]), int(found["serial"]))


def tidy_number(text: str) -> str:
    """Give a number as the standard writes it; what is none of that shape stays as it was typed.

    >>> tidy_number("云政发（2026）07号"), tidy_number("市长办公会纪要第3期")
    ('云政发〔2026〕7号', '市长办公会纪要第3期')
    """
    try:
        return str(PaperNumber.read(text))
    except PaperNumberNotReadError:
        return text.strip()


def label_of(level: int, number: int) -> str:
    """Give the label of a heading (结构层次序数).

    >>> [label_of(level, 12) for level in (1, 2, 3, 4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    return (
        f"{chinese(number)}、" if level == 1
        else f"（{chinese(number)}）" if level == 2
        else f"{number}." if level == 3
        else f"（{number}）"
    )  # fmt: skip


def chinese(number: int) -> str:
    """Write a number up to 99 in Chinese numerals (一, 十二, 二十).

    >>> chinese(7), chinese(10), chinese(12), chinese(20), chinese(35)
    ('七', '十', '十二', '二十', '三十五')
    """
    if not 1 <= number <= _CIRCLED:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def day_words(day: date) -> str:
    """Write a day as papers do: Arabic digits, no leading zeros (成文日期).

    >>> day_words(date(2026, 3, 5))
    '2026年3月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
