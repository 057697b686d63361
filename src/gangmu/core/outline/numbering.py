"""Labels (序号) of headings: 第一篇, 一、, (一), 1., ①, with their number and their rank in the ladder."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Rank(IntEnum):
    """序号层级: how high a style of label stands. Only the order counts."""

    ANNEX = 5  # 附件
    PART = 10  # 第一篇、第一编、第一部分
    CHAPTER = 20  # 第一章
    SECTION = 30  # 第一节
    FORMAL = 35  # 壹、
    FIRST = 40  # 一、
    SECOND = 50  # (一)
    NAMED = 55  # 行动一:、任务1:
    THIRD = 60  # 1.
    DECIMAL = 61  # 1.1, one more for each further level
    FOURTH = 70  # (1)
    HALF = 75  # 1)
    CIRCLED = 80  # ①
    DASH = 90  # ——


NUMERAL: Final = "[一二三四五六七八九十百零〇]"
# What may be meant by a printed bracket is more than one sign in a text read by a machine.
LABEL: Final = re.compile(
    rf"(?P<unit>第(?P<of>(?:{NUMERAL}|\d){{1,5}})(?P<what>篇|编|章|节|部分|部(?!门|署|委|队))[:.、]?(?![至到和及的与,。;]|第))"
    rf"|(?P<second>[(〈<〔\[']?(?P<in>{NUMERAL}{{1,4}})[)〉>〕\]](?:[、.](?!\d))?)"
    rf"|(?P<first>{NUMERAL}{{1,3}})(?:、(?![一二三四五六七八九十]、)|[.·](?![一\d]))"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})[.、]?(?=[^\d.%,~、-])"
    r"|(?P<third>\d{1,3})(?:[、·](?!\d)|\.(?!\d)|\.(?=(?:19|20)\d\d年))"
    r"|(?P<fourth>\((?P<four>\d{1,3})\))"
    r"|(?P<half>\d{1,2})\)"
    r"|(?P<roman>[IVX]{1,4})[.、](?=[\u4e00-\u9fff“])"
    r"|(?P<formal>[壹贰叁参肆伍陆柒捌玖拾]{1,3})[、.]"
    r"|(?P<circled>[①-⑳㈠-㈩])"
    rf"|(?P<named>(?:任务|行动|工程|举措|措施|专题)(?P<name>{NUMERAL}{{1,3}}|\d{{1,2}}))[:、.]"
)
_VALUES: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "十": 10, "百": 100}
_FORMAL: Final = str.maketrans("壹贰叁参肆伍陆柒捌玖拾", "一二三三四五六七八九十")
_ROMANS: Final = {"I": 1, "V": 5, "X": 10}
_UNITS: Final = {
    "篇": Rank.PART,
    "编": Rank.PART,
    "部分": Rank.PART,
    "部": Rank.PART,
    "章": Rank.CHAPTER,
    "节": Rank.SECTION,
}
_AMOUNT: Final = re.compile(
    r"[亿万%‰倍元吨米岁户件:]|个(?!人|体)|年(?!度)|项(?!目)|家(?!庭|居)|天(?!然)|小时|公[里顷斤]|平方|立方|百分点|千[瓦米克]"
)


@dataclass(frozen=True, slots=True)
class Label:
    """序号: folded[start:end] with its stop; `mark` ends before the stop."""

    start: int
    mark: int
    end: int
    rank: int
    number: int | None
    path: str  # its numbers as they stand in the id of a node: 3, 1.2


def number_of(numeral: str) -> int | None:
    """Give the number of a label's numeral, Chinese or not.

    >>> number_of("二十五"), number_of("12"), number_of("叁"), number_of("一〇一")
    (25, 12, 3, 101)
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    plain = numeral.translate(_FORMAL)
    if not set(plain) & set("十百"):
        digits = "".join(str(_VALUES[c]) for c in plain if c in _VALUES)
        return int(digits) if len(digits) == len(plain) and digits else None
    total, digit = 0, 0
    for c in plain:
        value = _VALUES.get(c)
        if value is None:
            return None
        if value < 10:
            digit = value
        else:
            total += (digit or 1) * value
            digit = 0
    return total + digit


def roman(numeral: str) -> int:
    """Give the number of a Roman numeral.

    >>> roman("XIV")
    14
    """
    values = [_ROMANS[c] for c in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def label_at(folded: str, start: int, end: int) -> Label | None:
    """Read the label with which folded[start:end] begins."""
    m = LABEL.match(folded, start, end)
    if m is None:
        return None
    return _READERS[m.lastgroup or ""](m)


def _plain(m: re.Match[str], rank: int, numeral: str, mark: int) -> Label:
    number = number_of(numeral)
    return Label(m.start(), mark, m.end(), rank, number, str(number) if number is not None else "")


def _unit(m: re.Match[str]) -> Label:
    return _plain(m, _UNITS[m["what"]], m["of"], m.end("what"))


def _second(m: re.Match[str]) -> Label:
    """Read (三), or 三) whose opening bracket was lost."""
    return _plain(m, Rank.SECOND, m["in"], m.end("in") + 1)


def _decimal(m: re.Match[str]) -> Label | None:
    after = m.string[m.end() : m.end() + 1]
    if _AMOUNT.match(after):
        return None
    rank = Rank.DECIMAL + m["decimal"].count(".") - 1
    return Label(
        m.start(), m.end("decimal"), m.end(), rank, int(m["decimal"].rpartition(".")[2]), m["decimal"]
    )


def _circled(m: re.Match[str]) -> Label:
    code = ord(m["circled"])
    bracketed = code >= 0x3220  # ㈠
    number = code - 0x321F if bracketed else code - 0x245F
    rank = Rank.SECOND if bracketed else Rank.CIRCLED
    return Label(m.start(), m.end(), m.end(), rank, number, str(number))


# The group that closed last tells which form matched: that of the whole form.
_READERS: Final[dict[str, Callable[[re.Match[str]], Label | None]]] = {
    "unit": _unit,
    "second": _second,
    "first": lambda m: _plain(m, Rank.FIRST, m["first"], m.end("first")),
    "decimal": _decimal,
    "third": lambda m: _plain(m, Rank.THIRD, m["third"], m.end("third")),
    "fourth": lambda m: _plain(m, Rank.FOURTH, m["four"], m.end("fourth")),
    "half": lambda m: _plain(m, Rank.HALF, m["half"], m.end("half")),
    "formal": lambda m: _plain(m, Rank.FORMAL, m["formal"], m.end("formal")),
    "roman": lambda m: Label(m.start(), m.end("roman"), m.end(), Rank.FORMAL, roman(m["roman"]), m["roman"]),
    "circled": _circled,
    "named": lambda m: _plain(m, Rank.NAMED, m["name"], m.end("named")),
}
