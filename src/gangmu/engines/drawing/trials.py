"""Trials (检验图): how chances that were given turned out, and intervals beside what came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.engines.drawing.labels import width_of
from gangmu.engines.drawing.scales import Scale
from gangmu.engines.drawing.strokes import dot, path, svg, words


@dataclass(frozen=True, slots=True)
class Said:
    """分档: forecasts that gave about one chance, and the share of them that came true."""

    chance: Decimal  # the mean of what was said, 0 to 1
    came: Decimal  # the share that came, 0 to 1
    count: int


@dataclass(frozen=True, slots=True)
class Trial:
    """对照: one past forecast beside what came, in shares of what came: 1 is exact."""

    name: str
    low: Decimal  # of eight in ten
    median: Decimal
    high: Decimal
    inside: bool


_SIDE: Final = 324
_MARGIN: Final = 46
_EDGE: Final = 14


def draw_said(said: Sequence[Said], *, name: str, title: str, description: str, axes: tuple[str, str]) -> str:
    """Draw chances against what came: on the slanting line a forecaster means what he says."""
    return svg(
        _said(said, axes),
        css="square",
        size=(_SIDE, _SIDE),
        name=name,
        title=title,
        description=description,
    )


def _said(said: Sequence[Said], axes: tuple[str, str]) -> Iterator[str]:
    bottom, right = _SIDE - _MARGIN, _SIDE - _EDGE
    x = Scale(Decimal(0), Decimal(1), _MARGIN, right)
    y = Scale(Decimal(0), Decimal(1), bottom, _EDGE + 16)
    for tenth in (Decimal(0), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1)):
        yield path("c-base" if tenth == 0 else "c-gl", [(_MARGIN, y.at(tenth)), (right, y.at(tenth))])
        told = f"{int(tenth * 100)}%"
        yield words("c-ax", told, (_MARGIN - 6, y.at(tenth) + 4), anchor="end")
        edge = "end" if tenth == 1 else "middle"
        yield words("c-ax", told, (x.at(tenth), bottom + 17), anchor=edge)
    yield path("c-path", [(x.at(Decimal(0)), y.at(Decimal(0))), (x.at(Decimal(1)), y.at(Decimal(1)))])
    points = [(x.at(each.chance), y.at(each.came)) for each in said]
    if len(points) > 1:
        yield path("c-act", points)
    most = max((each.count for each in said), default=1)
    for each, point in zip(said, points, strict=True):
        yield dot("c-dot", point, 2.5 + 4.5 * (each.count / most) ** 0.5)
    yield words("c-ax", axes[1], (0, 14))
    yield words("c-ax", axes[0], (right, _SIDE - 8), anchor="end")


_ROW: Final = 26


def draw_trials(
    trials: Sequence[Trial], *, width: int, css: str, name: str, title: str, description: str
) -> str:
    """Draw past intervals in rows, each against what came: the upright line is the outcome."""
    return svg(
        _trials(trials, width),
        css=css,
        size=(width, _ROW * len(trials) + 30),
        name=name,
        title=title,
        description=description,
    )


def _trials(trials: Sequence[Trial], width: int) -> Iterator[str]:
    left = max((width_of(each.name, 13) for each in trials), default=60) + 12
    low = min([Decimal("0.8"), *(each.low for each in trials)])
    high = max([Decimal("1.2"), *(each.high for each in trials)])
    x = Scale(low, high, left, width - 24)
    bottom = _ROW * len(trials) + 8
    yield path("c-base", [(x.at(Decimal(1)), 4), (x.at(Decimal(1)), bottom)])
    for number, each in enumerate(trials):
        height = 16 + _ROW * number
        yield words("c-l", each.name, (0, height + 5))
        css = "c-med" if each.inside else "c-gap"
        yield path(css, [(x.at(each.low), height), (x.at(each.high), height)])
        yield path("c-base", [(x.at(each.low), height - 4), (x.at(each.low), height + 4)])
        yield path("c-base", [(x.at(each.high), height - 4), (x.at(each.high), height + 4)])
        yield dot("c-dot" if each.inside else "c-end", (x.at(each.median), height), 3.5)
    for mark in _tens(low, high):
        yield words("c-ax", _off(mark), (x.at(mark), bottom + 16), anchor="middle")


def _off(mark: Decimal) -> str:
    """Say how far a mark lies from what came."""
    off = int((mark - 1) * 100)
    return f"{off:+d}%".replace("-", "−") if off else "0"


def _tens(low: Decimal, high: Decimal) -> list[Decimal]:
    """Give marks every ten, twenty or fifty per cent, about five of them."""
    for step in (Decimal("0.1"), Decimal("0.2"), Decimal("0.5"), Decimal(1)):
        first = int((low - 1) / step)
        marks = [1 + step * number for number in range(first, int((high - 1) / step) + 1)]
        if len(marks) <= 6:
            return marks
    return [Decimal(1)]
