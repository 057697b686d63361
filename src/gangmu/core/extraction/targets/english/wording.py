"""Wording of English targets: whether a figure is promised or reported, which way it goes, what it is of."""

import re
from typing import Final

from gangmu.core.extraction.drafts import Basis, Kind
from gangmu.core.outline.passages import Part

RISE: Final = r"increas\w*|rais\w+|grow\w*|grew|expand\w*|boost\w*|improv\w+|ris\w+|rose|gain\w*|up"
FALL: Final = r"reduc\w+|cut\w*|lower\w*|decreas\w*|declin\w*|drop\w*|shrink\w*|fall\w*|fell|shorten\w*|slash\w*|curb\w*|down|eliminat\w+"
_BUILD: Final = (
    r"create|install|replace|build|add|plant|train|open|launch|complete|construct|develop|deliver|establish|hire|recruit|enroll|place|retrofit|"
    r"upgrade|renovate|repair|acquire|preserve|protect|restore|publish|release|host|hold|conduct|serve|provide|produce|award|fund|adopt|test|digitize|"
    r"carry out|support|attract|secure|issue|convert|connect|equip|implement|generate|register|collect|process|inspect|engage|issue|introduce|"
    r"house|resettle|graduate|certify|pave|resurface|rehabilitate|extend|designate|distribute|recycle|divert|reach|achieve|attain|maintain|keep|ensure|"
    r"meet|exceed|sustain|hold|limit|cap|double|triple|quadruple|halve|grow|increase|reduce|cut|raise|lower|decrease|improve|expand|boost|source|obtain|invest|"
    r"allocate|spend|save|transition|make|bring|see|have|get|move|set|phase|enable|offer|recover|plan|prepare|submit|review|update|approve|resolve|respond"
)
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|should|must|aims? to|plans? to|seeks? to|intends? to|strives? to|hopes? to|works? to|committed to|targets? (?:of|is|are|for)|the target|goals? (?:of|is|are)|"
    r"is set at|are set at|is (?:expected|projected|planned|anticipated) to|are (?:expected|projected|planned) to|to be|we need to|expect to|in order to|so that|"
    r"by (?:the end of )?(?:FY|fiscal year|20\d\d)|(?:have|has) set)\b",
    re.IGNORECASE,
)
_IMPERATIVE: Final = re.compile(
    rf"(?:[\W_]*(?:(?:goal|objective|action|strategy|target|milestone|outcome|kpi|measure|priority|initiative|step)s? ?[\d.]*[a-z]?\s*[:.–—-]+)?[\W\d_]*)(?:by [^,]{{3,40}}, )?(?:\w+ly )?(?:{_BUILD})\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:rose|grew|fell|dropped|declined|increased|decreased|reached|surpassed|exceeded|total(?:l)?ed|stood at|came (?:to|in)|accounted for|was|were|had|has been|have been|"
    r"\w+(?:[^e]ed|eed)|cut|built|over the past|last year|already|currently|to date|is home to|as of|in 20[01]\d|climbed|shrank|hit|put|set up|saw|made|won|went|became|is|are|contains?|includes?|has|have)\b",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(
    r"\b(?:as of|currently|at present|to date|already|last year|over the past|in the past|previously|up from|down from|baseline)\b",
    re.I,
)
_TO_VERB: Final = re.compile(rf"\b(?:to|and) (?:\w+ly )?(?:{_BUILD})\b", re.IGNORECASE)
_FALLING: Final = re.compile(rf"\b(?:{FALL})\b", re.IGNORECASE)
_RISING: Final = re.compile(rf"\b(?:{RISE})\b", re.IGNORECASE)


def kind_of(clause: str, before: str, part: Part) -> Kind | None:
    """Tell whether the figure of a clause is promised or reported; None where its words say neither.

    `clause` is its sentence, `before` what stands in it before the figure.
    """
    status = _STATUS.search(before)
    future = _FUTURE.search(clause)
    if status and not (future and future.start() > status.end()):
        return Kind.BASELINE
    if _IMPERATIVE.match(clause) or future:
        return Kind.TARGET
    if part is Part.BACKGROUND:
        return Kind.BASELINE
    past = _PAST.search(clause)
    if past and part is not Part.GOALS:
        return Kind.BASELINE
    if _TO_VERB.search(before):
        return Kind.TARGET
    if past:
        return Kind.BASELINE
    return Kind.TARGET if part is Part.GOALS else None


def direction_of(before: str, behind: str) -> int:
    """Tell whether the figure is a rise (1), a fall (-1) or a level (0): by 30 percent, a drop of 2.5 percent."""
    tail = before[-70:]
    by = re.search(r"\bby(?: [\w ]{1,22})?\s*$", before)
    of = re.search(
        r"\b(?:a|an|the|annual|average)? ?(\w+) (?:rate )?(?:in [\w ]{2,40} )?of(?: [\w ]{1,22})?\s*$", before
    )
    noun = re.match(r"\s*(?:annual |average |net |year-on-year )?(\w+)", behind)
    if by:
        return -1 if _last(_FALLING, tail) > _last(_RISING, tail) else 1 if _RISING.search(tail) else 0
    if noun and re.fullmatch(r"reductions?|decreases?|cuts?|drops?|declines?", noun[1], re.I):
        return -1
    if noun and re.fullmatch(r"increases?|growth|rise", noun[1], re.I):
        return 1
    if of and _FALLING.fullmatch(of[1]):
        return -1
    if of and re.fullmatch(r"growth|increase|rise", of[1], re.I):
        return 1
    return 0


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def basis_of(unit: str | None, direction: int, *, points: bool) -> Basis:
    """Tell what a figure measures, from its unit and direction."""
    if points:
        return Basis.CHANGE
    if unit == "1":
        return Basis.CHANGE if direction < 0 else Basis.GROWTH if direction else Basis.SHARE
    if unit in ("s", "day", "working_day", "year"):
        return Basis.DURATION
    return Basis.LEVEL if unit and unit.isupper() else Basis.COUNT
