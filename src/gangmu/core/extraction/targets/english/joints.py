"""Joints: the words right before and behind a figure that tie it to its sentence."""

import re
from typing import Final

from gangmu.core.extraction.targets.english.verbs import BUILDING, FORMS

FILLER: Final = re.compile(
    r"(?:\b(?:an?|the|its|our|their)\s+)?(?:\b(?:(?:combined |cumulative )?total|(?:annual )?average|record(?: high)?|additional"
    r"|further|minimum|maximum|net|estimated|combined|new|another|mere|only|just|approximately)(?:\s+of)?\s+)+$"
    r"|\b(?:an?|another)\s+$",
    re.IGNORECASE,
)
RELATIVE: Final = re.compile(
    r"\b(?:that|who|whose|earning|costing|aged|older|younger|with (?:a|an)?|containing|owning|valued|larger|less|fewer|making"
    r"|employing|above|under|over)\s*$",
    re.IGNORECASE,
)
# A figure of these says what a thing is like, not what the plan wants: a fee of $50, a building of 5 units.
NO_MEASURE: Final = re.compile(
    r"\b(?:fees?|fines?|grants?|subsid(?:y|ies)|loans?|penalt(?:y|ies)|awards?|bonus(?:es)?|rebates?|credits?"
    r"|deductions?|allowances?"
    r"|stipends?|vouchers?|prices?|cop(?:ay|ayment)s?|deposits?|payments?|contracts?|periods?|terms?|ages?|groups?|teams?|series"
    r"|panels?|committees?|boards?|councils?|networks?|lists?|one|each|all|any|buildings?|projects?|households?"
    r"|families|businesses"
    r"|employers|persons|individuals|consist(?:s|ing)?|composed|composite|composition|made up|comprised|class(?:es)?"
    r"|units?|firms?|companies)\s*$",
    re.IGNORECASE,
)
# Counts of these number the parts of a text.
STOP_NOUNS: Final = re.compile(
    r"\s*(?:[\w'-]+ ){0,3}?(?:goals?|objectives?|actions?|strateg(?:y|ies)|priorit(?:y|ies)|measures|recommendations?|principles"
    r"|pillars|themes|parts?|sections|steps?|ways|areas|types?|kinds|forms|categories|components|elements|aspects|times|stages"
    r"|phases|chapters|tiers|levels|dimensions|factors|indicators|focus|fronts|questions|reasons|challenges|options?|scenarios"
    r"|criteria|workstreams"
    r"|sets?(?! of (?:[a-z]+ ){0,3}(?:regulations|rules|laws|standards|guidelines|documents)\b)"
    r"|bases|years?-?old|of (?:the|these|our|us|them|its|which))\b",
    re.IGNORECASE,
)
BESIDE: Final = re.compile(
    r" (?:below|above|from|compared|relative|by (?:the|FY|20\d\d|end)|over|lower|higher|less|in (?:FY|20\d\d))\b|\s*[.;,]|\s*$"
)
TO_A_FIGURE: Final = re.compile(r"[^.;]{0,60}? to (?:\w+ ){0,4}(?:[$£€]?\d|zero\b)")
AUXILIARIES: Final = frozenset("must shall will should may can does do to cannot".split())
PARTICLES: Final = frozenset("out up off down on".split())
DATIVE: Final = frozenset("for to in at across on among".split())
_BEFORE_VERB: Final = frozenset(
    "to will shall should must can may and or we they would helps help also further city county government".split()
)
_NOUN_BEFORE: Final = frozenset("the a an of its our their for in new total per".split())
_PAST_VALUE: Final = re.compile(
    r"\b(?:(?:up|down|rising|increase|decrease|change) from|compared (?:with|to)|relative to|versus|vs\.?"
    r"|baseline(?: of| is| was|:)?)(?: the)?(?: baseline of)?\s*$",
    re.IGNORECASE,
)
_LEVEL_PHRASE: Final = re.compile(
    r"\b(?:amount(?:s|ed|ing)? to|account(?:s|ed|ing)? for|(?:makes?|made) up|stood at|set at|come to|came (?:to|in at)"
    r"|equal to|equivalent to)\s*$",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"\b(?:rates?|shares?|ratios?|percentages?|proportions?|coverage|percent)\b", re.IGNORECASE
)
_ALONE: Final = re.compile(r"\s*(?:[.,;)\n|]|$|in |by |per |for |at |on |out of|and )")
_SPENDING: Final = {
    "invest": "investment", "spend": "spending", "allocat": "allocation", "sav": "savings", "fund": "funding", "provid": "funding",
}  # fmt: skip


def last_word(head: str, end: int) -> tuple[str, int]:
    """Give the last word of folded[:end] in small letters, and where it starts.

    >>> last_word("we will cut costs by ", 21)
    ('by', 18)
    """
    words = head.rstrip()
    start = max(words.rfind(" "), words.rfind("\n"), words.rfind("("), words.rfind("“")) + 1
    return words[start:].lower().strip('*_"“”'), end - (len(head) - start)


def is_verb(folded: str, span: tuple[int, int], start: int) -> bool:
    """Tell whether a word that can be a noun (a tax rate increase, cuts in spending) stands as a verb."""
    if folded.startswith((" in ", " rate", " of "), span[1]):
        return False
    form = FORMS.get(folded[slice(*span)].lower())
    before = last_word(folded[max(0, span[0] - 16) : span[0]], span[0])[0]
    return (
        form not in ("base", "third") or span[0] - start < 6 or before in _BEFORE_VERB or not before.isalpha()
    )


def has_builder(words: str) -> bool:
    """Tell whether some verb of building or serving stands in the words."""
    return any(
        m[0].lower() in BUILDING and not is_adjective(words, m) for m in re.finditer(r"\b[A-Za-z]+\b", words)
    )


def is_adjective(text: str, m: re.Match[str]) -> bool:
    """Tell whether a verb's form stands as an adjective or noun: the planned routes, a use of."""
    return text[: m.start()].rstrip().rsplit(" ", 1)[-1].lower() in _NOUN_BEFORE


def is_past_value(head: str) -> bool:
    """Tell whether the words lead to a value that was: up from, compared with, baseline of."""
    return bool(_PAST_VALUE.search(head[-40:]))


def is_level_phrase(head: str) -> bool:
    """Tell whether the words lead to a level: amounted to, made up, stood at."""
    return bool(_LEVEL_PHRASE.search(head[-30:]))


def is_rate(name: str) -> bool:
    """Tell whether a name says itself that it is a share."""
    return bool(_RATE.search(name))


def stands_alone(folded: str, j: int) -> bool:
    """Tell whether no counted noun follows a number."""
    return bool(_ALONE.match(folded[j : j + 8]))


def spending(verb: str, link: str, name: str) -> str:
    """Name money that is spent on something.

    >>> spending("Invest", " in", "parks")
    'investment in parks'
    """
    noun = next((_SPENDING[stem] for stem in _SPENDING if verb.lower().startswith(stem)), "")
    word = link.strip().split(" ")[0]
    return f"{noun} {word} {name}" if noun and word in ("in", "for", "to", "on") and name else name or noun
