"""责任分工 that a text states. `find_duties` is the door."""

from gangmu.core.extraction.drafts import DutyDraft
from gangmu.core.outline.outlines import Outline


def find_duties(outline: Outline) -> list[DutyDraft]:
    """Find them in an outline, in order of the text."""
    return []
