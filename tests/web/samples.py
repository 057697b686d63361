"""What the test that walks all routes needs of each application: rows at a size, and arguments of addresses.

An application adds its own filler and the arguments of its routes here the day it declares them.
"""

from collections.abc import Callable
from typing import Any

from gangmu.web.record.models import Programme
from web.builders import a_unit

Filler = Callable[[Programme, int], None]


def _units(programme: Programme, size: int) -> None:
    for _ in range(3 * size):
        a_unit(programme)


FILLERS: list[Filler] = [_units]
# name of a route -> the arguments of its address, looked up in the filled programme
ARGUMENTS: dict[str, Callable[[Programme], dict[str, Any]]] = {}
# routes whose page needs more than a filler gives; each with the test that walks it instead
ELSEWHERE: dict[str, str] = {}
