"""Reading the sheets of a file by what the clerk says they hold (识表)."""

from collections.abc import Sequence
from typing import Final

from gangmu.files.tables.layouts import figures, lists, targets
from gangmu.files.tables.layouts.figures import Context, figures_of, passed_over
from gangmu.files.tables.layouts.finding import Found, find_table
from gangmu.files.tables.layouts.headings import Role
from gangmu.files.tables.layouts.raw_rows import Gathered, spot_at, told
from gangmu.files.tables.layouts.sdmx import is_sdmx, sdmx_figures
from gangmu.files.tables.layouts.targets import targets_of
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.tables.sheets import Sheet

HIDDEN_SHEETS: Final = ("选项", "说明")  # of our own templates


def read_layouts(sheets: Sequence[Sheet], *, table: str, context: Context, file: str) -> Gathered:
    """Give the rows of all sheets: `table` is observations, targets, indicators or places."""
    gathered = Gathered()
    filled = [each for each in sheets if each.cells and each.name not in HIDDEN_SHEETS]
    shown = [each for each in filled if not each.hidden]
    for sheet in filled:
        if sheet.hidden and shown:
            gathered = gathered.joined(_told(file, sheet, "sheet.is_hidden", Severity.REMARK))
        else:
            gathered = gathered.joined(_read(sheet, table, context, file, alone=len(shown) <= 1))
    return gathered


def _read(sheet: Sheet, table: str, context: Context, file: str, *, alone: bool) -> Gathered:
    if is_sdmx(sheet) and table == "observations":
        return sdmx_figures(sheet, context, file=file)
    fields = {"observations": figures.FIELDS, "targets": targets.FIELDS}.get(table) or lists.fields_of(table)
    found = find_table(sheet, fields=fields, names=context.names)
    if found is None:
        return _told(file, sheet, "sheet.without_header", Severity.FAULT if alone else Severity.REMARK)
    missing = _missing(found, table, file)
    if missing:
        return Gathered(problems=missing)
    match table:
        case "observations":
            gathered = figures_of(found, context, file=file)
        case "targets":
            gathered = targets_of(found, context, file=file)
        case _:
            gathered = lists.list_of(found, table=table)
    taken = (Role.TARGET, Role.BASE) if table == "targets" else ()
    return gathered.joined(Gathered(problems=passed_over(found, file=file, taken=taken)))


def _missing(found: Found, table: str, file: str) -> tuple[Problem, ...]:
    """Tell what a table must have and has not."""
    roles = {each.role for each in found.headings}
    wanted: list[tuple[bool, str]] = []
    if table == "observations":
        has_values = found.column("value") is not None or bool(
            roles & {Role.ACTUAL, Role.YEAR, Role.FIGURE, Role.GROWTH}
        )
        wanted.append((has_values, "数值"))
    elif table == "targets":
        wanted.append((found.column("indicator") is not None, "指标名称"))
        wanted.append((bool(roles & {Role.TARGET, Role.YEAR, Role.ACTUAL}), "目标"))
    spot = spot_at(found.sheet.name, found.header_row, {"": 1})
    return tuple(
        told(file, "header.missing", spot, name, Severity.FAULT, name=name)
        for there, name in wanted
        if not there
    )


def _told(file: str, sheet: Sheet, code: str, severity: Severity) -> Gathered:
    spot = spot_at(sheet.name, sheet.rows[0] if sheet.rows else 1, {})
    return Gathered(problems=(told(file, code, spot, None, severity, name=sheet.name or file),))
