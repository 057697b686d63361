"""What a row of a ledger says (读行): words as they stand, figures as offices write them, and each slip in its place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import Quantity, UnitsDoNotFitError, canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.said.figures import SaidFigure, read_figure
from gangmu.core.plan.said.states import is_done, is_no_change, is_nothing
from gangmu.files.ledgers.books import RowSaid, one_line
from gangmu.files.ledgers.layouts import LONGEST
from gangmu.files.ledgers.reading import ReturnedCell, ReturnedRow
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import CellKind

_IN_WORDS: Final = ("visible_progress", "problem", "next_step", "help_wanted")
_TEN_THOUSANDFOLD: Final = (Decimal(3000), Decimal(30000))
_COUNTED: Final = frozenset("个家项座所处件户人名台套栋起条次场")  # what has no halves
_FAR_BEYOND: Final = 2  # times the goal of the year


@dataclass(frozen=True, slots=True)
class RowRead:
    """读得: what a row says, and what is wrong with it."""

    said: RowSaid
    problems: tuple[Problem, ...] = ()


def answers_of(row: ReturnedRow, *, kept: RowSaid, unit: str, goal: Decimal | None, file: str) -> RowRead:
    """Read what a unit filled in. `kept` is what stands in the report, `unit` that of the task's quantity."""
    reading = _Answers(row, file=file)
    words = {name: reading.words(name) for name in _IN_WORDS}
    is_same = is_no_change(words["visible_progress"])
    amount = reading.amount(kept=kept.amount, unit=unit, goal=goal)
    said = RowSaid(
        visible_progress="" if is_same else words["visible_progress"],
        amount=kept.amount if is_same and amount is None else amount,
        problem=words["problem"],
        next_step=words["next_step"],
        help_wanted=words["help_wanted"],
        is_no_change=is_same,
    )
    return RowRead(said, tuple(reading.problems))


class _Answers:
    def __init__(self, row: ReturnedRow, *, file: str) -> None:
        self._row, self._file = row, file
        self.problems: list[Problem] = []

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

    def amount(self, *, kept: Decimal | None, unit: str, goal: Decimal | None) -> Decimal | None:
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
        self._doubt(cell, figure, value, kept=kept, goal=goal, unit=unit)
        return value

    def _doubt(
        self,
        cell: ReturnedCell,
        figure: SaidFigure,
        value: Decimal,
        *,
        kept: Decimal | None,
        goal: Decimal | None,
        unit: str,
    ) -> None:
        """Flag what looks like a slip; it is not refused, it stands in the preview."""
        shown = f"{canonical(value)}{unit}"
        if figure.about or (figure.own_unit and figure.unit != unit):
            self._tell(
                "ledger.understood",
                cell,
                Severity.REMARK,
                words=cell.text[:40],
                amount=figure.understood(),
                shown=shown,
            )
        if unit in _COUNTED and value % 1:
            self._tell("ledger.part_of_one", cell, Severity.DOUBT, shown=shown)
        near = kept or goal
        ratio = abs(value / near) if near else None
        if ratio and (_is_between(ratio) or _is_between(1 / ratio)):
            self._tell(
                "ledger.ten_thousandfold",
                cell,
                Severity.DOUBT,
                shown=shown,
                near=f"{canonical(near or value)}{unit}",
            )
        elif kept is not None and value < kept:
            self._tell(
                "ledger.amount_falls", cell, Severity.DOUBT, shown=shown, near=f"{canonical(kept)}{unit}"
            )
        elif goal and value > goal * _FAR_BEYOND:
            self._tell(
                "ledger.far_beyond_goal", cell, Severity.DOUBT, shown=shown, near=f"{canonical(goal)}{unit}"
            )

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


def _is_between(ratio: Decimal) -> bool:
    return _TEN_THOUSANDFOLD[0] <= ratio <= _TEN_THOUSANDFOLD[1]
