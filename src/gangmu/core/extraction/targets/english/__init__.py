"""Targets and baselines of English plans. `find_english_targets` is the door."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from gangmu.core.extraction.drafts import Because, Comparison, Kind, TargetDraft, TargetPeriod
from gangmu.core.extraction.targets.english.figures import Figure, comparison_of, figures_in, is_range
from gangmu.core.extraction.targets.english.naming import name_of
from gangmu.core.extraction.targets.english.periods import horizon_of, period_in, year_beside
from gangmu.core.extraction.targets.english.wording import basis_of, direction_of, kind_of
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part

_BOUNDS: Final = re.compile(r"(?<=[.!?;])[)”\"]* +(?=[A-Z“\"(•$—-])|\n+| [•–—] ")
_FROM: Final = re.compile(
    r"\bfrom(?: (?:a|an|the|about|around|approximately|some|baseline of))*\s*$", re.IGNORECASE
)
_UP_FROM: Final = re.compile(
    r"\b(?:up|down|compared (?:with|to)|versus|than the) (?:from )?(?:[\w ]{0,12})$", re.IGNORECASE
)
_POLICY: Final = re.compile(
    r"\b(?:fewer than|fee of|fine of|grant of|grants of|subsid\w+ of|loan\w* of|award\w* of|penalt\w+ of|per|aged?|than|score of|first|top|past|last|next|every|these|those|those|the|its|our|into|"
    r"between|phase|all|other)\s*$",
    re.IGNORECASE,
)
_COUNTED_STOP: Final = re.compile(
    r"\s*(?:goals?|objectives?|actions?|strateg|priorit|measures?\b|recommendations?|principles|pillars|themes|parts?\b|sections|steps?\b|ways|of (?:the|these|our)|[.,;:)]|$|areas\b|key |main |types|kinds|and\b|or\b|to\b|times\b|percent\b)",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(r"\b(double|triple|quadruple|halve)\b", re.IGNORECASE)
_FACTOR: Final = {"double": "2", "triple": "3", "quadruple": "4", "halve": "0.5"}


class Sentence(NamedTuple):
    """A sentence of the folded view, with the part that its passage plays."""

    start: int
    end: int
    part: Part
    node: str | None


def find_english_targets(outline: Outline) -> list[TargetDraft]:
    """Find the targets and baselines of an English plan, in order of the text."""
    folded = outline.view.folded
    year, last = horizon_of(folded[:600])
    bounds = sorted(
        {0, len(folded)}
        | {m.end() for m in _BOUNDS.finditer(folded)}
        | {m.start() for m in _BOUNDS.finditer(folded)}
    )
    drafts: list[TargetDraft] = []
    figures = figures_in(folded)
    index = 0
    while index < len(figures):
        figure = figures[index]
        sentence = _sentence(outline, bounds, figure.i)
        high = None
        if index + 1 < len(figures) and is_range(folded, figure, figures[index + 1]):
            index += 1
            high = figures[index]
        drafts += _read(outline, sentence, figure, high, year=year, last=last)
        index += 1
    drafts += _multiples(outline, bounds, year=year, last=last)
    return sorted(_once(drafts), key=lambda draft: draft.start)


def _sentence(outline: Outline, bounds: list[int], place: int) -> Sentence:
    at = bisect_right(bounds, place)
    end = bounds[at] if at < len(bounds) else len(outline.view.folded)
    passage = outline.passage_at(place)
    part = passage.part if passage else Part.BODY
    return Sentence(bounds[at - 1], end, part, passage.node if passage else None)


def _read(
    outline: Outline,
    sentence: Sentence,
    figure: Figure,
    high: Figure | None,
    *,
    year: int | None,
    last: int | None,
) -> Iterator[TargetDraft]:
    folded = outline.view.folded
    before = folded[sentence.start : figure.i]
    end_of_figure = high.j if high else figure.j
    behind = folded[end_of_figure : sentence.end]
    counted = figure.unit is None and (high is None or high.unit is None)
    if _POLICY.search(before) or (counted and _COUNTED_STOP.match(behind)):
        return
    kind = kind_of(folded[sentence.start : sentence.end], before, sentence.part)
    from_value = bool(_FROM.search(before) or _UP_FROM.search(before))
    if kind is None:
        return
    if from_value:
        kind = Kind.BASELINE
    comparison, i, j = comparison_of(high or figure, folded, sentence.end)
    measure = high or figure
    direction = direction_of(before[: max(0, i - sentence.start)] if i < figure.i else before, behind)
    value = _signed(figure.value if high is None else _scaled(figure, high), direction)
    name = name_of(
        before[: max(0, i - sentence.start)] if i < figure.i else before,
        behind,
        counted=counted,
        share=measure.unit == "1",
    )
    if len(name) < 3:
        return
    start, end = outline.view.span(_start_of_span(folded, sentence, name, i), max(j, end_of_figure))
    yield TargetDraft(
        start=start,
        end=end,
        kind=kind,
        indicator=name,
        comparison=Comparison.RANGE if high else comparison,
        basis=basis_of(measure.unit, direction, points=measure.points),
        number=figure.number,
        surface_unit=measure.surface_unit,
        value=value,
        value_high=_signed(high.value, direction) if high else None,
        unit=measure.unit or _counted(behind),
        period=_period(folded, sentence, figure, kind, from_value=from_value, year=year, last=last),
        node=sentence.node,
        because=(Because(f"english.{'range' if high else comparison.value}", start, end),),
    )


def _signed(value: Decimal, direction: int) -> Decimal:
    return -value if direction < 0 else value


def _scaled(low: Figure, high: Figure) -> Decimal:
    """Give the low end of a range the unit that only the high end carries: 3 to 5 percent."""
    if low.unit == high.unit or low.unit is not None or not high.value:
        return low.value
    return low.value * high.value / Decimal(high.number.replace(",", ""))


def _counted(behind: str) -> str | None:
    """Give the noun that is counted: the last word before the phrase ends."""
    m = re.match(
        r"\s*((?:[\w'-]+ ){0,4}?[\w'-]+)(?=\s+(?:by|before|in|of|for|with|to|each|every|per|at|on|from|and|or|will|that|who)\b|[.,;:|)]|\s*$)",
        behind,
    )
    return m[1].rsplit(" ", 1)[-1] if m else None


def _start_of_span(folded: str, sentence: Sentence, name: str, figure: int) -> int:
    found = folded.find(name[:24], sentence.start, figure)
    start = found if found >= 0 else figure
    verb = re.search(r"\b\w+ (?:the |an? |its |our )?$", folded[sentence.start : start])
    return sentence.start + verb.start() if verb and found >= 0 and start - sentence.start < 60 else start


def _period(
    folded: str,
    sentence: Sentence,
    figure: Figure,
    kind: Kind,
    *,
    from_value: bool,
    year: int | None,
    last: int | None,
) -> TargetPeriod | None:
    if kind is Kind.BASELINE:
        end = min(sentence.end, figure.j + 25) if from_value else sentence.end
        stated = year_beside(folded, figure.j if from_value else sentence.start, end)
        return TargetPeriod(end=stated) if stated else None
    line = folded.rfind("\n", 0, sentence.start) + 1
    row = folded.startswith("|", line) or "\t" in folded[line : sentence.end]
    stated_period = period_in(folded, sentence.start, sentence.end, figure.i, year=year)
    if row and (stated_period is None or not stated_period.end):
        stated = year_beside(folded, sentence.start, sentence.end)
        return TargetPeriod(end=stated) if stated else stated_period
    if stated_period and stated_period.end:
        return stated_period
    every = stated_period.every if stated_period else None
    return TargetPeriod(end=str(last), every=every) if last else stated_period


def _multiples(
    outline: Outline, bounds: list[int], *, year: int | None, last: int | None
) -> Iterator[TargetDraft]:
    """Read doubling and halving: Double the number of apprentices within three years."""
    folded = outline.view.folded
    for m in _TIMES.finditer(folded):
        sentence = _sentence(outline, bounds, m.start())
        behind = folded[m.end() : sentence.end]
        name = name_of(
            "",
            re.sub(r"^\s*(?:the )?(?:number|amount|share|size|rate) of ", " ", behind),
            counted=True,
            share=False,
        )
        figure = Figure(m.start(), m.end(), m[0], None, Decimal(_FACTOR[m[0].lower()]), "1")
        kind = kind_of(
            folded[sentence.start : sentence.end], folded[sentence.start : m.start()], sentence.part
        )
        if kind is None or len(name) < 3:
            continue
        start, end = outline.view.span(m.start(), min(sentence.end, m.end() + 4 + len(name)))
        yield TargetDraft(
            start=start,
            end=end,
            kind=kind,
            indicator=name,
            comparison=Comparison.REACH,
            basis=basis_of("1", 1, points=False),
            number=m[0],
            surface_unit=None,
            value=figure.value,
            unit="1",
            period=_period(folded, sentence, figure, kind, from_value=False, year=year, last=last),
            node=sentence.node,
            because=(Because("english.multiple", start, end),),
        )


def _once(drafts: list[TargetDraft]) -> Iterator[TargetDraft]:
    """Leave out what an earlier row says already, in a goal list and again at the goal itself."""
    told: set[tuple[str, Decimal | None, Kind]] = set()
    for draft in sorted(drafts, key=lambda row: row.start):
        key = (draft.indicator.lower(), draft.value, draft.kind)
        if key not in told:
            told.add(key)
            yield draft
