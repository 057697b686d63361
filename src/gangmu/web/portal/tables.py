"""Tables of sources: every value of a series as it was published, none left out."""

from collections.abc import Iterator
from typing import Final

from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.showing.figures import number, told_in
from gangmu.web.indicators.showing.telling import grade_words, series_name
from gangmu.web.indicators.tables import linkable
from gangmu.web.portal.pages import SeriesTable, ValueRow

MOST: Final = 60  # rows of a table
_STATUS: Final = {
    Status.ESTIMATE: ("预计", "estimate"),
    Status.PRELIMINARY: ("初步", "preliminary"),
    Status.FINAL: ("最终", "final"),
    Status.REVISED: ("修订", "revised"),
}


def tables_of(judgement: Judgement) -> Iterator[SeriesTable]:
    """Give a table for each series that the words mean, and one for what they are to keep pace with."""
    series = [*judgement.followed, *([judgement.reference] if judgement.reference else [])]
    for followed in series:
        rows = tuple(_row(each, followed) for each in reversed(followed.history.observations[-MOST:]))
        if rows:
            yield SeriesTable(
                name=series_name(followed, judgement),
                unit=followed.indicator.unit,
                rows=rows,
                indicator=followed.indicator.code,
                grades=grade_words(each.grade for each in followed.history.observations[-MOST:]),
            )


def _row(each: Observation, followed: Followed) -> ValueRow:
    superseded = followed.history.latest_of(each.period) != each
    status = say(*_STATUS[each.status]) if each.status else ""
    return ValueRow(
        period=say(period_in_words(each.period), str(each.period)),
        value=number(told_in(each.quantity, followed.indicator.unit).value),
        status=say("旧值", "superseded") if superseded else status,
        published=each.vintage.isoformat() if each.vintage else say("日期不详", "day unknown"),
        source=each.source_title,
        url=linkable(each.source_url or ""),
        grade=each.grade.value if each.grade else "",
        note=each.break_before or "",
        superseded=superseded,
    )
