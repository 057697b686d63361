"""Telling a what-if (试算的说法): what was supposed beside what is official, line by line, and both in one drawing."""

from dataclasses import dataclass, replace
from decimal import Decimal

from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.standing_words import period_in_words
from gangmu.engines.drawing import Supposed as SupposedLine
from gangmu.engines.drawing import Waypoint
from gangmu.web.doors.languages import say, shown
from gangmu.web.indicators.forecasting import Forecast
from gangmu.web.indicators.showing.chances import in_words
from gangmu.web.indicators.showing.drafting import drawing_of_series, rounded_for_words
from gangmu.web.indicators.showing.figures import percent, quantity, told_in
from gangmu.web.indicators.showing.telling import part_name, series_name
from gangmu.web.indicators.showing.values import Drawing
from gangmu.web.indicators.supposing import Supposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """答案: rows of (what, official, supposed), a sentence, a drawing."""

    title: str
    words: str
    rows: tuple[tuple[str, str, str], ...]
    drawing: Drawing | None
    path: tuple[tuple[int, str], ...]


def answer_of(supposed: Supposed) -> Answer:
    """Tell what came out."""
    found, forecast = supposed.found, supposed.forecast
    unit = forecast.followed.indicator.unit
    official = forecast.chance
    needed = percent(forecast.sums.needed) if forecast.sums and not forecast.sums.by_steps else ""
    end = found.path[-1][1]
    rows = (
        (say("每年增速", "Growth a year"), needed, percent(found.growth)),
        (say("到期", "Due"), str(supposed.official_due), str(found.due)),
        (say("到期时的值", "Value when due"), _wanted(forecast, unit), _told(end, unit)),
        (
            say("哪一年达到目标", "Target reached in"),
            str(supposed.official_due),
            str(found.arrival) if found.arrival else say("百年之内达不到", "not within a hundred years"),
        ),
        (
            say("可能性", "Chance"),
            say(f"{in_words(official.share)}（达到目标）", f"{in_words(official.share)} (of the target)")
            if official
            else say("说不出", "cannot be told"),
            say(
                f"{in_words(found.chance_of_path)}（不低于这条线）",
                f"{in_words(found.chance_of_path)} (on that line or above)",
            ),
        ),
    )
    return Answer(
        title=target_name(forecast),
        words=_sentence(supposed),
        rows=rows,
        drawing=_drawing(supposed),
        path=tuple((year, _told(value, unit)) for year, value in found.path),
    )


def target_name(forecast: Forecast) -> str:
    """Name a target by its indicator and the part of it that is meant, its figure and its date."""
    target, followed = forecast.judgement.target, forecast.followed
    name = part_name(followed)
    due = say(period_in_words(target.due), str(target.due)) if target.due else ""
    wanted = _wanted(forecast, followed.indicator.unit)
    return shown(say(f"{name}{wanted}，{due}", f"{name} {wanted}, {due}"))


def _wanted(forecast: Forecast, unit: str) -> str:
    target = forecast.judgement.target
    if target.value is None:
        return ""
    return quantity(told_in(Quantity(target.value, target.unit), unit))


def _told(value: Decimal, unit: str) -> str:
    return quantity(Quantity(rounded_for_words(value), unit))


def _sentence(supposed: Supposed) -> str:
    """Say what was supposed and what follows, and that the official figures stay."""
    found = supposed.found
    rate, end = percent(found.growth), _told(found.path[-1][1], supposed.forecast.followed.indicator.unit)
    likely = in_words(found.chance_of_path)
    arrival = (
        say(f"{found.arrival}年达到目标", f"reaches the target in {found.arrival}")
        if found.arrival
        else say("百年之内达不到目标", "does not reach the target within a hundred years")
    )
    return say(
        f"如果每年增{rate}，到{found.due}年是{end}，{arrival}；照过去看，{found.due}年不低于这条线的可能性{likely}。官方的目标和展望不变。",
        f"At {rate} a year it would be {end} in {found.due}; it {arrival}. By the past, the chance of being on that line or"
        f" above in {found.due} is {likely}. The official target and outlook stay as they are.",
    )


def _drawing(supposed: Supposed) -> Drawing | None:
    forecast, found = supposed.forecast, supposed.found
    drawn = drawing_of_series(
        forecast.followed, [forecast.judgement], name=series_name(forecast.followed, forecast.judgement)
    )
    if drawn is None:
        return None
    line = SupposedLine(
        line=tuple(Waypoint(Decimal(year), value) for year, value in found.path),
        words=say(f"假设：每年{percent(found.growth)}", f"supposed: {percent(found.growth)} a year"),
    )
    return replace(
        drawn,
        finding=target_name(forecast),
        caption=drawn.caption + say("点划线为假设。", " Dash-dot: what is supposed."),
        chart=replace(drawn.chart, supposed=line),
    )
