"""Restatements (重述): a target that the next sentences explain again is one target."""

from typing import Final

from gangmu.core.extraction.drafts import Kind, TargetDraft

_NEAR: Final = 800  # how far on, in code points, a target is still being explained


def without_restatements(rows: list[TargetDraft]) -> list[TargetDraft]:
    """Leave out the targets that only say again, shortly after, what one before them said. `rows` are in order."""
    kept: list[TargetDraft] = []
    last: dict[tuple[object, ...], TargetDraft] = {}
    for row in rows:
        if any(reason.rule == "box.cell" for reason in row.because):
            kept.append(row)  # a table is a statement of its own
            continue
        key = (row.kind, row.value, row.value_high, row.basis, row.reference)
        before = last.get(key)
        if before is not None and _says_again(before, row):
            continue
        last[key] = row
        kept.append(row)
    return kept


def _says_again(before: TargetDraft, row: TargetDraft) -> bool:
    if row.kind is not Kind.TARGET or row.start - before.end > _NEAR or row.start < before.end:
        return False
    if row.period is not None and before.period is not None and row.period.end != before.period.end:
        return False
    if len(row.indicator) < 3 or len(before.indicator) < 3:
        return False
    return row.indicator in before.indicator or before.indicator in row.indicator
