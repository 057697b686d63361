"""Figures of a sheet (取数): whichever way its years, places and indicators lie, a value a row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gangmu.core.plan.said.states import is_nothing
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.files.tables.layouts.finding import Found
from gangmu.files.tables.layouts.headings import Heading, Role, tidy, unit_in
from gangmu.files.tables.layouts.marks import read_figure
from gangmu.files.tables.layouts.raw_rows import Gathered, RawRow, spot_at, told
from gangmu.files.tables.problems import CellError, Problem, Severity
from gangmu.files.tables.sheets import CellKind
from gangmu.files.xlsx.formats import day_of_serial

FIELDS: Final = (*(column.name for column in BY_NAME["observations"].columns), "key", "responsible", "nature")
_OBSERVED: Final = frozenset(column.name for column in BY_NAME["observations"].columns)
_VALUES: Final = (Role.ACTUAL, Role.YEAR, Role.FIGURE, Role.GROWTH)
_IN_A_SERIAL: Final = range(20_000, 80_000)  # days from 1954 to 2119
_GROWTH_NAME: Final = "增速"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """背景: what the clerk says of the whole file, for where a table is silent."""

    place: str = ""
    period: str = ""
    source_title: str = ""
    source_url: str = ""
    vintage: str = ""
    status: str = ""
    names: Collection[str] = ()  # of the indicators that are kept, aliases too
    codes: Collection[str] = ()  # of the indicators that are kept


def figures_of(
    found: Found, context: Context, *, file: str, columns: Sequence[Heading] | None = None
) -> Gathered:
    """Give the figures of a table; `columns` are those that hold them where the table has others too."""
    reader = _Reader(found, context, file)
    if columns is not None:
        reader.values = list(columns)
    rows = [each for row in found.body for each in reader.rows(row)]
    return Gathered(rows={"observations": tuple(rows)}, problems=tuple(reader.problems))


class _Reader:
    def __init__(self, found: Found, context: Context, file: str) -> None:
        self.found, self.context, self.file = found, context, file
        self.problems: list[Problem] = []
        self.fields = {each.field: each for each in found.headings if each.role is Role.FIELD}
        self.values = [each for each in found.headings if each.role in _VALUES]
        self.titled, self.titled_unit = _named_by(found, context)

    def rows(self, row: int) -> Iterator[RawRow]:
        """Give the observations of one row: one of its value column, one of each column that holds figures."""
        texts, columns = self._common(row)
        if value := self.fields.get("value"):
            yield from self._one(row, value, dict(texts), dict(columns))
        for heading in self.values:
            yield from self._one(row, heading, dict(texts), dict(columns))

    def _common(self, row: int) -> tuple[dict[str, str], dict[str, int]]:
        """Give what all figures of a row share."""
        texts = {"place": self.context.place, "period": self.found.period or self.context.period}
        texts |= {"source_title": self.found.source or self.context.source_title}
        texts |= {name: getattr(self.context, name) for name in ("source_url", "vintage", "status")}
        columns: dict[str, int] = {}
        for name, heading in self.fields.items():
            if name == "value" or name not in _OBSERVED:
                continue
            columns[name] = heading.column
            text = self._text(row, heading.column, is_date=name == "vintage")
            if not is_nothing(text):
                texts[name] = text
        key = self._text(row, self.fields["key"].column) if "key" in self.fields else ""
        if key in self.context.codes:  # of our own blank form: the indicator, whatever its name is now
            texts["indicator"] = key
        if "unit" not in texts and self.found.unit:
            texts["unit"] = self.found.unit
        return texts, columns

    def _text(self, row: int, column: int, *, is_date: bool = False) -> str:
        cell = self.found.sheet.cell(row, column)
        if cell is None:
            return ""
        if (
            is_date
            and cell.kind is CellKind.NUMBER
            and cell.text.isdigit()
            and int(cell.text) in _IN_A_SERIAL
        ):
            return day_of_serial(int(cell.text)).isoformat()
        return cell.text

    def _one(
        self, row: int, heading: Heading, texts: dict[str, str], columns: dict[str, int]
    ) -> Iterator[RawRow]:
        cell = self.found.sheet.cells.get((row, heading.column))  # of merged figures the first row has them
        columns["value"] = heading.column
        spot = spot_at(self.found.sheet.name, row, columns)
        if cell is not None and cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
            code = "cell.formula_error" if cell.kind is CellKind.ERROR else "cell.not_calculated"
            self.problems.append(told(self.file, code, spot, "value", Severity.FAULT, value=cell.text))
            return
        if cell is None or is_nothing(cell.text):
            if cell is not None:
                self.problems.append(
                    told(self.file, "cell.no_figure", spot, "value", Severity.REMARK, value=cell.text)
                )
            return
        self._name(texts, heading)
        if not texts["indicator"]:
            self.problems.append(told(self.file, "row.without_indicator", spot, "indicator", Severity.FAULT))
            return
        try:
            figure = read_figure(cell.text, unit=texts.get("unit", ""))
        except CellError as fault:
            self.problems.append(
                told(self.file, fault.code, spot, "value", Severity.FAULT, **fault.parameters)
            )
            return
        texts |= {"value": figure.value, "unit": figure.unit}
        if figure.about:
            note = f"原文：{cell.text}"
            texts["note"] = f"{texts['note']}；{note}" if texts.get("note") else note
            self.problems.append(
                told(self.file, "cell.approximate", spot, "value", Severity.REMARK, value=cell.text)
            )
        kept = {name: text for name, text in texts.items() if text}
        yield RawRow(texts=kept, spot=spot, soft=heading.role is Role.GROWTH)

    def _name(self, texts: dict[str, str], heading: Heading) -> None:
        """Settle which indicator, period and unit a figure has, from its row, its column and the title."""
        if heading.role is Role.FIGURE:
            texts["indicator"] = heading.name
        elif "indicator" not in texts:
            texts["indicator"] = self.titled
            texts.setdefault("unit", self.titled_unit)
        name, unit = unit_in(texts.get("indicator", ""))
        texts["indicator"] = name
        if heading.period:
            texts["period"] = heading.period
        if heading.role is Role.GROWTH:
            texts |= {
                "indicator": name if name.endswith(_GROWTH_NAME) else name + _GROWTH_NAME,
                "unit": heading.unit,
            }
        elif found := (heading.unit or ("" if "unit" in self.fields else unit)):
            texts["unit"] = found
        elif not texts.get("unit") and unit:
            texts["unit"] = unit


def _named_by(found: Found, context: Context) -> tuple[str, str]:
    """Give the indicator that the title of a table names, the longest of those kept or what its unit follows; and the unit."""
    name, unit = unit_in(tidy(found.title))
    known = [each for each in context.names if each and each in name]
    return max(known, key=len, default=name if unit else ""), unit


def passed_over(found: Found, *, file: str, taken: Collection[Role]) -> tuple[Problem, ...]:
    """Tell which columns and rows of a table were not taken, so that nothing is dropped silently."""
    problems = []
    for each in found.headings:
        code = _CODES.get(each.role)
        if code and (each.role not in taken or (each.role is Role.TARGET and not each.period)):
            spot = spot_at(found.sheet.name, found.header_row, {each.words: each.column})
            code = "header.target_of_a_year" if each.role is Role.TARGET and not each.period else code
            problems.append(told(file, code, spot, each.words, Severity.REMARK, name=each.words[:60]))
    for kind, rows in (("row.is_a_total", found.totals), ("row.is_a_group", found.groups)):
        for row in rows:
            spot = spot_at(found.sheet.name, row, {"": 1})
            texts = dict.fromkeys(found.sheet.text(row, column) for column in range(1, 4))
            words = " ".join(filter(None, texts))
            problems.append(told(file, kind, spot, None, Severity.REMARK, name=words[:60]))
    for row, words in found.notes:
        spot = spot_at(found.sheet.name, row, {"": 1})
        problems.append(told(file, "row.is_a_note", spot, None, Severity.REMARK, name=words[:120]))
    return (*problems, *_hidden(found, file=file))


_CODES: Final[Mapping[Role, str]] = {
    Role.UNKNOWN: "header.not_taken",
    Role.COMPUTED: "header.computed",
    Role.GROUP: "header.group",
    Role.TARGET: "header.target",
    Role.BASE: "header.target",
}


def _hidden(found: Found, *, file: str) -> Iterator[Problem]:
    """Hidden rows and columns are read like the others, and told: what nobody sees is easily wrong."""
    sheet = found.sheet
    for row in sorted(sheet.hidden_rows & set(found.body)):
        yield told(file, "row.is_hidden", spot_at(sheet.name, row, {"": 1}), None, Severity.REMARK)
    for each in found.headings:
        if each.column in sheet.hidden_columns and each.field not in ("key", "code"):
            spot = spot_at(sheet.name, found.header_row, {each.words: each.column})
            yield told(file, "header.is_hidden", spot, each.words, Severity.REMARK, name=each.words[:60])


def as_row(texts: Mapping[str, str]) -> Row:
    """Give texts that are canonical already as a row."""
    return Row(0, {name: text for name, text in texts.items() if text})
