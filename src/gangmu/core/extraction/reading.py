"""A reading (解读): everything that one pass over a document finds."""

from dataclasses import dataclass

from gangmu.core.extraction.deadlines import with_deadlines_of_tasks
from gangmu.core.extraction.drafts import DutyDraft, Gap, MeasureDraft, Mention, NamedSet, TargetDraft
from gangmu.core.extraction.duties import find_duties
from gangmu.core.extraction.gaps import find_gaps
from gangmu.core.extraction.measures import find_measures
from gangmu.core.extraction.mentions import find_mentions
from gangmu.core.extraction.named_sets import find_named_sets
from gangmu.core.extraction.targets import find_targets
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.sources import SourceText
from gangmu.core.outline.tree import read_outline


@dataclass(frozen=True, slots=True)
class Reading:
    """解读: the drafts of one document, each list in order of the text."""

    source: SourceText
    outline: Outline
    targets: tuple[TargetDraft, ...]
    measures: tuple[MeasureDraft, ...]
    duties: tuple[DutyDraft, ...]
    mentions: tuple[Mention, ...]
    sets: tuple[NamedSet, ...]
    gaps: tuple[Gap, ...]


def read_text(text: str, *, kind: str = "txt") -> Reading:
    """Read the text of a plan: its tree, targets, measures, duties, names, sets and gaps.

    Offsets of all rows count the code points of `text`. `kind` is `txt`, or `md` for Markdown.

    >>> [reading_target] = read_text("到2027年，全市数字经济规模达到800亿元。").targets  # doctest: +SKIP
    >>> reading_target.indicator, str(reading_target.value)  # doctest: +SKIP
    ('数字经济规模', '80000000000')
    """
    return read_source(SourceText(text=text, kind=kind))


def read_source(source: SourceText) -> Reading:
    """Read a document that `gangmu.files` has opened."""
    outline = read_outline(source)
    duties = find_duties(outline)
    targets = with_deadlines_of_tasks(find_targets(outline), duties)
    sets = find_named_sets(outline)
    return Reading(
        source=source,
        outline=outline,
        targets=targets,
        measures=tuple(find_measures(outline)),
        duties=tuple(duties),
        mentions=tuple(find_mentions(outline)),
        sets=tuple(sets),
        gaps=tuple(find_gaps(outline, targets=targets, sets=sets)),
    )
