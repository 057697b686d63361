"""The child process that takes a PDF apart within limits of memory and time; it speaks JSON with its parent.

A PDF is the one format whose parser is not Python's: should a hostile file crash it or make it run on,
only this process ends. Started as `python -P -m gangmu.files.pdf.child`, the file on its standard input.
"""

import io
import json
import sys
from typing import IO, TypedDict

from gangmu.files.limits import PDF_MEMORY_BYTES, PDF_PAGES, PDF_SECONDS

PASSWORD_ERROR = 4


class Answer(TypedDict, total=False):
    """What the child found: paragraphs, or why there are none."""

    refusal: str  # encrypted, damaged, too_many_pages, too_demanding, no_text, unusable
    pages: int
    paragraphs: list[tuple[str, int, str | None, int | None]]  # words, page, cue, level


def main() -> None:
    """Read the file on standard input and print what was found."""
    _limit()
    try:
        found = answer(sys.stdin.buffer)
    except MemoryError:
        found = {"refusal": "too_demanding"}
    json.dump(found, sys.stdout)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on this system: the parent's clock still ends what runs on
        return
    resource.setrlimit(resource.RLIMIT_CPU, (PDF_SECONDS, PDF_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (PDF_MEMORY_BYTES, PDF_MEMORY_BYTES))


def answer(stream: IO[bytes]) -> Answer:
    """Give the paragraphs of a PDF, or the reason why not."""
    import pypdfium2

    source = stream if stream.seekable() else io.BytesIO(stream.read())
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        encrypted = code == PASSWORD_ERROR or "password" in str(error).lower()
        return {"refusal": "encrypted" if encrypted else "damaged"}
    pages = len(document)
    if pages > PDF_PAGES:
        return {"refusal": "too_many_pages", "pages": pages}
    if not pages:
        return {"refusal": "damaged"}
    from gangmu.files.pdf.layout import read_pages

    return read_pages(document)


if __name__ == "__main__":
    main()
