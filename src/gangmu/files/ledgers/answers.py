"""What a row of a ledger says (读行): words as they stand, figures as offices write them, and each slip in its place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import Quantity, UnitsDoNotFitError, canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.said.figures import SaidFigure, read_figure
from gangmu.core.plan.said.states import is_done, is_no_change, is_nothing
from gangmu.core.plan.slips import slips_of
from gangmu.files.ledgers.books import RowSaid, one_line
from gangmu.files.ledgers.layouts import LONGEST
from gangmu.files.ledgers.reading import ReturnedCell, ReturnedRow
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import CellKind

_IN_WORDS: Final = ("visible_progress", "problem", "next_step", "help_wanted")


@dataclass(frozen=True, slots=True)
class RowRead:
    """读得: what a row says, and what is wrong with it."""

    said: RowSaid
    problems: tuple[Problem, ...] = ()
    figure: SaidFigure | None = None  # its amount as it was written


def answers_of(
    row: ReturnedRow,
    *,
    kept: RowSaid,
    before: Decimal | None,
    unit: str,
    goal: Decimal | None,
    file: str,
) -> RowRead:
    """Read what a unit filled in. `kept` stands in the report, `before` was said last, `unit` is that of the quantity."""
    reading = _Answers(row, file=file)
    words = {name: reading.words(name) for name in _IN_WORDS}
    is_same = is_no_change(words["visible_progress"])
    amount = reading.amount(kept=kept.amount, before=before, unit=unit, goal=goal)
    said = RowSaid(
        visible_progress="" if is_same else words["visible_progress"],
        amount=kept.amount if is_same and amount is None else amount,
        problem=words["problem"],
        next_step=words["next_step"],
        help_wanted=words["help_wanted"],
        is_no_change=is_same,
    )
    return RowRead(said, tuple(reading.problems), reading.figure)


class _Answers:
    def __init__(self, row: ReturnedRow, *, file: str) -> None:
        self._row, self._file = row, file
        self.problems: list[Problem] = []
        self.figure: SaidFigure | None = None

    def words(self, name: str) -> str:
        """Give the words of a cell; a dash alone says nothing."""
        cell = self._row.cells.get(name)
        if cell is None or not self._is_whole(cell):
            return ""
        text = one_line(cell.text)
        if len(text) > LONGEST:
            self._tell("ledger.too_long", cell, limit=str(LONGEST), length=str(len(text)))
        if cell.is_shared:
            self._tell("ledger.merged_filled_down", cell, Severity.REMARK)
        return "" if is_nothing(text) and text not in ("无", "暂无") else text

    def amount(
        self, *, kept: Decimal | None, before: Decimal | None, unit: str, goal: Decimal | None
    ) -> Decimal | None:
        """Give the cumulative amount in the task's own unit."""
        cell = self._row.cells.get("amount")
        if cell is None or not self._is_whole(cell) or is_nothing(cell.text):
            return None
        if not unit:
            self._tell("ledger.no_quantity", cell, Severity.DOUBT, words=cell.text[:40])
            return kept
        if cell.is_shared:
            self._tell("ledger.merged_figure", cell)
            return kept
        if is_done(cell.text) and goal is not None:
            self._tell("ledger.done_is_goal", cell, Severity.REMARK, amount=f"{canonical(goal)}{unit}")
            return goal
        try:
            figure = read_figure(cell.text, unit=self._row.units.get("amount") or unit)
            value = Quantity(figure.value, figure.unit).to(unit).value
        except (GangmuError, UnitsDoNotFitError) as refused:
            self._refused(refused, cell)
            return kept
        self.figure = figure
        for slip in slips_of(value, unit=unit, before=before, goal=goal, figure=figure):
            self._tell(slip.code, cell, Severity.DOUBT, **slip.parameters)
        return value

    def _is_whole(self, cell: ReturnedCell) -> bool:
        if cell.kind is CellKind.ERROR:
            self._tell("ledger.error_in_cell", cell, words=cell.text[:20])
        elif cell.kind is CellKind.UNCALCULATED:
            self._tell("ledger.not_calculated", cell)
        return cell.kind not in (CellKind.ERROR, CellKind.UNCALCULATED)

    def _refused(self, refused: GangmuError, cell: ReturnedCell) -> None:
        said = {
            "zh": refused.message("zh") + refused.remedy("zh"),
            "en": f"{refused.message('en')} {refused.remedy('en')}",
        }
        self._tell(refused.code, cell, Severity.FAULT, **said)

    def _tell(
        self, code: str, cell: ReturnedCell, severity: Severity = Severity.FAULT, **parameters: str
    ) -> None:
        self.problems.append(
            Problem(
                file=self._file,
                code=code,
                row=self._row.number,
                column=cell.column,
                cell=cell.cell,
                severity=severity,
                parameters=parameters,
            )
        )
