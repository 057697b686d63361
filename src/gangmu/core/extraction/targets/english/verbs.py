"""Verbs of English plans: what moves a figure, builds what is counted, states a level; each in all its forms."""

import re
from typing import Final

RISE: Final = (
    "increase raise grow expand boost improve lift enlarge rise climb gain widen extend scale advance up"
)
FALL: Final = "reduce cut lower decrease shorten shrink narrow slash curb decline drop fall trim bring-down down lessen slow halve eliminate"
_MOVE: Final = "bring move get push take return restore drive shift speed set adjust"
_KEEP: Final = "keep hold maintain limit cap restrict stay remain sustain contain stabilize stand freeze stabilise control ensure preserve"
_REACH: Final = (
    "reach exceed surpass total hit top meet attain achieve amount account represent constitute comprise average number cover "
    "equal realize deliver register record see post come have be"
)
_BUILD: Final = (
    "create put install replace build add plant train open launch complete construct develop establish hire recruit enroll enrol place retrofit "
    "upgrade renovate repair acquire protect restore publish release host conduct serve provide produce award fund adopt test digitize "
    "support attract secure issue convert connect equip implement generate collect process inspect engage introduce house resettle "
    "graduate certify pave resurface rehabilitate designate distribute recycle divert source obtain invest allocate spend save transition "
    "make enable offer recover plan prepare submit review update approve resolve respond help lift benefit assist carry use purchase buy "
    "procure electrify demolish remove clear close eliminate save conserve store treat weatherize insure vaccinate immunize screen reach "
    "answer visit audit evaluate survey map organize organise hold cultivate set foster list register arrange earmark appropriate dedicate "
    "commit contribute raise mobilize mobilise sign conclude export import sell grant give deploy pilot undertake run perform finalize "
    "sponsor reclaim afforest green clean relocate employ deliver double sow irrigate rebuild refurbish supply feed reforest decommission retire "
    "formulate revise enact"
)
_IRREGULAR: Final = {
    "build": "built", "rebuild": "rebuilt", "grow": "grew grown", "rise": "rose risen", "fall": "fell fallen", "cut": "", "set": "", "hit": "",
    "bring": "brought", "get": "got", "take": "took taken", "keep": "kept", "hold": "held", "stand": "stood", "come": "came", "spend": "spent",
    "make": "made", "see": "saw seen", "buy": "bought", "give": "gave given", "sell": "sold", "drive": "drove driven", "shrink": "shrank shrunk",
    "undertake": "undertook undertaken", "run": "ran", "meet": "met", "have": "had", "feed": "fed", "put": "", "speed": "sped", "up": "",
    "down": "", "be": "was were been",
}  # fmt: skip
_DOUBLED: Final = frozenset(
    "cut set hit get run stop plan drop trim slip cap enrol map top submit commit".split()
)


def _forms(verb: str) -> tuple[str, str, str, list[str]]:
    """Give base, third person, -ing form and past forms."""
    stem = (
        verb + verb[-1] if verb in _DOUBLED else verb[:-1] if verb.endswith("e") and verb != "see" else verb
    )
    third = (
        verb[:-1] + "ies"
        if verb[-1] == "y" and verb[-2] not in "aeo"
        else verb + ("es" if verb[-1] in "shx" else "s")
    )
    if verb in _IRREGULAR:
        return verb, third, stem + "ing", _IRREGULAR[verb].split()
    past = verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeo" else stem + "ed"
    return verb, third, stem + "ing", [past]


def _lexicon(listed: str) -> dict[str, str]:
    """Give the form of each word: base, third, ing or past."""
    found: dict[str, str] = {}
    for verb in listed.split():
        base, third, going, past = _forms(verb)
        found |= dict.fromkeys(past, "past") | {third: "third", going: "ing", base: "base"}
    return found


RISING: Final = frozenset(_lexicon(RISE)) | {"growth", "rise", "gains", "expansion", "uptick"}
FALLING: Final = frozenset(_lexicon(FALL)) | {
    "reduction", "reductions", "decreases", "drop", "decline", "fall", "cuts", "cutting", "less", "fewer", "lower",
}  # fmt: skip
KEEPING: Final = frozenset(_lexicon(_KEEP))
REACHING: Final = frozenset(_lexicon(_REACH)) - {"been", "was", "were"}
MOVING: Final = RISING | FALLING | frozenset(_lexicon(_MOVE)) | KEEPING
BUILDING: Final = frozenset(_lexicon(_BUILD))
COPULAS: Final = frozenset(
    "is are was were be been being remains remained remain stays stayed stood stands".split()
)
FORMS: Final = _lexicon(" ".join((_MOVE, _KEEP, _REACH, _BUILD, FALL, RISE)))
CHANGE_NOUNS: Final = frozenset(
    "growth increase increases rise reduction reductions decrease decreases cut drop decline fall gain improvement saving savings "
    "uptick expansion".split()
)
MOVES: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(MOVING - {'up', 'down', 'less', 'fewer'}))})\b", re.IGNORECASE
)
# Words that begin a sentence as nouns or adjectives far more often than as orders.
_NOT_ORDERS: Final = frozenset(
    "up down be have average total number amount record equal top green cover come see account represent constitute use clean".split()
)
IMPERATIVE: Final = frozenset(word for word, form in FORMS.items() if form == "base") - _NOT_ORDERS


def direction(word: str) -> int:
    """Tell whether a word rises (1), falls (-1) or neither (0)."""
    return 1 if word in RISING else -1 if word in FALLING else 0
