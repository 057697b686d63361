"""Reading sentences (读句): from the figures of a sentence to what each of them says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.targets.figures import NO_UNIT, Figure
from gangmu.core.extraction.targets.indicators import ends_in_verb, is_generic, noun_after, strip_name
from gangmu.core.extraction.targets.pairs import bare_group, split_names
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.traps import trap_of
from gangmu.core.extraction.targets.wording import Wording, wording_of

_JOINERS: Final = "、和与及,或并"


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of a sentence with its indicator and its wording: not yet target or baseline."""

    figure: Figure
    wording: Wording
    name: str  # in simplified script
    i: int  # the span, from the first word of the indicator
    j: int
    begins: int  # where the figure's own words begin in the clause
    from_value: bool = False  # 由61%提高到66%: the first
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class _Subject:
    """主语 carried from figure to figure."""

    name: str = ""
    i: int = -1


def statements_of(folded: str, sentence: Sentence) -> Iterator[Statement]:
    """Read the figures of a sentence, traps left out."""
    subject = _Subject()
    here = sentence.i  # where the words of the figure before end
    figures = list(sentence.figures)
    at = 0
    while at < len(figures):
        group = bare_group(folded, figures, at)
        a, b = sentence.clause_of(figures[at].i)
        begins = _begins(folded, max(a, here if here > a else a))
        wording = wording_of(folded, begins, group[0].i, group[0].j, b, over=group[0].over)
        if trap_of(folded, group[-1] if group[0].unit is NO_UNIT else group[0], sentence, wording):
            at += 1
            continue
        said = list(_read_group(folded, sentence, group, begins, wording, subject))
        yield from said
        here = max((statement.j for statement in said), default=group[-1].j)
        at += len(group)


def _begins(folded: str, place: int) -> int:
    while folded[place : place + 1] and folded[place] in _JOINERS:
        place += 1
    return place


def _read_group(
    folded: str, sentence: Sentence, group: list[Figure], begins: int, wording: Wording, subject: _Subject
) -> Iterator[Statement]:
    b = sentence.clause_of(group[0].i)[1]
    later = [figure.i for figure in sentence.figures if figure.i >= group[-1].j and figure.i < b]
    a, name, end, i = _name(folded, sentence, group, begins, wording, subject, min(later, default=b), b)
    names = split_names(name, len(group), wording.run) if name else [name]
    from_to = _from_to(folded, group[0], wording)
    for n, figure in enumerate(group):
        own = wording if n == 0 else wording_of(folded, group[n - 1].j, figure.i, figure.j, b, over=figure.over)
        own = own if n == 0 else replace(own, run=wording.run + own.run, cut=wording.cut)
        mine = names if len(group) == 1 else [names[min(n, len(names) - 1)]] if len(names) == len(group) else [name]
        for each in mine:
            yield Statement(figure, own, each, i, max(own.end, end), a, from_to)
    if name and not from_to:
        subject.name, subject.i = (names[0] if len(names) == 1 else name), i
    elif name:
        subject.name, subject.i = name, i


def _from_to(folded: str, figure: Figure, wording: Wording) -> bool:
    """Tell the first figure of 由61%提高到66%."""
    head = folded[max(0, figure.i - 14) : figure.i]
    at = max(head.rfind("由"), head.rfind("从"))
    if at < 0 or any(mark in head[at:] for mark in ",。;、"):
        return False
    after = folded[wording.end : wording.end + 12]
    return any(word in after for word in ("到", "至", "为"))


def _name(
    folded: str,
    sentence: Sentence,
    group: list[Figure],
    begins: int,
    wording: Wording,
    subject: _Subject,
    later: int,
    b: int,
) -> tuple[int, str, int, int]:
    """Find the indicator: (where its words begin, the name, where the words after the figure end, where the span begins)."""
    first, last = group[0], group[-1]
    a = _after_time(folded, sentence, begins, wording.cut)
    cut = wording.cut
    end = wording.end
    led = ends_in_verb(folded, a, cut) or ends_in_verb(folded, a, first.i)
    i, k = strip_name(folded, a, cut)
    after = noun_after(folded, wording_of(folded, last.i, last.i, last.j, b).end, _until(folded, later, b))
    if after and _noun_follows(folded, first, wording, led, k - i):
        p, q = strip_name(folded, *after, verbs=False)
        if q > p:
            name = folded[p:q]
            if k > i and not led and folded[i:k][-1:] not in "等了的":
                name = folded[i:k] + name
            return a, name, max(end, q), a if a < first.i else first.i
    name = folded[i:k]
    if not name and led and cut > a:
        i, k = a, cut
        name = folded[a:cut]
    if not name:
        return a, subject.name, end, a if a < first.i else first.i
    if is_generic(name) and subject.name and not subject.name.endswith(name):
        name = _carried(subject.name, name)
    return a, name, end, i


def _carried(subject: str, name: str) -> str:
    return subject + name.removeprefix("其")


def _until(folded: str, later: int, b: int) -> int:
    """End the noun after a figure before the words of the next figure."""
    if later >= b:
        return b
    marks = [folded.rfind(mark, 0, later) for mark in "、和及与并"]
    return max([m for m in marks if m >= 0], default=later)


def _after_time(folded: str, sentence: Sentence, a: int, cut: int) -> int:
    """Begin a name after the words of time at the head of its clause."""
    for stated in sentence.periods:
        if a <= stated.i < cut and stated.i - a <= 6 and stated.j <= cut:
            a = stated.j
            while folded[a : a + 1] in ("底", "末", "前", ",", "内", "年", "的") and a < cut:
                a += 1
    return a


def _noun_follows(folded: str, figure: Figure, wording: Wording, led: bool, before: int) -> bool:  # noqa: FBT001
    """Tell whether the figure counts the noun after it (建成100个X), not the one before (X达到100个)."""
    dimension = figure.unit.dimension
    if dimension in (Dimension.POINTS, Dimension.TIMES) or figure.words in ("coverage", "zero", "doubling"):
        return False
    if dimension in (Dimension.SHARE, Dimension.DURATION, Dimension.NONE):
        return before == 0 or led
    if wording.run and any(mark in wording.run for mark in "达到至为") and before >= 2 and not led:
        return False
    return True
