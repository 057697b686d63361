"""Small multiples (小图): each series of the targets once, drawn small with two numbers in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.engines.drawing import draw_small
from gangmu.web.desk.leading.cases import Case
from gangmu.web.desk.leading.lines import part_of, quantity_of
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators.showing.drafting import Behind, chart_of
from gangmu.web.indicators.showing.figures import number, percent, quantity, told_in
from gangmu.web.indicators.showing.pictures import in_script
from gangmu.web.indicators.showing.telling import margin_words

DRAWN: Final = 6  # small multiples
_SINCE: Final = Decimal(2010)


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """小图: one series with two numbers in words."""

    name: str
    svg: str
    way: str  # 9,100 → 20,000亿元
    growth: str
    address: str  # code of the indicator


def smalls_of(chosen: Sequence[Case], cases: Sequence[Case]) -> Iterable[Small]:
    """Draw each series once, in the order of the list, with the target that lies furthest ahead."""
    ahead: dict[CoreSeries, Case] = {}
    for each in chosen:
        for followed in each.judgement.followed[:1]:
            before = ahead.get(followed.history.series)
            if len(followed.history.newest) > 1 and (
                before is None or (each.promise.due or "") > (before.promise.due or "")
            ):
                ahead[followed.history.series] = each
    picked = list(ahead.items())[:DRAWN]
    last = max(
        (Decimal(Period(each.promise.due).last.year) for _, each in picked if each.promise.due),
        default=_SINCE + 1,
    )
    for place, (series, each) in enumerate(picked):
        yield _small(each, series, cases, last=last, name=f"s{place}")


def _small(case: Case, series: CoreSeries, cases: Sequence[Case], *, last: Decimal, name: str) -> Small:
    followed = next(each for each in case.judgement.followed if each.history.series == series)
    title = (
        followed.indicator.name_en
        if language() == "en" and followed.indicator.name_en
        else followed.indicator.name
    )
    same = [
        each.judgement for each in cases if series in [one.history.series for one in each.judgement.followed]
    ]
    others = [each for each in same if each is not case.judgement]
    outlook = case.outlook if case.outlook and case.outlook.fan else None
    chart = chart_of(followed, [case.judgement, *others], name=title, behind=Behind(outlook=outlook))
    latest = followed.history.latest
    assert latest is not None
    unit = followed.indicator.unit
    there = told_in(latest.quantity, unit)
    now = say(number(there.value), quantity(there))
    wanted = _wanted(case, unit)
    part = part_of(followed)
    return Small(
        name=shown(f"{title}{say('（' + part + '）', ' (' + part + ')') if part else ''}"),
        svg=draw_small(in_script(chart), first=_SINCE, last=last, name=name),
        way=shown(f"{now} → {wanted}" if wanted else quantity(there)),
        growth=_growth(case),
        address=series.indicator,
    )  # fmt: skip


def _wanted(case: Case, unit: str) -> str:
    target = case.judgement.target
    return quantity(told_in(quantity_of(case), unit)) if target.value is not None else ""


def _growth(case: Case) -> str:
    outlook = case.outlook
    if outlook is None or outlook.needed is None:
        return margin_words(case.judgement)
    needed = percent(outlook.needed)
    if outlook.so_far is None:
        return say(f"每年要增{needed}", f"takes {needed} a year")
    return say(
        f"每年要增{needed}，曾有{percent(outlook.so_far)}",
        f"takes {needed} a year, had {percent(outlook.so_far)}",
    )
