"""From a text to drafts (DESIGN §5.1): what a plan promises, who does it, what it names, what it leaves out."""

from gangmu.core.extraction.reading import Reading, read_source, read_text

__all__ = ["Reading", "read_source", "read_text"]
