"""Details: what is known of one promise beyond its words, as the applications below give it."""

from dataclasses import dataclass, field

from gangmu.web.indicators.showing.values import Drawing, SumRow
from gangmu.web.portal.pages import HistoryRow, RivalRow, SeriesTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What became of one promise: the verdict in words, and the chain behind every number in it."""

    headline: str = ""
    words: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()  # one for each series that the words mean
    sums: tuple[SumRow, ...] = ()
    steps: tuple[str, ...] = ()  # the same in words
    rule: str = ""
    series: tuple[SeriesTable, ...] = ()
    rivals: tuple[RivalRow, ...] = ()
    chance: str = ""  # how likely it is to be met, in a sentence
    gone: str = ""  # which version no longer has it
    meaning: tuple[tuple[str, str], ...] = ()
    history: tuple[HistoryRow, ...] = field(default=())
