"""Limits in words (完成时限) of a paper: what it says for a day, made into the day by which a task is due.

One cell or label may name several days (3月底完成方案，9月完成改造): the last of them is the limit. Words that name no day
are kept as they are; nothing is refused here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.refusals import GangmuError
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.said.days import SaidDay, read_day
from gangmu.core.plan.said.states import is_nothing

_PARTS: Final = re.compile(r"[、,;和及\n]+|/(?!\d)")
_STANDING: Final = re.compile(r"长期|持续|常态|经常|日常|贯穿|每年|每季|每月|常年|定期")
_EVERY: Final = re.compile(r"^(?:每年|每年度|每一年)")
_YEARS: Final = re.compile(r"(?:19|20)\d\d年?[-~至到]((?:19|20)\d\d)年?")
_DOTTED: Final = re.compile(r"((?:19|20)\d\d)[.](1[0-2]|0?[1-9])")
_DEED: Final = re.compile(r"(?<=[月日底前旬年度])(?:完成|启动|建成|出台|印发|形成|开工|验收|投用).{0,20}$")
_YEAR: Final = r"(?:(?:19|20)\d\d)年"
_IN_TEXT: Final = re.compile(
    rf"(?:{_YEAR})?(?:(?:1[0-2]|0?[1-9])月(?:\d{{1,2}}日)?|[一二三四]季度|[上下]半年)[底末]?之?前"
    rf"|(?:{_YEAR}[底末]?|年[底末])之?前|到{_YEAR}[底末]?"
)
_FROM_NOW: Final = re.compile("[今本当明次去]年")
_ANY_YEAR: Final = 2000


@dataclass(frozen=True, slots=True)
class Limit:
    """完成时限: the words, the last day that they name, and whether the task goes on without an end (长期坚持)."""

    words: str
    due: date | None = None
    is_standing: bool = False


def read_limit(words: str, *, year: int | None = None) -> Limit:
    """Read a limit as papers write it; `year` is that of the paper, for words that name none.

    >>> [str(read_limit(each, year=2026).due) for each in ("6月底前", "三季度", "2026年3月完成方案，9月完成改造")]
    ['2026-06-30', '2026-09-30', '2026-09-30']
    >>> read_limit("长期坚持", year=2026)
    Limit(words='长期坚持', due=datetime.date(2026, 12, 31), is_standing=True)
    """
    if is_nothing(words):
        return Limit("")
    said = fold(words).strip()
    standing = bool(_STANDING.search(said))
    days = list(_days(said, year))
    due = max(days, default=date(year, 12, 31) if standing and year else None)
    return Limit(words.strip(), due, standing)


def _days(said: str, year: int | None) -> Iterator[date]:
    named = year
    for part in _PARTS.split(_YEARS.sub(r"\1年", said)):
        found = _day(part, named or _ANY_YEAR)
        said_outright = found.year_said and not _FROM_NOW.search(part)
        if found.day is not None and (said_outright or named):
            named = found.day.year if said_outright else named
            yield found.day


def _day(part: str, year: int) -> SaidDay:
    bare = _DOTTED.sub(r"\1年\2月", _EVERY.sub("", "".join(part.split())))
    for words in (bare, _DEED.sub("", bare)):
        try:
            return read_day(words, year=year)
        except GangmuError:
            continue
    return SaidDay()


def limit_in(text: str) -> str:
    """Find the first words in running text that set a day: 2020年底前, 6月30日前, 到2027年.

    >>> limit_in("2020年底前将事项纳入平台，公开标准。"), limit_in("完善制度。")
    ('2020年底前', '')
    """
    found = _IN_TEXT.search(fold(text))
    return text[found.start() : found.end()] if found else ""
