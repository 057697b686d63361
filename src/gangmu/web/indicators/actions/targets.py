"""Entering the outline's own table (补列指标表): its targets as promises, what they mean, and the gap that closes."""

from collections.abc import Sequence
from datetime import date

from gangmu.files.tables.columns import Row
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.indicators.actions.supplying import Anchor, enter_supplied
from gangmu.web.indicators.models import FigureFile, Indicator
from gangmu.web.indicators.refusals import NowhereToHangError
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.actions.gaps import write_closing
from gangmu.web.outlines.models import Gap, Meaning
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit
from gangmu.web.record.moments import NOW

TABLE = "table_without_rows"


def gap_of(file: FigureFile, by: Actor) -> Gap | None:
    """Give the gap that a table fills: the one chosen, else the only one there is."""
    gaps = list(outlines.gaps_in_force(by, NOW, kind=TABLE))
    chosen = next((each for each in gaps if each.pk == file.gap_id), None)
    return chosen or (gaps[0] if len(gaps) == 1 else None)


def complete_indicators(opened: Commit, rows: Sequence[Row]) -> None:
    """Write on indicators that are kept what the table says and nobody had said: nature, responsible unit."""
    if not rows:
        return
    assert opened.programme is not None
    programme = opened.programme.pk
    indicators = {each.code: each for each in rows_at(Indicator, NOW, programme_id=programme)}
    units = {each.code: each for each in rows_at(OrgUnit, NOW, programme_id=programme)}
    for row in rows:
        changes: dict[str, object] = {}
        if row["nature"]:
            changes["nature"] = row["nature"]
        if row["responsible"]:
            changes["responsible"] = units[row["responsible"]]
        indicator = indicators[row["code"]]
        opened.replace(indicator, changes, version=indicator.version)


def enter_table(
    opened: Commit, file: FigureFile, targets: Sequence[Row], *, place: str, by: Actor, on: date, name: str
) -> None:
    """Add the targets of a table where the text announces it, say which series each means, and close the gap."""
    gap = gap_of(file, by)
    if gap is None:
        if targets:
            raise NowhereToHangError(name=name)
        return
    assert opened.programme is not None
    indicators = {each.code: each for each in rows_at(Indicator, NOW, programme_id=opened.programme.pk)}
    anchor = Anchor(outline=gap.outline_id, clause=gap.clause_id, start=gap.start, end=gap.end)
    supplied = (file.source_title or name)[:300]
    names = {code: each.name for code, each in indicators.items()}
    promises = enter_supplied(opened, [(row, anchor) for row in targets], supplied=supplied, names=names)
    if place:
        opened.add_all(
            Meaning(
                promise=promise,
                place=place,
                indicator=row["indicator"],
                basis=indicators[row["indicator"]].basis,
                decided_by_id=by.post_id,
                decided_on=on,
                reason=f"指标表“{supplied}”所列"[:300],
            )
            for promise, row in zip(promises, targets, strict=True)
        )
    if gap.closed_on is None:
        write_closing(opened, gap, supplied=supplied, on=on, by=by)
