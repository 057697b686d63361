"""Rows (条目): a statement of a figure as a draft of a target or a baseline."""

import re
from typing import Final

from gangmu.core.base.periods import StatedPeriod, TimeRole
from gangmu.core.base.units_of_measure import Dimension
from gangmu.core.extraction.drafts import Basis, Because, Comparison, Kind, TargetDraft
from gangmu.core.extraction.targets.durations import is_average
from gangmu.core.extraction.targets.horizons import Horizons, period_of
from gangmu.core.extraction.targets.kinds import kind_of
from gangmu.core.extraction.targets.reader import Statement
from gangmu.core.extraction.targets.relative import WITHOUT_NUMBER, reference_of
from gangmu.core.extraction.targets.sentences import Sentence
from gangmu.core.extraction.targets.spans import closed
from gangmu.core.extraction.targets.wording import is_ambitious

_BY_WORDS: Final = {"pace": Comparison.KEEP_PACE, "task": Comparison.QUALITATIVE, "rank": Comparison.RANK}
_GROWTH: Final = re.compile(r"增长|递增|增速|增幅|涨幅|上涨|翻|倍增|增加(?!到|至)")
_CHANGE: Final = re.compile(
    r"提高|提升|上升|降低|下降|减少|增加|缩小|缩短|压减|压缩|削减|回升|扩大|[上下]调|调[增减高]"
)
_TO: Final = re.compile(r"[到至为在达]")


def basis_of(statement: Statement) -> Basis:
    """Tell what a figure measures."""
    dimension, run = statement.figure.unit.dimension, statement.wording.run
    if statement.figure.words in ("coverage", "all", "zero"):
        return Basis.COVERAGE
    if statement.figure.words == "halving":
        return Basis.CHANGE
    if statement.figure.words in ("pace", "task"):
        return Basis.GROWTH if statement.figure.words == "pace" else Basis.LEVEL
    moves_by = bool(_CHANGE.search(run)) and not _TO.search(run)
    if dimension is Dimension.POINTS:
        return Basis.CHANGE
    if dimension in (Dimension.SHARE, Dimension.TIMES):
        if statement.figure.words == "doubling" or _GROWTH.search(run + statement.name[-4:]):
            return Basis.GROWTH
        return Basis.CHANGE if moves_by else Basis.SHARE
    if dimension is Dimension.DURATION:
        return Basis.DURATION
    if moves_by:
        return Basis.CHANGE
    return Basis.COUNT if dimension in (Dimension.COUNT, Dimension.PEOPLE) else Basis.LEVEL


def draft_of(sentence: Sentence, statement: Statement, horizons: Horizons) -> TargetDraft:
    """Make the row of a statement."""
    seen = horizons.outline.view
    figure, wording = statement.figure, statement.wording
    due = horizons.deadline(sentence, figure.i)
    if statement.turn[1] > 1 and "分别" in wording.run:
        due = horizons.in_turn(sentence, figure.i, *statement.turn) or due
    if statement.from_value:
        due = _yardstick(sentence, figure.i)
    basis = basis_of(statement)
    kind = kind_of(seen.folded, sentence, statement, horizons, due)
    start, end = seen.span(statement.i, closed(seen.folded, statement.i, statement.j, sentence.j))
    value = figure.base_value
    if figure.words == "halving" or (basis is Basis.CHANGE and wording.falls):
        value = -value
    comparison = _comparison(statement)
    if (
        basis is Basis.DURATION
        and comparison is Comparison.EQUAL
        and not wording.run
        and not is_average(seen.folded, sentence.clause_of(figure.i)[0], figure.i)
    ):
        comparison = Comparison.STAY_WITHIN  # 1小时通达: the upper bound is meant
    return TargetDraft(
        start=start,
        end=end,
        kind=kind,
        indicator=statement.name,
        comparison=comparison,
        basis=basis,
        number=seen.quote(figure.i, figure.k) or None,
        surface_unit=(seen.quote(figure.k, figure.j) or None) if figure.words not in WITHOUT_NUMBER else None,
        value=None if figure.words in WITHOUT_NUMBER else value,
        value_high=figure.base_high,
        unit=None if figure.words in WITHOUT_NUMBER else _unit(statement),
        ambition=is_ambitious(
            seen.folded[max(sentence.i, statement.begins - 16) : statement.begins],
            seen.folded[statement.begins : figure.i],
        ),
        reference=reference_of(seen.folded, figure),
        period=period_of(due, None if _is_rate(wording.run) else horizons.every(sentence, figure.i)),
        node=sentence.passage.node,
        because=_because(statement, horizons, comparison, kind, due),
    )


def _comparison(statement: Statement) -> Comparison:
    words = statement.figure.words
    if words in _BY_WORDS:
        return _BY_WORDS[words]
    if statement.figure.high is not None:
        return Comparison.RANGE
    return statement.wording.comparison


def _is_rate(run: str) -> bool:
    """Tell 每人每月180元, where 每月 belongs to the unit."""
    return "每月" in run or "每人" in run


def _yardstick(sentence: Sentence, place: int) -> StatedPeriod | None:
    """Give the time of a value that something starts from: 由2020年的8.6."""
    for stated in sentence.periods_before(place):
        if stated.role is TimeRole.REFERENCE and 0 <= place - stated.j <= 2:
            return stated
    return None


_ADDED: Final = re.compile(r"^(?:新增|新建|新?改?扩?建|净增|改造|、)+")
_OF_NUMBER: Final = re.compile(r"(?:总?数量?|总量|户数|个数)$")


def _unit(statement: Statement) -> str:
    """Give the base unit; for a measure word the noun that it counts."""
    base = statement.figure.unit.base
    if base is not None:
        return base
    return _OF_NUMBER.sub("", _ADDED.sub("", statement.name)) or "个"


def _because(
    statement: Statement, horizons: Horizons, comparison: Comparison, kind: Kind, due: StatedPeriod | None
) -> tuple[Because, ...]:
    """Give the reasons for a row: its figure, its wording, its kind and its time, each with the words."""
    seen = horizons.outline.view
    figure, wording = statement.figure, statement.wording
    at = seen.span(figure.i, max(figure.j, figure.i + 1))
    form = figure.words or figure.unit.dimension.name.lower()
    words = (
        wording.cut if wording.cut < figure.i else figure.j,
        wording.end if wording.end > figure.j else figure.i,
    )
    said = seen.span(*words) if words[0] < words[1] else at
    reasons = [
        Because(f"figure.{form}", *at),
        Because(f"comparison.{comparison.value}", *said),
        Because(f"kind.{kind.value}", *at),
    ]
    if place := horizons.place_of(due):
        reasons.append(Because("period.stated", *seen.span(*place)))
    elif due is not None:
        reasons.append(Because("period.of_section_or_document", *at))
    return tuple(reasons)
