"""Tables of indicators and targets (指标与目标表): 指标监测表, 指标任务完成情况表, and the table that an outline prints.

An indicator a row: its unit, its nature, where it starts, what it is to reach and by when, what came so far.
"""

from collections.abc import Iterator
from typing import Final

from gangmu.core.base.quantities import convertible
from gangmu.core.plan.said.states import is_nothing
from gangmu.files.tables.cells import half_width
from gangmu.files.tables.layouts.figures import FIELDS as FIGURE_FIELDS
from gangmu.files.tables.layouts.figures import Context, figures_of
from gangmu.files.tables.layouts.finding import Found
from gangmu.files.tables.layouts.headings import Heading, Role, period_in, unit_in
from gangmu.files.tables.layouts.marks import Wanted, read_figure, read_wanted
from gangmu.files.tables.layouts.raw_rows import Gathered, RawRow, Spot, spot_at, told
from gangmu.files.tables.problems import CellError, Problem, Severity
from gangmu.files.tables.sheets import Sheet

FIELDS: Final = (
    *FIGURE_FIELDS, "base_period", "base_value", "code", "name_en", "direction", "kind", "aliases", "frequency", "authority",
    "authority_unit",
)  # fmt: skip
_INDICATOR: Final = (
    "code", "name_en", "unit", "nature", "definition", "responsible", "direction", "kind", "aliases", "frequency",
    "authority", "authority_unit", "basis",
)  # fmt: skip


def targets_of(found: Found, context: Context, *, file: str) -> Gathered:
    """Give the indicators, targets and figures of a table of targets."""
    reader = _Reader(found, context, file)
    for row in found.body:
        reader.read(row)
    rows = {"indicators": tuple(reader.indicators), "targets": tuple(reader.targets)}
    reached = (*reader.reached, *found.of(Role.GROWTH))
    figures = figures_of(found, context, file=file, columns=reached)
    return Gathered(rows=rows, problems=tuple(reader.problems)).joined(figures)


class _Reader:
    def __init__(self, found: Found, context: Context, file: str) -> None:
        self.found, self.context, self.file = found, context, file
        self.sheet: Sheet = found.sheet
        self.problems: list[Problem] = []
        self.indicators: list[RawRow] = []
        self.targets: list[RawRow] = []
        self.fields = {each.field: each for each in found.headings if each.role is Role.FIELD}
        self.base, self.wanted, self.reached = self._parted()

    def _parted(self) -> tuple[Heading | None, list[Heading], list[Heading]]:
        """Part columns of years into where it starts, what is wanted, and what came."""
        base = next(iter(self.found.of(Role.BASE)), None)
        wanted = [each for each in self.found.of(Role.TARGET) if each.period]
        reached = list(self.found.of(Role.ACTUAL))
        plain = sorted(self.found.of(Role.YEAR), key=lambda each: each.period)
        if base is None and plain and "base_value" not in self.fields and not wanted:
            base, plain = plain[0], plain[1:]
        now = self.context.period
        for each in plain:
            past = bool(now) and each.period <= now[:4]
            (reached if past else wanted).append(each)
        return base, wanted, reached

    def read(self, row: int) -> None:
        """Read one indicator."""
        heading = self.fields.get("indicator")
        name, unit = unit_in(self._text(row, heading)) if heading else ("", "")
        if not name:
            spot = self._spot(row, heading)
            self.problems.append(told(self.file, "row.without_indicator", spot, "indicator", Severity.FAULT))
            return
        unit = self._text(row, self.fields.get("unit")) or unit or self.found.unit
        unit = "" if is_nothing(unit) else unit
        indicator = {"name": name, "unit": unit or self._own_unit(row)}
        for field in _INDICATOR:
            text = self._text(row, self.fields.get(field))
            if text and not is_nothing(text) and field != "unit":
                indicator[field] = text
        columns = {each.field: each.column for each in self.fields.values()}
        columns["name"] = columns.pop("indicator")
        self.indicators.append(RawRow(texts=indicator, spot=spot_at(self.sheet.name, row, columns)))
        for each in self.wanted:
            self.targets += self._target(row, each, name, indicator["unit"])

    def _text(self, row: int, heading: Heading | None) -> str:
        return self.sheet.text(row, heading.column) if heading else ""

    def _spot(self, row: int, heading: Heading | None) -> Spot:
        return spot_at(self.sheet.name, row, {"indicator": heading.column} if heading else {})

    def _own_unit(self, row: int) -> str:
        """Where no column says the unit, a target's own cell may: 1000亿元."""
        for heading in self.wanted:
            text = self._text(row, heading)
            try:
                if unit := read_wanted(text, unit="").unit:
                    return unit
            except CellError:
                continue
        return ""

    def _base(self, row: int, unit: str) -> dict[str, str]:
        """Give where the target starts from."""
        heading = self.base or self.fields.get("base_value")
        text = self._text(row, heading)
        if heading is None or is_nothing(text):
            return {}
        period = (
            heading.period
            or period_in(self._text(row, self.fields.get("base_period")))
            or period_in(heading.words)
        )
        if not period:
            return {}
        figure = read_figure(text, unit=unit)
        return {"base_period": period, "base_value": figure.value} if figure.unit == unit else {}

    def _target(self, row: int, heading: Heading, name: str, unit: str) -> Iterator[RawRow]:
        text = self._text(row, heading)
        if is_nothing(text):
            return
        columns = {"value": heading.column, "due": heading.column, "comparison": heading.column}
        spot = spot_at(self.sheet.name, row, columns)
        unit = heading.unit or unit
        try:
            wanted = read_wanted(text, unit=unit)
            base = self._base(row, unit)
        except CellError as fault:
            self.problems.append(
                told(self.file, fault.code, spot, "value", Severity.FAULT, **fault.parameters)
            )
            return
        if wanted.is_total:
            self.problems.append(
                told(self.file, "target.is_a_total", spot, "value", Severity.REMARK, value=text[:40])
            )
        texts = {
            "indicator": name,
            "kind": "target",
            "words": f"{name} {half_width(heading.words)} {text}".strip(),
            "comparison": wanted.comparison,
            "basis": _basis(wanted, unit),
            "value": wanted.value,
            "value_high": wanted.value_high,
            "unit": wanted.unit if wanted.value else unit,
            "ambition": "yes" if wanted.ambition else "",
            "due": heading.period,
            "reference_words": text if wanted.comparison == "keep_pace" else "",
            **({} if wanted.is_growth else base),
        }
        yield RawRow(texts={key: cell for key, cell in texts.items() if cell}, spot=spot)


def _basis(wanted: Wanted, unit: str) -> str:
    if wanted.is_growth:
        return "growth"
    return "share" if unit and convertible(unit, "%") else "level"
