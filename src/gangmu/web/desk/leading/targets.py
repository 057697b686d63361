"""The part of the targets (目标): those least likely to be met first, each with its reason in one line."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.indicators.series import Series as CoreSeries
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import period_in_words
from gangmu.core.plan.verdicts import Standing
from gangmu.engines.drawing import draw_small
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators import queries
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.indicators.models import Indicator, Outlook
from gangmu.web.indicators.outlooks import outlooks
from gangmu.web.indicators.showing.chances import Chance
from gangmu.web.indicators.showing.drafting import Behind, chart_of
from gangmu.web.indicators.showing.faces import FACES, Face
from gangmu.web.indicators.showing.figures import number, percent, quantity, told_in
from gangmu.web.indicators.showing.pictures import in_script
from gangmu.web.indicators.showing.telling import margin_words
from gangmu.web.indicators.tables import word
from gangmu.web.indicators.testing import HORIZON
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import OutlineVersion, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

SHOWN: Final = 8  # rows of a table that a leader reads
DRAWN: Final = 6  # small multiples
_FAR_ABOVE: Final = 3  # times the chance: from there on a reference class asks for a word
_SINCE: Final = Decimal(2010)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """事项: one target with all that is known of it."""

    promise: Promise
    judgement: Judgement
    outlook: Outlook | None
    chapter: str = ""
    lead: str = ""  # the unit that answers for its indicator

    @property
    def order(self) -> tuple[Decimal, Decimal]:
        """Give the key of the list: the least likely first, then the furthest from what is wanted."""
        assert self.outlook is not None
        assert self.outlook.chance is not None
        needed, so_far = self.outlook.needed or Decimal(0), self.outlook.so_far or Decimal(0)
        return self.outlook.chance, so_far - needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """一行: one target as a leader reads it."""

    code: str
    name: str
    face: Face
    chance: Chance | None
    reason: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """小图: one series with two numbers in words."""

    name: str
    svg: str
    way: str  # 9,100 → 20,000亿元
    growth: str
    address: str  # code of the indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLine:
    """一章: how the targets of one chapter stand, and which is least likely."""

    name: str
    count: int
    standings: tuple[tuple[Face, int], ...]
    hardest: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsPart:
    """目标部分: everything of the page that targets give."""

    lead: str  # the three least likely, in a sentence
    open_ones: tuple[Line, ...]  # by chance
    untold: int  # on their way, and no chance can be told
    settled: tuple[Line, ...]  # due
    smalls: tuple[Small, ...]
    chapters: tuple[ChapterLine, ...]  # those in which a chance can be told of a target
    quiet: tuple[int, int]  # the other chapters, their targets
    ahead: int  # years that the furthest outlook of the list looks ahead, where that is more than was tested
    grey: tuple[tuple[str, int], ...]  # why the others cannot be judged
    count: int

    @property
    def has_leads(self) -> bool:
        """Tell whether any of the hardest has a unit that answers for it."""
        return any(each.lead for each in self.open_ones)


def targets_part(actor: Actor, moment: Moment, *, on: date) -> TargetsPart:
    """Compose the part for whoever asks, at a moment."""
    cases = _cases(actor, moment, on=on)
    told = sorted((each for each in cases if _is_told(each)), key=lambda each: each.order)
    open_ones = [each for each in cases if each.judgement.verdict.standing.is_open and not _is_told(each)]
    judged = [each for each in open_ones if each.judgement.followed]
    settled = [each for each in cases if each.judgement.verdict.standing in (Standing.MISSED, Standing.MET)]
    settled.sort(key=lambda each: (each.judgement.verdict.standing is Standing.MET, _completion(each)))
    chapters = tuple(_chapters(cases))
    grey = Counter(_why_grey(each) for each in cases if _is_grey(each))
    return TargetsPart(
        lead=_lead(told[:3]),
        open_ones=tuple(_line(each) for each in told[:SHOWN]),
        untold=len(judged),
        settled=tuple(_line(each) for each in settled[:SHOWN]),
        smalls=tuple(_smalls([*told, *settled, *judged], cases)),
        chapters=chapters,
        quiet=_quiet(cases, chapters),
        ahead=_untested(told[:SHOWN]),
        grey=tuple(grey.most_common()),
        count=len(cases),
    )


def _cases(actor: Actor, moment: Moment, *, on: date) -> list[Case]:
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return []
    rows = [
        each
        for each in outlines.promises(actor, moment).filter(outline=version.pk, kind="target")
        if each.withdrawn_on is None or each.withdrawn_on > on
    ]
    judged = judgements(actor, moment, on=on, promises=rows)
    found: dict[int, Outlook] = {}
    for each in outlooks(actor, moment):
        if each.made_on > on:
            continue
        before = found.get(each.promise_id)
        if before is None or _less_likely(each, before):
            found[each.promise_id] = each
    leads = _leads(actor, moment)
    return [
        Case(
            promise=row,
            judgement=judged[row.pk],
            outlook=found.get(row.pk) if row.due and Period(row.due).last >= on else None,
            chapter=_chapter_of(version, row),
            lead=next((leads.get(one.indicator.code, "") for one in judged[row.pk].followed), ""),
        )
        for row in rows
    ]


def _less_likely(one: Outlook, other: Outlook) -> bool:
    return one.chance is not None and (other.chance is None or one.chance < other.chance)


def _leads(actor: Actor, moment: Moment) -> dict[str, str]:
    """Name the unit that answers for each indicator; of none, who publishes it."""
    rows: list[Indicator] = list(queries.indicators(actor, moment))
    units = accounts.units(actor, moment).by_id(each.responsible_id for each in rows)
    names = {each.pk: each.short_name or each.name for each in units.values()}
    return {each.code: names.get(each.responsible_id or 0, "") for each in rows}


def _chapter_of(version: OutlineVersion, row: Promise) -> str:
    """Find the chapter that a target stands in."""
    nodes: Iterable[Mapping[str, Any]] = version.nodes
    for node in nodes:
        if (
            node["kind"] == "heading"
            and node["level"] == 1
            and node["start"] <= row.start < node["section_end"]
        ):
            return f"{node['label'] or ''} {node['title']}".strip()
    return say("前言", "Preface")


def _is_told(case: Case) -> bool:
    return case.outlook is not None and case.outlook.chance is not None


def _is_grey(case: Case) -> bool:
    return case.judgement.verdict.standing.is_grey and not case.judgement.followed


def _completion(case: Case) -> Decimal:
    lead = case.judgement.verdict.lead
    return (lead.completion if lead else None) or Decimal(1)


def _why_grey(case: Case) -> str:
    verdict = case.judgement.verdict
    word = FACES[verdict.standing.value]
    reason = margin_words(case.judgement)
    told = say(word.zh, word.en)
    if verdict.standing is Standing.NOT_DUE or not reason:
        return told
    return say(f"{told}（{reason}）", f"{told} ({reason})")


def _line(case: Case) -> Line:
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
    followed, target = case.judgement.followed, case.judgement.target
    due = say(period_in_words(target.due), str(target.due)) if target.due else say("无期限", "no date")
    if not followed or target.value is None:
        return shown(case.promise.words)
    indicator = followed[0].indicator
    name = indicator.name_en if language() == "en" and indicator.name_en else indicator.name
    group = _part(followed[0]) if len(followed) == 1 else ""
    part = say(f"（{group}）", f" ({group})") if group else ""
    wanted = quantity(told_in(_quantity(case), indicator.unit))
    return shown(say(f"{name}{part}{wanted}，{due}", f"{name}{part} {wanted}, {due}"))


def _promised(case: Case) -> str:
    """Name a target as a sentence does: 2035年地区生产总值20,000亿元."""
    name, _, due = _name(case).rpartition("，")
    return f"{due}{name}" if name and language() != "en" and case.promise.due else _name(case)


def _part(followed: Followed) -> str:
    """Name the group that a series is of: 城镇, 农村."""
    return word(followed.history.series.breakdown or "")


def _quantity(case: Case) -> Quantity:
    target = case.judgement.target
    assert target.value is not None
    return Quantity(target.value, target.unit)


def _reason(case: Case) -> str:
    """Say in one line why: what it takes, what it did, and how often such growth was seen."""
    outlook = case.outlook
    if outlook is None or outlook.chance is None:
        words = say(*outlook.reasons[0]) if outlook and outlook.reasons else margin_words(case.judgement)
        return shown(words)
    if outlook.needed is None:
        return shown(say(*outlook.reasons[0])) if outlook.reasons else ""
    said = say(f"每年要增{percent(outlook.needed)}", f"takes {percent(outlook.needed)} a year")
    if outlook.so_far is not None and outlook.so_far_from:
        since, rate = outlook.so_far_from, percent(outlook.so_far)
        only = _years(outlook.origin) - _years(since) == 1
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
    begun = _years(outlook.origin) - outlook.window_years
    if outlook.so_far is None or outlook.needed is None or outlook.so_far >= outlook.needed:
        return say(f"，都从{begun}年或更早起步", f", all begun in {begun} or before")
    return say(
        f"，都从{begun}年或更早起步，本地近来已慢于所需",
        f", all begun in {begun} or before; it has since been slower here",
    )


def _years(period: str) -> int:
    return Period(period).last.year


def _lead(hardest: Sequence[Case]) -> str:
    if not hardest:
        return ""
    names = say("、", "; ").join(_promised(each) for each in hardest)
    return say(f"最难达到的是{names}。", f"Least likely to be met: {names}.")


def _smalls(chosen: Sequence[Case], cases: Sequence[Case]) -> Iterable[Small]:
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
    part = _part(followed)
    return Small(
        name=shown(f"{title}{say('（' + part + '）', ' (' + part + ')') if part else ''}"),
        svg=draw_small(in_script(chart), first=_SINCE, last=last, name=name),
        way=shown(f"{now} → {wanted}" if wanted else quantity(there)),
        growth=_growth(case),
        address=series.indicator,
    )  # fmt: skip


def _wanted(case: Case, unit: str) -> str:
    target = case.judgement.target
    return quantity(told_in(_quantity(case), unit)) if target.value is not None else ""


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


def _chapters(cases: Sequence[Case]) -> Iterable[ChapterLine]:
    """Tell the chapters in which a chance can be told of some target."""
    names = dict.fromkeys(each.chapter for each in sorted(cases, key=lambda each: each.promise.start))
    for name in names:
        own = [each for each in cases if each.chapter == name]
        told = sorted((each for each in own if _is_told(each)), key=lambda each: each.order)
        if not told:
            continue
        counted = Counter(each.judgement.verdict.standing.value for each in own)
        yield ChapterLine(
            name=name,
            count=len(own),
            standings=tuple((FACES[key], counted[key]) for key in FACES if counted[key]),
            hardest=_line(told[0]),
        )


def _quiet(cases: Sequence[Case], shown_ones: Sequence[ChapterLine]) -> tuple[int, int]:
    """Count the chapters that are not told, and their targets."""
    names = {each.name for each in shown_ones}
    left = [each for each in cases if each.chapter not in names]
    return len({each.chapter for each in left}), len(left)


def _untested(told: Sequence[Case]) -> int:
    """Give how far the furthest outlook looks ahead, if no past was there to test one so far."""
    ahead = max(
        (_years(each.outlook.due) - _years(each.outlook.origin) for each in told if each.outlook), default=0
    )
    return ahead if ahead > HORIZON else 0
