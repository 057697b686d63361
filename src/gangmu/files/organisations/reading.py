"""Reading the workbook (读组织表): rows of four sheets, each cell in its place; nothing is dropped without a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gangmu.files.organisations.columns import SHEETS, Column, SheetForm
from gangmu.files.tables.cells import half_width, read_date, read_whole
from gangmu.files.tables.problems import CellError, Problem, Severity
from gangmu.files.tables.sheets import Sheet, address

_HEADER_WITHIN = 6  # rows
TOTALS = frozenset({"合计", "总计", "小计", "共计", "总数"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """组织表: one row of it, and where it stands."""

    form: SheetForm
    number: int
    values: dict[str, str]
    places: dict[str, int] = field(default_factory=dict)  # columns by key

    def get(self, key: str) -> str:
        """Give what a column says; empty where it says nothing."""
        return self.values.get(key, "")

    def problem(
        self, code: str, key: str, parameters: Mapping[str, str], *, severity: Severity = Severity.FAULT
    ) -> Problem:
        """Make a problem of one of its cells."""
        column = self.places.get(key)
        cell = f"{self.form.name}!{address(self.number, column)}" if column else None
        return Problem(
            file=self.form.name,
            code=code,
            row=self.number,
            column=self.form.column(key).name,
            cell=cell,
            severity=severity,
            parameters=dict(parameters),
        )


def read_organisation(sheets: Sequence[Sheet]) -> tuple[list[OrganisationRow], list[Problem]]:
    """Read the rows of all sheets that are known, with what is wrong in each cell by itself."""
    rows: list[OrganisationRow] = []
    problems: list[Problem] = []
    by_name = {form.name: form for form in SHEETS}
    seen = False
    for sheet in sheets:
        form = by_name.get(sheet.name.strip())
        if form is None:
            if not sheet.hidden and sheet.cells:
                problems.append(_passed(sheet))
            continue
        seen = True
        _read_sheet(sheet, form, rows, problems)
    if not seen:
        problems.append(Problem(file="", code="organisation.no_sheet"))
    return rows, problems


def _total(form: SheetForm, row: int, words: str) -> Problem:
    return Problem(
        file=form.name,
        code="organisation.total_passed",
        row=row,
        severity=Severity.REMARK,
        parameters={"words": words},
    )


def _passed(sheet: Sheet) -> Problem:
    return Problem(
        file=sheet.name,
        code="organisation.sheet_passed",
        severity=Severity.REMARK,
        parameters={"name": sheet.name},
    )


def _read_sheet(sheet: Sheet, form: SheetForm, rows: list[OrganisationRow], problems: list[Problem]) -> None:
    header = _header(sheet, form)
    if header is None:
        if sheet.cells:
            names = "、".join(each.name for each in form.columns if each.required)
            problems.append(
                Problem(file=form.name, code="organisation.no_header", parameters={"names": names})
            )
        return
    number, columns = header
    problems += _unknown(sheet, form, number, columns)
    places = {column.key: place for place, column in columns.items()}
    for row in sheet.rows:
        if row <= number:
            continue
        texts = {column: sheet.text(row, place).strip() for place, column in columns.items()}
        if not any(texts.values()):
            continue
        if (first := next(filter(None, texts.values()))).replace(" ", "").rstrip("：:") in TOTALS:
            problems.append(_total(form, row, first))
            continue
        found = OrganisationRow(form=form, number=row, values={}, places=places)
        for column, text in texts.items():
            _read_cell(found, column, text, problems)
        rows.append(found)


def _header(sheet: Sheet, form: SheetForm) -> tuple[int, dict[int, Column]] | None:
    """Find the row of column names: the first that names all columns that must be there."""
    needed = {each.key for each in form.columns if each.required}
    named = {name: each for each in form.columns for name in (each.name, *each.others)}
    for row in range(1, _HEADER_WITHIN + 1):
        found: dict[int, Column] = {}
        for place in range(1, sheet.width + 1):
            column = named.get(_tidy(sheet.text(row, place)).rstrip("*"))
            if column is not None and column not in found.values():
                found[place] = column
        if needed <= {each.key for each in found.values()}:
            return row, found
    return None


def _unknown(sheet: Sheet, form: SheetForm, header: int, columns: dict[int, Column]) -> list[Problem]:
    return [
        Problem(
            file=form.name,
            code="organisation.column_passed",
            cell=f"{form.name}!{address(header, place)}",
            severity=Severity.REMARK,
            parameters={"name": text},
        )
        for place in range(1, sheet.width + 1)
        if place not in columns and (text := _tidy(sheet.text(header, place)))
    ]


def _read_cell(row: OrganisationRow, column: Column, text: str, problems: list[Problem]) -> None:
    if not text:
        if column.required:
            problems.append(row.problem("cell.required", column.key, {}))
        return
    try:
        if column.is_plain:
            text = half_width(text)
        if column.is_day:
            text = read_date(text)
        elif column.is_whole:
            text = read_whole(text)
    except CellError as fault:
        problems.append(row.problem(fault.code, column.key, fault.parameters))
        return
    row.values[column.key] = text


def _tidy(text: str) -> str:
    """Give the name of a column in half width without blanks around it."""
    return half_width(text).strip()
