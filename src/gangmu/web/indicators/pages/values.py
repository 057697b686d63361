"""Values of the indicator page: what the template is given."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.web.indicators.models import Indicator, Place
from gangmu.web.indicators.showing.chances import Chance
from gangmu.web.indicators.showing.faces import Face
from gangmu.web.indicators.showing.value_lines import ValueLine
from gangmu.web.indicators.showing.values import Drawing, SumRow

NEAR: Final = 3  # cities above and below that are shown at once
RECENT: Final = 16  # values that are shown at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """修订: a period that was published more than once, and what changed."""

    period: str
    key: str
    values: tuple[ValueLine, ...]  # the newest first
    change: str  # between the first and the last
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FanLine:
    """展望行: what may come in one year."""

    year: int
    low: str
    lower: str
    median: str
    upper: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """可能性: a stored outlook in words: the chance, what it rests on, and how such growth fared elsewhere."""

    chance: Chance | None
    obstacle: str  # why nothing can be said
    made_on: date
    band: str  # eight in ten: from, to
    median: str
    needed: str
    so_far: str
    windows: str  # the reference class in a sentence
    reasons: tuple[str, ...]
    method: str
    rule: str
    fan: tuple[FanLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetBlock:
    """目标: one target that hangs from the indicator: its sentence, its standing, the sums, the chance."""

    code: str
    sentence: tuple[str, str, str]  # before, the phrase, after
    series: str
    face: Face
    headline: str
    words: tuple[str, ...]
    sums: tuple[SumRow, ...]
    odds: Odds | None
    is_here: bool  # measured by the series that the page shows


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """可比城市: another city's way over the same years."""

    name: str
    place: str  # code
    start: str
    end: str
    growth: str
    rank: int
    growth_rank: int | None
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerTable:
    """横向比较: level and growth over the same years, with the number of places compared."""

    first: int
    last: int
    lines: tuple[PeerLine, ...]
    words: str
    left_out: int  # cities with a break or a hole between

    @property
    def near(self) -> tuple[PeerLine, ...]:
        """The city itself with those around it."""
        here = next((k for k, each in enumerate(self.lines) if each.is_here), 0)
        start = max(0, min(here - NEAR, len(self.lines) - 2 * NEAR - 1))
        return self.lines[start : start + 2 * NEAR + 1]

    @property
    def is_long(self) -> bool:
        """Tell whether there are more than those around it."""
        return len(self.lines) > 2 * NEAR + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """可选: another place or series of the indicator."""

    key: str
    name: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSheet:
    """另一口径: another series of the same place, with every value of it."""

    key: str
    name: str
    lines: tuple[ValueLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """指标页: all that one address tells of one series of an indicator."""

    indicator: Indicator
    name: str
    place: Place | None
    place_name: str
    series: str  # its name
    unit: str
    facts: tuple[tuple[str, str], ...]  # how it is defined, who confirms it, …
    places: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()  # series of the same place
    drawing: Drawing | None = None
    lines: tuple[ValueLine, ...] = ()
    revisions: tuple[Revision, ...] = ()
    sheets: tuple[OtherSheet, ...] = ()  # the other series of the place
    breaks: tuple[str, ...] = ()
    targets: tuple[TargetBlock, ...] = ()
    peers: PeerTable | None = None
    tested: str = ""  # how good such forecasts were, in a sentence
    published: date | None = None
    outlooks_left_out: int = 0  # made later, or from what nobody can have seen by the day
    has_undated: bool = False  # values without a day of publication are among those shown
    days: tuple[date, ...] = ()  # on which something was published

    @property
    def revised(self) -> tuple[Revision, ...]:
        """Periods whose value was changed."""
        return tuple(each for each in self.revisions if each.is_changed)

    @property
    def confirmed(self) -> tuple[str, ...]:
        """Periods that were published again without a change."""
        return tuple(each.period for each in self.revisions if not each.is_changed)

    @property
    def recent(self) -> tuple[ValueLine, ...]:
        """The values that are shown at once."""
        return self.lines[:RECENT]

    @property
    def older(self) -> tuple[ValueLine, ...]:
        """The values that open on demand."""
        return self.lines[RECENT:]
