"""Targets and baselines of English plans. `find_english_targets` is the door."""

from collections.abc import Iterator
from decimal import Decimal

from gangmu.core.extraction.drafts import Kind, TargetDraft
from gangmu.core.extraction.targets.english.figures import Figure, figures_in
from gangmu.core.extraction.targets.english.horizons import Times
from gangmu.core.extraction.targets.english.multiples import multiples_in
from gangmu.core.extraction.targets.english.periods import dates_in
from gangmu.core.extraction.targets.english.reader import statements_of
from gangmu.core.extraction.targets.english.rows import Rows
from gangmu.core.extraction.targets.english.sentences import Sentences
from gangmu.core.extraction.targets.english.tables import read_tables
from gangmu.core.outline.outlines import Outline


def find_english_targets(outline: Outline) -> list[TargetDraft]:
    """Find the targets and baselines of an English plan, in order of the text."""
    folded = outline.view.folded
    times = Times(outline)
    dates = dates_in(folded, times.year_at)
    rows = Rows(outline, times)
    tables = read_tables(outline, times.horizon)
    taken = [*tables.lines, *((date.i, date.j) for date in dates)]
    figures = _outside(sorted([*figures_in(folded), *multiples_in(folded)], key=lambda f: f.i), sorted(taken))
    found = list(tables.rows)
    for sentence in Sentences(outline, dates).with_figures(figures):
        said = statements_of(folded, sentence)
        found += [row for statement in said if (row := rows.row(sentence, statement))]
    return list(_once(sorted(found, key=lambda row: row.start)))


def _outside(figures: list[Figure], taken: list[tuple[int, int]]) -> list[Figure]:
    """Leave out the figures that lie in dates and in lines of tables read already."""
    kept: list[Figure] = []
    at = 0
    for figure in figures:
        while at < len(taken) and taken[at][1] <= figure.i:
            at += 1
        if at == len(taken) or taken[at][0] >= figure.j:
            kept.append(figure)
    return kept


def _once(rows: list[TargetDraft]) -> Iterator[TargetDraft]:
    """Leave out what an earlier row says already, in a goal list and again at the goal itself."""
    told: dict[tuple[Decimal | None, str | None, Kind], list[tuple[set[str], str | None]]] = {}
    for row in rows:
        words = set(row.indicator.lower().split())
        end = row.period.end if row.period else None
        earlier = told.setdefault((row.value, row.unit, row.kind), [])
        if not any(
            (words <= other or other <= words) and (end is None or due is None or end == due)
            for other, due in earlier[-40:]
        ):
            earlier.append((words, end))
            yield row
