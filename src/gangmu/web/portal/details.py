"""Details: what is known of one promise beyond its words, as the applications below give it."""

from dataclasses import dataclass, field

from gangmu.engines.drawing import Chart
from gangmu.web.portal.pages import HistoryRow, SeriesTable, SumRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart with the words around it."""

    finding: str
    caption: str
    chart: Chart
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What became of one promise: the verdict in words, and the chain behind every number in it."""

    headline: str = ""
    words: tuple[str, ...] = ()
    drawing: Drawing | None = None
    sums: tuple[SumRow, ...] = ()
    steps: tuple[str, ...] = ()  # the same in words
    rule: str = ""
    series: tuple[SeriesTable, ...] = ()
    meaning: tuple[tuple[str, str], ...] = ()
    history: tuple[HistoryRow, ...] = field(default=())
