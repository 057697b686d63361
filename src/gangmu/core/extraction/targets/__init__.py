"""目标值 that a text states. `find_targets` is the door."""

from gangmu.core.extraction.drafts import TargetDraft
from gangmu.core.outline.outlines import Outline


def find_targets(outline: Outline) -> list[TargetDraft]:
    """Find them in an outline, in order of the text."""
    return []
