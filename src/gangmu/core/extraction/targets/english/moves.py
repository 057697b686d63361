"""Moves: figures that a verb brings somewhere, by how much, from where, and the levels that they reach."""

import re
from dataclasses import replace
from typing import Final

from gangmu.core.extraction.drafts import Comparison
from gangmu.core.extraction.targets.english import naming
from gangmu.core.extraction.targets.english.joints import (
    BESIDE,
    RELATIVE,
    TO_A_FIGURE,
    is_past_value,
    is_rate,
    stands_alone,
)
from gangmu.core.extraction.targets.english.objects import object_of
from gangmu.core.extraction.targets.english.statements import Reach, Statement, sign_of
from gangmu.core.extraction.targets.english.verbs import COPULAS, KEEPING, MOVING, direction

_LIMITS: Final = frozenset("limit limits limited limiting cap capped capping restrict restricted".split())
_OF_WHOLE: Final = re.compile(r" of (?:the |our |its )?(?!20)[a-z]")
_JOINED: Final = re.compile(r"(?:,? and |, |; )(?:by |to )?")
_CLAUSE: Final = re.compile(r",? (?:and|while|but) |[,;] ")
_MEASURED: Final = re.compile(r" of (?:the |our |its )?[a-z]{3}")
_FORMER: Final = re.compile(r"\sfrom(?: [\w$.,%]+){1,5}\s*$")
_NOT_EXCEED: Final = re.compile(r"\bnot (?:to )?exceed\w*\s*$")
_COPULA: Final = re.compile(
    r"\b(?:is|are|was|were|(?:will |to )?be|has been|have been)\b[^,;]{0,40}$", re.IGNORECASE
)
_PREPOSITION: Final = re.compile(r"\b(?:for|with|of|to)\b")
_RELATIVE_CLAUSE: Final = re.compile(r"\b(?:that|who|which) $")
_HAVE: Final = frozenset("have has had see sees saw".split())
_OUT_OF: Final = re.compile(r" (?:out )?of (?:the |our )?(?:\d|[a-z]+ (?:goals|targets))")
_PRONOUNS: Final = frozenset("them it this these that both".split())
_PAST_WORD: Final = re.compile(r"\b(?:up|down|rising|compared|relative|versus|vs|baseline)\b", re.IGNORECASE)
_NO_SUBJECT: Final = frozenset(
    ("we", "city", "target", "goal", "aim", "plan", "overall target", "current goal")
)


def moved(here: Reach, base: Statement, at: int, *, by: bool) -> Statement | None:
    """Read: reduce traffic deaths by 30%, raise the share from 22% to 35%, hold growth at 2 percent."""
    verb = here.mover(at)
    if verb is None:
        return _again(here, base, at) or (None if by else _stated(here, base, at))
    word = here.word(verb)
    said = replace(
        base, name=_between(here, verb, at) or subject(here, verb[0]), verb=verb, i=here.begin(verb[0], at)
    )
    if word in _LIMITS and said.comparison is Comparison.REACH:
        said = replace(said, comparison=Comparison.STAY_WITHIN)
    said = said.moving(direction(word) if by else 0)
    if base.figure.is_count and not by and here.folded.startswith(" ", base.j):
        return _reached(here, said, word)
    return said if by else _of_whole(here, said)


def _reached(here: Reach, said: Statement, verb: str) -> Statement:
    """Give the unit of a count: water use to 100 gallons; what is expanded to 12,000 homes reaches the homes."""
    if here.folded[said.j + 1 : said.j + 2].islower() and said.j == said.figure.j:
        phrase, noun, stop = naming.counted(here.folded, said.j, here.end)
        if noun and verb.startswith(("expand", "extend")):
            return replace(said, name=phrase, unit=noun, j=stop)
        return replace(said, unit=said.unit or noun or None) if phrase else said
    return said


def _of_whole(here: Reach, said: Statement) -> Statement:
    """Say what a share is of: the fund balance to 13% of revenues."""
    whole = (
        _OF_WHOLE.match(here.folded, said.j) if said.figure.unit == "1" and not is_rate(said.name) else None
    )
    if not whole:
        return said
    name, stop = naming.behind(here.folded, said.j + 4, here.end)
    return replace(said, name=f"{said.name} as a share of {name}", j=stop) if name else said


def _again(here: Reach, base: Statement, at: int) -> Statement | None:
    """Read a figure that shares the verb of the one before: by 5 percent and by 6 percent."""
    last = here.last
    if (
        last is not None
        and last.is_past_value
        and base.i - here.passed < 30
        and here.folded.startswith("to", at)
    ):
        return replace(base, name=last.name, i=here.from_here(at))
    if last is None or last.verb is None or base.figure.unit != last.figure.unit or base.i - here.passed > 80:
        return None
    name = _between(here, last.verb, at) or last.name
    return replace(base, name=name, sign=last.sign, basis=last.basis, verb=last.verb, i=here.from_here(at))


def _stated(here: Reach, base: Statement, at: int) -> Statement | None:
    """Read: the fund was funded at 56%; or the rest of a line that a column broke: Fund to 75% by 2017."""
    if base.figure.is_count:
        return None
    head = here.folded[here.from_here(at - 160) : at]
    copula = _COPULA.search(head)
    if copula and here.folded.startswith("at", at):
        name = naming.subject(head[: copula.start()])
        return replace(base, name=name, i=here.start_of(name, at)) if len(name) > 2 else None
    start = here.sentence.start
    if start < 2 or here.folded[start - 1] != "\n" or here.folded[start - 2] in ".!?:;|\n" or "|" in head:
        return None
    line = max(here.folded.rfind("\n", 0, start - 1) + 1, start - 80)
    name = naming.thing(f"{here.folded[line : start - 1]} {here.folded[start:at]}")
    return replace(base, name=name, i=start) if here.passed <= start else None


def _between(here: Reach, verb: tuple[int, int], at: int) -> str:
    """Name what stands between a verb and its figure; behind an earlier figure, what follows that."""
    start = verb[1]
    if here.passed > start:
        joined = _JOINED.search(here.folded, here.passed, at)
        start = joined.end() if joined else at
    words = here.folded[start:at]
    if here.last and here.last.is_past_value and (not words.strip(" ,") or _FORMER.search(words)):
        return here.last.name
    name = naming.thing(words)
    return here.last.name if name in _PRONOUNS and here.last else name


def subject(here: Reach, place: int) -> str:
    """Name what the verb at `place` speaks of."""
    start = max(here.sentence.start, place - 200)
    if here.passed > start:
        joined = _CLAUSE.search(here.folded, here.passed, place)
        start = joined.end() if joined else here.passed
    name = naming.subject(here.folded[start:place])
    return name if len(name) > 2 else here.last.name if here.last else ""


def former(here: Reach, base: Statement, at: int, head: str) -> Statement | None:
    """Read the value that a figure comes from: up from 71 percent, from 45 days (to 20 days)."""
    if is_past_value(head):
        before = _PAST_WORD.search(here.folded, here.from_here(at - 24), base.i)
        name = here.last.name if here.last else subject(here, before.start() if before else at)
        return replace(base, name=name, is_past_value=True, i=at)
    verb = here.mover(at)
    if verb is None or (base.figure.is_count and not TO_A_FIGURE.match(here.folded, base.j, base.j + 90)):
        return None
    name = _between(here, verb, at) or subject(here, verb[0])
    return replace(base, name=name, is_past_value=True, verb=verb, i=here.begin(verb[0], at))


def level(here: Reach, base: Statement, at: int, word: str) -> Statement | None:
    """Read: will reach 80 percent, stood at 5.2 percent, is 2.2 million; Achieve a 5% decrease in alerts."""
    base = replace(base, comparison=_compared(here, base, at, word), verb=(at, at + len(word)))
    if change := _change(here, base, at):
        return change
    if base.figure.is_count and _OUT_OF.match(here.folded, base.j):
        return None
    if (
        word in COPULAS
        and base.unit is None
        and not base.is_compared
        and not stands_alone(here.folded, base.j)
    ):
        return None
    if word in COPULAS and _RELATIVE_CLAUSE.search(here.folded, max(0, at - 8), at):
        return None
    if word in _HAVE:
        return object_of(here, base, at)
    name = subject(here, at)
    if name.lower() in _NO_SUBJECT and here.last:
        name = here.last.name
    if len(name) > 2 and name.lower() not in _NO_SUBJECT:
        name = naming.without_goal(name)
        unit = base.unit or naming.counted(here.folded, base.j, here.end)[1] or None
        return replace(base, name=name, i=here.start_of(name, at), unit=unit)
    return object_of(here, base, at)


def _compared(here: Reach, base: Statement, at: int, word: str) -> Comparison:
    if word.startswith(("exceed", "surpass", "top")) and base.comparison is Comparison.REACH:
        within = _NOT_EXCEED.search(here.folded, max(0, at - 14), base.i)
        return Comparison.STAY_WITHIN if within else Comparison.EXCEED
    return base.comparison


def _change(here: Reach, base: Statement, at: int) -> Statement | None:
    """Read a figure whose noun of change follows it: a 5% decrease in staff alerts."""
    change = None if base.figure.is_count else naming.change_behind(here.folded, base.j, here.end)
    return changed(here, base, at, change) if change else None


def changed(here: Reach, base: Statement, at: int, change: tuple[str, str, int]) -> Statement:
    """Name what changes by a figure."""
    noun, name, stop = change
    said = replace(base, name=name or subject(here, at), i=here.from_here(at), j=max(base.j, stop))
    return said.moving(sign_of(noun))


def delta(here: Reach, base: Statement, at: int, word: str) -> Statement | None:
    """Read: grew 5.2 percent, down 2.1 percent, rose 8%; increase 5 percent."""
    if change := _change(here, base, at):
        return change
    aside = word in ("up", "down")
    if base.figure.unit != "1" and not aside and _MEASURED.match(here.folded, base.j):
        said = object_of(here, replace(base, verb=(at, at + len(word))), at)
        return said.moving(direction(word)) if said else None
    name = here.last.name if aside and here.last else subject(here, at)
    if not name and base.figure.unit != "1":
        return object_of(here, base, at)
    verb = None if aside else (at, at + len(word))
    return replace(base, name=name, verb=verb, i=here.from_here(at)).moving(direction(word))


def loose(here: Reach, base: Statement, at: int, head: str) -> Statement | None:
    """Read what no word ties: cut emissions 50% below 2005 levels; keep the debt ratio below 8 percent."""
    figure = base.figure
    if figure.unit == "1":
        change = naming.change_behind(here.folded, base.j, here.end)
        if change and change[1]:
            return changed(here, base, base.i, change)
        if BESIDE.match(here.folded, base.j) and here.mover(base.i):
            return moved(here, base, base.i, by=True)
    if not base.is_compared or base.unit is None or RELATIVE.search(head):
        return None
    verb = here.mover(base.i)
    if (
        verb is None
        or here.word(verb) not in KEEPING | MOVING
        or _PREPOSITION.search(here.folded, verb[1], base.i)
    ):
        return None
    return moved(here, base, base.i, by=False)
