"""Names of English indicators: the thing that a figure speaks of, without verbs, dates and comparing words."""

import re
from typing import Final

_EDGE: Final = (
    r"(?:a|an|the|to|of|at|by|in|is|are|be|was|were|will|from|for|with|set|its|their|our|that|which|and|or|it|we|has|have|had|been|total|reach(?:ed|es)?|least|"
    r"about|around|approximately|approx\.?|over|more than|at least|no less than|no fewer than|no more than|than|up|some|nearly|almost|stood|rose|grew|fell|increase[ds]?|"
    r"increasing|reduce[ds]?|reducing|cut|decrease[ds]?|growth rate|expected|anticipated|projected|estimated|publicly|less|fewer|under|below|within|minimum|maximum|limit|hold|"
    r"maintain(?:ed|s)?|keep|kept|raise|lower|grow|improve|expand|boost|ensure|achieve[ds]?|attain|exceed(?:ed|s)?|surpass(?:ed|es)?|double|triple|accounted|amounted|totaled|"
    r"funded|only|still|also|further|annual(?:ly)?|create|install|replace|build|add|plant|train|open|complete|limited|capped|drop|rise|hit|put|see|make|get)"
)
_LEADING: Final = re.compile(rf"^(?:[\W\d_]+|{_EDGE}\b[\s,:]*)+", re.IGNORECASE)
_TRAILING: Final = re.compile(rf"(?:[\s,:;(–—-]+|\b{_EDGE})+$", re.IGNORECASE)
_STOP_BEHIND: Final = re.compile(
    r"\s+(?:by|before|until|within|each|every|per year|annually|in (?:FY|20)|during|through|over the|compared|to (?:the|support|help|ensure|meet)|so|and (?:\w+ly )?(?:re|in|ex)?\w+(?:e|ize) )\b|[.,;:()|\n\t–—]|\s+-\s+",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"^[\W_]*(?:(?:goal|objective|action|strategy|target|milestone|outcome|kpi|measure|priority)s? ?[\d.]*[a-z]?\s*[:.–—-]+|\d+(?:\.\d+)*\.?\s+|[*•-]+\s*)+",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[,;:.]\s+(?:and |but |while |with )?|\s+(?:with|while|and)\s+(?=(?:a|an|the|\w+ing|\w+e) )",
    re.IGNORECASE,
)


def name_of(before: str, behind: str, *, counted: bool, share: bool) -> str:
    """Name the indicator of a figure from the words of its clause before and behind it."""
    of = re.match(r"\s*(?:of|in) (?:all |the |our |its )*", behind) if share or not counted else None
    noun = re.match(
        r"\s*(?:annual |net )?(?:reduction|decrease|increase|cut|drop|decline|growth|rise) (?:in|of) (?:the )?",
        behind,
        re.I,
    )
    if noun:
        return _object(behind[noun.end() :])
    near = _subject(before)
    if of and (share and (len(near) < 4 or counted)):
        return _object(behind[of.end() :], keep=True)
    if counted or len(near) < 3:
        return _object(behind.removeprefix("of ")) or near
    if of and share and not re.search(r"(?:rate|share|ratio|percentage|proportion)s?\b", near, re.I):
        return f"{near} as a share of {_object(behind[of.end() :])}"
    return near


def _subject(before: str) -> str:
    """Give the noun phrase before a figure."""
    words = _LABEL.sub("", before)
    pieces = _CLAUSE.split(words)
    name = ""
    for piece in reversed(pieces):
        name = _trim(piece)
        if len(name) > 2:
            break
    verb = re.search(
        r"\b(?:will|shall|should|must|to) (?:\w+ )?(?:be|reach|exceed|increase|grow|fall|rise|account for)\b",
        name,
    )
    return _trim(name[: verb.start()]) if verb and verb.start() > 2 else name


def _object(behind: str, *, keep: bool = False) -> str:
    """Give the noun phrase behind a figure; `keep` lets it run over its verb (households will have access)."""
    stop = _STOP_BEHIND.search(behind, 1)
    words = behind[: stop.start()] if stop else behind
    return words.strip(" .,;:|*")[:120] if keep else _trim(words)[:120]


def _trim(words: str) -> str:
    here = words.strip()
    here = _LEADING.sub("", here)
    return _TRAILING.sub("", here).strip(" *_\"'“”")
