"""Rows of the outline's own table (指标表的行): a target that a table supplied stands in no sentence of the text."""

from gangmu.web.outlines.models import Promise


def row_words(promise: Promise) -> str:
    """Give the row of the table that a supplied target is: its indicator, the unit, and what the table says.

    >>> row_words(Promise(indicator="机场旅客", surface_unit="万人次", words="机场旅客 2025年目标 2600"))
    '机场旅客（万人次） 2025年目标 2600'
    """
    name, unit = promise.indicator, promise.surface_unit
    said = promise.words.removeprefix(name).strip()
    return f"{name}（{unit}） {said}".rstrip() if unit and unit not in said else f"{name} {said}".strip()
