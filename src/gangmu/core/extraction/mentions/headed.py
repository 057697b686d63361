"""Names that end in the word that tells what they are (有类词的名称): 云川算力调度平台, “经沈飞”航线."""

import re
from typing import Final

from gangmu.core.extraction.mentions.candidates import Candidate
from gangmu.core.extraction.mentions.edges import is_counted, is_idle, is_verb, left_edge
from gangmu.core.extraction.mentions.heads import INSTITUTIONS, KINDS, SYSTEMS
from gangmu.core.extraction.mentions.lexicon import Lexicon
from gangmu.core.extraction.mentions.words import COUNTERS, SINGLE

_new = tuple.__new__  # in half the time of the class's own
_NUMERAL: Final = frozenset("0123456789首")
_NUMERAL_BEFORE: Final = re.compile("(?:[0-9]+[个条座项家处所大]|首[个批家])")
_BRACKET = re.compile(r"\([^()\n]{2,12}(?:园区|片区|校区|院区|核心区|起步区|基地|段|期)\)")
_LOOSE = re.compile("[\u4e00-\u7683\u7685-\u9fff]+")
_COUNTED = re.compile("[一二三四五六七八九十两0-9]+[个类项大篇]")
_QUOTE: Final = 20  # longest words in quotation marks
_NEAR: Final = 4


def headed_at(folded: str, backwards: str, end: int, lexicon: Lexicon) -> Candidate | None:
    """Give the name that ends at `end`, where the last two characters of a head stand."""
    heads = lexicon.heads
    for size in lexicon.sizes[folded[end - 2 : end]]:
        at = end - size
        head = heads.get(folded[at:end])
        if head is None:
            continue
        type_, rule, not_before, need, least, sufficient = head
        after = folded[end : end + 1]
        if (after in not_before or (after == "域" and folded[end - 1] == "区")) and after:
            return None  # 系统 in 系统推进 is another word
        if need and not folded.endswith(need, 0, at):
            continue
        start = _start_of(folded, backwards, at, least, sufficient=sufficient)
        if start is None or (folded[start - 1] in COUNTERS and is_counted(folded, start)):
            continue
        if after == "示" and folded.startswith("示意图", end):
            continue
        words = folded[start:end]
        if words not in KINDS and words[-4:] not in SYSTEMS and _is_name(folded, start, at, end):
            stop = with_bracket(folded, end) if after == "(" else end
            return _new(Candidate, (start, stop, type_, rule))
    return None


def _is_name(folded: str, start: int, at: int, end: int) -> bool:
    """Tell whether enough stands before 制度, 体系 to name one of them; quotation marks always do."""
    fewest = INSTITUTIONS.get(folded[at:end], 0)
    return at - start >= fewest or folded[at - 1 : at] == "”"


def with_bracket(folded: str, end: int) -> int:
    """Tell where a name ends that a bracket makes narrower: 综合保税区(临港园区)."""
    bracket = _BRACKET.match(folded, end) if folded.startswith("(", end) else None
    return bracket.end() if bracket else end


def _start_of(folded: str, backwards: str, at: int, least: int, *, sufficient: bool) -> int | None:
    if folded[at - 1 : at] == "”":
        return _quote_before(folded, backwards, at)
    start = left_edge(folded, backwards, at, least)
    if start == at:
        return at if sufficient else _quote_near(folded, at)
    if folded[start - 1] == "”" and start and (opening := _opening(folded, start)) is not None:
        return opening
    if folded[start] in _NUMERAL and (numeral := _NUMERAL_BEFORE.match(folded, start, at)):
        return numeral.end() if at - numeral.end() >= least else None
    return start


def _quote_near(folded: str, at: int) -> int | None:
    """Take the words in quotation marks that a word too general parts from the head: “做地”融资机制."""
    if folded[at - 1] in SINGLE:
        return None
    quote = folded.rfind("”", at - _NEAR, at)
    return _opening(folded, quote + 1) if quote > 0 and _LOOSE.fullmatch(folded, quote + 1, at) else None


def _opening(folded: str, end: int) -> int | None:
    """Tell where the words in quotation marks that end before `end` begin."""
    opening = folded.rfind("“", max(0, end - _QUOTE), end)
    inside = folded[opening + 1 : end - 1]
    return None if opening < 0 or "\n" in inside or "”" in inside else opening


def _quote_before(folded: str, backwards: str, head: int) -> int | None:
    """Take the words in quotation marks before a head, and 国家, 沈阳 before them."""
    opening = _opening(folded, head)
    if opening is None or _COUNTED.match(folded, opening + 1):
        return None
    if is_verb(folded[opening - 2 : opening]):
        return opening
    start = left_edge(folded, backwards, opening)
    return start if 0 < opening - start <= 4 and not is_idle(folded[start:opening]) else opening
