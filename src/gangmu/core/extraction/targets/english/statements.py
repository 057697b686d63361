"""Statements: a figure of an English sentence with what it is a figure of."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from gangmu.core.extraction.drafts import Basis, Comparison
from gangmu.core.extraction.targets.english.figures import DURATIONS, Figure
from gangmu.core.extraction.targets.english.joints import is_verb
from gangmu.core.extraction.targets.english.sentences import Sentence
from gangmu.core.extraction.targets.english.verbs import direction


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with its name: folded[i:j] are the words that say it."""

    figure: Figure
    high: Figure | None
    comparison: Comparison
    name: str
    unit: str | None
    basis: Basis
    sign: int
    i: int
    j: int
    link: str  # the word that ties the figure to what stands before it
    verb: tuple[int, int] | None = None
    is_past_value: bool = False  # from 22%, up from 71 percent in 2023
    is_subject: bool = False  # its verb stands behind it
    is_compared: bool = False

    @property
    def value(self) -> Decimal:
        """Give the value with its sign: a fall by 30% is -0.3."""
        return -self.figure.value if self.sign < 0 else self.figure.value

    def moving(self, sign: int) -> "Statement":
        """Give the statement as one of a rise (1) or a fall (-1)."""
        return replace(self, sign=sign, basis=basis_of(self.figure, sign))


@dataclass(slots=True)
class Reach:
    """What is known while the figures of a sentence are read from left to right."""

    folded: str
    sentence: Sentence
    passed: int  # where the last figure ended
    said: list[Statement] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Give the place where the sentence ends."""
        return self.sentence.end

    @property
    def last(self) -> Statement | None:
        """Give the statement before."""
        return self.said[-1] if self.said else None

    def from_here(self, place: int) -> int:
        """Give the start of a span that must not run over the figure before."""
        return max(self.passed, self.sentence.start, place)

    def start_of(self, name: str, at: int) -> int:
        """Give where a name stands before `at`; `at` where its words stand apart."""
        found = self.folded.rfind(name[:16], self.passed, at) if name else -1
        return found if found >= 0 else self.from_here(at)

    def mover(self, at: int) -> tuple[int, int] | None:
        """Find the verb that moves or keeps the figure behind `at`."""
        near = [span for span in self.sentence.movers if span[1] <= at and at - span[0] < 200]
        usable = [span for span in near if is_verb(self.folded, span, self.sentence.start)]
        return usable[-1] if usable else near[-1] if near else None

    def word(self, span: tuple[int, int]) -> str:
        """Give a word in small letters."""
        return self.folded[slice(*span)].lower()

    def begin(self, verb: int, at: int) -> int:
        """Give the start of the words that say a figure: its verb, if no other figure stands between."""
        return verb if at - verb < 160 and self.passed <= verb else self.from_here(at)


def basis_of(figure: Figure, sign: int = 0) -> Basis:
    """Tell what a figure measures."""
    if figure.points:
        return Basis.CHANGE if sign else Basis.SHARE
    if figure.unit == "1":
        return Basis.CHANGE if sign < 0 else Basis.GROWTH if sign else Basis.SHARE
    if figure.unit in DURATIONS:
        return Basis.DURATION
    if sign:
        return Basis.CHANGE
    return Basis.COUNT if figure.is_count else Basis.LEVEL


def scaled(low: Figure, high: Figure) -> Figure:
    """Give the low end of a range the unit that only the high end carries: 3 to 5 percent."""
    if low.unit is not None or high.unit is None or not high.number[0].isdigit():
        return low
    own = Decimal(high.number.replace(",", ""))
    value = low.value * high.value / own if own else low.value
    return replace(low, value=value, unit=high.unit, surface_unit=high.surface_unit)


def sign_of(noun: str) -> int:
    """Tell the way that a noun of change goes."""
    return direction(noun.lower()) or 1
