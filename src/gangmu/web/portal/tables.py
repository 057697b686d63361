"""Tables of sources: every value of a series as it was published, none left out."""

from collections.abc import Iterator
from typing import Final

from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.showing.telling import grade_words, series_name
from gangmu.web.indicators.showing.value_lines import value_line
from gangmu.web.portal.pages import SeriesTable

MOST: Final = 60  # rows of a table


def tables_of(judgement: Judgement) -> Iterator[SeriesTable]:
    """Give a table for each series that the words mean, and one for what they are to keep pace with."""
    series = [*judgement.followed, *([judgement.reference] if judgement.reference else [])]
    for followed in series:
        history = followed.history
        rows = tuple(
            value_line(each, followed, superseded=history.latest_of(each.period) != each)
            for each in reversed(history.observations[-MOST:])
        )
        if rows:
            yield SeriesTable(
                name=series_name(followed, judgement),
                unit=followed.indicator.unit,
                rows=rows,
                indicator=followed.indicator.code,
                grades=grade_words(each.grade for each in followed.history.observations[-MOST:]),
            )
