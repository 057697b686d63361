"""Sheets (图幅): a chart laid on a plate, stroke by stroke, from the ground up."""

from collections.abc import Iterator
from decimal import Decimal

from gangmu.engines.drawing.charts import Actual, Chart, Peer, TargetMark, Waypoint
from gangmu.engines.drawing.labels import Board, Spot
from gangmu.engines.drawing.plates import Plate
from gangmu.engines.drawing.scales import Scale, value_marks, year_marks
from gangmu.engines.drawing.strokes import Point, dot, path, svg, words

_AXIS, _LABEL, _PEER = 12, 13, 11  # text sizes as the style sheet has them


def draw(chart: Chart, plate: Plate, *, name: str) -> str:
    """Draw a chart for a page; the page's style sheet gives the colours. `name` is unique in the page."""
    sheet = _Sheet(chart, plate)
    return svg(
        sheet.strokes(),
        css=plate.name,
        size=(plate.width, plate.height),
        name=name,
        title=chart.title,
        description=chart.description,
    )


def sheet_strokes(chart: Chart, plate: Plate) -> Iterator[str]:
    """Give a chart's strokes on a plate, for whoever binds them into a drawing."""
    return _Sheet(chart, plate).strokes()


class _Sheet:
    """One chart on one plate."""

    def __init__(self, chart: Chart, plate: Plate) -> None:
        self._chart, self._plate = chart, plate
        left, right, top, bottom = plate.field
        times = [*(a.at for a in chart.actuals), *(t.at for t in chart.targets)]
        times += [way.at for each in chart.paths for way in each]
        times += [w.at for w in chart.outlook.median] if chart.outlook else []
        times += [w.at for w in chart.supposed.line] if chart.supposed else []
        self._first, self._last = min(times, default=Decimal(2020)), max(times, default=Decimal(2021))
        if self._first == self._last:
            self._first, self._last = self._first - 1, self._last + 1
        self._marks = value_marks(self._values(), from_zero=chart.from_zero)
        self._x = Scale(self._first, self._last, left, right)
        self._y = Scale(self._marks[0], self._marks[-1], bottom, top)
        self._board = Board((0, 16, plate.width, plate.height - plate.bottom))

    def _values(self) -> list[Decimal]:
        chart = self._chart
        values = [actual.value for actual in chart.actuals] + [
            way.value for each in chart.paths for way in each
        ]
        for target in chart.targets:
            values += [target.value, target.high if target.high is not None else target.value]
        if chart.outlook:
            values += [high for _, _, high in chart.outlook.most or chart.outlook.half]
            values += [way.value for way in chart.outlook.median]
        if chart.supposed:
            values += [way.value for way in chart.supposed.line]
        if self._plate.with_peers:
            values += [way.value for peer in chart.peers for way in peer.line]
        return values

    def _point(self, at: Decimal, value: Decimal) -> Point:
        return self._x.at(at), self._y.at(value)

    def _line(self, ways: tuple[Waypoint, ...]) -> list[Point]:
        return [self._point(way.at, way.value) for way in ways]

    def strokes(self) -> Iterator[str]:
        """Give the strokes from the ground up: axes, others, path, actuals, targets, words."""
        ways = [self._line(path) for path in self._chart.paths]
        lines = [self._line(tuple(run)) for run in self._runs()]
        for line in (*ways, *lines):
            self._board.add_line(line)
        yield from self._axes()
        yield from self._outlook()
        yield from self._peers()
        yield from (path("c-path", line) for line in ways if len(line) > 1)
        yield from self._supposed()
        yield from (path("c-act", line) for line in lines if len(line) > 1)
        yield from self._dots()
        yield from self._gap()
        yield from self._ends()  # what matters most chooses its place first
        yield from self._targets()
        yield from self._break_marks()
        yield from self._peer_names()

    def _supposed(self) -> Iterator[str]:
        supposed = self._chart.supposed
        if supposed is None or len(supposed.line) < 2:
            return
        line = self._line(supposed.line)
        self._board.add_line(line)
        yield path("c-sup", line)
        x, y = line[-1]
        yield dot("c-old", (x, y), self._plate.dot + 1)
        spots = [Spot(x - 8, y - 8, "end"), Spot(x - 8, y + 20, "end"), Spot(x + 10, y + 4, "start")]
        spot = self._board.place(supposed.words, _LABEL, spots)
        yield words("c-l q c-h", supposed.words, (spot.x, spot.y), anchor=spot.anchor)

    def _runs(self) -> list[list[Waypoint]]:
        """Part the actuals at the breaks: what cannot be compared is not joined."""
        places = [gap.at for gap in self._chart.breaks]
        runs: list[list[Waypoint]] = []
        before: Actual | None = None
        for actual in self._chart.current:
            parted = before is not None and any(before.at < place <= actual.at for place in places)
            apart = before is not None and not self._chart.joins_gaps and actual.at - before.at > 1
            if before is None or parted or apart:
                runs.append([])
            runs[-1].append(Waypoint(actual.at, actual.value))
            before = actual
        return runs

    def _axes(self) -> Iterator[str]:
        left, right, _, bottom = self._plate.field
        for mark in self._marks:
            height = self._y.at(mark)
            ground = mark == 0 or mark == self._marks[0]
            yield path("c-base" if ground else "c-gl", [(left, height), (right, height)])
            yield words("c-ax", f"{mark:,}".replace("-", "−"), (left - 8, height + 4), anchor="end")
        yield words("c-ax", self._chart.unit, (0, 14))
        years = year_marks(int(self._first), int(self._last), about=self._plate.years)
        for year in years:
            x = self._x.at(Decimal(year))
            edge = "end" if self._plate.right < 16 and x > right - 16 else "middle"
            yield path("c-base", [(x, bottom), (x, bottom + 5)])
            yield words(
                "c-ax", str(year), (min(x, right + 6) if edge == "end" else x, bottom + 19), anchor=edge
            )

    def _outlook(self) -> Iterator[str]:
        outlook = self._chart.outlook
        if outlook is None:
            return
        for css, fan in (("c-f8", outlook.most), ("c-f5", outlook.half)):
            if fan:
                low = [self._point(at, value) for at, value, _ in fan]
                high = [self._point(at, value) for at, _, value in fan]
                yield path(css, [*high, *reversed(low)], closed=True)
        yield path("c-med", self._line(outlook.median))
        end = self._line(outlook.median)[-1]
        if self._plate.right >= 60:
            for number, text in enumerate(outlook.words):
                css, size = ("c-l", _LABEL) if number == 0 else ("c-ax", _AXIS)
                place = Spot(end[0] + 12, end[1] + 4 + 18 * number, "start")
                self._board.place(text, size, [place])
                yield words(css, text, (place.x, place.y))

    def _peer_lines(self) -> Iterator[tuple[Peer, list[Point]]]:
        """Give the peers that there is room for, each with the part of its line that lies on the plate."""
        for peer in self._chart.peers if self._plate.with_peers else ():
            line = [point for point in self._line(peer.line) if point[0] >= self._plate.left]
            if len(line) >= 2:
                yield peer, line

    def _peers(self) -> Iterator[str]:
        for _, line in self._peer_lines():
            yield path("c-peer", line)

    def _peer_names(self) -> Iterator[str]:
        for peer, line in self._peer_lines():
            spots = [Spot(x, y - 6, "middle") for x, y in reversed(line)]
            spot = self._board.place(peer.name, _PEER, spots)
            yield words("c-pl c-h", peer.name, (spot.x, spot.y), anchor=spot.anchor)

    def _dots(self) -> Iterator[str]:
        last = self._chart.current[-1] if self._chart.current else None
        for actual in self._chart.actuals:
            point = self._point(actual.at, actual.value)
            if actual.superseded:
                yield dot("c-old", point, self._plate.dot + 1)
            elif actual is not last:
                yield dot("c-dot", point, self._plate.dot)

    def _break_marks(self) -> Iterator[str]:
        for gap in self._chart.breaks:
            after = next((a for a in self._chart.current if a.at >= gap.at), None)
            if after:
                x, y = self._point(after.at, after.value)
                spots = [
                    Spot(x - 9, y + 16, "middle"),
                    Spot(x - 9, y - 8, "middle"),
                    Spot(x, y + 22, "middle"),
                ]
                spot = self._board.place(gap.mark, _AXIS, spots)
                yield words("c-ax c-h", gap.mark, (spot.x, spot.y), anchor="middle")

    def _due(self) -> tuple[Actual, TargetMark] | None:
        """Give the last actual and the target that was due at its time."""
        if not self._chart.current:
            return None
        last = self._chart.current[-1]
        due = [target for target in self._chart.targets if target.at == last.at]
        return (last, due[0]) if due else None

    def _gap(self) -> Iterator[str]:
        due = self._due()
        if due and self._chart.short:
            actual, target = due
            yield path("c-gap", [self._point(target.at, target.value), self._point(actual.at, actual.value)])

    def _targets(self) -> Iterator[str]:
        left, right, _, _ = self._plate.field
        for target in self._chart.targets:
            x, y = self._point(target.at, target.value)
            half = 7 if self._plate.with_peers else 5
            ends = min(x + half, self._plate.width - 1)
            if target.high is not None:
                top = self._y.at(target.high)
                yield path("c-tgt c-thin", [(x, y), (x, top)])
                yield path("c-tgt", [(x - half, top), (ends, top)])
            yield path("c-tgt", [(x - half, y), (ends, y)])
            spots = [Spot(x - 4, y - 24, "end"), Spot(x - 10, y - 8, "end"), Spot(x + 4, y - 24, "start")]
            if x > right - 30 and self._plate.right >= 60:
                spots = [
                    Spot(x + 12, y + 4, "start"),
                    Spot(right + 8, y - 9, "end"),
                    Spot(x - 10, y + 20, "end"),
                ]
            elif x > right - 30:
                spots = [Spot(right + 8, y - 9, "end"), Spot(right + 8, y + 20, "end")]
            elif x < left + 60:
                spots = [Spot(x - 4, y - 24, "start")]
            spot = self._board.place(target.words, _LABEL, spots)
            if spot.y < y - 20:
                self._board.add_line([(x, y - 3), (x, spot.y + 3)])
                yield path("c-tgt c-thin", [(x, y - 3), (x, spot.y + 3)])
            yield words("c-l a c-h", target.words, (spot.x, spot.y), anchor=spot.anchor)

    def _ends(self) -> Iterator[str]:
        chart = self._chart
        if chart.current:
            last = chart.current[-1]
            x, y = self._point(last.at, last.value)
            yield dot("c-end" if chart.short else "c-now", (x, y), 4)
            css = "c-l s c-h" if chart.short else "c-l c-h"
            for text, style, drop in ((chart.actual_words, css, 20), (chart.gap_words, "c-l q c-h", 38)):
                if text:
                    spots = [Spot(x + 8, y + drop, "start"), Spot(self._plate.width - 2, y + drop, "end")]
                    spots.append(Spot(x - 2, y + drop + 4, "end"))
                    spots += [Spot(x - 8, y - 10 - (38 - drop), "end"), Spot(x + 8, y - 8, "start")]
                    spot = self._board.place(text, _LABEL, spots)
                    yield words(style, text, (spot.x, spot.y), anchor=spot.anchor)
        longest = max(chart.paths, key=len, default=())
        if len(longest) > 2 and chart.path_words and self._plate.with_peers:
            middle = self._line(longest)[len(longest) * 2 // 3]
            spots = [Spot(middle[0] - 8, middle[1] - 6, "end"), Spot(middle[0] + 10, middle[1] + 18, "start")]
            spot = self._board.place(chart.path_words, _LABEL, spots)
            yield words("c-l a c-h", chart.path_words, (spot.x, spot.y), anchor=spot.anchor)
