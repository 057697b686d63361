"""Tables of the indicator page: every value as it was published, and what was published more than once."""

from decimal import Decimal
from itertools import groupby
from typing import Final

from gangmu.core.base.quantities import EXACT
from gangmu.core.indicators.observations import Observation
from gangmu.core.plan.following import Followed
from gangmu.web.doors.languages import say
from gangmu.web.indicators.pages.values import Revision
from gangmu.web.indicators.showing.figures import percent, told_in
from gangmu.web.indicators.showing.value_lines import ValueLine, period_told, value_line

SAME: Final = Decimal("0.0005")  # what parts two values only by their last digit changes nothing
_MARKS: Final = "①②③④⑤⑥⑦⑧⑨⑩"


def value_lines(followed: Followed, *, holding: Followed | None = None) -> tuple[ValueLine, ...]:
    """List every value, the latest period first and of each period the newest first; `holding` says which count."""
    history = followed.history
    marks = {each.period: _MARKS[k] for k, each in enumerate(history.breaks[: len(_MARKS)])}
    newest = {each.period: each for each in (holding or followed).history.newest}
    return tuple(
        value_line(
            each, followed, superseded=each != newest.get(each.period), mark=marks.get(each.period, "")
        )
        for each in reversed(history.observations)
    )


def revisions_of(followed: Followed, *, holding: Followed | None = None) -> tuple[Revision, ...]:
    """Tell the periods that were published more than once, the latest first."""
    found = [list(group) for _, group in groupby(followed.history.observations, lambda each: each.period)]
    newest = {each.period: each for each in (holding or followed).history.newest}
    return tuple(
        _revision(group, followed, holds=newest.get(group[0].period, group[-1]))
        for group in reversed(found)
        if len(group) > 1
    )


def _revision(group: list[Observation], followed: Followed, *, holds: Observation) -> Revision:
    unit = followed.indicator.unit
    first, last = (told_in(each.quantity, unit).value for each in (group[0], group[-1]))
    return Revision(
        period=period_told(group[0]),
        key=str(group[0].period),
        values=tuple(value_line(each, followed, superseded=each != holds) for each in reversed(group)),
        change=_change(first, last),
        is_changed=not first or abs(last - first) / abs(first) >= SAME,
    )


def _change(first: Decimal, last: Decimal) -> str:
    if first <= 0 or first == last:
        return ""
    share = EXACT.divide(last - first, first)
    size = percent(abs(share))
    return (
        say(f"后来的高{size}", f"the later is {size} higher")
        if share > 0
        else say(f"后来的低{size}", f"the later is {size} lower")
    )
