"""Objects: figures of what is built, served or spent, and those that begin a clause."""

import re
from dataclasses import replace
from typing import Final

from gangmu.core.extraction.targets.english import naming
from gangmu.core.extraction.targets.english.figures import DURATIONS
from gangmu.core.extraction.targets.english.joints import RELATIVE, STOP_NOUNS, has_builder, spending
from gangmu.core.extraction.targets.english.periods import Role
from gangmu.core.extraction.targets.english.statements import Reach, Statement, sign_of

_NOUN: Final = re.compile(r"\+? [A-Za-z“]")
_OF: Final = re.compile(r" (?:of|in) ")
_STEP: Final = re.compile(
    r" (?:by|in|before) (?:the end of )?(?:FY ?)?20\d\d(?: \([^()\n]{1,40}\))?(?:,|;|,? (?:and|then|and then)|, to)+ ",
    re.IGNORECASE,
)
_BY_YEAR: Final = re.compile(r" (?:by|in|before) (?:the end of )?(?:FY ?)?20\d\d\b", re.IGNORECASE)
_EVERY: Final = re.compile(r" (?:each|every|per|a) year\b| annually\b")
_OF_WORDS: Final = re.compile(r" of [a-z]")
_BARE_LABEL: Final = re.compile(
    r"(?:^|(?<=[\W]))(?:(?:\d{4} )?(?:target|goal)|(?P<now>baseline|current(?: level)?|actual|status))s?(?: \(?(?:FY ?)?\d{4}\)?)?\s*(?:$|(?=:))",
    re.IGNORECASE,
)


def built(here: Reach, base: Statement, at: int, word: str) -> Statement | None:
    """Read: create 4,500 net new jobs, opened two libraries, convert 40% of vehicles, invest $20 million in parks."""
    return object_of(here, replace(base, verb=(at, at + len(word)), i=here.from_here(at)), at)


def object_of(here: Reach, base: Statement, at: int) -> Statement | None:
    """Name what follows a figure."""
    if base.figure.is_count:
        return counted(here, base)
    change = naming.change_behind(here.folded, base.j, here.end)
    if change:
        noun, name, stop = change
        said = replace(
            base,
            name=name or (here.last.name if here.last else ""),
            i=here.from_here(at),
            j=max(base.j, stop),
        )
        return said.moving(sign_of(noun))
    every = _EVERY.match(here.folded, base.j)
    name, stop = naming.share_of(here.folded, every.end() if every else base.j, here.end)
    if base.unit not in ("1", *DURATIONS):
        name = spending(here.folded[at : base.i].split(" ")[0], here.folded[base.j : base.j + 4], name)
    return replace(base, name=name, i=here.from_here(at), j=max(base.j, stop))


def counted(here: Reach, base: Statement) -> Statement | None:
    """Name what is counted; None for what numbers the parts of a text."""
    if STOP_NOUNS.match(here.folded, base.j, here.end):
        return None
    if base.unit == "person":
        phrase, stop = naming.behind(here.folded, base.j, here.end)
        return replace(base, name=phrase or "people", j=max(base.j, stop))
    if not _NOUN.match(here.folded, base.j):
        return None
    phrase, noun, stop = naming.counted(here.folded, base.j, here.end)
    return replace(base, name=phrase, unit=noun, j=max(base.j, stop)) if len(phrase) > 2 and noun else None


def dative(here: Reach, base: Statement, at: int) -> Statement | None:
    """Read: provide training to at least 500 residents, respond to 95% of requests."""
    head = here.folded[max(here.sentence.start, at - 120) : at]
    if RELATIVE.search(head) or not has_builder(head):
        return None
    if base.figure.unit == "1" and _OF.match(here.folded, base.j):
        return object_of(here, base, at)
    if not base.figure.is_count or base.figure.in_words or base.figure.value < 5:
        return None
    if here.last and here.last.figure.is_count:
        return None
    return counted(here, replace(base, i=here.from_here(at)))


def labelled(here: Reach, base: Statement, at: int, head: str) -> Statement | None:
    """Read: Tree canopy cover: 30 percent by 2035; and Target: 75%, under the measure that it is of."""
    if head.rstrip().endswith("|") and base.figure.is_count and not base.is_compared:
        return None
    label = head.rstrip(" :=|-").rsplit("\n", 1)[-1]
    change = None if base.figure.is_count else naming.change_behind(here.folded, base.j, here.end)
    of_whole = base.unit == "1" and _OF_WORDS.match(here.folded, base.j)
    if (change and change[1]) or of_whole:
        return opening(here, base, "")
    unit = base.unit or naming.counted(here.folded, base.j, here.end)[1] or None
    bare = _BARE_LABEL.search(label)
    if bare:
        name = here.last.name if here.last else naming.subject(label[: bare.start()]) or _named_above(here)
        return replace(
            base,
            name=name,
            i=here.from_here(at - len(bare[0])),
            unit=unit,
            is_past_value=bare["now"] is not None,
        )
    name = naming.subject(label.rsplit("; ", 1)[-1].replace(":", " ").replace("|", "\n"))
    return replace(base, name=name, i=here.start_of(name, at), unit=unit)


def _named_above(here: Reach) -> str:
    """Name the measure whose target stands on a line of its own: from the two lines above."""
    if here.last:
        return here.last.name
    line = here.folded.rfind("\n", 0, here.sentence.start) + 1
    start = here.folded.rfind("\n", 0, max(0, line - 1))
    above = here.folded[max(0, here.folded.rfind("\n", 0, max(0, start)), line - 200) : line]
    for words in reversed(above.split("\n")):
        if words.strip() and not _BARE_LABEL.match(words.strip(" -*•")):
            return naming.thing(words.split(":", 1)[-1])
    return ""


def opening(here: Reach, base: Statement, word: str) -> Statement | None:
    """Read a figure that begins its clause: at least 95 percent of households will have access."""
    if series := _in_series(here, base):
        return series
    if word in ("and", "or") and (pair := _coordinated(here, base, word)):
        return pair
    if word == "with" or (word in ("that", "where") and base.unit is None and not base.is_compared):
        return None
    base = replace(base, is_subject=True, i=here.from_here(base.i))
    return _counted_first(here, base, word) if base.figure.is_count else _measured_first(here, base)


def _in_series(here: Reach, base: Statement) -> Statement | None:
    """Read a later step of a series, each with its own year: 40% by 2031, 60% by 2041, and 90% by 2051."""
    last = here.last
    if last is None or last.is_past_value or last.figure.unit != base.figure.unit:
        return None
    due = _BY_YEAR.match(here.folded, base.j)
    if not due or not any(_STEP.fullmatch(here.folded, place, base.i) for place in (here.passed, last.j)):
        return None
    i, name, unit = here.from_here(base.i), last.name, last.unit
    return replace(
        base, name=name, unit=unit, sign=last.sign, basis=last.basis, verb=last.verb, i=i, j=due.end()
    )


def _measured_first(here: Reach, base: Statement) -> Statement | None:
    change = naming.change_behind(here.folded, base.j, here.end)
    if change:
        return object_of(here, base, base.i) if change[1] else None
    loose = base.unit == "1" and not _OF.match(here.folded, base.j) and not base.is_compared
    if loose and not base.figure.in_words and not _promises(here, base):
        return None
    if base.unit != "1" and not _OF.match(here.folded, base.j) and not base.is_compared:
        return None
    name, stop = naming.share_of(here.folded, base.j, here.end)
    return replace(base, name=name, j=max(base.j, stop)) if len(name) > 3 else None


def _promises(here: Reach, base: Statement) -> bool:
    """Tell whether an entry of a list is a goal: 100% renewable electricity by 2030."""
    first = not here.folded[here.sentence.start : base.i].strip(' -*•"“')
    due = any(date.role is Role.DUE for date in here.sentence.dates)
    return first and (due or (here.sentence.lead is not None and bool(here.sentence.lead.promises)))


def _counted_first(here: Reach, base: Statement, word: str) -> Statement | None:
    last = here.last
    if last and last.figure.is_count and base.i - last.j < 30:
        return counted(here, replace(base, verb=last.verb, is_subject=last.is_subject))
    if not base.is_compared and (0 < base.figure.value < 10 or word in ("and", "or")):
        return None
    return counted(here, base)


def _coordinated(here: Reach, base: Statement, word: str) -> Statement | None:
    """Read the second of two figures under one verb: by 5.4 and 6.1 percent; $65 million or 13% of revenues."""
    last = here.last
    if last is None or base.i - here.passed >= 25 or base.unit != "1":
        return None
    if word == "or" and last.unit != "1":
        whole, stop = naming.behind(here.folded, base.j, here.end)
        name = f"{last.name} as a share of {whole}" if whole else last.name
        return replace(base, name=name, verb=last.verb, i=here.from_here(base.i), j=max(base.j, stop))
    if last.unit == "1" and not _OF.match(here.folded, base.j):
        return replace(base, name=last.name, sign=last.sign, basis=last.basis, verb=last.verb)
    return None
