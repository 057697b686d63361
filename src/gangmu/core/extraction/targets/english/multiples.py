"""Multiples in English: double the number of apprentices, halve food waste, exports tripled."""

import re
from decimal import Decimal
from typing import Final

from gangmu.core.extraction.targets.english.figures import Figure

_MULTIPLE: Final = re.compile(
    r"\b(?<!-)(?P<stem>doubl|tripl|quadrupl|halv)(?P<form>e|es|ed|ing)\b(?!-)(?! (?:down|check|the (?:rate|effort)|or "
    r"|taxation|track|standard))",
    re.IGNORECASE,
)
_FACTORS: Final = {"doubl": "2", "tripl": "3", "quadrupl": "4", "halv": "-0.5"}


def multiples_in(folded: str) -> list[Figure]:
    """Find the words that multiply or halve what they speak of.

    >>> [(f.number, str(f.value)) for f in multiples_in("Double the number of buses and halve waiting times")]
    [('Double', '2'), ('halve', '-0.5')]
    """
    return [
        Figure(m.start(), m.end(), m[0], None, Decimal(_FACTORS[m["stem"].lower()]), "1", in_words=True)
        for m in _MULTIPLE.finditer(folded)
    ]


def is_multiple(figure: Figure) -> bool:
    """Tell whether a figure is such a word."""
    return bool(_MULTIPLE.fullmatch(figure.number))
