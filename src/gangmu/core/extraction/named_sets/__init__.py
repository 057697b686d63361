"""名号 that a text states. `find_named_sets` is the door."""

from gangmu.core.extraction.drafts import NamedSet
from gangmu.core.outline.outlines import Outline


def find_named_sets(outline: Outline) -> list[NamedSet]:
    """Find them in an outline, in order of the text."""
    return []
