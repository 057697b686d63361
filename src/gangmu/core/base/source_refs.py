"""Where something stands in a text: what every row that came from words keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceRef:
    """原文位置: the code points start:end of one version of a text; nothing is keyed by a heading's number."""

    version: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span: {self.start}:{self.end}")

    def words(self, text: str) -> str:
        """Give the words themselves from the text of the version.

        >>> SourceRef("v1", 2, 5).words("到了二〇三五年")
        '二〇三'
        """
        return text[self.start : self.end]
