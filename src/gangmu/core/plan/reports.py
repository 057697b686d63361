"""What a unit says of a task for one period (进展填报). It is claimed; that it is so is for others to verify."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final

from gangmu.core.base.refusals import GangmuError

LONGEST: Final = 1000
WORDS: Final = ("visible_progress", "problem", "next_step", "help_wanted")


class WordsTooLongError(GangmuError):
    """More was written into a field than a leader reads in a line or two."""

    code = "report.words_too_long"
    parameter_names = ("field", "length", "longest")


class ProgressMissingError(GangmuError):
    """A report is passed on that says nothing of the progress."""

    code = "report.progress_missing"
    parameter_names = ("task",)


class AmountMissingError(GangmuError):
    """A task with a quantity is reported without one."""

    code = "report.amount_missing"
    parameter_names = ("task", "unit")


class AmountNotAskedError(GangmuError):
    """An amount is given for a task that has no quantity."""

    code = "report.amount_not_asked"
    parameter_names = ("task",)


class TooMuchEvidenceError(GangmuError):
    """More evidence is brought than the rules allow."""

    code = "report.too_much_evidence"
    parameter_names = ("count", "most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """填报内容: what stands in the form."""

    visible_progress: str = ""  # 形象进度: a short physical description
    amount: Decimal | None = None  # 本年累计完成, in the task's unit of measure
    problem: str = ""  # 存在问题
    next_step: str = ""  # 下步打算
    help_wanted: str = ""  # 需要协调
    claims_completion: bool = False  # 申报完成

    def __post_init__(self) -> None:
        for name in WORDS:
            if (length := len(getattr(self, name))) > LONGEST:
                raise WordsTooLongError(field=name, length=length, longest=LONGEST, where=name)

    def as_dict(self) -> dict[str, object]:
        """Give it by the names of its fields, as the record keeps it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def said_from(values: Mapping[str, object]) -> Said:
    """Read what was kept as plain values, as a correction asked for is: amounts as exact text."""
    amount = values.get("amount")
    return Said(
        **{name: str(values.get(name) or "") for name in WORDS},
        amount=None if amount in (None, "") else Decimal(str(amount)),
        claims_completion=bool(values.get("claims_completion")),
    )


def check_said(said: Said, *, task: str, has_amount: bool, unit: str = "") -> None:
    """See that a report can be passed on: words for the progress, and a number where the task has one."""
    if not said.visible_progress.strip():
        raise ProgressMissingError(task=task, where="visible_progress")
    if has_amount and said.amount is None:
        raise AmountMissingError(task=task, unit=unit, where="amount")
    if not has_amount and said.amount is not None:
        raise AmountNotAskedError(task=task, where="amount")
