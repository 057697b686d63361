"""Box rows (专栏条目): a cell of an indicator table as a draft of a target or a baseline."""

from decimal import Decimal
from typing import Final

from gangmu.core.base.numerals import SCALES
from gangmu.core.base.units_of_measure import Dimension, Unit, unit_of
from gangmu.core.extraction.drafts import Basis, Because, Comparison, Kind, TargetDraft, TargetPeriod
from gangmu.core.extraction.targets.glued import Cell
from gangmu.core.extraction.targets.horizons import Horizons

_COMPARISONS: Final = {
    ">": Comparison.EXCEED,
    "≥": Comparison.REACH,
    "<": Comparison.STAY_WITHIN,
    "≤": Comparison.STAY_WITHIN,
    "约": Comparison.ABOUT,
}


def label_unit(surface: str) -> tuple[Unit, Decimal] | None:
    """Read the unit of a label: 万吨 is 吨 ten thousand times."""
    for scale in ("万亿", "百亿", "千万", "百万", "亿", "万", "千"):
        if surface.startswith(scale) and (unit := unit_of(surface.removeprefix(scale))):
            return unit, Decimal(SCALES[scale])
    unit = unit_of(surface)
    return (unit, Decimal(1)) if unit else None


def box_draft(
    horizons: Horizons,
    place: tuple[int, int],
    *,
    name: str,
    surface: str,
    cell: Cell,
    year: int | None,
    kind: Kind,
    moves: bool,
    high: str | None,
    node: str | None,
) -> TargetDraft:
    """Make the row of one cell of an indicator table."""
    view = horizons.outline.view
    start, end = view.span(*place)
    own = (
        "%"
        if "%" in cell.suffix
        else "‰"
        if "‰" in cell.suffix
        else "个百分点"
        if "百分点" in cell.suffix
        else ""
    )
    read = label_unit(own or surface) or (Unit(Dimension.NONE, "1"), Decimal(1))
    unit, scale = read
    factor = scale * unit.factor
    digits = cell.digits.replace(",", "")
    shown = f"{digits}-{high}" if high else digits
    return TargetDraft(
        start=start,
        end=end,
        kind=kind,
        indicator=name,
        comparison=Comparison.RANGE if high else _comparison(cell),
        basis=Basis.CHANGE if moves and cell.value < 0 else _basis(unit, moves=moves),
        number=shown,
        surface_unit=own or surface or None,
        value=_finite(cell.value * factor),
        value_high=_finite(Decimal(high.replace(",", "")) * factor) if high else None,
        unit=unit.base or name,
        period=TargetPeriod(end=str(year)) if year else None,
        node=node,
        because=(Because("box.cell", start, end),),
    )


def _finite(value: Decimal) -> Decimal:
    return round(value, 2) if len(value.as_tuple().digits) > 20 else value


def _comparison(cell: Cell) -> Comparison:
    if "左右" in cell.suffix:
        return Comparison.ABOUT
    if "以上" in cell.suffix:
        return Comparison.REACH
    if "以下" in cell.suffix or "以内" in cell.suffix:
        return Comparison.STAY_WITHIN
    return _COMPARISONS.get(cell.sign[:1], Comparison.EQUAL)


def _basis(unit: Unit, *, moves: bool) -> Basis:
    if moves:
        return Basis.GROWTH if unit.dimension is Dimension.SHARE else Basis.CHANGE
    if unit.dimension is Dimension.SHARE:
        return Basis.SHARE
    return Basis.COUNT if unit.dimension in (Dimension.COUNT, Dimension.PEOPLE) else Basis.LEVEL
