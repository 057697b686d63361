"""Check codes of printed sheets (签报单检验码): what was printed has one code, and a slip of the pen in it shows."""

import hashlib
from collections.abc import Iterable
from typing import Final

from gangmu.core.outline.codes import check_character, is_sound

_LENGTH: Final = 10  # of sixteen signs, which the check character tells apart wherever they stand


def sheet_code(programme: str, unit: str, period: str, printed: Iterable[str]) -> str:
    """Give the check code of a sheet by all that is printed on it: the same content has the same code.

    >>> first = sheet_code("0f", "市交通局", "2026-03", ["T1:ab"])
    >>> is_sheet_code(first), first == sheet_code("0f", "市交通局", "2026-03", ["T1:ac"])
    (True, False)
    """
    said = "\n".join((programme, unit, period, *printed))
    body = "Q" + hashlib.sha256(said.encode()).hexdigest()[:_LENGTH].upper()
    return body + check_character(body)


def plain_sheet_code(typed: str) -> str:
    """Give a code without what people add when they copy it from paper.

    >>> plain_sheet_code(" q7d2e-abcde0 x ")
    'Q7D2EABCDE0X'
    """
    return "".join(sign for sign in typed.upper() if sign.isalnum() and sign.isascii())


def is_sheet_code(code: str) -> bool:
    """Tell whether a check code was copied without a slip."""
    return code.startswith("Q") and len(code) == _LENGTH + 2 and is_sound(code)


def parted(code: str) -> str:
    """Give a code as it is printed, in two groups.

    >>> parted("Q7D2EABCDE0X")
    'Q7D2EA-BCDE0X'
    """
    return f"{code[:6]}-{code[6:]}"
