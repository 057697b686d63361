"""One published value as pages tell it: its period, figure, status, day, source and what parts it from the one before."""

from dataclasses import dataclass
from typing import Final

from gangmu.core.indicators.observations import Observation, Status
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.showing.figures import number, told_in
from gangmu.web.indicators.tables import linkable

_STATUS: Final = {
    Status.ESTIMATE: ("预计", "estimate"),
    Status.PRELIMINARY: ("初步", "preliminary"),
    Status.FINAL: ("最终", "final"),
    Status.REVISED: ("修订", "revised"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """数值行: one published value with its birth certificate."""

    period: str
    key: str  # ISO, for an address
    value: str
    status: str
    published: str
    source: str
    url: str = ""
    grade: str = ""
    break_before: str = ""
    note: str = ""
    superseded: bool = False
    mark: str = ""  # ① of the drawing


def value_line(each: Observation, followed: Followed, *, superseded: bool, mark: str = "") -> ValueLine:
    """Tell one observation; `superseded` where another value of its period holds."""
    status = say(*_STATUS[each.status]) if each.status else ""
    return ValueLine(
        period=period_told(each),
        key=str(each.period),
        value=number(told_in(each.quantity, followed.indicator.unit).value),
        status=say("旧值", "superseded") if superseded else status,
        published=each.vintage.isoformat() if each.vintage else say("日期不详", "day unknown"),
        source=each.source_title,
        url=linkable(each.source_url or ""),
        grade=each.grade.value if each.grade else "",
        break_before=each.break_before or "",
        note=each.note or "",
        superseded=superseded,
        mark="" if superseded else mark,
    )


def period_told(each: Observation) -> str:
    """Tell the period of an observation in the language of the page."""
    return period_in_words(each.period, "en" if language() == "en" else "zh")
