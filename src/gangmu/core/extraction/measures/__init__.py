"""举措 that a text states. `find_measures` is the door."""

from gangmu.core.extraction.drafts import MeasureDraft
from gangmu.core.outline.outlines import Outline


def find_measures(outline: Outline) -> list[MeasureDraft]:
    """Find them in an outline, in order of the text."""
    return []
