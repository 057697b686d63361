"""Measures of English plans: an imperative that heads a sentence or item, or a verb behind will or shall."""

import re

from gangmu.core.extraction.drafts import Strength
from gangmu.core.extraction.measures.clauses import Found

_ORDER = """
accelerate adopt allocate amend appoint apply approve assemble assign build carry centralize certify clarify
collect complete conduct connect consolidate constitute construct consult convene convert coordinate create
decommission dedicate define deliver deploy design designate develop digitize direct disclose distribute
document draft educate eliminate embed employ enact enforce engage equip establish evaluate execute extend
finalize finish fix formalize fund hire hold host identify implement incorporate inspect install institute
integrate introduce inventory invest issue join launch lead link list maintain make map migrate modernize
monitor move name negotiate offer open operate organize partner pass perform plan post prepare prevent
prioritize procure produce protect provide publish purchase recruit reform rehabilitate release relocate
remove renew repair replace report require restore restructure review revise schedule secure select send set
share simplify standardize start submit survey test track train transfer transform translate update upgrade
use validate widen
"""
_IMPROVE = """
advance boost broaden cut decrease deepen enhance enrich expand foster grow improve increase lower optimize
raise reduce refine revitalize streamline strengthen
"""
_ENCOURAGE = "encourage facilitate incentivize promote stimulate support assist help enable empower"
_EXPLORE = "assess explore investigate pilot research seek study examine consider"
_OUTCOME = "achieve attain become ensure guarantee meet reach realize"

_STRENGTHS: dict[str, Strength] = {
    verb: strength
    for listed, strength in (
        (_ORDER, Strength.ORDER),
        (_IMPROVE, Strength.IMPROVE),
        (_ENCOURAGE, Strength.ENCOURAGE),
        (_EXPLORE, Strength.EXPLORE),
        (_OUTCOME, Strength.OUTCOME),
    )
    for verb in listed.split()
}
_HEAD = re.compile(
    r"(?:^|(?<=[.;:|\t\n•*>] )|(?<=[\t\n|]))(?:[-*•>] )?(?:\(?\w{1,3}[.)] )?"
    r"(?:(?:Action|Objective|Goal|Strategy|Step|Milestone|Task) [\d.]{1,6}[:.]? ?(?:- )?)?"
    r"(?:To )?(?:[A-Z]?[a-z]{2,14}ly )?([A-Z]?[a-z]{2,14})(?= [a-zA-Z0-9“$])"
    r"|\b(?:will|shall|must)(?: (?:also|then|[a-z]{2,14}ly))?(?: (?:continue|work|seek|begin) to)?"
    r" ([a-z]{3,14})(?= [a-zA-Z0-9“$])"
)
_END = re.compile(r"[.;!?](?=\s|$)|[\n\t|]")


def english_sentences(text: str, i: int, j: int) -> list[list[Found]]:
    """Give the measures of text[i:j], each as a sentence of its own."""
    found: list[list[Found]] = []
    here = i
    for m in _HEAD.finditer(text, i, j):
        group = 1 if m[1] else 2
        verb_start, verb_end = m.span(group)
        if verb_start < here or m[group].lower() not in _STRENGTHS:
            continue
        stop = _END.search(text, verb_end, j)
        here = stop.start() if stop else j
        if here - verb_end > 3:
            found.append([Found(verb_start, here, verb_start, verb_end)])
    return found


def english_strength(verb: str) -> Strength:
    """Tell how firmly an English verb orders."""
    return _STRENGTHS[verb.lower()]
