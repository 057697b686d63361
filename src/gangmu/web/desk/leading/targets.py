"""The part of the targets (目标): those least likely to be met first, each with its reason in one line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from gangmu.core.plan.verdicts import Standing
from gangmu.web.desk.leading.cases import Case, cases_of, is_grey, is_told, year_of
from gangmu.web.desk.leading.lines import Line, line_of, promised
from gangmu.web.desk.leading.smalls import Small, smalls_of
from gangmu.web.doors.languages import say
from gangmu.web.indicators.reliability import HORIZON
from gangmu.web.indicators.showing.faces import FACES, Face
from gangmu.web.indicators.showing.telling import margin_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

SHOWN: Final = 8  # rows of a table that a leader reads
NAMED: Final = 3  # targets in the first sentence


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

    lead: str  # the three hardest, in a sentence
    open_ones: tuple[Line, ...]  # by chance; then those behind of which none can be told, by what they lack
    untold: int  # on their way, not behind, and no chance can be told
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
    cases = cases_of(actor, moment, on=on)
    told = sorted((each for each in cases if is_told(each)), key=lambda each: each.order)
    open_ones = [each for each in cases if each.judgement.verdict.standing.is_open and not is_told(each)]
    judged = [each for each in open_ones if each.judgement.followed]
    behind = [each for each in judged if each.judgement.verdict.standing is Standing.BEHIND]
    hard = [*told, *sorted(behind, key=_completion)]
    settled = [each for each in cases if each.judgement.verdict.standing in (Standing.MISSED, Standing.MET)]
    settled.sort(key=lambda each: (each.judgement.verdict.standing is Standing.MET, _completion(each)))
    chapters = tuple(_chapters(cases))
    grey = Counter(_why_grey(each) for each in cases if is_grey(each))
    return TargetsPart(
        lead=_lead(hard[:NAMED]),
        open_ones=tuple(line_of(each) for each in hard[:SHOWN]),
        untold=len(judged) - len(behind),
        settled=tuple(line_of(each) for each in settled[:SHOWN]),
        smalls=tuple(smalls_of([*told, *settled, *judged], cases)),
        chapters=chapters,
        quiet=_quiet(cases, chapters),
        ahead=_untested(told[:SHOWN]),
        grey=tuple(grey.most_common()),
        count=len(cases),
    )


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


def _lead(hardest: Sequence[Case]) -> str:
    """Name the hardest in a sentence: those with a chance, then those behind of which none can be told."""
    between = say("、", "; ")
    told = between.join(promised(each) for each in hardest if is_told(each))
    others = between.join(promised(each) for each in hardest if not is_told(each))
    said = say(f"最难达到的是{told}。", f"Least likely to be met: {told}.") if told else ""
    if others:
        gap = say("", " ") if said else ""
        said += gap + say(
            f"已经滞后、可能性说不出的是{others}。", f"Behind, and no chance can be told: {others}."
        )
    return said


def _chapters(cases: Sequence[Case]) -> Iterable[ChapterLine]:
    """Tell the chapters in which a chance can be told of some target."""
    names = dict.fromkeys(each.chapter for each in sorted(cases, key=lambda each: each.promise.start))
    for name in names:
        own = [each for each in cases if each.chapter == name]
        told = sorted((each for each in own if is_told(each)), key=lambda each: each.order)
        if not told:
            continue
        counted = Counter(each.judgement.verdict.standing.value for each in own)
        yield ChapterLine(
            name=name,
            count=len(own),
            standings=tuple((FACES[key], counted[key]) for key in FACES if counted[key]),
            hardest=line_of(told[0]),
        )


def _quiet(cases: Sequence[Case], shown_ones: Sequence[ChapterLine]) -> tuple[int, int]:
    """Count the chapters that are not told, and their targets."""
    names = {each.name for each in shown_ones}
    left = [each for each in cases if each.chapter not in names]
    return len({each.chapter for each in left}), len(left)


def _untested(told: Sequence[Case]) -> int:
    """Give how far the furthest outlook looks ahead, if no past was there to test one so far."""
    ahead = max(
        (year_of(each.outlook.due) - year_of(each.outlook.origin) for each in told if each.outlook), default=0
    )
    return ahead if ahead > HORIZON else 0
