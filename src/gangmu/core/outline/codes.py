"""Printed codes (编号): short, with a check character that tells a slip of the pen or of the ear."""

from collections.abc import Iterable
from typing import Final

_CHECKS: Final = "ABCDEFGHJKLMNPQRSTUVWXY"  # 23 letters, a prime: no I, O, Z that look like digits


def check_character(body: str) -> str:
    """Give the check character of a code: any single wrong character or two swapped ones change it.

    >>> check_character("M12"), check_character("M21"), check_character("M13")
    ('U', 'T', 'Y')
    """
    total = sum(place * ord(character) for place, character in enumerate(body, 2))
    return _CHECKS[total % len(_CHECKS)]


def code_of(prefix: str, number: int) -> str:
    """Make a code of a kind of object and its running number, which is never used again."""
    body = f"{prefix}{number}"
    return body + check_character(body)


def is_sound(code: str) -> bool:
    """Tell whether a code was written without a slip."""
    return len(code) > 2 and code[-1] == check_character(code[:-1])


def next_number(prefix: str, codes: Iterable[str]) -> int:
    """Give the number after the highest that any of these codes ever had."""
    taken = (code[len(prefix) : -1] for code in codes if code.startswith(prefix))
    return max((int(number) for number in taken if number.isdecimal()), default=0) + 1
