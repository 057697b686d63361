"""SDMX-CSV (统计数据交换格式), 1.0 and 2.0: the columns of the standard as those of a plan folder.

A file says which it is by its first column: DATAFLOW (1.0) or STRUCTURE (2.0). Dimensions and attributes are known by
the ids of the cross-domain concepts; headers and cells may carry labels behind a colon (`REF_AREA: 地区`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from gangmu.core.base.iso_periods import Length, Period, PeriodNotReadError
from gangmu.core.base.quantities import canonical
from gangmu.core.plan.said.states import is_nothing
from gangmu.files.tables.layouts.figures import Context
from gangmu.files.tables.layouts.raw_rows import Gathered, RawRow, Spot, spot_at, told
from gangmu.files.tables.problems import CellError, Problem, Severity
from gangmu.files.tables.sheets import Sheet

_FIELDS: Final = {
    "REF_AREA": "place", "GEO": "place", "AREA": "place", "PLACE": "place", "INDICATOR": "indicator", "SERIES": "indicator",
    "SUBJECT": "indicator", "TIME_PERIOD": "period", "OBS_VALUE": "value", "UNIT_MEASURE": "unit", "UNIT": "unit",
    "UNIT_MULT": "multiplier", "OBS_STATUS": "status", "PRICES": "basis", "PRICE_BASE": "basis", "DEFINITION": "definition",
    "BREAKDOWN": "breakdown", "SPAN": "span", "SOURCE": "source_title", "SOURCE_TITLE": "source_title",
    "DATA_SOURCE": "source_title", "SOURCE_URL": "source_url", "VINTAGE": "vintage", "RELEASE_DATE": "vintage",
    "PUBLICATION_DATE": "vintage", "GRADE": "grade", "BREAK": "break", "BREAKS": "break", "COMMENT": "note",
    "COMMENT_OBS": "note", "OBS_COM": "note", "NOTE": "note",
}  # fmt: skip
_TECHNICAL: Final = (
    "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY", "FREQ", "VALID_FROM",
    "VALID_TO", "CONF_STATUS", "OBS_CONF", "DECIMALS", "TIME_FORMAT", "COLLECTION",
)  # fmt: skip
# CL_OBS_STATUS; A is a normal value, which says nothing of how final it is.
_STATUS: Final = {
    "A": "",
    "P": "preliminary",
    "E": "estimate",
    "F": "estimate",
    "I": "estimate",
    "R": "revised",
    "B": "",
}
_MISSING: Final = ("M", "L", "O", "H", "Q")
_PRICES: Final = {"V": "current", "Q": "constant", "L": "constant", "Y": "constant"}
_UNITS: Final = {
    "CNY": "元",
    "XDC": "元",
    "USD": "美元",
    "PS": "人",
    "PERS": "人",
    "PC": "%",
    "PT": "%",
    "PCT": "%",
    "PURE": "",
    "NR": "个",
}
_SIZES: Final = {"0": "", "2": "百", "3": "千", "4": "万", "6": "百万", "8": "亿", "12": "万亿"}
_PERIOD: Final = re.compile(r"([12][0-9]{3})-([ASQM])([0-9]{1,2})", re.ASCII)
_RANGE: Final = re.compile(r"([12][0-9]{3}-[0-9]{2}-[0-9]{2})(?:T[0-9:]+)?/(P[0-9]+[YMWD])", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    field: str
    labelled: bool


def is_sdmx(sheet: Sheet) -> bool:
    """Tell SDMX-CSV by its first column."""
    first = sheet.text(1, 1)
    return first == "DATAFLOW" or (
        bool(re.fullmatch(r"STRUCTURE(\[.\])?", first)) and sheet.text(1, 2) == "STRUCTURE_ID"
    )


def sdmx_figures(sheet: Sheet, context: Context, *, file: str) -> Gathered:
    """Give the observations of an SDMX-CSV."""
    columns, problems = _columns(sheet, file)
    if any(each.severity is Severity.FAULT for each in problems):
        return Gathered(problems=tuple(problems))
    rows = []
    for row in sheet.rows:
        if row == 1:
            continue
        spot = spot_at(sheet.name, row, {each.field: each.number for each in columns.values()})
        try:
            rows += list(_row(sheet, row, columns, context, spot, problems, file))
        except CellError as fault:
            column = fault.parameters.pop("column", "value")
            problems.append(told(file, fault.code, spot, column, Severity.FAULT, **fault.parameters))
    return Gathered(rows={"observations": tuple(rows)}, problems=tuple(problems))


def _columns(sheet: Sheet, file: str) -> tuple[dict[str, _Column], list[Problem]]:
    columns: dict[str, _Column] = {}
    problems = []
    for number in range(1, sheet.width + 1):
        words = sheet.text(1, number)
        name, labelled, _ = words.partition(":")
        name = name.strip().removesuffix("[]").upper()
        bare = re.sub(r"\[.\]$", "", name)
        field = {"ACTION": "action"}.get(bare) or _FIELDS.get(bare, "")
        if field and field not in columns:
            columns[field] = _Column(number, field, bool(labelled))
        elif bare not in _TECHNICAL and words:
            spot = spot_at(sheet.name, 1, {words: number})
            problems.append(told(file, "header.not_taken", spot, words, Severity.REMARK, name=words[:60]))
    for field, concept in (("indicator", "INDICATOR"), ("period", "TIME_PERIOD"), ("value", "OBS_VALUE")):
        if field not in columns:
            spot = spot_at(sheet.name, 1, {})
            problems.append(told(file, "header.missing", spot, concept, Severity.FAULT, name=concept))
    return columns, problems


def _row(
    sheet: Sheet,
    row: int,
    columns: Mapping[str, _Column],
    context: Context,
    spot: Spot,
    problems: list[Problem],
    file: str,
) -> Iterator[RawRow]:
    texts = {name: _cell(sheet, row, each) for name, each in columns.items()}
    if texts.pop("action", "I")[:1].upper() == "D":
        raise CellError("sdmx.deletes", column="action")
    status = texts.get("status", "")
    if is_nothing(texts["value"]) or texts["value"] == "NaN" or status in _MISSING:
        problems.append(
            told(file, "cell.no_figure", spot, "value", Severity.REMARK, value=texts["value"] or status)
        )
        return
    texts["period"] = _period(texts["period"])
    texts["unit"] = _unit(texts.get("unit", ""), texts.pop("multiplier", ""))
    texts["value"] = _value(texts["value"])
    texts["basis"] = _PRICES.get(texts.get("basis", ""), texts.get("basis", ""))
    if status == "B" and not texts.get("break"):
        texts["break"] = "来源标明此处序列中断（OBS_STATUS=B）"
    texts["status"] = _STATUS.get(status, status)
    for name in ("place", "source_title", "source_url", "vintage", "status"):
        texts[name] = texts.get(name) or getattr(context, name)
    yield RawRow(texts={name: text for name, text in texts.items() if text}, spot=spot)


def _cell(sheet: Sheet, row: int, column: _Column) -> str:
    """Give a cell; of a labelled coded one the code, of places and indicators both, for either may be known here."""
    text = sheet.text(row, column.number)
    if column.labelled and column.field in ("unit", "multiplier", "status", "basis", "span", "action"):
        return text.partition(":")[0].strip()
    return text


def _period(text: str) -> str:
    if found := _PERIOD.fullmatch(text):
        year, kind, number = found[1], found[2], int(found[3])
        text = {"A": year, "S": f"{year}-H{number}", "Q": f"{year}-Q{number}", "M": f"{year}-{number:02d}"}[
            kind
        ]
    elif found := _RANGE.fullmatch(text):
        first = Period(found[1]).first
        last = Length(found[2]).after(first)
        day = type(last).fromordinal(last.toordinal() - 1)
        text = f"{first:%Y-%m}/{day:%Y-%m}"
    try:
        return Period(text).text
    except PeriodNotReadError:
        raise CellError("cell.not_a_period", value=text[:40], column="period") from None


def _unit(unit: str, multiplier: str) -> str:
    if multiplier not in ("", *_SIZES):
        raise CellError("sdmx.unknown_multiplier", value=multiplier[:20], column="multiplier")
    plain = _UNITS.get(unit, unit)
    return _SIZES.get(multiplier, "") + plain


def _value(text: str) -> str:
    """Read a number of the standard, which may have an exponent and always has a point."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise CellError("cell.not_a_number", value=text[:40]) from None
    if not value.is_finite() or abs(value.adjusted()) > 30:
        raise CellError("cell.not_a_number", value=text[:40])
    return canonical(value)
