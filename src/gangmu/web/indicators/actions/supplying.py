"""Targets of the outline's own table (补列的目标值): promises that hang where the text announces the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gangmu.files.tables.columns import Row
from gangmu.web.indicators.mapping import in_base_unit, number
from gangmu.web.outlines.actions.carrying import Codes
from gangmu.web.outlines.models import Promise
from gangmu.web.record.commits import Commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """挂靠处: the span of the text from which a supplied target hangs."""

    outline: int
    clause: int
    start: int
    end: int


def enter_supplied(
    opened: Commit, rows: Iterable[tuple[Row, Anchor]], *, supplied: str = "", names: dict[str, str]
) -> list[Promise]:
    """Add targets that a table supplies; `names` gives the name of each indicator by its code."""
    assert opened.programme is not None
    codes = Codes(Promise, opened.programme.pk)
    return opened.add_all(
        [
            _promise(row, anchor, codes.take("T", row["code"]), row["supplied"] or supplied, names)
            for row, anchor in rows
        ]
    )


def _promise(row: Row, anchor: Anchor, code: str, supplied: str, names: dict[str, str]) -> Promise:
    value, unit = number(row["value"]), row["unit"]
    high = number(row["value_high"])
    base_unit = unit
    if value is not None:
        value, base_unit = in_base_unit(value, unit, noun=names.get(row["indicator"], ""))
        high = in_base_unit(high, unit)[0] if high is not None else None
    return Promise(
        kind="target",
        code=code,
        outline_id=anchor.outline,
        clause_id=anchor.clause,
        start=anchor.start,
        end=anchor.end,
        words=row["words"],
        indicator=names.get(row["indicator"], ""),
        comparison=row["comparison"],
        basis=row["basis"],
        number=row["value"],
        surface_unit=unit,
        value=value,
        value_high=high,
        unit=base_unit,
        ambition=bool(row["ambition"]),
        reference=row["reference_words"],
        period_start=row["period_start"],
        due=row["due"],
        every=row["every"],
        base_period=row["base_period"],
        base_value=number(row["base_value"]),
        path=row["path"],
        milestones=_pairs(row["milestones"]),
        tolerance=number(row["tolerance"]),
        withdrawn_by=row["withdrawn_by"],
        accepted=row["accepted"],
        note=row["note"],
        note_en=row["note_en"],
        supplied=supplied[:300],
    )


def _pairs(text: str) -> list[list[str]]:
    pairs: Sequence[list[str]] = [part.split("=") for part in text.split(";") if part]
    return [[when, str(Decimal(value))] for when, value in pairs]
