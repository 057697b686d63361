"""A list as a file: a CSV that spreadsheets read as UTF-8, or a workbook; no cell is a formula."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from django.http import HttpResponse

from gangmu.core.base.quantities import canonical
from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.xlsx.writing import WrittenSheet, workbook
from gangmu.web.doors.languages import say
from gangmu.web.doors.lists.frames import Cell, Frame, Value

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export(frame: Frame, lines: Sequence[Sequence[Cell]], *, kind: str) -> HttpResponse:
    """Give the rows as a file of a kind: csv or xlsx."""
    header = [say(column.zh, column.en) for column in frame.columns]
    rows = [[cell.exported for cell in line] for line in lines]
    title = say(frame.zh, frame.en)
    if kind == "xlsx":
        sheet = WrittenSheet(name=title[:31], rows=[header, *rows])
        answer = HttpResponse(workbook([sheet]), content_type=_XLSX)
    else:
        text = csv_text(header, ([_text(value) for value in row] for row in rows), mark=True)
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = quote(f"{title}.{kind}")
    answer.headers["Content-Disposition"] = (
        f"attachment; filename=\"{frame.name}.{kind}\"; filename*=UTF-8''{name}"
    )
    return answer


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return canonical(value) if isinstance(value, Decimal) else str(value)
