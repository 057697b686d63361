"""Names that end in the word that tells what they are (有类词的名称): 云川算力调度平台, “经沈飞”航线."""

import re
from typing import Final

from gangmu.core.extraction.mentions.candidates import Candidate
from gangmu.core.extraction.mentions.edges import is_idle, left_edge
from gangmu.core.extraction.mentions.heads import NEED, NOT_BEFORE, SHORT, SUFFICIENT, TYPES
from gangmu.core.extraction.mentions.lexicon import Lexicon

_NUMERAL_BEFORE: Final = re.compile("(?:[0-9]+[个条座项家处所大]|首[个批家])")
_BRACKET = re.compile(r"\([^()\n]{2,12}(?:园区|片区|校区|院区|核心区|起步区|基地|段|期)\)")
_COUNTED = re.compile("[一二三四五六七八九十两0-9]+[个类项大篇]")
_QUOTE: Final = 20  # longest words in quotation marks
_NEAR: Final = 4


def headed_at(folded: str, backwards: str, end: int, lexicon: Lexicon) -> Candidate | None:
    """Give the name whose head, known by its last two characters, ends at `end`."""
    for word in lexicon.heads[folded[end - 2 : end]]:
        if not folded.endswith(word, 0, end):
            continue
        head = end - len(word)
        if not _fits(folded, word, head, end):
            return None
        start = _start_of(folded, backwards, head, word)
        if start is None:
            continue
        return Candidate(start, with_bracket(folded, end), TYPES[word], _RULES[word])
    return None


def with_bracket(folded: str, end: int) -> int:
    """Tell where a name ends that a bracket makes narrower: 综合保税区(临港园区)."""
    bracket = _BRACKET.match(folded, end) if folded.startswith("(", end) else None
    return bracket.end() if bracket else end


_RULES: Final = {word: f"head.{type_}" for word, type_ in TYPES.items()}


def _fits(folded: str, word: str, head: int, end: int) -> bool:
    """Tell whether what stands around a head leaves it one: not 系统 in 系统推进."""
    after = folded[end : end + 1]
    if after and (after in NOT_BEFORE.get(word, "化型") or folded.startswith("示意图", end)):
        return False
    needed = NEED.get(word)
    return needed is None or folded.endswith(needed, 0, head)


def _start_of(folded: str, backwards: str, head: int, word: str) -> int | None:
    if folded[head - 1 : head] == "”":
        return _quote_before(folded, backwards, head)
    start = left_edge(folded, backwards, head, least=1 if word in SHORT else 2)
    if start == head:
        if word in SUFFICIENT:
            return head
        quote = folded.rfind("”", head - _NEAR, head)
        return _opening(folded, quote + 1) if quote > 0 and folded[quote + 1 : head].isalpha() else None
    if folded[start - 1 : start] == "”" and (opening := _opening(folded, start)) is not None:
        return opening
    numeral = _NUMERAL_BEFORE.match(folded, start, head)
    return numeral.end() if numeral and head - numeral.end() >= 2 else start


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
    start = left_edge(folded, backwards, opening)
    return start if 0 < opening - start <= 4 and not is_idle(folded[start:opening]) else opening
