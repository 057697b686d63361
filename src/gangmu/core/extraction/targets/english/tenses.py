"""Tenses: whether the words about a figure promise it or report it."""

import re
from typing import Final, NamedTuple

from gangmu.core.extraction.targets.english.naming import YARDSTICK
from gangmu.core.extraction.targets.english.verbs import FORMS, IMPERATIVE

_PARTICIPLE: Final = (
    r"(?:[a-z]{2,}ed|met|built|made|cut|set|held|kept|put|brought|given|spent|taken|begun|grown|fallen|risen)"
)
_FUTURE: Final = (
    rf"(?:will|shall|should|must|would|may|can)\b(?: (?:not|also|\w+ly))?(?: (?:be|have|have been)\b(?: \w+ly)?(?: {_PARTICIPLE}\b)?)?"
    r"|(?:is|are|was|were|be|been) (?:\w+ly )?"
    r"(?:expected|projected|planned|forecast|anticipated|slated|scheduled|to be|set at|on track|committed)"
    r"|(?:aim|plan|seek|intend|striv|hop|need|want|expect|pledg|commit|propos)(?:e|es|s|ed|ing|ning|ned|ting|ted)? (?:to|at|for)\b"
    rf"|(?<!estimated )to (?:be|have)\b(?: {_PARTICIPLE}\b)?"
    r"|(?:targets?|goals?|objectives?|ambitions?|milestones?) (?:of|is|are|for|to|below|include|:)|(?:targets?|goals?):"
    r"|(?:target|goal) (?=[\d$£€])|the target|is targeting|we need to|(?:as|are as) follows"
)
_PAST: Final = (
    r"(?:was|were|had|rose|grew|fell|stood|saw|came|became|won|went|took|gave|shrank)\b"
    rf"|(?:has|have) (?:\w+ly |not |also )?(?:been\b|{_PARTICIPLE}\b|had|risen)"
    r"|last year|over the past|in the past|to date\b|since 20\d\d"
)
_STATUS: Final = (
    r"(?:as of|estimated (?:to be|at)|currently|at present|already|today|baseline|existing|now)\b"
)
# A participle behind one of these is an adjective: the number of registered apprentices.
_NO_ARTICLE: Final = "".join(rf"(?<!\b{word} )" for word in "the an of a all for with by its new our".split())
_NO_ADJECTIVE: Final = "".join(
    f"(?<!{word})"
    for word in "need hundred limited based related combined estimated unemployed subsidized advanced protected".split()
)
_WEAK: Final = rf"{_NO_ARTICLE}(?:[A-Za-z]{{2,}}[a-df-z]ed|made|built|held|met|kept|spent|brought|bought|sold|cut)\b{_NO_ADJECTIVE}"
_TENSE: Final = re.compile(
    rf"\b(?:(?P<yardstick>{YARDSTICK})|(?P<future>{_FUTURE})|(?P<past>{_PAST})|(?P<status>{_STATUS})|(?P<weak>{_WEAK})"
    r"|to (?:\w+ly )?(?P<infinitive>[a-z]{3,12})\b"
    r"|(?P<now>is|are|includes?|contains?|has|have|comprises?|accounts? for|represents?|makes? up|stands? at|totals|averages|amounts? to)\b)",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"(?:[\W\d_]|\([a-z]\) )*(?:(?:goal|objective|action|strategy|target|milestone|outcome|kpi|measure|priority"
    r"|initiative|step|task|commitment)s? ?[\w.]{0,6}\s?[:.-]+\s+)?"
    r"(?:[\d.]+ )?(?:(?:by|in|over|within|before|during|through|from|starting|beginning|with|as|working|together"
    r"|for)\b[^:;.]{2,60}?, (?=[a-zA-Z]))?"
    r"(?:(?:and|to|also|then|further|please|\w+ly|either) )*(?P<verb>[A-Za-z]+)\b(?! (?:of|in|by|was|were|is|are|will"
    r"|rates?|has)\b)",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(r"(?:[:;|\n] |; and |- )(?:to |and )?([A-Z]?[a-z]+) ")


class Tense(NamedTuple):
    """A word of tense at folded[i:j]."""

    i: int
    j: int
    name: str  # future, past, status, weak, infinitive, going, now


def tenses_in(folded: str, start: int, end: int) -> list[Tense]:
    """Find the words of tense in folded[start:end], an order at the start among them."""
    found = [Tense(m.start(), m.end(), m.lastgroup or "now") for m in _TENSE.finditer(folded, start, end)]
    found = [
        tense
        for tense in found
        if tense.name != "yardstick"
        and (tense.name != "infinitive" or folded[tense.i : tense.j].split()[-1].lower() in IMPERATIVE)
    ]
    found += _orders(folded, start, end)
    return sorted(found)


def _orders(folded: str, start: int, end: int) -> list[Tense]:
    found = []
    opening = _OPENING.match(folded, start, end)
    if opening:
        word = opening["verb"].lower()
        if word in IMPERATIVE:
            found.append(Tense(opening.start("verb"), opening.end("verb"), "future"))
        elif FORMS.get(word) == "ing":
            found.append(Tense(opening.start("verb"), opening.end("verb"), "going"))
    for m in _ORDER.finditer(folded, start, end):
        if m[1].lower() in IMPERATIVE:
            found.append(Tense(m.start(1), m.end(1), "future"))
    return found
