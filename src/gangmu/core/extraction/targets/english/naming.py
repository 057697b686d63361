"""Names of English indicators: the thing that a figure speaks of, without verbs, dates and comparing words."""

import re
from typing import Final

from gangmu.core.extraction.targets.english.verbs import IMPERATIVE

_EDGE: Final = frozenset(
    """a an the to of at by in is are be was were will would shall should must can from for with set its their our his that which and or it we
    they this these those has have had been being total about around approximately over more less fewer than at least no up down some nearly
    almost only still also further annually publicly an average as on expected anticipated projected estimated planned not each every both all
    stood remain remained remains reach reached reaching exceed exceeded exceeding achieve achieved attain maintain kept hold increase increased
    increases increasing reduce reduced reduces reducing rise rose grow grew grown growing fall fell decrease decreased raise raised cut lower
    lowered drop dropped decline declined expand expanded improve improved bring brought keep limit limited cap capped accounted amounted
    accounting account totaled totalled came under below within minimum maximum there while but where when so if percent then city's-own
    ensure ensuring see make made get put help continue continued further gradually steadily cumulatively respectively already currently
    additional another new-total using including using began begin approximately double stabilize generally basically between hit climb climbed
    climbing surpass surpassed surpassing boost boosted lift shrink shrank numbered covering averaging averaged totaling""".split()
)
_QUALIFIERS: Final = frozenset(("average", "minimum", "maximum", "total"))
_KEPT_LAST: Final = frozenset(
    "increase rise drop decline cut fall limit total average cap reach double decrease".split()
)
_LABEL: Final = re.compile(
    r"^[\W_]*(?:(?:(?:goal|objective|action|strategy|target|milestone|outcome|kpi|measure|priority"
    r"|commitment)s? ?[\d.]*[a-z]?\s*[:.-]+"
    r"|\d+(?:\.\d+)*[.)]?\s+|[*•|-]+)\s*)+",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[;:|\n(]\s*|,\s+(?:and|but|while|as|with|which|where|so|when|or|including)\s+|\b(?:that|which|while|when|where"
    r"|but|ensure|ensuring|"
    r"such as|so that|with the goal of|in order to|because|since|whose|hopes? to see|work(?:ing)? to|started in"
    r"|expects?|and (?=the |our |its ))\b\s*"
)
_ADJECTIVES: Final = frozenset(
    "new additional affordable safe modern high-quality further public local".split()
)
_THIS_YEAR: Final = re.compile(
    r"\s(?:for |during |in )?(?:this|last|next|the coming|the past) (?:fiscal )?year\s*$", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"\s?\([^()\n]{1,40}\)")
_INTRO: Final = re.compile(
    r"^\W*(?:(?:by|in|over|within|before|during|through|from|since|as of|at|for|after|until|between|compared|on|under"
    r"|with|starting|last|this|next|of|to)\b[^,]{1,70}"
    r"|(?:currently|today|nationally|specifically|overall|additionally|furthermore|moreover|however|meanwhile|also"
    r"|last year|this year)),\s*",
    re.IGNORECASE,
)
_DATES: Final = re.compile(
    r"\s*\b(?:by|in|for|during|as of|since|before|over|through|from|of|until)? ?(?:the )?(?:end of )?(?:(?:FY"
    r"|fiscal year|year) ?)?(?:19|20)\d\d(?:-\d\d(?:\d\d)?)?$|^(?:FY ?)?(?:19|20)?\d\d\s+",
    re.IGNORECASE,
)
_BY_DATE: Final = re.compile(
    r" (?:by|in|before|until) (?:the )?(?:(?:end|close) of )?(?:(?:FY|fiscal year|year|early|late|mid)[ -]?)?(?:19"
    r"|20)\d\d(?:-\d\d)?\b"
)
_OBJECT_END: Final = re.compile(
    r"\.(?!\d)|[,;:()|\n\t]|\s-\s|\s(?:by|before|until|within|each|every|per (?:year|month)|annually|a year|during"
    r"|throughout|over the|compared|so|that|which"
    r"|who|will|would|are|were|was|is|has been|have been|had|has|from|relative|than|versus|below|above|respectively"
    r"|as of|at the)\b"
    r"|\s(?:in|for|by|to) (?:FY|20\d\d|the (?:next|first|year)|each)|\s(?:and|while) (?:\w+ly )?(?:reduc|increas|ensur"
    r"|improv|expand|provid|creat|creat|rais|cut|retime|launch|train|build|install)\w*\b"
)
_COUNTED_END: Final = re.compile(
    r"\s(?:(?:last|this|next) (?:fiscal )?year|[a-z]+ (?:their|its)|in|for|to|with|at|on|out of|per|across|through"
    r"|under|into|among|throughout|and|or|as|[a-z]+ed(?=\s(?:to|by|in|from|with"
    r"|for|at|on|under|through|as|last|this)\b|[.,;]|$)|via|using|around|near|along|within|between|without|over|but"
    r"|when|while|where"
    r"|can|could|should|must|may|receive[ds]?|participat\w+|annually|\w+ly)\b|\s(?:added|built|created|completed"
    r"|installed|planted|trained|served|opened)\b"
)
_CHANGE: Final = re.compile(
    r"\s*(?:(?:annual|net|average|overall|year-on-year|year-over-year|further|or greater|or more|or better|minimum|real)\s+)*"
    r"(?P<noun>reductions?|decreases?|increases?|cuts?|drop|decline|growth|rise|improvement|fall|saving"
    r"|savings)\b(?P<of>(?: target| rate)? (?:in|of|to)\s+)?",
    re.IGNORECASE,
)
_OF: Final = re.compile(
    r"\s*(?:of|in|on)\s+(?:all|the|our|its|their)?\s*(?:of\s+)?(?:the\s+)?", re.IGNORECASE
)
_AUX: Final = re.compile(
    r"\s(?:(?:will|shall|should|must|would|to|can) (?:have|receive|be able to|be)|have|has|had|are|were|is|was"
    r"|have been|will|being)\s",
    re.IGNORECASE,
)
# What a change is measured from: relative to 2012, compared to a 2012 baseline.
YARDSTICK: Final = (
    r"(?:compared (?:to|with)|relative to|versus|vs\.?|against|below|above|from) (?:an? |the |its |our )?(?:FY ?)?(?:19|20)\d\d"
    r"(?:[ -](?:baseline|base year|levels?|values?|figures?))?(?! (?:of|is|was)\b)"
)
_YARDSTICK_LAST: Final = re.compile(rf"[ ,(]+{YARDSTICK}[ ,)]*$", re.IGNORECASE)
_GOAL: Final = r"(?:targets?|goals?|objectives?)"
_GOAL_FIRST: Final = re.compile(
    rf"^(?:\w+ )?{_GOAL} (?:(?:for|of) (?:an? |the |its |our )?(?=\w)|is (?:an? |the ))", re.IGNORECASE
)
_GOAL_LAST: Final = re.compile(
    rf"(?<=[a-z]{{3}})(?<!\boverall)(?<!\bcurrent)(?<!\bannual)(?<!\bcity)(?<!\bour) {_GOAL}$", re.IGNORECASE
)
_SAID_OF_IT: Final = re.compile(
    r"(?<!who)(?<!that)(?<!which)\s(?:is|are|was|were|will|has been|have been|must)\s"
)
_QUANTITY_OF: Final = re.compile(
    r"^(?:the )?(?:total )?(?:number|amount|size|quantity|count) of (?:the )?", re.IGNORECASE
)


def trimmed(words: str) -> str:
    """Cut a phrase down to its noun phrase: no label, intro, date, article, verb or comparing word at its edges.

    >>> trimmed("By 2030, the share of trips made on foot will rise")
    'share of trips made on foot'
    """
    kept = words
    for pattern in (_LABEL, _INTRO, _INTRO):
        kept = pattern.sub("", kept, count=1)
    kept = _THIS_YEAR.sub("", kept)
    kept = _DATES.sub("", kept.strip(" \t\n,.;:*_\"“”'|-–"))
    parts = kept.split()
    start, end = 0, len(parts)
    while start < end and _bare(parts[start]) in _EDGE and not _qualifies(parts, start, end):
        start += 1
    while end > start and _bare(parts[end - 1]) in _EDGE and not _is_noun(parts, start, end):
        end -= 1
    return " ".join(parts[start:end]).strip(' ,.;:*_"“”|-(')


def _qualifies(parts: list[str], start: int, end: int) -> bool:
    """Tell whether the first word belongs to the name: the average response time."""
    return end - start > 2 and _bare(parts[start]) in _QUALIFIERS and _bare(parts[start + 1]) not in _EDGE


def _bare(word: str) -> str:
    return word.lower().strip(" ,.;:*_\"“”'()")


def _is_noun(parts: list[str], start: int, end: int) -> bool:
    """Tell whether the last word is a noun after all: an annual rate increase."""
    return (
        _bare(parts[end - 1]) in _KEPT_LAST
        and end - start > 1
        and parts[end - 2].lower() in ("rate", "price", "tax")
    )


def subject(words: str) -> str:
    """Name what a verb speaks of: the last clause of the words before it."""
    pieces = [piece for piece in _CLAUSE.split(_BRACKET.sub("", words)) if piece and piece.strip()]
    for piece in reversed(pieces):
        name = trimmed(piece)
        if len(name) > 2:
            comma = name.rfind(", ")
            tail = trimmed(name[comma + 2 :]) if comma > 0 else ""
            return (
                tail
                if len(tail) > 12 and " and " not in tail[:5] and _INTRO.match(name[:comma] + ", ")
                else name
            )
    return ""


def thing(words: str) -> str:
    """Name what stands between a verb and its figure."""
    name = _BY_DATE.sub("", trimmed(_BRACKET.sub("", _YARDSTICK_LAST.sub("", words))))
    return _QUANTITY_OF.sub("", name)[:120]


def without_goal(name: str) -> str:
    """Name what a target is of: the target itself is no indicator.

    >>> without_goal("tree cover target"), without_goal("goal is a recycling rate"), without_goal("overall target")
    ('tree cover', 'recycling rate', 'overall target')
    """
    return _GOAL_LAST.sub("", _GOAL_FIRST.sub("", name))


def behind(folded: str, j: int, end: int) -> tuple[str, int]:
    """Give the noun phrase behind a figure that runs over its prepositions, and where it ends."""
    stop = _OBJECT_END.search(folded, j, min(end, j + 130))
    stop_at = _before_order(folded, j, stop.start() if stop else min(end, j + 130))
    return trimmed(folded[j:stop_at])[:120], max(j, stop_at)


def counted(folded: str, j: int, end: int) -> tuple[str, str, int]:
    """Give the counted noun phrase behind a number, its head noun (the unit) and where it ends."""
    limit = min(end, j + 90)
    hard = _OBJECT_END.search(folded, j, limit)
    soft = _COUNTED_END.search(folded, j + 1, hard.start() if hard else limit)
    stop = soft.start() if soft else hard.start() if hard else limit
    phrase = folded[j:stop].strip(" \t\"“”'*")
    if phrase in _ADJECTIVES and folded.startswith(", ", stop):
        rest, head, stop = counted(folded, stop + 1, end)
        return f"{phrase}, {rest}", head, stop
    head = re.split(r"\s(?:of|per|made|who|funded|affected)\s", phrase)[0].rsplit(" ", 1)[-1]
    head = "" if head in ("out", "of") else head
    return phrase.removeprefix("of ").strip(), head.strip(".,"), stop


def share_of(folded: str, j: int, end: int) -> tuple[str, int]:
    """Name the whole and what becomes of it: (95 percent) of households will have access to broadband."""
    of = _OF.match(folded, j, end)
    start = of.end() if of else j
    stop = _SHARE_END.search(folded, start, min(end, start + 130))
    stop_at = stop.start() if stop else min(end, start + 130)
    stop_at = _before_order(folded, start, stop_at)
    words = " ".join(folded[start:stop_at].split())
    whole = _AUX.sub(_with, f" {words} ", count=1).strip()
    return trimmed(whole)[:120], max(stop_at, j)


def _with(m: re.Match[str]) -> str:
    return " with " if m[0].strip().endswith(("have", "receive", "has", "had")) else " "


_SHARE_END: Final = re.compile(
    r"\.(?!\d)|[;:()|\n\t]|,|\s-\s|\s(?:by|before|until|within|each|every|annually|during|throughout|over the (?:next"
    r"|past)|compared|so that|which|from \d|relative|versus|respectively|as of)\b"
    r"|\s(?:in|for|by) (?:FY|20\d\d|the (?:next|first|year))|\sand (?:\w+ly )?(?:reduc|increas|ensur|improv|expand"
    r"|provid|creat|rais|cut|retime|launch|train|build|install)\w*\b"
)


def _before_order(folded: str, start: int, end: int) -> int:
    """Stop before a further order or figure: (85% of inspections on time) and close 90% of cases."""
    for m in _NEXT.finditer(folded, start, end):
        if m[1] is None or m[1].lower() in IMPERATIVE:
            return m.start()
    return end


_NEXT: Final = re.compile(
    r"\s[$£€]?\d[\d,]{2}|\s(?:and|or|plus)\s(?:[$£€]?\d|(?:\w+ly\s)?([A-Za-z]+)\s(?=\w))"
)


def change_behind(folded: str, j: int, end: int) -> tuple[str, str, int] | None:
    """Read (a 5 percent) decrease in staff alerts: the noun of change, what changes and where it ends."""
    m = _CHANGE.match(folded, j, end)
    if not m:
        return None
    if not m["of"]:
        return m["noun"], "", m.end()
    said = _SAID_OF_IT.search(folded, m.end(), min(end, m.end() + 130))  # a 15% cut in emissions <is needed>
    name, stop = share_of(folded, m.end(), said.start() if said else end)
    return m["noun"], name, stop
