"""Telling (说法): a verdict in words: the few in the margin, the sentence over the page, the arithmetic."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import Language
from gangmu.core.indicators.indicators import IndicatorKind
from gangmu.core.indicators.observations import Grade
from gangmu.core.indicators.targets import Comparison
from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import REASON_WORDS, arithmetic, notes, period_in_words
from gangmu.core.plan.verdicts import Finding, Note, Reason, Standing, Verdict
from gangmu.web.doors.languages import language, say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.showing.figures import number, percent, quantity, told_in
from gangmu.web.indicators.showing.values import SumRow

_BLANK: Final = re.compile(r"(?<=[\d%]) (?=[\u4e00-\u9fff%，。：（）])|(?<=[\u4e00-\u9fff，：（]) (?=[\d−-])")
_GREY_WORDS: Final = {
    Reason.SERIES_NOT_CHOSEN: ("未认定口径", "series not chosen"),
    Reason.NO_NUMBER: ("没有写数", "no figure given"),
    Reason.NO_OBSERVATION: ("从未公布", "never published"),
    Reason.VALUE_MISSING: ("到期数未公布", "value not published"),
    Reason.AWAITING_RELEASE: ("等待公布", "awaiting release"),
    Reason.NO_START: ("没有起算年", "no first year"),
    Reason.REFERENCE_MISSING: ("缺参照数", "no reference value"),
    Reason.RECURS: ("一直要做", "recurs"),
    Reason.NOT_REPORTED: ("没有办结记录", "not reported done"),
    Reason.UNITS_DO_NOT_FIT: ("单位对不上", "units do not fit"),
    Reason.NOT_COMPARABLE: ("前后不可比", "not comparable"),
    Reason.BREAK_SINCE_BASE: ("口径变过", "counted in another way"),
    Reason.NO_VALUE_SINCE_BASE: ("还没有新数", "no value yet"),
    Reason.NO_VALUE_SINCE_PROMISE: ("印发后还没有数", "no value since it was promised"),
}


def margin_words(judgement: Judgement) -> str:
    """Say a standing in the few words that fit into the margin.

    Missed: 9,100.3，差899.7亿元. Not due: 2035年.
    """
    verdict, target = judgement.verdict, judgement.target
    lead = verdict.lead
    if verdict.standing in (Standing.NOT_DUE, Standing.NO_DATE, Standing.WITHDRAWN) or lead is None:
        return grey_words(verdict, target.due)
    if verdict.standing is Standing.STALE:
        newest = lead.period
        return say(f"最新为{period_in_words(newest)}", f"latest {newest}") if newest else ""
    if lead.actual is None:
        return grey_words(verdict, target.due)
    unit = _unit(lead, judgement)
    actual = told_in(lead.actual, unit)
    if verdict.standing is Standing.MISSED and lead.gap is not None:
        gap = told_in(lead.gap, unit)
        size = quantity(Quantity(abs(gap.value), gap.unit))
        more = lead.gap.value > 0
        return say(
            f"{number(actual.value)}，{'超' if more else '差'}{size}",
            f"{quantity(actual)}, {size} {'over' if more else 'short'}",
        )
    if verdict.standing is Standing.MET and lead.wanted is not None and len(verdict.findings) == 1:
        return say(f"{quantity(actual)}，目标{number(told_in(lead.wanted, unit).value)}", quantity(actual))
    if verdict.standing is Standing.MET:
        each = say("、", ", ").join(quantity(told_in(f.actual, unit)) for f in verdict.findings if f.actual)
        wanted = quantity(told_in(lead.wanted, unit)) if lead.wanted else ""
        kept = target.comparison is Comparison.KEEP_PACE and wanted
        return say(f"{each}，不低于{wanted}", f"{each} against {wanted}") if kept else each
    if lead.rate_needed is not None:
        return say(f"今后每年要增{percent(lead.rate_needed)}", f"needs {percent(lead.rate_needed)} a year")
    return quantity(actual)


def grey_words(verdict: Verdict, due: Period | None) -> str:
    """Say why nothing is judged: by when it falls due, or what is wanting."""
    if verdict.standing is Standing.NOT_DUE and due is not None:
        return say(period_in_words(due), str(due))
    return say(*_GREY_WORDS.get(verdict.reason, ("", "")))


def _unit(finding: Finding, judgement: Judgement) -> str:
    """Give the unit that the series is published in, unless the target speaks of a rate."""
    followed = series_of(finding, judgement)
    return followed.indicator.unit if followed else ""


def series_of(finding: Finding, judgement: Judgement) -> Followed | None:
    """Give the series that a finding judged."""
    return next((each for each in judgement.followed if each.history.series == finding.series), None)


def series_name(followed: Followed, judgement: Judgement) -> str:
    """Name a series: place, indicator, how it is defined and at which prices."""
    series = followed.history.series
    name = say(followed.indicator.name, followed.indicator.name_en or followed.indicator.name)
    more = [
        _WORDS.get(part or "", (part or "", part or ""))
        for part in (series.definition, series.breakdown, series.basis)
    ]
    parts = [judgement.names.get(series.place, ""), name, *(say(*pair) for pair in more if pair[0])]
    return say("，", ", ").join(part for part in parts if part)


def part_name(followed: Followed) -> str:
    """Name a series among others of one judgement: the name of its indicator, and which part of it."""
    series = followed.history.series
    name, name_en = followed.indicator.name, followed.indicator.name_en or followed.indicator.name
    parts = [_WORDS.get(part, (part, part)) for part in (series.definition, series.breakdown) if part]
    return say(
        "".join((*(pair[0] for pair in parts), name)),
        " ".join((*(pair[1] for pair in parts), name_en[:1].lower() + name_en[1:])),
    )


_WORDS: Final = {
    "resident": ("常住", "resident"),
    "actual": ("实有", "actual"),
    "registered": ("户籍", "registered"),
    "urban": ("城镇", "urban"),
    "rural": ("农村", "rural"),
    "current": ("现价", "current prices"),
    "constant": ("可比价", "constant prices"),
    "index": ("指数", "index"),
}


def headline(judgement: Judgement) -> str:
    """Say the verdict as one sentence; of what cannot be judged nothing: the promise's own words stand there."""
    verdict = judgement.verdict
    lead = verdict.lead
    if (
        lead is None
        or verdict.standing.is_grey
        or lead.actual is None
        or lead.wanted is None
        or not lead.period
    ):
        return ""
    followed = series_of(lead, judgement)
    name = followed.indicator.name if followed else ""
    name_en = (followed.indicator.name_en or name) if followed else ""
    unit = _unit(lead, judgement)
    actual, wanted = quantity(told_in(lead.actual, unit)), quantity(told_in(lead.wanted, unit))
    when, when_en = period_in_words(lead.period), str(lead.period)
    if judgement.target.comparison is Comparison.KEEP_PACE:
        return _in_step(judgement, lead)
    of_level = followed is not None and followed.indicator.kind is not IndicatorKind.GROWTH
    rate = "增长" if judgement.target.is_rate and of_level else ""
    if verdict.standing is Standing.MISSED and lead.gap is not None:
        size = quantity(told_in(Quantity(abs(lead.gap.value), lead.gap.unit), unit))
        over = lead.gap.value > 0
        return say(
            f"{when}{name}{rate}{actual}，"
            + (f"比{wanted}多出{size}。" if over else f"离{wanted}还差{size}。"),
            f"{name_en}, {when_en}: {actual}, {size} {'over' if over else 'short of'} {wanted}.",
        )
    if verdict.standing is Standing.MET:
        return say(
            f"{when}{name}{rate}{actual}，目标是{wanted}，已经达到。",
            f"{name_en}, {when_en}: {actual}; the target was {wanted}.",
        )
    due = judgement.target.due
    by, by_en = (f"到{period_in_words(due)}", f" by {due}") if due else ("", "")
    needed = lead.rate_needed
    return say(
        f"{name}{when}{rate or '为'}{actual}；{by}要到{wanted}"
        + (f"，今后每年要增{percent(needed)}。" if needed is not None else "。"),
        f"{name_en} stood at {actual} in {when_en}; it is to reach {wanted}{by_en}"
        + (f", which takes {percent(needed)} a year from here." if needed is not None else "."),
    )


def _in_step(judgement: Judgement, lead: Finding) -> str:
    """Say whether growth kept pace: 2025年居民收入增速城镇3.9%、农村5.5%，都不低于经济增速2%."""
    assert lead.wanted is not None
    assert lead.period is not None
    unit = _unit(lead, judgement)
    followed = series_of(lead, judgement)
    name = followed.indicator.name if followed else ""
    name_en = (followed.indicator.name_en or name) if followed else ""
    each, each_en = [], []
    for finding in judgement.verdict.findings:
        part = _WORDS.get((finding.series.breakdown if finding.series else None) or "", ("", ""))
        if finding.actual is not None:
            actual = quantity(told_in(finding.actual, unit))
            each.append(f"{part[0]}{actual}")
            each_en.append(f"{part[1]} {actual}".strip())
    wanted = quantity(told_in(lead.wanted, unit))
    reference = judgement.reference.indicator if judgement.reference else None
    beside = f"{reference.name if reference else '参照数'}{wanted}"
    beside_en = f"{wanted} ({(reference.name_en or reference.name) if reference else 'reference'})"
    kept = lead.standing in (Standing.MET, Standing.ON_PATH)
    both = "都" if len(each) > 1 else ""
    outcome = f"{both}不低于{beside}" if kept else f"没有都跟上{beside}" if both else f"低于{beside}"
    slower = "no slower than" if kept else "slower than"
    if kept and Note.WITHIN_WIDTH in judgement.verdict.notes:  # 不低于 would not be true
        outcome, slower = f"与{beside}之差在容差以内", "within the allowed width of"
    return say(
        f"{period_in_words(lead.period)}{name}{'、'.join(each)}，{outcome}。",
        f"{name_en}, {lead.period}: {', '.join(each_en)}; {slower} {beside_en}.",
    )


def explanations(judgement: Judgement) -> Iterator[str]:
    """Say why it stands so, and what must be said beside it."""
    verdict, target = judgement.verdict, judgement.target
    spoken = _spoken()
    if verdict.reason is not Reason.JUDGED:
        yield REASON_WORDS[verdict.reason][spoken == "en"]
    elif target.comparison is Comparison.EXCEED and verdict.standing in (Standing.MET, Standing.MISSED):
        yield say(
            "原文说的是超过，正好等于那个数也不算达成。",
            "The text says exceed: the figure itself would not be enough.",
        )
    yield from notes(verdict, spoken)
    yield from grades(verdict)


_GRADES: Final = {
    Grade.A: ("编制单位自己的发布件", "the issuing office's own publication"),
    Grade.B: ("官方数据的转存或官方数据库", "an official copy or database"),
    Grade.C: ("转录或新闻报道，原件未见", "a transcription or press report; the original was not seen"),
    Grade.D: ("推算或来源薄弱", "derived, or a weak source"),
}


def grades(verdict: Verdict) -> Iterator[str]:
    """Say what the grades of the sources mean, of those that the verdict rests on."""
    if words := grade_words(each.observation.grade for each in verdict.inputs):
        yield words


def grade_words(grades: Iterable[Grade | None]) -> str:
    """Say what each of these grades of sources means."""
    found = sorted({grade for grade in grades if grade})
    told = [say(f"{each}为{_GRADES[each][0]}", f"{each}: {_GRADES[each][1]}") for each in found]
    return (
        say("来源等级：", "Grades of sources: ") + say("；", "; ").join(told) + say("。", ".") if told else ""
    )


def rule_words(judgement: Judgement) -> str:
    """Name the rule set that judged, so that anybody can look it up and reckon again."""
    by = judgement.verdict.rules
    if by is None:
        return ""
    rules = judgement.rules
    return say(
        f"判定规则：{rules.title}，{by.id} 第{by.version}版，校验码 {by.hash[:12]}。",
        f"Judged by: {rules.title_en}, {by.id} version {by.version}, hash {by.hash[:12]}.",
    )


def sums(judgement: Judgement) -> Iterator[SumRow]:
    """Show the arithmetic in figures."""
    several = len(judgement.verdict.findings) > 1
    for finding in judgement.verdict.findings:
        whose = _of_series(finding, judgement, several=several)
        for row in _sums(finding, judgement):
            yield replace(row, name=whose + row.name)


def _sums(finding: Finding, judgement: Judgement) -> Iterator[SumRow]:
    if finding.actual is None or finding.wanted is None:
        return
    unit = _unit(finding, judgement)
    actual, wanted = told_in(finding.actual, unit).value, told_in(finding.wanted, unit).value
    if finding.gap is not None:
        gap = quantity(told_in(finding.gap, unit))
        yield SumRow(say("与目标之差", "against the target"), f"{number(actual)} − {number(wanted)}", gap)
    if finding.completion is not None:
        sum_ = f"{number(actual)} ÷ {number(wanted)}"
        yield SumRow(say("完成率", "of the target"), sum_, percent(finding.completion))
    if finding.attainment is not None and finding.base is not None and not judgement.target.is_rate:
        start = number(told_in(finding.base, unit).value)
        sum_ = say(
            f"（{number(actual)} − {start}）÷（{number(wanted)} − {start}）",
            f"({number(actual)} − {start}) ÷ ({number(wanted)} − {start})",
        )
        since = finding.base_period
        words = say(
            f"从{period_in_words(since)}起应增部分已增" if since else "应增部分已增",
            f"of the way from {since}" if since else "of the way",
        )
        yield SumRow(words, sum_, percent(finding.attainment))
    if finding.expected is not None and finding.attainment is not None:
        words = say("按路径此时应走完", "of the way, by the path")
        yield SumRow(words, say("所选路径", "path chosen"), percent(finding.expected))
    if finding.rate_needed is not None:
        words = say("今后每年还要增长", "a year from here on")
        yield SumRow(words, f"{number(actual)} → {number(wanted)}", percent(finding.rate_needed))


def told_steps(judgement: Judgement) -> tuple[str, ...]:
    """Tell the arithmetic in words, a sentence a step."""
    spoken = _spoken()
    found = judgement.verdict.findings
    return tuple(
        _close_up(_of_series(finding, judgement, several=len(found) > 1) + line)
        for finding in found
        for line in arithmetic(replace(finding, completion=None), spoken)
    )


def _of_series(finding: Finding, judgement: Judgement, *, several: bool) -> str:
    """Name the series before a line where a verdict rests on several."""
    followed = series_of(finding, judgement) if several else None
    return part_name(followed) + say("：", ": ") if followed else ""


def _close_up(line: str) -> str:
    """Set figures and Chinese words close, as papers do."""
    return line if language() == "en" else _BLANK.sub("", line)


def _spoken() -> Language:
    return "en" if language() == "en" else "zh"
