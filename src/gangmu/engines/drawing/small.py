"""Small multiples (小图): many charts of one size beside each other: what was, the way wanted, the end.

No grid and no words inside: two numbers in words stand below each, on the page. All share size and rules; each has
its own scale, and a level starts at 0.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gangmu.engines.drawing.charts import Actual, Chart, Waypoint
from gangmu.engines.drawing.scales import Scale
from gangmu.engines.drawing.strokes import Point, dot, path, svg, words

WIDTH: Final = 216
HEIGHT: Final = 84
_TOP, _BOTTOM, _LEFT, _RIGHT = 6, 64, 2, 208


def draw_small(chart: Chart, *, first: Decimal, last: Decimal, name: str) -> str:
    """Draw a chart small, from the first to the last year that all of its row share."""
    small = _Small(chart, first, last)
    return svg(
        small.strokes(),
        css="small",
        size=(WIDTH, HEIGHT),
        name=name,
        title=chart.title,
        description=chart.description,
    )


class _Small:
    def __init__(self, chart: Chart, first: Decimal, last: Decimal) -> None:
        self._chart, self._first = chart, first
        self._shown = tuple(each for each in chart.current if each.at >= first)
        highest = max(self._values(), default=Decimal(1))
        lowest = min(self._values(), default=Decimal(0))
        self._x = Scale(first, max(last, first + 1), _LEFT, _RIGHT)
        self._y = Scale(
            min(lowest, Decimal(0)) if chart.from_zero else lowest, highest or Decimal(1), _BOTTOM, _TOP
        )

    def _values(self) -> list[Decimal]:
        chart = self._chart
        values = [each.value for each in self._shown] + [each.value for each in chart.targets]
        values += [way.value for each in chart.paths for way in each]
        return values + ([high for _, _, high in chart.outlook.most] if chart.outlook else [])

    def _point(self, at: Decimal, value: Decimal) -> Point:
        return self._x.at(at), self._y.at(value)

    def _line(self, ways: tuple[Waypoint, ...]) -> list[Point]:
        return [self._point(each.at, each.value) for each in ways if each.at >= self._first]

    def strokes(self) -> Iterator[str]:
        """Give the strokes from the ground up."""
        chart = self._chart
        yield path("c-base", [(_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)])
        if chart.outlook:
            yield from self._fan()
        yield from (path("c-path", line) for each in chart.paths if len(line := self._line(each)) > 1)
        yield from (path("c-act c-mid", line) for line in self._runs() if len(line) > 1)
        for target in chart.targets:
            x, y = self._point(target.at, target.value)
            yield path("c-tgt", [(x - 6, y), (min(x + 6, WIDTH - 1), y)])
        if self._shown:
            end = self._shown[-1]
            yield dot("c-end" if chart.short else "c-now", self._point(end.at, end.value), 3)
        yield from self._years()

    def _fan(self) -> Iterator[str]:
        assert self._chart.outlook
        for css, fan in (("c-f8", self._chart.outlook.most), ("c-f5", self._chart.outlook.half)):
            if fan:
                low = [self._point(at, value) for at, value, _ in fan]
                high = [self._point(at, value) for at, _, value in fan]
                yield path(css, [*high, *reversed(low)], closed=True)

    def _runs(self) -> list[list[Point]]:
        """Part the actuals at the breaks."""
        runs: list[list[Point]] = []
        before: Actual | None = None
        for each in self._shown:
            if before is None or any(before.at < gap.at <= each.at for gap in self._chart.breaks):
                runs.append([])
            runs[-1].append(self._point(each.at, each.value))
            before = each
        return runs

    def _years(self) -> Iterator[str]:
        last = {int(self._shown[-1].at)} if self._shown else set[int]()
        due = {int(each.at) for each in self._chart.targets}
        taken: list[float] = []
        for year in sorted(due | last, reverse=True):
            x = self._x.at(Decimal(year))
            if all(abs(x - other) > 32 for other in taken):
                taken.append(x)
                edge = "end" if x > _RIGHT - 16 else "start" if x < 16 else "middle"
                yield words("c-ax", str(year), (x, _BOTTOM + 15), anchor=edge)
