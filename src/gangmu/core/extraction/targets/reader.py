"""Reading sentences (读句): from the figures of a sentence to what each of them says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from gangmu.core.base.periods import TimeRole
from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.drafts import Comparison
from gangmu.core.extraction.targets.names import Group, Subject, name_of
from gangmu.core.extraction.targets.pairs import bare_group, split_names
from gangmu.core.extraction.targets.quantities import NO_UNIT, Figure
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.spans import predicate_end
from gangmu.core.extraction.targets.traps import trap_of
from gangmu.core.extraction.targets.wording import Wording, wording_of

_JOINERS: Final = "、和与及,或并以·”"


_ONLY_WISHES: Final = re.compile(r"(?:力争|争取|确保|努力|达到?|至)+")


_UNIT_NOTE: Final = re.compile(r"\([一-鿿]{1,3}\)")


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
    turn: tuple[int, int] = (0, 1)  # which of how many figures of one name: 到2027年和2030年分别达到


def statements_of(
    folded: str, sentence: Sentence, before: str = "", *, parts: bool = False
) -> Iterator[Statement]:
    """Read the figures of a sentence, traps left out. `before` is what the paragraph spoke of last; with `parts`
    the sentence gives parts of it (其中2025年改造80个).
    """
    groups = _groups(folded, sentence)
    subject = Subject(before if parts else "")
    here = sentence.i  # where the words of the figure before end
    for n, group in enumerate(groups):
        later = groups[n + 1].figures[0].i if n + 1 < len(groups) else sentence.j
        said = list(_read_group(folded, sentence, _rebegun(folded, group, here), subject, later))
        if before and said and not said[0].name:
            said = [replace(statement, name=before) for statement in said]
        here = max([here, *(statement.j for statement in said)])
        yield from said


def _rebegun(folded: str, group: Group, here: int) -> Group:
    """Begin a group after the noun of the figure before it; a list mark right before it parts it from what precedes."""
    begins = max(group.begins, here)
    if m := _UNIT_NOTE.match(folded, begins):  # 7.4万套(间)
        begins = m.end()
    while begins < group.figures[0].i and folded[begins] in _JOINERS:
        begins += 1
    cut = max(group.wording.cut, begins)
    first = group.figures[0].i
    if cut == first and folded[first - 1] in "、和及与" and first > begins:
        begins = first
    if begins == group.begins:
        return group
    return replace(group, begins=begins, wording=replace(group.wording, cut=max(cut, begins)))


def _groups(folded: str, sentence: Sentence) -> list[Group]:
    """Gather the figures that may promise something, with the words before each."""
    groups: list[Group] = []
    figures = sentence.figures
    here = sentence.i  # where the words of the figure before end
    at = 0
    while at < len(figures):
        members = bare_group(folded, figures, at)
        a, b = sentence.clause_of(members[0].i)
        begins = max(a, here)
        while begins < members[0].i and folded[begins] in _JOINERS:
            begins += 1
        first = members[0]
        wording = wording_of(folded, begins, first.i, first.j, b, over=first.over)
        judged = members[-1] if first.unit is NO_UNIT and not first.words else first
        if trap_of(folded, judged, sentence, wording, figures[at + 1 : at + 2]):
            at += 1
            continue
        groups.append(Group(tuple(members), wording, begins, (a, b)))
        here = wording.end if len(members) == 1 else members[-1].j
        at += len(members)
    return groups


def _read_group(
    folded: str, sentence: Sentence, group: Group, subject: Subject, later: int
) -> Iterator[Statement]:
    name, i, end = name_of(folded, sentence, group, subject, min(later, group.clause[1]))
    first = group.figures[0]
    if first.words == "all":
        end = max(end, predicate_end(folded, first.j, group.clause[1]))
    if name == subject.name and _ONLY_WISHES.fullmatch(group.wording.run):  # 增长6%左右,力争6.5%
        group = replace(group, wording=replace(group.wording, run=subject.run + group.wording.run))
    from_to = _is_from_value(folded, sentence, first, group.wording)
    names = split_names(name, len(group.figures), group.wording.run) if name else [name]
    if "分别" in group.wording.run and name == subject.name and len(subject.recent) >= len(group.figures) > 1:
        names = list(subject.recent[-len(group.figures) :])
    for n, figure in enumerate(group.figures):
        wording = group.wording if n == 0 else _follows(folded, group, n)
        mine = names if len(group.figures) == 1 else [names[n] if len(names) == len(group.figures) else name]
        for each in mine:
            turn = (n, len(group.figures)) if len(mine) == 1 and len(names) == 1 else (0, 1)
            yield Statement(figure, wording, each, i, max(wording.end, end), group.begins, from_to, turn)
            if each and each not in subject.recent:
                subject.recent = (*subject.recent[-11:], each)
    if name:
        subject.name, subject.at = (names[0] if len(names) == 1 else name), first.i
        subject.run = group.wording.run[-16:]  # enough to know the verb; it would grow with every figure


def _follows(folded: str, group: Group, n: int) -> Wording:
    """Give a later figure of a row its own words after, and the shared words before."""
    figure = group.figures[n]
    own = wording_of(folded, group.figures[n - 1].j, figure.i, figure.j, group.clause[1], over=figure.over)
    comparison = own.comparison if own.comparison is not Comparison.EQUAL else group.wording.comparison
    return replace(own, run=group.wording.run + own.run, cut=group.wording.cut, comparison=comparison)


def _is_from_value(folded: str, sentence: Sentence, figure: Figure, wording: Wording) -> bool:
    """Tell the first figure of 由61%提高到66%, and the yardstick of 比1990年的14300亿元增长."""
    for stated in sentence.periods_before(figure.i):
        if figure.unit.dimension is Dimension.TIMES:
            return False  # 是“十三五”时期的1.6倍
        if stated.role is TimeRole.REFERENCE and 0 <= figure.i - stated.j <= 2 and figure.i > stated.i:
            return folded[figure.i - 1] == "的" or folded[stated.i - 1] in "由从"
    head = folded[max(sentence.i, figure.i - 16) : figure.i]
    at = max(head.rfind("由"), head.rfind("从"))
    if at < 0 or any(mark in head[at:] for mark in ",。;、") or re.search(r"[增降减升扩缩压提]", head[at:]):
        return False
    after = folded[wording.end : wording.end + 16]
    return bool(re.match(r"[^,。;]{0,10}?(?:[到至为]|增加|减少)", after))
