"""What a chart shows, as plain values: no sizes, no colours, no language. All words come with it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Actual:
    """实际值: one observed value. A superseded one is shown hollow and joins no line."""

    at: Decimal  # the place in time, in years: 2025, or 2025.5 for a half-year
    value: Decimal
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class TargetMark:
    """目标: what the text asks for at a time; of a range, `value` to `high`."""

    at: Decimal
    value: Decimal
    words: str  # 2025年目标 10,000
    high: Decimal | None = None
    met: bool | None = None  # None while it is open


@dataclass(frozen=True, slots=True)
class Waypoint:
    """路径: where the value would have to be at a time to arrive at the target."""

    at: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class Supposed:
    """假设: the path of a what-if, beside the official one and never in its place."""

    line: tuple[Waypoint, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Break:
    """断点: values before and from this time cannot be compared; the line breaks and carries a mark."""

    at: Decimal
    mark: str  # ①, told in the caption


@dataclass(frozen=True, slots=True)
class Peer:
    """可比城市: another place's line, a hairline behind the rest."""

    name: str
    line: tuple[Waypoint, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """展望: a fan around a median. What is forecast is never solid ink."""

    median: tuple[Waypoint, ...]
    half: tuple[tuple[Decimal, Decimal, Decimal], ...] = ()  # time, low and high of five in ten
    most: tuple[tuple[Decimal, Decimal, Decimal], ...] = ()  # of eight in ten
    words: tuple[str, ...] = ()  # beside the end of the median


@dataclass(frozen=True, slots=True)
class Chart:
    """图: one indicator with its targets, told in a title that is its finding."""

    title: str  # for those who hear it
    description: str  # the same in a sentence, with the numbers
    unit: str  # at the top left: 亿元，现价
    actuals: tuple[Actual, ...]  # in order of time
    targets: tuple[TargetMark, ...] = ()
    paths: tuple[tuple[Waypoint, ...], ...] = ()  # to each target that has one
    path_words: str = ""
    breaks: tuple[Break, ...] = ()
    peers: tuple[Peer, ...] = ()
    outlook: Outlook | None = None
    supposed: Supposed | None = None
    actual_words: str = ""  # beside the last actual: 实际 9,100.3
    gap_words: str = ""  # beside the gap at a due date: 差 899.7
    short: bool = False  # the last actual falls short of a target that is due then
    from_zero: bool = True  # levels start at 0; rates need not
    joins_gaps: bool = True  # a level went on between two values a few years apart; a rate need not have

    @property
    def current(self) -> tuple[Actual, ...]:
        """The actuals that hold, without those that were superseded."""
        return tuple(actual for actual in self.actuals if not actual.superseded)
