"""Glued cells (粘连单元格): the numbers of a table row that lost its cell borders, told apart again.

`14141270-10%` is 1414, 1270 and their change: what the numbers say of one another decides; failing that, the two
that lie closest together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

_ELEMENT: Final = re.compile(
    r"(?P<sign>[<>≥≤]=?|[+-]|〔[+-]?)?(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)*)(?P<suffix>(?:〕|%|‰|个?百分点|以上|以下|左右|以内|倍)*)"
)
_LONGEST: Final = 16
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格: one number of a row."""

    digits: str
    sign: str = ""
    suffix: str = ""

    @property
    def value(self) -> Decimal:
        """Give the number, with its minus."""
        value = Decimal(self.digits.replace(",", ""))
        return -value if "-" in self.sign else value

    @property
    def is_change(self) -> bool:
        """Tell a change (-10%, 5.6个百分点, 〔0.8〕) from a level."""
        return self.sign[:1] in ("+", "-", "〔") or "百分点" in self.suffix or "〕" in self.suffix


def cells_of(written: str, *, share: bool) -> list[Cell]:
    """Tell the numbers of a row apart. `share` says that its unit is % itself.

    >>> [cell.digits for cell in cells_of("69.4755.6个百分点", share=True)]
    ['69.4', '75', '5.6']
    """
    elements = [m for m in _ELEMENT.finditer(written) if len(m["digits"]) <= _LONGEST]
    if not elements or len(elements) > 4:
        return []
    best: list[Cell] = []
    best_score = Decimal(10**9)
    for choice in product(*[list(_splits(m["digits"])) for m in elements]):
        count = sum(map(len, choice))
        if count > 4 or (count < 2 and len(elements) > 1):
            continue
        cells = _cells(elements, choice)
        score = _score(cells, share=share)
        if score < best_score:
            best, best_score = cells, score
    return best


def cells_apart(written: str) -> list[Cell]:
    """Read the numbers of a row whose cells blanks still part in the text; a dash is an empty cell.

    >>> [cell.digits for cell in cells_apart("— 20以上")]
    ['20']
    """
    tokens = written.split()
    found = [m for token in tokens if (m := _ELEMENT.fullmatch(token)) and _is_number(m["digits"])]
    numbers = sum(any(character.isdigit() for character in token) for token in tokens)
    if len(tokens) < 2 or len(found) != numbers:
        return []
    return [Cell(m["digits"], m["sign"] or "", m["suffix"] or "") for m in found]


def _splits(digits: str, parts: int = _MOST) -> Iterator[tuple[str, ...]]:
    """Give every way to cut a run of digits into at most `parts` numbers."""
    if _is_number(digits):
        yield (digits,)
    if parts > 1:
        for at in range(1, len(digits)):
            if _is_number(digits[:at]):
                for rest in _splits(digits[at:], parts - 1):
                    yield (digits[:at], *rest)


def _is_number(digits: str) -> bool:
    if digits.count(".") > 1 or digits[0] in ".," or digits[-1] in ".,":
        return False
    return not (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")


def _cells(elements: list[re.Match[str]], choice: tuple[tuple[str, ...], ...]) -> list[Cell]:
    cells: list[Cell] = []
    for m, parts in zip(elements, choice, strict=True):
        for n, digits in enumerate(parts):
            sign = (m["sign"] or "") if n == 0 else ""
            suffix = (m["suffix"] or "") if n == len(parts) - 1 else ""
            cells.append(Cell(digits, sign, suffix))
    return cells


def _score(cells: list[Cell], *, share: bool) -> Decimal:
    """Rate a reading of the row: the lower, the likelier."""
    if len(cells) == 1:
        return Decimal(50)
    first, second = cells[0], cells[1]
    if first.is_change or (second.is_change and len(cells) > 2):
        return Decimal(1000)
    if second.is_change:
        return Decimal(60)
    a, b = first.value, second.value
    low, high = min(a, b), max(a, b)
    score = (high / low if low else Decimal(40)) + abs(_decimals(first) - _decimals(second)) * Decimal("0.4")
    if len(cells) >= 3:
        if not _agrees(a, b, cells[2], share=share):
            return score + 100
        score -= 20
    if share and high > 100:
        score += 30
    return score


def _decimals(cell: Cell) -> int:
    return len(cell.digits.partition(".")[2])


def _agrees(a: Decimal, b: Decimal, change: Cell, *, share: bool) -> bool:
    """Tell whether the third number is the change from the first to the second."""
    said = abs(change.value)
    if "%" in change.suffix and not share:
        return bool(a) and abs(abs(b - a) / a * 100 - said) <= Decimal("0.8")
    return abs(abs(b - a) - said) <= Decimal("0.06")
