"""Cutting (分段): a stretch of the text parted into sentences, and these into the runs of their promises."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Generic, Protocol, TypeVar

from gangmu.web.indicators.showing.faces import FACES
from gangmu.web.portal.materials import ClauseRow, Materials, PromiseRow, SystemRow, TaskRow
from gangmu.web.portal.pages import Mark, Piece, Run


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_WORST: Final = ("m-behind", "m-warn", "m-not_due", "m-on_path", "m-ahead")  # of the lamps of tasks
_STOPS: Final = "，。；、：！？”’）》」』,.;:!?)"
Row = TypeVar("Row", bound=_Spanned)


class Spans(Generic[Row]):
    """Rows with spans, found by place. Rows may overlap and hold one another."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: Sequence[Row] = sorted(rows, key=lambda row: (row.start, -row.end))
        self._starts = [row.start for row in self.rows]
        self._reach: list[int] = []  # how far any row up to here reaches
        for row in self.rows:
            self._reach.append(max(row.end, self._reach[-1] if self._reach else 0))

    def meeting(self, start: int, end: int) -> list[Row]:
        """Give the rows that share at least one character with start:end."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [row for row in self.rows[first:last] if row.end > start]

    def beginning(self, start: int, end: int) -> Sequence[Row]:
        """Give the rows that begin in start:end."""
        return self.rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the text has the words that were asked for."""

    start: int
    end: int


class Cutter:
    """Cuts a text at its sentences and promises, and hangs the marks."""

    def __init__(self, materials: Materials, *, hits: Spans[Hit] | None = None) -> None:
        self.text = materials.text
        self._hits = hits
        self.clauses: Spans[ClauseRow] = Spans(materials.clauses)
        self.promises: Spans[PromiseRow] = Spans(materials.promises)
        self.systems: Spans[SystemRow] = Spans(materials.systems)
        self.tasks: dict[str, list[TaskRow]] = defaultdict(list)  # of the last year that has any
        last = max((row.year for row in materials.tasks), default=0)
        for row in materials.tasks:
            if row.clause and row.year == last:
                self.tasks[row.clause].append(row)

    def pieces(self, start: int, end: int, *, head_end: int = 0) -> tuple[Piece, ...]:
        """Cut start:end; what stands before `head_end` is a head that runs into the paragraph."""
        found: list[Piece] = []
        for begin, stop, clause in self._sentences(start, end):
            found += self._sentence(begin, stop, clause, head_end)
        return tuple(found)

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int, ClauseRow | None]]:
        here = start
        for clause in self.clauses.meeting(start, end):
            begin, stop = max(clause.start, here), min(clause.end, end)
            if begin > here:
                yield here, begin, None
            if stop > begin:
                yield begin, stop, clause
            here = max(here, stop)
        if here < end:
            yield here, end, None

    def _sentence(self, start: int, end: int, clause: ClauseRow | None, head_end: int) -> list[Piece]:
        code = clause.code if clause and clause.start >= start else ""
        hanging = self.promises.meeting(start, end)
        here = [promise for promise in hanging if not promise.supplied]
        runs = self._runs(start, end, head_end, here)
        last = {run.promise.code: number for number, run in enumerate(runs) if run.promise}
        pieces: list[Piece] = []
        held: list[Run] = []
        grey: list[PromiseRow] = []
        for number, run in enumerate(runs):
            held.append(run)
            promise = run.promise
            ends = promise is not None and last[promise.code] == number and promise.end <= end
            if promise and ends and FACES[promise.standing].group != "grey":
                held += _stops_after(runs, number)
                pieces.append(Piece(tuple(held), (mark_of(promise),), code))
                held, code = [], ""
        # What lies wholly under others has no run of its own, and its mark hangs from the end.
        for promise in here:
            if promise.end > end:
                continue
            if FACES[promise.standing].group == "grey":
                grey.append(promise)
            elif promise.code not in last:
                held.append(Run(""))
                pieces.append(Piece(tuple(held), (mark_of(promise),), code))
                held, code = [], ""
        marks = [
            *_grouped(grey, clause),
            *_of_table(hanging, end),
            *self._system_marks(start, end, clause),
            *self._task_marks(end, clause),
        ]
        if held or marks:
            pieces.append(Piece(tuple(held), tuple(marks), code))
        return pieces

    def _runs(self, start: int, end: int, head_end: int, rows: list[PromiseRow]) -> list[Run]:
        if not rows and not self._hits and not start < head_end < end:
            return [Run(self.text[start:end], None, end <= head_end)]
        cuts = {start, end} | ({head_end} if start < head_end < end else set())
        for row in rows:
            cuts |= {max(row.start, start), min(row.end, end)}
        hits = self._hits.meeting(start, end) if self._hits else []
        for each in hits:
            cuts |= {max(each.start, start), min(each.end, end)}
        runs: list[Run] = []
        edges = sorted(cuts)
        for begin, stop in pairwise(edges):
            over = [row for row in rows if row.start <= begin and row.end >= stop]
            promise = min(over, key=_precedence) if over else None
            leads = stop <= head_end
            hit = any(each.start <= begin and each.end >= stop for each in hits)
            run = Run(self.text[begin:stop], promise, leads, hit)
            last = runs[-1] if runs else None
            if last and last.promise is promise and last.leads == leads and last.hit == hit:
                runs[-1] = Run(last.text + run.text, promise, leads, hit)
            else:
                runs.append(run)
        return runs

    def _system_marks(self, start: int, end: int, clause: ClauseRow | None) -> list[Mark]:
        systems = [row for row in self.systems.meeting(start, end) if row.end <= end]
        code = clause.code if clause else ""
        return (
            [Mark("system", code, systems[0].state, len(systems), of_clause=True)] if systems and code else []
        )

    def _task_marks(self, end: int, clause: ClauseRow | None) -> list[Mark]:
        """Give one mark for the tasks of a sentence, with the worst of their lamps."""
        tasks = self.tasks.get(clause.code, ()) if clause and clause.end <= end else ()
        if not tasks or clause is None:
            return []
        lamps = [task.lamp for task in tasks if task.lamp is not None]
        worst = min(lamps, key=lambda lamp: _WORST.index(lamp.shape), default=None)
        shape, word = (worst.shape, worst.word) if worst else ("m-not_due", "")
        return [Mark("task", clause.code, word, len(tasks), of_clause=True, name=shape)]


def _stops_after(runs: list[Run], number: int) -> list[Run]:
    """Take the stops that follow a run out of the next one: a mark stands behind them, never before."""
    if number + 1 == len(runs) or runs[number + 1].promise is not None:
        return []
    after = runs[number + 1]
    rest = after.text.lstrip(_STOPS)
    runs[number + 1] = replace(after, text=rest)
    return [replace(after, text=after.text[: len(after.text) - len(rest)])]


def _precedence(row: PromiseRow) -> tuple[bool, int, int]:
    """Where promises overlap, words belong to a target before a measure, and to the shorter one."""
    return row.kind != "target", row.end - row.start, row.start


def mark_of(promise: PromiseRow) -> Mark:
    """Give the mark of one promise."""
    return Mark(promise.standing, promise.code, promise.figure, name=promise.name)


def _of_table(rows: list[PromiseRow], end: int) -> list[Mark]:
    """Give a mark to each target of a table that the text announces and does not contain, in the table's order."""
    supplied = [row for row in rows if row.supplied and row.end <= end]
    return [mark_of(row) for row in sorted(supplied, key=lambda row: row.order)]


def _grouped(grey: list[PromiseRow], clause: ClauseRow | None) -> Iterator[Mark]:
    """Let those that cannot be judged share a mark a sentence: grey is the quiet majority."""
    for standing in FACES:
        alike = [promise for promise in grey if promise.standing == standing]
        if len(alike) == 1 or (alike and clause is None):
            yield mark_of(alike[0])
        elif alike and clause:
            figures = {promise.figure for promise in alike}
            yield Mark(
                standing, clause.code, figures.pop() if len(figures) == 1 else "", len(alike), of_clause=True
            )
