"""Drawings (并图): where words mean several series, each is drawn by itself, in the same way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gangmu.core.plan.following import Followed
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import say
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.showing.drafting import NOTHING, Behind, drawing_of
from gangmu.web.indicators.showing.figures import quantity, told_in
from gangmu.web.indicators.showing.telling import part_name
from gangmu.web.indicators.showing.values import Drawing


def drawings_of(
    judgement: Judgement, others: Sequence[Judgement], *, behind: Behind = NOTHING
) -> Iterator[Drawing]:
    """Draw the series that decided with the other targets of it, or each of several with its own name over it."""
    if len(judgement.followed) < 2:
        if drawing := drawing_of(judgement, others, behind=behind):
            yield drawing
        return
    for followed in judgement.followed:
        if drawing := drawing_of(_of_one(judgement, followed)):
            name = part_name(followed)
            said = _found(judgement, followed)
            yield replace(drawing, finding=say("：", ": ").join(part for part in (name, said) if part))


def _found(judgement: Judgement, followed: Followed) -> str:
    """Say how the series stood against what was wanted of it."""
    series, unit = followed.history.series, followed.indicator.unit
    finding = next((each for each in judgement.verdict.findings if each.series == series), None)
    if finding is None or finding.actual is None or finding.wanted is None or finding.period is None:
        return ""
    actual, wanted = quantity(told_in(finding.actual, unit)), quantity(told_in(finding.wanted, unit))
    when = period_in_words(finding.period)
    return say(f"{when}{actual}，要求{wanted}", f"{actual} in {finding.period}, {wanted} wanted")


def _of_one(judgement: Judgement, followed: Followed) -> Judgement:
    """Give the judgement of one of its series alone."""
    series = followed.history.series
    findings = tuple(each for each in judgement.verdict.findings if each.series == series)
    standing = findings[0].standing if findings else judgement.verdict.standing
    verdict = replace(judgement.verdict, findings=findings, standing=standing)
    return replace(judgement, verdict=verdict, followed=(followed,))
