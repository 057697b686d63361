"""Comparing words of English figures: at least, no more than, around, or more; ranges."""

import re
from typing import Final, NamedTuple

from gangmu.core.extraction.drafts import Comparison
from gangmu.core.extraction.targets.english.figures import Figure

_REACH: Final = (
    r"at (?:a|the very )?(?:minimum of |least)|no(?:t)? (?:less|fewer|lower) than|(?:a )?minimum(?: of)?|≥|>="
)
_EXCEED: Final = (
    r"more than|over|well over|above|greater than|higher than|upwards of|in excess of|exceeding|beyond|>"
)
_WITHIN: Final = (
    r"no(?:t)? (?:more|higher|greater|later|longer) than|at (?:the )?most|up to|(?:a )?maximum(?: of)?|within|under|below|≤|<=|<"
    r"|(?:less|fewer|lower) than|(?:not? |without )(?:to )?exceed(?:ing)?|as low as"
)
_ABOUT: Final = r"around|about|approximately|approx\.?|roughly|nearly|almost|close to|some|an estimated|estimated|~|just over|just under"
_BEFORE: Final = re.compile(
    rf"(?:(?P<within>{_WITHIN})|(?P<reach>{_REACH})|(?P<about>{_ABOUT})|(?P<exceed>{_EXCEED}))(?: (?:an?|the))?\s*$",
    re.IGNORECASE,
)
_LAST_WORDS: Final = frozenset(
    "least than over of minimum maximum most to within under below exceed exceeding around about approximately approx. approx roughly "
    "nearly almost some estimated above beyond a an the low > < >= <= ≥ ≤ ~".split()
)
_BEHIND: Final = re.compile(
    r"(?: [\w'-]+){0,3}? or (?:(?P<reach>more|higher|greater|above|better|over)|(?P<within>less|fewer|below|lower|under))\b"
    r"|\+(?P<plus>)|,? (?P<least>at (?:a minimum|least))\b",
    re.IGNORECASE,
)
_NAMED: Final = (
    ("within", Comparison.STAY_WITHIN),
    ("reach", Comparison.REACH),
    ("about", Comparison.ABOUT),
    ("exceed", Comparison.EXCEED),
)
_BETWEEN: Final = re.compile(r" ?(?:-|to|and) ?")


class Compared(NamedTuple):
    """How a figure is compared; folded[i:j] is the figure with its comparing words."""

    comparison: Comparison
    i: int
    j: int
    is_stated: bool  # some word compares it


def compared(folded: str, figure: Figure, start: int, end: int) -> Compared:
    """Tell how the figure is compared by the words beside it within folded[start:end]."""
    behind = _BEHIND.match(folded, figure.j, min(end, figure.j + 48))
    i, named = _before(folded, figure, start)
    if behind:
        within = behind["within"] is not None
        return Compared(
            Comparison.STAY_WITHIN if within else Comparison.REACH, i, behind.end(), is_stated=True
        )
    return Compared(named or Comparison.REACH, i, figure.j, named is not None)


def _before(folded: str, figure: Figure, start: int) -> tuple[int, Comparison | None]:
    window = folded[max(start, figure.i - 32) : figure.i]
    words = window.split()
    if not words or words[-1].lower().lstrip("(") not in _LAST_WORDS:
        return figure.i, None
    m = _BEFORE.search(window)
    if not m or (m.start() and window[m.start() - 1].isalnum()):
        return figure.i, None
    named = next(comparison for group, comparison in _NAMED if m[group])
    return figure.i - len(window) + m.start(), named


def is_range(folded: str, low: Figure, high: Figure) -> bool:
    """Tell whether two figures are the ends of one range: 3 to 5 percent, between 3 and 5 percent."""
    between = folded[low.j : high.i]
    if (
        len(between) > 5
        or not _BETWEEN.fullmatch(between)
        or high.value <= low.value * (low.unit == high.unit)
    ):
        return False
    if low.unit is not None and low.unit != high.unit:
        return False
    before = folded[max(0, low.i - 9) : low.i].rstrip().lower()
    if "and" in between:
        return before.endswith("between")
    return not before.endswith("from")
