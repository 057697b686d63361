"""One target in a line: what is wanted by when, how it stands, and why it is hard to reach."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.desk.leading.cases import Case, year_of
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators.models import Outlook
from gangmu.web.indicators.showing.chances import Chance
from gangmu.web.indicators.showing.faces import FACES, Face
from gangmu.web.indicators.showing.figures import percent, quantity, told_in
from gangmu.web.indicators.showing.telling import margin_words
from gangmu.web.indicators.tables import word

_FAR_ABOVE: Final = 3  # times the chance: from there on a reference class asks for a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """一行: one target as a leader reads it."""

    code: str
    name: str
    face: Face
    chance: Chance | None
    reason: str
    lead: str


def line_of(case: Case) -> Line:
    """Tell one target in a line."""
    return Line(
        code=case.promise.code,
        name=_name(case),
        face=FACES[case.judgement.verdict.standing.value],
        chance=_chance(case),
        reason=_reason(case),
        lead=case.lead,
    )


def _chance(case: Case) -> Chance | None:
    if case.outlook is None or case.outlook.chance is None:
        return None
    return Chance(code=case.promise.code, share=case.outlook.chance, due=case.outlook.due)


def _name(case: Case) -> str:
    """Name a target in a few words: 地区生产总值20,000亿元，2035年."""
    due, name = _due(case), _wanted_of(case)
    return shown(say(f"{name}，{due}", f"{name}, {due}") if name else case.promise.words)


def _due(case: Case) -> str:
    due = case.judgement.target.due
    return say(period_in_words(due), str(due)) if due else say("无期限", "no date")


def _wanted_of(case: Case) -> str:
    """Say what is wanted without its date, where a series and a value are known."""
    followed, target = case.judgement.followed, case.judgement.target
    if not followed or target.value is None:
        return ""
    indicator = followed[0].indicator
    name = indicator.name_en if language() == "en" and indicator.name_en else indicator.name
    group = part_of(followed[0]) if len(followed) == 1 else ""
    part = say(f"（{group}）", f" ({group})") if group else ""
    wanted = quantity(told_in(quantity_of(case), indicator.unit))
    return say(f"{name}{part}{wanted}", f"{name}{part} {wanted}")


def promised(case: Case) -> str:
    """Name a target as a sentence does: 2035年地区生产总值20,000亿元."""
    due, name = _due(case), _wanted_of(case)
    return shown(say(f"{due}{name}", f"{name}, {due}")) if name and case.promise.due else _name(case)


def part_of(followed: Followed) -> str:
    """Name the group that a series is of: 城镇, 农村."""
    return word(followed.history.series.breakdown or "")


def quantity_of(case: Case) -> Quantity:
    """Give the value that is wanted, with its unit."""
    target = case.judgement.target
    assert target.value is not None
    return Quantity(target.value, target.unit)


def _reason(case: Case) -> str:
    """Say in one line why: what it takes, what it did, and how often such growth was seen."""
    outlook = case.outlook
    if outlook is None or outlook.chance is None:
        pace = margin_words(case.judgement)
        why = say(*outlook.reasons[0]) if outlook and outlook.reasons else ""
        return shown(say("；", "; ").join(each for each in (pace, why) if each))
    if outlook.needed is None:
        return shown(say(*outlook.reasons[0])) if outlook.reasons else ""
    said = say(f"每年要增{percent(outlook.needed)}", f"takes {percent(outlook.needed)} a year")
    if outlook.so_far is not None and outlook.so_far_from:
        since, rate = outlook.so_far_from, percent(outlook.so_far)
        only = year_of(outlook.origin) - year_of(since) == 1
        said += (
            say(f"，最近只有一年可比，{rate}", f", {rate} in the one year that compares")
            if only
            else say(f"，{since}年以来每年{rate}", f", {rate} a year since {since}")
        )
    return said + _past(outlook)


def _past(outlook: Outlook) -> str:
    """Say how often such growth was seen, and why the chance may still be slim."""
    recent, reached = outlook.inputs.get("recent", [outlook.windows, outlook.reached])
    years = outlook.window_years
    if not outlook.inputs.get("peers"):
        return say(
            f"；没有可比的城市，它自己过去的{outlook.windows}段{years}年里，{outlook.reached}段做到过",
            f"; no city to compare with: of {outlook.windows} stretches of {years} years of its own {outlook.reached} did it",
        )
    if not recent:
        return ""
    told = say(
        f"；各城市近年走完的{recent}段{years}年里，{reached}段做到过",
        f"; of {recent} stretches of {years} years that lately ended in cities {reached} did it",
    )
    assert outlook.chance is not None
    if Decimal(reached) / recent > _FAR_ABOVE * outlook.chance:
        told += _why_slimmer(outlook)
    return told


def _why_slimmer(outlook: Outlook) -> str:
    """Say why the chance is slimmer than what was seen: those stretches began long ago, growth has come down since."""
    begun = year_of(outlook.origin) - outlook.window_years
    if outlook.so_far is None or outlook.needed is None or outlook.so_far >= outlook.needed:
        return say(f"，都从{begun}年或更早起步", f", all begun in {begun} or before")
    return say(
        f"，都从{begun}年或更早起步，本地近来已慢于所需",
        f", all begun in {begun} or before; it has since been slower here",
    )
