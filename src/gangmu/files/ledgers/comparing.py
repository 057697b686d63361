"""Holds a ledger that came back against what is kept (核对台账): each row changed, unchanged, without change, stale or faulty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from gangmu.core.plan.said.figures import SaidFigure
from gangmu.core.plan.slips import SLIP_WORDS
from gangmu.files.ledgers.answers import answers_of
from gangmu.files.ledgers.books import RowSaid, one_line
from gangmu.files.ledgers.reading import ReturnedLedger, ReturnedRow
from gangmu.files.ledgers.writing import NO_CHANGE
from gangmu.files.tables.layouts.headings import tidy
from gangmu.files.tables.problems import Problem, Severity


class RowOutcome(StrEnum):
    """What becomes of a row that came back."""

    CHANGED = "changed"  # 有变化: it will be filed
    NO_CHANGE = "no_change"  # 无变化: the unit says that nothing is new
    UNCHANGED = "unchanged"  # 未填: as it was handed out, so nothing was said
    ALREADY = "already"  # 已收过: what it says is kept already
    STALE = "stale"  # 已过时: somebody wrote since it was handed out
    PROBLEM = "problem"  # 有问题
    MISSING = "missing"  # 行已删除: it was handed out and did not come back


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """已有: a task as it stands, and what is kept of its report for the period."""

    code: str
    title: str
    period: str
    version: int
    unit: str = ""
    goal: Decimal | None = None
    said: RowSaid
    before: Decimal | None = None  # the cumulative amount of the period before, as far as it is known
    handed_out: str | None = None  # the seal of what the book was prefilled with; None: not of this book
    closed: str = ""  # why nothing can be filed any more: submitted, in_review, period_closed, not_asked
    no_change_left: bool = True  # 无变化 may be said once more


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """核对结果: one row, what becomes of it, and what is wrong with it."""

    outcome: RowOutcome
    code: str = ""
    title: str = ""
    row: int | None = None
    version: int = 0  # of the report when the row was handed out
    said: RowSaid | None = None
    figure: SaidFigure | None = None  # its amount as it was written
    problems: tuple[Problem, ...] = ()
    extra: Mapping[str, str] | None = None

    @property
    def is_taken(self) -> bool:
        """Tell whether confirming files it."""
        return self.outcome in (RowOutcome.CHANGED, RowOutcome.NO_CHANGE)

    @property
    def is_in_doubt(self) -> bool:
        """Tell whether a figure of it is asked back before it is filed."""
        return self.outcome is RowOutcome.CHANGED and any(each.code in SLIP_WORDS for each in self.problems)


def compare(ledger: ReturnedLedger, known: Sequence[KnownRow]) -> tuple[ComparedRow, ...]:
    """Hold every row against what is kept; what did not come back stands at the end."""
    comparing = _Comparing(ledger, known)
    rows = [comparing.row(each) for each in ledger.rows]
    missing = [
        ComparedRow(outcome=RowOutcome.MISSING, code=each.code, title=each.title)
        for each in known
        if each.code not in comparing.present and each.handed_out is not None
    ]
    return (*rows, *missing)


def _says_nothing_else(said: RowSaid, kept: RowSaid) -> bool:
    return all(
        getattr(said, name) in ("", None, getattr(kept, name))
        for name in ("amount", "problem", "next_step", "help_wanted")
    )


def _in_words(said: RowSaid) -> RowSaid:
    """Give what is said with 无变化 as its words, where that is not all that is said."""
    return replace(said, is_no_change=False, visible_progress=NO_CHANGE) if said.is_no_change else said


class _Comparing:
    def __init__(self, ledger: ReturnedLedger, known: Sequence[KnownRow]) -> None:
        self._ledger = ledger
        self._known = {each.code: each for each in known}
        self._by_title: dict[str, list[KnownRow]] = {}
        for each in known:
            self._by_title.setdefault(tidy(each.title), []).append(each)
        self.seen: dict[str, tuple[int, RowSaid]] = {}  # sound rows
        self.present: set[str] = set()  # rows that came back, sound or faulty

    def row(self, row: ReturnedRow) -> ComparedRow:
        """Tell what becomes of one row."""
        known, problems = self._matched(row)
        self.present |= {known.code} if known else self._carried(row)
        if known is None:
            return ComparedRow(
                outcome=RowOutcome.PROBLEM, title=row.text("task")[:200], row=row.number, problems=problems
            )
        read = answers_of(
            row,
            kept=known.said,
            before=known.before,
            unit=known.unit,
            goal=known.goal,
            file=self._ledger.file,
        )
        said = self._with_what_has_no_column(read.said, known)
        found = ComparedRow(
            outcome=RowOutcome.UNCHANGED,
            code=known.code,
            title=known.title,
            row=row.number,
            version=self._version(row, known),
            said=said,
            figure=read.figure,
            problems=(*problems, *read.problems),
            extra=row.extra,
        )
        return self._settled(found, known, row)

    def _carried(self, row: ReturnedRow) -> set[str]:
        """Give the tasks of which a row that is not believed may be: its key's, and that of its words."""
        of_words = self._by_title.get(tidy(row.text("task")), [])
        return {row.text("code").strip().upper(), *(each.code for each in of_words)}

    def _with_what_has_no_column(self, said: RowSaid, known: KnownRow) -> RowSaid:
        """Keep what the workbook has no column for."""
        kept, columns = known.said, self._ledger.columns

        def of(name: str) -> RowSaid:
            return said if name in columns else kept

        return RowSaid(
            visible_progress=of("visible_progress").visible_progress,
            amount=of("amount").amount,
            problem=of("problem").problem,
            next_step=of("next_step").next_step,
            help_wanted=of("help_wanted").help_wanted,
            is_no_change=said.is_no_change,
        )

    def _version(self, row: ReturnedRow, known: KnownRow) -> int:
        text = row.text("version")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else known.version

    def _settled(self, found: ComparedRow, known: KnownRow, row: ReturnedRow) -> ComparedRow:
        assert found.said is not None
        if any(each.severity is Severity.FAULT for each in found.problems):
            return replace(found, outcome=RowOutcome.PROBLEM)
        twice = self.seen.get(known.code)
        self.seen.setdefault(known.code, (row.number, found.said))
        if twice is not None and twice[1] != found.said:
            return self._faulty(found, row, "ledger.task_twice", first=str(twice[0]))
        if twice is not None:
            return replace(found, outcome=RowOutcome.UNCHANGED)
        return self._against_what_is_kept(found, found.said, known, row)

    def _against_what_is_kept(
        self, found: ComparedRow, said: RowSaid, known: KnownRow, row: ReturnedRow
    ) -> ComparedRow:
        """Tell what is new, what is known and what comes too late."""
        base = known.said.seal if known.handed_out is None else known.handed_out
        if said.seal == base:
            return replace(found, outcome=RowOutcome.UNCHANGED)
        if known.said.seal in (said.seal, _in_words(said).seal):
            return replace(found, outcome=RowOutcome.ALREADY)
        period = row.text("period")
        if period and period != known.period:
            return self._faulty(found, row, "ledger.other_period", period=period, asked=known.period)
        if known.closed:
            return self._faulty(found, row, f"ledger.{known.closed}", task=known.code)
        if found.version != known.version and known.said.seal != base:  # else only its state moved on
            stale = self._faulty(found, row, "ledger.stale_row", task=known.code)
            return replace(stale, outcome=RowOutcome.STALE)
        if said.is_no_change:
            return self._no_change(found, said, known, row)
        if not said.visible_progress:
            return self._faulty(found, row, "ledger.progress_missing")
        if known.unit and said.amount is None:
            return self._faulty(found, row, "ledger.amount_missing", unit=known.unit)
        return replace(found, outcome=RowOutcome.CHANGED)

    def _no_change(self, found: ComparedRow, said: RowSaid, known: KnownRow, row: ReturnedRow) -> ComparedRow:
        """Take 无变化 as such; beside a new problem or figure it is something that is said."""
        if not _says_nothing_else(said, known.said):
            said = _in_words(said)
            code, place = "ledger.no_change_and_more", "visible_progress"
            doubt = self._problem(row, code, place, severity=Severity.DOUBT)
            return replace(found, outcome=RowOutcome.CHANGED, said=said, problems=(*found.problems, doubt))
        if not known.no_change_left:
            return self._faulty(found, row, "ledger.no_change_spent", task=known.code)
        return replace(found, outcome=RowOutcome.NO_CHANGE)

    def _faulty(self, found: ComparedRow, row: ReturnedRow, code: str, **parameters: str) -> ComparedRow:
        problem = self._problem(row, code, "visible_progress", severity=Severity.FAULT, **parameters)
        return replace(found, outcome=RowOutcome.PROBLEM, problems=(*found.problems, problem))

    def _matched(self, row: ReturnedRow) -> tuple[KnownRow | None, tuple[Problem, ...]]:
        """Find the task of a row: by its hidden key, else by its words; where the two disagree neither is believed."""
        code, title = row.text("code").strip().upper(), tidy(row.text("task"))
        by_title = self._by_title.get(title, []) if title else []
        by_code = self._known.get(code)
        if by_code is not None:
            others = [each for each in by_title if each.code != code]
            if others and tidy(by_code.title) != title:
                return None, (
                    self._problem(
                        row, "ledger.key_and_words_differ", "task", task=code, other=others[0].code
                    ),
                )
            return by_code, ()
        if len(by_title) == 1:
            remark = self._problem(
                row, "ledger.matched_by_words", "task", severity=Severity.REMARK, task=by_title[0].code
            )
            return by_title[0], (remark,)
        if len(by_title) > 1:
            return None, (self._problem(row, "ledger.words_of_several", "task", count=str(len(by_title))),)
        words = one_line(row.text("task"))[:40] or code or "—"
        return None, (self._problem(row, "ledger.no_such_task", "task", words=words),)

    def _problem(
        self,
        row: ReturnedRow,
        code: str,
        name: str,
        *,
        severity: Severity = Severity.FAULT,
        **parameters: str,
    ) -> Problem:
        cell = row.cells.get(name) or next(iter(row.cells.values()), None)
        return Problem(
            file=self._ledger.file,
            code=code,
            row=row.number,
            column=cell.column if cell else None,
            cell=cell.cell if cell else None,
            severity=severity,
            parameters=parameters,
        )
