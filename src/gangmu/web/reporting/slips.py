"""What is asked back of a report's figure (疑似笔误): the same of the page, the link, the ledger and the interface."""

from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from gangmu.core.plan.reports import Said
from gangmu.core.plan.said.figures import SaidFigure
from gangmu.core.plan.slips import Slip, slip_from, slips_of
from gangmu.web.reporting.models import ProgressReport


class FilledFigure(Protocol):
    """所填数: what was said, its figure as it was written, and whether it was said to be so."""

    @property
    def said(self) -> Said:
        """Give what was said."""

    @property
    def figure(self) -> SaidFigure | None:
        """Give its amount as it was written."""

    @property
    def is_sure(self) -> bool:
        """Tell whether somebody says that it is so."""


def amount_before(row: ProgressReport) -> Decimal | None:
    """Give the cumulative amount that was known before anybody touched the report."""
    text = row.prefilled.get("amount", {}).get("value")
    try:
        return None if text in (None, "") else Decimal(str(text))
    except InvalidOperation:
        return None


def slips_in(row: ProgressReport, said: Said, figure: SaidFigure | None = None) -> tuple[Slip, ...]:
    """Ask of the figure of a report; how a draft's figure was understood is asked until it is another."""
    task = row.task
    if task.amount is None:
        return ()
    found = slips_of(
        said.amount,
        unit=task.unit_of_measure,
        before=amount_before(row),
        goal=Decimal(task.amount),
        figure=figure,
    )
    if (
        said.amount is None
        or said.amount != row.amount
        or any(each.code == "slip.understood" for each in found)
    ):
        return found
    return (*(slip_from(each) for each in row.slips if each["code"] == "slip.understood"), *found)


def in_doubt(row: ProgressReport, filled: FilledFigure) -> tuple[Slip, ...]:
    """Give what is still asked of a report that is passed on; what was confirmed of the same figure is not asked again."""
    found = slips_in(row, filled.said, filled.figure)
    if filled.is_sure or (filled.said.amount == row.amount and found == sure_of(row)):
        return ()
    return found


def kept_slips(row: ProgressReport, filled: FilledFigure) -> list[dict[str, Any]]:
    """Give what is kept with the report of what is asked of its figure."""
    found = slips_in(row, filled.said, filled.figure)
    is_sure = not in_doubt(row, filled)
    return [each.as_dict() | {"is_sure": is_sure} for each in found]


def asked_of(row: ProgressReport) -> tuple[Slip, ...]:
    """Give what is asked back of a draft's figure and not answered yet."""
    return tuple(slip_from(each) for each in row.slips if not each.get("is_sure"))


def sure_of(row: ProgressReport) -> tuple[Slip, ...]:
    """Give what was asked back of a report's figure and said to be so (填报人已核对)."""
    return tuple(slip_from(each) for each in row.slips if each.get("is_sure"))
