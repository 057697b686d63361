"""Keeps cells from being run (防公式注入): what a spreadsheet would take for a formula leaves with `'` before it.

Numbers stay numbers, signs and all. What was guarded is read back without the guard.
"""

import re
from typing import Final

_RUNS: Final = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫−]|[\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)%?")


def with_guard(cell: str) -> str:
    """Write a cell so that no spreadsheet runs it.

    >>> with_guard("=1+1"), with_guard("-5.2"), with_guard("'=1"), with_guard("＝cmd"), with_guard("道路")
    ("'=1+1", '-5.2', "''=1", "'＝cmd", '道路')
    """
    bare = cell.lstrip("'")
    if _RUNS.match(bare) and (bare != cell or not _NUMBER.fullmatch(cell)):
        return "'" + cell
    return cell


def without_guard(cell: str) -> str:
    """Read a guarded cell back.

    >>> without_guard("'=1+1"), without_guard("''=1"), without_guard("'quoted'")
    ('=1+1', "'=1", "'quoted'")
    """
    if cell.startswith("'") and _RUNS.match(cell.lstrip("'")):
        return cell[1:]
    return cell


def runs(cell: str) -> bool:
    """Tell whether a spreadsheet would take a cell for a formula when it is typed.

    >>> runs("=1+1"), runs("-5.2"), runs("＠x")
    (True, False, True)
    """
    return with_guard(cell) != cell
