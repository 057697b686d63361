"""Odds (可能性): a stored outlook in words, with what it rests on and how such growth fared elsewhere."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import Language
from gangmu.core.forecasting.reasons import method_words
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators.models import Outlook, Reliability
from gangmu.web.indicators.pages.values import FanLine, Odds
from gangmu.web.indicators.showing.chances import Chance
from gangmu.web.indicators.showing.drafting import rounded_for_words
from gangmu.web.indicators.showing.figures import number, percent, told_in


def odds_of(outlook: Outlook, *, code: str, unit: str) -> Odds:
    """Tell a stored outlook in the unit of the page."""

    def told(value: Decimal | None) -> str:
        if value is None:
            return ""
        return number(rounded_for_words(told_in(Quantity(value, outlook.unit), unit).value))

    chance = Chance(code=code, share=outlook.chance, due=outlook.due) if outlook.chance is not None else None
    return Odds(
        chance=chance,
        obstacle="" if chance else say("", " ").join(_spoken(each) for each in outlook.reasons),
        made_on=outlook.made_on,
        band=say(f"{told(outlook.p10)}至{told(outlook.p90)}", f"{told(outlook.p10)} to {told(outlook.p90)}")
        if chance
        else "",
        median=told(outlook.median),
        needed=percent(outlook.needed) if outlook.needed is not None else "",
        so_far=percent(outlook.so_far) if outlook.so_far is not None else "",
        windows=windows_in_words(outlook),
        reasons=tuple(_spoken(each) for each in outlook.reasons) if chance else (),
        method=blend_in_words(outlook),
        rule=f"{outlook.rule} {outlook.rule_version}",
        fan=tuple(_fan_line(row, told) for row in outlook.fan),
    )  # fmt: skip


def blend_in_words(outlook: Outlook) -> str:
    """Name the methods that were blended, the heaviest first."""
    spoken: Language = "en" if language() == "en" else "zh"
    parts = [
        f"{shown(method_words(name, spoken))} {percent(Decimal(weight), 0)}"
        for name, weight in outlook.inputs.get("blend", ())
    ]
    return say("、", ", ").join(parts)


def _fan_line(row: Sequence[str | int], told: Callable[[Decimal], str]) -> FanLine:
    low, lower, median, upper, high = (told(Decimal(value)) for value in row[1:])
    return FanLine(year=int(row[0]), low=low, lower=lower, median=median, upper=upper, high=high)


def windows_in_words(outlook: Outlook) -> str:
    """Say in how many stretches of that length, in comparable places, such growth was reached."""
    if not outlook.windows or outlook.needed is None:
        return ""
    share = percent(Decimal(outlook.reached) / Decimal(outlook.windows), 0)
    years, needed = outlook.window_years, percent(outlook.needed)
    return say(
        f"{outlook.places}个城市里数得出{outlook.windows}段连续{years}年，其中{outlook.reached}段（{share}）达到过每年{needed}。",
        f"Of {outlook.windows} stretches of {years} years in {outlook.places} cities, {outlook.reached} ({share}) grew by"
        f" {needed} a year or more.",
    )


def tested_in_words(row: Reliability | None, outlook: Outlook | None) -> str:
    """Say how good such forecasts were in the past, at about that distance."""
    if row is None or outlook is None:
        return ""
    wanted = Period(outlook.due).last.year - Period(outlook.origin).last.year
    tried: list[dict[str, Any]] = [
        each for each in row.result.get("methods", []) if each["method"] == row.method
    ]
    if not tried:
        return ""
    near = min(tried, key=lambda each: (abs(each["horizon"] - wanted), each["horizon"]))
    inside, error = percent(Decimal(near["coverage80"]), 0), percent(Decimal(near["error"]))
    years, count = near["horizon"], near["n"]
    further = (
        say(
            f"看{wanted}年这么远的，还没有过去可以检验，只会更不准。",
            f" {wanted} years ahead has no past to test it on; it can only be worse.",
        )
        if wanted > years
        else ""
    )
    return (
        say(
            f"拿过去检验：只用当时已知的数往前看{years}年，做了{count}次；实际落在“八成可能”之内的有{inside}，中位数与实际的差一半在{error}以内。",
            f"Tested on the past: {count} outlooks {years} years ahead, each from what was known then; {inside} of what came"
            f" lay within the “eight in ten” band, and half of the medians within {error} of it.",
        )
        + further
    )


def _spoken(words: Sequence[str]) -> str:
    """Choose the stored words of the page's language."""
    zh, en = words
    return say(zh, en)
