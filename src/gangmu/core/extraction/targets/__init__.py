"""目标值 that a text states. `find_targets` is the door."""

from gangmu.core.extraction.drafts import Comparison, Kind, TargetDraft
from gangmu.core.extraction.targets.boxes import read_boxes
from gangmu.core.extraction.targets.figures import figures_in, merged, without
from gangmu.core.extraction.targets.horizons import horizons_of
from gangmu.core.extraction.targets.reader import statements_of
from gangmu.core.extraction.targets.relative import NEEDS_A_NAME, relatives_in
from gangmu.core.extraction.targets.restatements import without_restatements
from gangmu.core.extraction.targets.rows import draft_of
from gangmu.core.extraction.targets.sentences import sentences_with_figures
from gangmu.core.outline.outlines import Outline


def find_targets(outline: Outline) -> list[TargetDraft]:
    """Find the targets and baselines of an outline, in order of the text."""
    if outline.language == "en":
        # Compiled only for an English text: its patterns cost a Chinese reading a tenth of its time.
        from gangmu.core.extraction.targets.english import find_english_targets

        return find_english_targets(outline)
    folded = outline.view.folded
    horizons = horizons_of(outline)
    box = read_boxes(horizons)
    taken = sorted([*box.used, *((stated.i, stated.j) for stated in horizons.periods)])
    figures = without(merged(figures_in(folded, 0, len(folded)), relatives_in(folded)), taken)
    found: list[TargetDraft] = list(box.rows)
    place, name, head = -1, "", ""  # the paragraph being read, what it spoke of last, and first in a sentence
    for sentence in sentences_with_figures(folded, outline.passages, figures, horizons.periods):
        if sentence.passage.start != place:
            place, name, head = sentence.passage.start, "", ""
        parts = folded.startswith("其中", sentence.i)  # of what the sentence before it began with
        for n, said in enumerate(statements_of(folded, sentence, head if parts else name, parts=parts)):
            if said.name or said.figure.words not in NEEDS_A_NAME:
                found.append(draft_of(sentence, said, horizons))
            name = said.name or name
            head = said.name if n == 0 and not parts else head
    found = [row for row in found if row.indicator.strip()]  # of a figure without a subject nobody can report
    found = [row for row in found if row.comparison is not Comparison.QUALITATIVE or row.kind is Kind.TARGET]
    found.sort(key=lambda row: (row.start, row.end))
    return without_restatements(found)
