"""目标值 that a text states. `find_targets` is the door."""

from gangmu.core.extraction.drafts import Comparison, Kind, TargetDraft
from gangmu.core.extraction.targets.boxes import read_boxes
from gangmu.core.extraction.targets.figures import figures_in, merged, without
from gangmu.core.extraction.targets.horizons import horizons_of
from gangmu.core.extraction.targets.reader import statements_of
from gangmu.core.extraction.targets.relative import relatives_in
from gangmu.core.extraction.targets.rows import draft_of
from gangmu.core.extraction.targets.sentences import sentences_with_figures
from gangmu.core.outline.outlines import Outline


def find_targets(outline: Outline) -> list[TargetDraft]:
    """Find the targets and baselines of an outline, in order of the text."""
    if outline.language == "en":
        return []
    folded = outline.view.folded
    horizons = horizons_of(outline)
    box = read_boxes(horizons)
    taken = sorted([*box.used, *((stated.i, stated.j) for stated in horizons.periods)])
    figures = without(merged(figures_in(folded, 0, len(folded)), relatives_in(folded)), taken)
    found: list[TargetDraft] = list(box.rows)
    for sentence in sentences_with_figures(folded, outline.passages, figures, horizons.periods):
        found += [draft_of(sentence, said, horizons) for said in statements_of(folded, sentence)]
    found = [row for row in found if row.comparison is not Comparison.QUALITATIVE or row.kind is Kind.TARGET]
    found.sort(key=lambda row: (row.start, row.end))
    return found
