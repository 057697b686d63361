"""Periods (时限): what a text says of time, as ISO 8601 of the precision that it states.

Words of time are found in the folded form. What hangs from the document (今年, 今后五年) is resolved from its own year;
without one it stays open.
"""

import calendar
import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from gangmu.core.base.numerals import number_of


class TimeRole(Enum):
    """What the words of time do in their sentence."""

    DEADLINE = auto()  # 到2027年、2026年底前、“十五五”期间
    MOMENT = auto()  # 2025年: when something is, was or will be
    REFERENCE = auto()  # 比2020年、以2020年不变价格: only a yardstick
    STATUS = auto()  # 截至2024年底、目前: how things stand
    RECURRING = auto()  # 每年
    SPAN = auto()  # 三年行动, 连续5年: a length, no date


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """时限 as stated: folded[i:j], resolved as far as the document allows."""

    i: int
    j: int
    role: TimeRole
    start: str | None = None
    end: str | None = None
    every: str | None = None

    @property
    def end_year(self) -> int | None:
        """Give the year in which it ends."""
        return int(self.end[:4]) if self.end else None


_FIVE_YEAR_PLANS: Final = "一五 二五 三五 四五 五五 六五 七五 八五 九五 十五 十一五 十二五 十三五 十四五 十五五 十六五 十七五".split()
# The third plan began in 1966: three years of adjustment lay before it.
_FIRST_YEAR: Final = {
    plan: 1953 + 5 * index + (3 if index >= 2 else 0) for index, plan in enumerate(_FIVE_YEAR_PLANS)
}
_NTH: Final = {plan[:-1]: plan for plan in _FIVE_YEAR_PLANS}

_DIGITS: Final = re.compile(
    r"""
    [0-9](?<![A-Za-z0-9][0-9])(?:
      (?P<year>(?<=[12])[0-9]{3})(?:
        年?(?:-|--|~|至|到)(?P<last>[12][0-9]{3})(?:年(?!代)|(?=[)]))
        |年(?:开始)?起?(?<=[起始]),?(?:的|利?用)?(?P<lasting>[0-9一二两三四五六七八九十]{1,2})年(?:左右)?(?:的?时间|之?内)
        |年(?!代)(?:(?P<month>1[0-2]|0?[1-9])月(?P<day>(?:[0-3]?[0-9]日)?))?(?P<edge>年?[底末初中](?!心|等|小|级)|度)?
        |(?=-[12][0-9]{3}[^0-9])
      )
      |(?<!\.[0-9])(?P<months>[0-2]?)月(?:份|[底末初]|[0-3]?[0-9]日)?(?![0-9度薪均租报调])
      |(?<!\.[0-9])(?P<years>[0-9]?)年(?:左右)?(?:的?时间|之?内|(?=平均|累计))
    )
    """,
    re.VERBOSE,
)
_WORDS: Final = re.compile(
    r"""
    [“十六七八九二一第民今全年明去上本当下未用每逐连目现截近远中过五三四两再]
    (?=[十一二三四五六七八九两〇○零0-9后来国世年内底末半个季月周天日续去前有已在期])(?:  # what may follow at all
      (?<=“)(?P<plan>(?:十[一二三四五六七]?|[六七八九])五)”(?P<stage>时期|期间|规划期?末?|末|初)?
      |(?<=[十六七八九])(?P<bare>[一二三四五六七]?五)(?=时期|期间|规划|计划|末)
      |(?<=第)(?P<nth>十?[一二三四五六七八九十])个五年
      |(?<=[二一])(?P<digits>[〇○零九][〇○零一二三四五六七八九]{2})年(?P<wedge>[底末初])?
      |(?<=[今未用再])(?:后|来)?(?P<ahead>[0-9一二两三四五六七八九十]{1,3})(?:(?:到|至)[0-9一二两三四五]{1,2})?年(?:左右)?(?:的?时间|内)?
      |(?<=民)国(?P<roc>[0-9]{2,3})(?:年?(?:-|至|到)(?P<roc_last>[0-9]{2,3}))?年
      |(?<=本)世纪(?P<century>中叶|末)
      |(?<=[今明去当本])年(?!龄|度?[一-鿿]?级)(?:[底末初]|内|上半年|下半年|全年)?
      |(?<=全)年(?!龄)|(?<=年)内(?<![0-9一二两三四五六七八九十]年内)(?!生)|(?<=年)[底末](?<![0-9〇○零一二三四五六七八九十]年[底末])(?=前)|(?<=上)年(?!均)[底末初]?|(?<=[上下])半年
      |(?<=[一二三四五六七八九十两])年(?:左右)?(?:的?时间|之?内)
      |(?<=[二三四五六七八九十两])年(?=累计|来|平均)
      |(?<=每)(?<!均每)(?:个)?(?P<every>年|季度?|月|周|天|日)(?![一-鿿]?/)|(?<=每)(?P<nyears>[0-9两三])年|(?<=逐)年
      |(?<=连)续[0-9一二两三四五六七八九十]{1,3}年
      |(?<=过)去[0-9一二两三四五六七八九十]{1,3}年
      |(?<=[目现])(?<!项目)(?<!数目)(?<!科目)(?:前(?!期)|有|已(?!经)|在(?!线))|(?<=[近远中])期(?=[,:(到至目])
    )
    """,
    re.VERBOSE,
)
_BEFORE_IS_REFERENCE: Final = re.compile(
    r"(?:[比较按以同]|相比|对比|相对|对照|基于|超过|高于|低于|同期|不变价|至少比|相较|均比|要比|将比|预期比)(?:于|到|照)?$"
)
_AFTER_IS_REFERENCE: Final = re.compile(
    r"(?:可比|不变|同期)?价(?:格)?|的?基础上|为(?:基数|基期|基年)|(?:的)?水平(?![,。])|以来|的[0-9.]+倍|以前|之前(?:的|注册|建成)|前(?:碳达峰|建成的)|同期|相比"
)
# 从2020年的12%, 从2020年40万户提高到90万户: the year of the value that something starts from.
_HAD_A_VALUE: Final = re.compile(
    r"[底末]?(?:的|(?:[人户年]均|平均|不足)?[约近]?[0-9][0-9.,]*[^0-9,。;:、]{1,10}?(?:[到至提升增减降扩缩压翻]|上调|下调))"
)
_STATUS: Final = re.compile(r"(?:截至|截止|截止到|截至到)$")
_DEADLINE: Final = re.compile(r"(?:到|至|截至|于|在|力争|确保|展望|力争到)$")
_EVERY: Final = {"年": "P1Y", "季": "P3M", "季度": "P3M", "月": "P1M", "周": "P7D", "天": "P1D", "日": "P1D"}


def first_year(plan: str) -> int | None:
    """Give the first year of a five-year plan by its short name.

    >>> first_year("十四五"), first_year("八五")
    (2021, 1991)
    """
    return _FIRST_YEAR.get(plan)


def periods_in(folded: str, *, year: int | None) -> list[StatedPeriod]:
    """Find the words of time in order. `year` is the first that the document speaks for: 今年, 今后五年 count from it."""
    found = [_from_digits(m, folded, year) for m in _DIGITS.finditer(folded)]
    found += [_from_words(m, folded, year) for m in _WORDS.finditer(folded)]
    if "民国" in folded:  # then 114年 is a year too
        found += [_republican(*m.span(), folded, m[1], m[2]) for m in _REPUBLICAN.finditer(folded)]
    found.sort(key=lambda stated: (stated.i, -stated.j))
    kept: list[StatedPeriod] = []
    for stated in found:
        if not kept or stated.i >= kept[-1].j:
            kept.append(stated)
    return kept


_REPUBLICAN: Final = re.compile(
    r"(?<![0-9.])(1[0-4][0-9])(?:年?(?:-|至|到)(1[0-4][0-9]))?年(?:度|底|(?!来|间|历史|的历史))"
)


def _republican(i: int, j: int, folded: str, first: str, last: str | None) -> StatedPeriod:
    """Read 民国114年, 114年度: 1911 years on."""
    end = str(1911 + int(last or first))
    role = _role(folded, i, j)
    return StatedPeriod(
        i, j, _span_role(role) if last else role, str(1911 + int(first)) if last else None, end
    )


def _role(folded: str, i: int, j: int) -> TimeRole:
    before = folded[max(0, i - 5) : i]
    if _BEFORE_IS_REFERENCE.search(before) or _AFTER_IS_REFERENCE.match(folded, j):
        return TimeRole.REFERENCE
    if before.endswith(("由", "从")) and _HAD_A_VALUE.match(folded, j):
        return TimeRole.REFERENCE
    if _STATUS.search(before):
        return TimeRole.STATUS
    if _DEADLINE.search(before) or folded.startswith(("前", "之前", "以前", "或之前"), j):
        return TimeRole.DEADLINE
    return TimeRole.MOMENT


def _from_digits(m: re.Match[str], folded: str, year: int | None) -> StatedPeriod:
    i, j = m.span()
    if m["years"] is not None:
        return _ahead(m, folded, year, folded[i : i + 1] + m["years"])
    if m["months"] is not None:
        return _month_alone(m, folded, year)
    start = folded[i : i + 4]
    role = _role(folded, i, j)
    if m["last"]:
        return StatedPeriod(i, j, _span_role(role), start, m["last"])
    if m["lasting"]:  # 2024年起3年内: 2024, 2025, 2026
        last = int(start) + int(number_of(m["lasting"]) or 1) - 1
        return StatedPeriod(i, j, TimeRole.DEADLINE, start, str(last))
    if not m["month"]:
        return StatedPeriod(i, j, role, None, start)
    end = f"{start}-{int(m['month']):02d}"
    if m["day"]:
        end += f"-{int(m['day'][:-1]):02d}"
    elif m["edge"] in ("底", "末") or folded.startswith("前", j):
        end = _last_day(int(start), int(m["month"]))
    return StatedPeriod(i, j, role, None, end)


def _span_role(role: TimeRole) -> TimeRole:
    return role if role is TimeRole.REFERENCE else TimeRole.DEADLINE


def _last_day(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year or 2001, month)[1]:02d}"


def in_year(stated: StatedPeriod, year: str) -> StatedPeriod:
    """Give 12月底 the year of the date before it."""
    end = str(stated.end)
    whole = _last_day(int(year), int(end[5:7])) if len(end) > 7 else year + end[4:]
    return replace(stated, end=whole)


def _month_alone(m: re.Match[str], folded: str, year: int | None) -> StatedPeriod:
    """Read 9月底前: the year is that of the document, or of the date before it (the caller knows)."""
    month = int(folded[m.start()] + m["months"])
    end = None
    if 1 <= month <= 12:  # 0000: a year stated before must help
        at_end = m[0].endswith(("底", "末"))
        end = _last_day(year or 0, month) if at_end else f"{year or 0:04d}-{month:02d}"
    return StatedPeriod(m.start(), m.end(), _role(folded, m.start(), m.end()), None, end)


def _ahead(m: re.Match[str], folded: str, year: int | None, length: str) -> StatedPeriod:
    """Read 5年内, 用3年左右时间, 今后五年: so many years, the document's own the first of them."""
    years = number_of(length)
    inside = folded[m.start() : m.end()]
    if inside.endswith("年") and inside[0] not in "今未":
        return StatedPeriod(m.start(), m.end(), TimeRole.SPAN)
    if years is None or year is None:
        return StatedPeriod(m.start(), m.end(), TimeRole.DEADLINE)
    start = str(year) if inside[0] in "今未" else None
    return StatedPeriod(m.start(), m.end(), TimeRole.DEADLINE, start, str(year + int(years) - 1))


def _from_words(m: re.Match[str], folded: str, year: int | None) -> StatedPeriod:
    i, j = m.span()
    if plan := m["plan"] or (folded[i] + m["bare"] if m["bare"] is not None else None):
        return _plan_period(i, j, plan, m["stage"], folded)
    if m["nth"] is not None:
        return _plan_period(i, j, _NTH.get(m["nth"], ""), None, folded)
    if m["digits"]:
        written = number_of(folded[i] + m["digits"])
        return StatedPeriod(i, j, _role(folded, i, j), None, str(written) if written else None)
    if m["roc"]:
        return _republican(i, j, folded, m["roc"], m["roc_last"])
    if m["century"]:
        return StatedPeriod(i, j, TimeRole.DEADLINE, None, _century(m["century"], year))
    if m["ahead"] is not None:
        return _ahead(m, folded, year, m["ahead"])
    if m["every"]:
        return StatedPeriod(i, j, TimeRole.RECURRING, every=_EVERY[m["every"]])
    if m["nyears"]:
        return StatedPeriod(i, j, TimeRole.RECURRING, every=f"P{number_of(m['nyears'])}Y")
    return _by_word(folded, i, j, year)


def _century(part: str, year: int | None) -> str:
    base = 1900 if year is not None and year < 2000 else 2000
    return str(base + (50 if part == "中叶" else 100))


def _plan_period(i: int, j: int, plan: str, stage: str | None, folded: str) -> StatedPeriod:
    first = first_year(plan)
    if first is None:
        return StatedPeriod(i, j, TimeRole.SPAN)
    role = _role(folded, i, j)
    if folded.startswith("以来", j):
        role = TimeRole.STATUS
    if role is TimeRole.MOMENT and stage in ("时期", "期间", "末"):
        role = TimeRole.DEADLINE
    if stage == "初":
        return StatedPeriod(i, j, role, None, str(first))
    return StatedPeriod(i, j, role, None if stage == "末" else str(first), str(first + 4))


def _by_word(folded: str, i: int, j: int, year: int | None) -> StatedPeriod:
    word = folded[i:j]
    if word[0] in "目现":
        return StatedPeriod(i, j, TimeRole.STATUS)
    if word.startswith(("连续", "过去")):
        return StatedPeriod(i, j, TimeRole.STATUS if word[0] == "过" else TimeRole.SPAN)
    if word == "逐年":
        return StatedPeriod(i, j, TimeRole.RECURRING, every="P1Y")
    if word.endswith(("期", "半年")):
        end = str(year) if year and word.endswith("半年") else None
        return StatedPeriod(i, j, TimeRole.MOMENT, None, end)
    if word[0] in "一二三四五六七八九十两":
        return _some_years(word, i, j, year)
    shift = {"明": 1, "去": -1, "上": -1}.get(word[0], 0)
    return StatedPeriod(i, j, _role(folded, i, j), None, str(year + shift) if year else None)


def _some_years(word: str, i: int, j: int, year: int | None) -> StatedPeriod:
    years = number_of(word[0])
    if not word.endswith(("内", "时间")) or years is None or year is None:
        return StatedPeriod(i, j, TimeRole.SPAN)
    return StatedPeriod(i, j, TimeRole.DEADLINE, None, str(year + int(years) - 1))
