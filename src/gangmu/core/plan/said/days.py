"""Days in a cell (格内时限): 年底前, 三季度, 3月底, 6月中旬, resolved against the year of the plan.

Words of time that any text may hold are read by `base.periods`; here is what only a plan of one year leaves out.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.base.numerals import number_of
from gangmu.core.base.periods import TimeRole, periods_in
from gangmu.core.plan.said.refusals import (
    DayUnclearError,
    NoSuchDayInYearError,
    SeveralDaysError,
    short,
)
from gangmu.core.plan.said.states import is_done, is_nothing, tidied


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """所填时限: the last day that words allow; none for what never ends, what is done, and what is not said."""

    day: date | None = None
    standing: bool = False  # 长期坚持、持续推进
    done: bool = False  # 已完成
    year_said: bool = False  # else it is the plan's

    def understood(self, language: str = "zh") -> str:
        """Say what was understood.

        >>> read_day("三季度", year=2025).understood(), read_day("长期坚持", year=2025).understood()
        ('2025-09-30', '长期坚持，没有期限')
        """
        if self.day is not None:
            return self.day.isoformat()
        english = language == "en"
        if self.standing:
            return "standing, without a limit" if english else "长期坚持，没有期限"
        if self.done:
            return "done" if english else "已完成"
        return "no day" if english else "没有填写"


_STANDING: Final = re.compile(
    r"(?:长期|持续|常态化?|常年|长效|一直)(?:坚持|推进|实施|开展|进行|推动|抓好)?(?:落实)?"
)
_AROUND: Final = re.compile(
    r"^(?:拟|力争|计划|预计|预期|原则上|最迟|不晚于|不迟于|确保|在|于|至|到)*(?P<core>.+?)"
    r"(?:(?:或|之|以)?前|之?内|左右|为止|止)?(?:全部|基本)?(?:完成|完工|竣工|建成|开工|投用|到位|办结)?$"
)
_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_PART: Final = re.compile(
    rf"""
    (?P<head>(?:[12][0-9]{{3}}|[一二〇○零九][〇○零一二三四五六七八九]{{3}})年?|[今本当明去]年|)
    (?:(?:前|1-|1至|一至|一到)?第?(?P<quarter>[一二三四1-4])个?季度?|q(?P<q>[1-4])
      |(?P<half>[上下])半年|(?P<middle>年中|中)
      |(?:{_MONTH}[月]?[-~至到])?(?P<month>{_MONTH})月份?(?P<third>[上中下]旬|[初中])?
    )(?:[底末])?
    """,
    re.VERBOSE,
)
_WHOLE_YEAR: Final = re.compile(
    r"(?P<head>[12][0-9]{3}年?度?|[今本当明]年(?:度)?|)(?:年?[底末]|年内?|全年|年终|全年度)?"
)
_WRITTEN: Final = re.compile(
    r"(?:(?P<year>[12][0-9]{3})(?P<sign>[-/.年]))?(?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})[日号]?",
    re.ASCII,
)
_SEVERAL: Final = re.compile(r"[、,;/和及\n]")
_QUARTERS: Final = "一二三四1234"
_LAST_OF_THIRD: Final = {"上旬": 10, "中旬": 20, "初": 10, "中": 20}


def read_day(text: str, *, year: int) -> SaidDay:
    """Read a limit; what names no year is of the plan's.

    >>> [str(read_day(each, year=2025).day) for each in ("年底前", "３月底", "6月中旬", "上半年", "2026年一季度", "十二月")]
    ['2025-12-31', '2025-03-31', '2025-06-20', '2025-06-30', '2026-03-31', '2025-12-31']
    >>> read_day("持续推进", year=2025).standing, read_day("—", year=2025).day
    (True, None)
    """
    if is_nothing(text):
        return SaidDay()
    bare = tidied(text)
    if is_done(bare):
        return SaidDay(done=True)
    if _STANDING.fullmatch(bare):
        return SaidDay(standing=True)
    around = _AROUND.fullmatch(bare)
    core = around["core"] if around else bare
    found = _written(core, text, year) or _part(core, year) or _whole_year(core, year)
    return found or _by_the_reader(core, text, year)


def _written(core: str, text: str, year: int) -> SaidDay | None:
    """Read 2025-09-30, 2025/9/3, 9月30日, 9/30; 9.30 without a year may be a number and is refused."""
    found = _WRITTEN.fullmatch(core)
    if found is None:
        return None
    if not found["year"] and "." in core:
        raise DayUnclearError(text=short(text))
    try:
        day = date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    except ValueError:
        raise NoSuchDayInYearError(text=short(text)) from None
    return SaidDay(day=day, year_said=bool(found["year"]))


def _part(core: str, year: int) -> SaidDay | None:
    """Read a quarter, a half year, a month or a third of one (旬)."""
    found = _PART.fullmatch(core)
    if found is None:
        return None
    of = _year(found["head"], year)
    month, day = _month(found), 0
    if found["third"]:
        day = _LAST_OF_THIRD.get(found["third"], 0)
    last = day or calendar.monthrange(of, month)[1]
    return SaidDay(day=date(of, month, last), year_said=found["head"] not in ("", "今年", "本年", "当年"))


def _month(found: re.Match[str]) -> int:
    if found["quarter"]:
        return 3 * (_QUARTERS.index(found["quarter"]) % 4 + 1)
    if found["q"]:
        return 3 * int(found["q"])
    if found["half"]:
        return 6 if found["half"] == "上" else 12
    if found["middle"]:
        return 6
    return int(number_of(found["month"]) or 12)


def _whole_year(core: str, year: int) -> SaidDay | None:
    found = _WHOLE_YEAR.fullmatch(core)
    if found is None:
        return None
    return SaidDay(
        day=date(_year(found["head"], year), 12, 31), year_said=found["head"][:4].isdigit() or "明" in core
    )


def _year(head: str, year: int) -> int:
    if not head:
        return year
    if head[0] in "今本当明去":
        return year + {"明": 1, "去": -1}.get(head[0], 0)
    return int(number_of(head.rstrip("年度")) or year)


def _by_the_reader(core: str, text: str, year: int) -> SaidDay:
    """Let the reader's grammar of time say it: 二〇二五年底, “十五五”末."""
    stated = [
        each
        for each in periods_in(core, year=year)
        if each.end and each.role in (TimeRole.DEADLINE, TimeRole.MOMENT)
    ]
    if len(stated) > 1 or (not stated and _SEVERAL.search(text.strip())):
        raise SeveralDaysError(text=short(text))
    if not stated or (stated[0].i, stated[0].j) != (0, len(core)):
        raise DayUnclearError(text=short(text))
    try:
        return SaidDay(day=Period(str(stated[0].end)).last, year_said=True)
    except PeriodNotReadError:
        raise NoSuchDayInYearError(text=short(text)) from None
