"""Chances in words (可能性的说法): as people say them, one in so many. Never finer than a forecast can be."""

from dataclasses import dataclass
from decimal import Decimal
from math import log
from typing import Final

from gangmu.web.doors.languages import say

# So many of so many: what people can picture. Between two the nearer one is said, by the odds.
_FRACTIONS: Final = (
    (1, 100), (1, 50), (1, 30), (1, 20), (1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5),
    (9, 10), (19, 20), (49, 50), (99, 100),
)  # fmt: skip
HARDLY: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """可能性: how likely a target is met, as it was judged on a day; `share` is 0 to 1."""

    code: str  # of the promise
    share: Decimal
    due: str

    @property
    def only(self) -> str:
        """Say the chance alone, where its heading says what it is of."""
        return in_words(self.share)

    @property
    def short(self) -> str:
        """Say it in the margin."""
        return say(f"可能性{in_words(self.share)}", f"chance {in_words(self.share)}")

    @property
    def words(self) -> str:
        """Say it in a sentence."""
        told = in_words(self.share)
        return say(f"达到的可能性{told}", f"the chance of reaching it is {told}")

    @property
    def is_slim(self) -> bool:
        """Tell whether it is less likely than one in five."""
        return self.share < Decimal("0.2")


def in_words(share: Decimal) -> str:
    """Say a chance as one in so many.

    >>> from gangmu.web.doors.languages import speak
    >>> speak("zh-hans")
    >>> in_words(Decimal("0.094")), in_words(Decimal("0.004")), in_words(Decimal("0.997"))
    ('约1/10', '不到1/100', '超过99/100')
    """
    if share < HARDLY:
        return say("不到1/100", "under 1 in 100")
    if share > 1 - HARDLY:
        return say("超过99/100", "over 99 in 100")
    odds = _log_odds(float(share))
    up, down = min(_FRACTIONS, key=lambda pair: abs(_log_odds(pair[0] / pair[1]) - odds))
    return say(f"约{up}/{down}", f"about {up} in {down}")


def _log_odds(share: float) -> float:
    return log(share / (1 - share))
