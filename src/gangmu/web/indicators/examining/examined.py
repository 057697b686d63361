"""What an examined file holds (核对结果)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gangmu.files.tables.columns import Row
from gangmu.files.tables.layouts.raw_rows import Spot
from gangmu.files.tables.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """核对结果: canonical rows by table, each under a running number; where each stands; what is wrong; what is new."""

    rows: Mapping[str, tuple[Row, ...]]
    spots: Mapping[int, Spot]
    problems: tuple[Problem, ...]  # with their places
    doubtful: frozenset[int]  # numbers of the rows that somebody must say a word of
    new: Mapping[str, tuple[Row, ...]]  # not kept yet
    known: int  # kept already, with the same value
    breaks: Mapping[int, str] = field(
        default_factory=dict
    )  # by number: where a change of definition breaks the series

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Give what stops the file."""
        return self._of(Severity.FAULT)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """Give what looks like a slip."""
        return self._of(Severity.DOUBT)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """Give what was passed over or taken in another way."""
        return self._of(Severity.REMARK)

    def _of(self, severity: Severity) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.severity is severity)

    @property
    def count(self) -> int:
        """Count the rows that were read."""
        return sum(len(rows) for rows in self.rows.values())

    @property
    def new_count(self) -> int:
        """Count the rows that are new; an indicator that is only completed is none."""
        return sum(len(rows) for table, rows in self.new.items() if table in self.rows or table == "places")

    @property
    def brings_anything(self) -> bool:
        """Tell whether confirming it would write anything."""
        return any(self.new.values())

    @property
    def may_be_taken(self) -> bool:
        """Tell whether nothing stops it."""
        return not self.faults and self.brings_anything
