"""From a text to drafts (DESIGN §5.1): promises, who does them, names, and gaps."""

from gangmu.core.extraction.reading import Reading, read_source, read_text

__all__ = ["Reading", "read_source", "read_text"]
