"""缺漏: what a text announces but does not contain."""

from collections.abc import Sequence

from gangmu.core.extraction.drafts import Gap, NamedSet, TargetDraft
from gangmu.core.outline.outlines import Outline


def find_gaps(outline: Outline, *, targets: Sequence[TargetDraft], sets: Sequence[NamedSet]) -> list[Gap]:
    """Find the gaps of an outline, in order of the text."""
    return []
