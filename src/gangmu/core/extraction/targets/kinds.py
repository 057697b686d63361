"""Kinds (目标值与基期值): whether a figure is promised or already there."""

import re
from typing import Final

from gangmu.core.base.periods import StatedPeriod, TimeRole
from gangmu.core.extraction.drafts import Kind
from gangmu.core.extraction.targets.horizons import Horizons
from gangmu.core.extraction.targets.reader import Statement
from gangmu.core.extraction.targets.sentences import Sentence

_PAST: Final = re.compile(
    r"已(?=[一-鿿])|实现了|完成了|达到了|建成了|新增了|取得|截至|目前|现有|(?<![由从较比])去年|过去|一年来|五年来|"
    r"年来|以来|获评|荣获|被评为|入选|获批|连续[0-9一二三四五六七八九十]+年|位居|位列|跃居|跃升至|稳居|仍然?|曾|原有|全部办结|超额完成|圆满|先后|提前|如期完成|顺利完成"
)
_MAY_COME: Final = re.compile(r"获评|荣获|入选|获批|提前|先后")  # 入选省级项目5个以上
_FUTURE: Final = re.compile(
    r"力争|确保|争取(?![一-鿿]{0,6}资金|到|上级|国家|中央|省级)|目标|预期|计划|将(?=[达建完新超实要在])|要(?=[达建完实])|到20[3-9][0-9]年|努力|拟"
)


def kind_of(
    folded: str, sentence: Sentence, statement: Statement, horizons: Horizons, due: StatedPeriod | None
) -> Kind:
    """Tell whether a statement is a target or a baseline."""
    if statement.from_value:
        return Kind.BASELINE
    own = _own_time(sentence, statement.figure.i)
    year = horizons.year_at(sentence.i)
    if own and year and own.end_year and own.role is not TimeRole.REFERENCE:
        if own.end_year < year and not (
            due and due is not own and due.end_year and due.end_year >= year and due.i > own.i
        ):
            return Kind.BASELINE
        if (
            own.end_year >= year
            and own.role is TimeRole.DEADLINE
            and not horizons.is_review(sentence.passage)
        ):
            return Kind.TARGET
        if own.end_year > year:
            return Kind.TARGET
        span = horizons.horizon_at(sentence.i)
        if (
            own.role is TimeRole.MOMENT
            and span
            and span.end_year
            and span.end_year > year
            and statement.wording.run == "为"
        ):
            return Kind.BASELINE  # 2024年轮候时间为5.6年, in a plan that begins with 2024
    if own and own.role is TimeRole.MOMENT and statement.wording.run == "为" and _is_later(sentence, own):
        return Kind.BASELINE  # 2024年为92%,2027年提高到95%
    if due and year and due.end_year and due.end_year < year:
        return Kind.BASELINE
    a, _ = sentence.clause_of(statement.figure.i)
    if any(stated.role is TimeRole.STATUS for stated in sentence.periods_before(statement.figure.i)):
        return Kind.BASELINE
    if horizons.is_review(sentence.passage):
        return (
            Kind.TARGET
            if _FUTURE.search(folded, max(a, statement.figure.i - 80), statement.j)
            and not _PAST.search(folded, max(a, statement.figure.i - 80), statement.j)
            else Kind.BASELINE
        )
    past = _PAST.search(folded, max(a, statement.figure.i - 80), statement.figure.i)
    if past and not ("以上" in statement.wording.tail and _MAY_COME.fullmatch(past[0])):
        return Kind.BASELINE
    return Kind.BASELINE if _done_before(folded, sentence, statement.figure.i) else Kind.TARGET


_DONE: Final = re.compile(r"已(?=[一-鿿])")
_TURNS: Final = re.compile(r"力争|确保|争取|将|要|目标|基础上|新增|新建|再|计划|预计|打造|建设|推进")


def _done_before(folded: str, sentence: Sentence, place: int) -> bool:
    """Tell whether an earlier clause of the sentence says that something is done, and nothing since looks ahead."""
    done = [m.end() for m in _DONE.finditer(folded, max(sentence.i, place - 80), place)]
    if not done or _TURNS.search(folded, done[-1], place):
        return False
    return not any(stated.i > done[-1] for stated in sentence.periods_before(place))


def _is_later(sentence: Sentence, own: StatedPeriod) -> bool:
    return any(
        stated.i > own.i and (stated.end_year or 0) > (own.end_year or 0) for stated in sentence.periods[:12]
    )


def _own_time(sentence: Sentence, place: int) -> StatedPeriod | None:
    dated = [
        stated
        for stated in sentence.periods_before(place)
        if stated.end and stated.role is not TimeRole.REFERENCE
    ]
    return dated[-1] if dated else None
