"""Located problems (带位置的问题): what is wrong with a file, where, and in words."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.base.refusals import Language
from gangmu.files.tables.problem_words import PROBLEM_WORDS


class Severity(StrEnum):
    """What a problem does to the loading of a file."""

    FAULT = "fault"  # nothing is loaded until it is mended
    DOUBT = "doubt"  # it looks like a slip; somebody must say that it is right
    REMARK = "remark"  # what was passed over or taken in another way, so that nothing happens silently


class ProblemRow(TypedDict):
    """A problem as it leaves by a door."""

    file: str
    row: int | None
    column: str | None
    cell: str | None
    code: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """问题: one thing that is wrong, in a file, a row and a column."""

    file: str
    code: str
    row: int | None = None  # as a spreadsheet counts them: the header is row 1
    column: str | None = None
    cell: str | None = None  # of a workbook: B7, with its sheet where there are several: 表1!B7
    severity: Severity = Severity.FAULT
    parameters: dict[str, str] = field(default_factory=dict)

    def message(self, language: Language = "zh") -> str:
        """Say what is wrong and what would be right."""
        parameters = {
            name: each.en if language == "en" and isinstance(each, Spoken) else each
            for name, each in self.parameters.items()
        }
        return PROBLEM_WORDS[self.code][language == "en"].format(**parameters)

    def as_dict(self, language: Language = "zh") -> ProblemRow:
        """Give the row that every door shows."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message(language),
        }


class CellError(Exception):
    """A cell does not hold what its column is for; never leaves this package and its users."""

    def __init__(self, code: str, **parameters: str) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters
