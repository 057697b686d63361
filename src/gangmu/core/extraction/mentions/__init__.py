"""名称 that a text states. `find_mentions` is the door."""

from gangmu.core.extraction.drafts import Mention
from gangmu.core.outline.outlines import Outline


def find_mentions(outline: Outline) -> list[Mention]:
    """Find them in an outline, in order of the text."""
    return []
