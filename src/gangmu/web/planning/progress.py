"""How far tasks came (年内进展): what planning shows of it at the end of a year and in what goes on from it.

Planning stands below reporting and does not know it: reporting registers who tells it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from gangmu.core.base.quantities import EXACT, plain
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """年内进展: how much of its goal a task did, and how it stands, in words."""

    completion: Decimal | None = None
    words: str = ""

    def left_of(self, amount: Decimal | None) -> Decimal | None:
        """Give what is left of an amount; nothing where nobody counted or all was done.

        >>> Progress(completion=Decimal("0.4")).left_of(Decimal(8))
        Decimal('4.8')
        """
        if amount is None or self.completion is None:
            return None
        left = plain(EXACT.subtract(amount, EXACT.multiply(amount, self.completion)))
        return left if left > 0 else None


Teller = Callable[[Actor, Sequence[int], date], Mapping[int, Progress]]
_TELLERS: Final[list[Teller]] = []


def tell_progress(teller: Teller) -> None:
    """Register who tells how far tasks came."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def progress_of(tasks: Sequence[AnnualTask], actor: Actor, *, on: date) -> dict[int, Progress]:
    """Give how far tasks came, by task; those of which nothing is known are left out."""
    found: dict[int, Progress] = {}
    for teller in _TELLERS:
        found |= teller(actor, [each.pk for each in tasks], on)
    return found
