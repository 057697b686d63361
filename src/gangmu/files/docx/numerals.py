"""Automatic numbers as the word processor prints them: 一、（一）1.①Ⅳ 甲."""

from collections.abc import Callable
from typing import Final

DIGITS: Final = "〇一二三四五六七八九"
LEGAL_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
HIGHEST: Final = 9_999  # beyond, plain digits


def numeral(value: int, *, style: str) -> str:
    """Write a counter in one of the format's number styles; an unknown style counts in digits.

    >>> numeral(21, style="chineseCounting"), numeral(3, style="decimalEnclosedCircle")
    ('二十一', '③')
    """
    if value <= 0 or value > HIGHEST:
        return str(value)
    writer = WRITERS.get(style)
    return writer(value) if writer else str(value)


def han(value: int, *, digits: str = DIGITS, tens: str = "十", hundreds: str = "百") -> str:
    """Count in Chinese: 十, 十一, 二十, 一百零一."""
    zero = "零"
    if value < 10:
        return digits[value]
    if value < 20 and tens == "十":
        return tens + (digits[value - 10] if value > 10 else "")
    words, gap = "", False
    for unit, name in ((1000, "千" if tens == "十" else "仟"), (100, hundreds), (10, tens), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            words += (zero if gap else "") + digits[digit] + name
        gap = not digit and bool(words)
    return words


def _legal(value: int) -> str:
    return han(value, digits=LEGAL_DIGITS, tens="拾", hundreds="佰")


def _digit_by_digit(value: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(value))


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _roman(value: int) -> str:
    words = ""
    for unit, letters in ROMAN:
        times, value = divmod(value, unit)
        words += letters * times
    return words


def _letter(value: int) -> str:
    times, place = divmod(value - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _from_run(first: str, *, last: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= last else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "chineseCounting": han,
    "chineseCountingThousand": han,
    "taiwaneseCounting": han,
    "taiwaneseCountingThousand": han,
    "japaneseCounting": han,
    "koreanCounting": han,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda value: f"{value:02}",
    "decimalEnclosedCircle": _from_run("①", last=20),
    "decimalEnclosedCircleChinese": _from_run("①", last=20),
    "decimalEnclosedParen": _from_run("⑴", last=20),
    "decimalEnclosedFullstop": _from_run("⒈", last=20),
    "ideographEnclosedCircle": _from_run("㊀", last=10),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda _: "",
}
