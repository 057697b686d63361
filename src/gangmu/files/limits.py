"""How much of a file is taken in: many times the largest plan known, far below what harms a machine."""

from typing import BinaryIO, Final

from gangmu.files.refusals import (
    ArchiveBombError,
    DocumentTooLargeError,
    DocumentTooLongError,
    TooDemandingError,
)

KIBI: Final = 1024
MEBI: Final = 1024 * KIBI

TEXT_BYTES: Final = 10 * MEBI  # txt, md, html as they lie on the disk
PACKED_BYTES: Final = 100 * MEBI  # docx and pdf, mostly pictures, which are never opened
CHARACTERS: Final = 2_000_000  # of the text itself: fifty outlines

ZIP_ENTRIES: Final = 5_000
ZIP_DIRECTORY_BYTES: Final = 1 * MEBI
PART_BYTES: Final = 32 * MEBI  # one XML part of a docx, unpacked
UNPACKED_BYTES: Final = 64 * MEBI  # all parts that are unpacked, together
PLAIN_BYTES: Final = 1 * MEBI  # a part below this is never judged by its ratio
TAGS: Final = 600_000  # of one part or page, closing ones counted: what a tree of them takes in memory
RATIO: Final = 150  # unpacked to packed; real word-processor XML stays under 60

PDF_PAGES: Final = 3_000
PDF_SECONDS: Final = 60  # of processor time; a plan takes one
PDF_MEMORY_BYTES: Final = 256 * MEBI


def shown(size: int) -> str:
    """Write a number of bytes as people read it, one digit after the point.

    >>> shown(52_428_800)
    '50.0 MB'
    """
    return f"{size / MEBI:.1f} MB"


def read_within(stream: BinaryIO, *, limit: int, name: str) -> bytes:
    """Take a file in whole, refusing one that is larger than `limit` or grows past it."""
    size = stream.seek(0, 2)
    stream.seek(0)
    if size > limit:
        raise DocumentTooLargeError(name=name, size=shown(size), limit=shown(limit), where=name)
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise DocumentTooLargeError(name=name, size=shown(len(data)), limit=shown(limit), where=name)
    return data


def check_length(characters: int, *, name: str) -> None:
    """Refuse a text that is longer than any plan on paper."""
    if characters > CHARACTERS:
        raise DocumentTooLongError(name=name, limit=f"{CHARACTERS:,}", where=name)


def check_unpacked(size: int, *, packed: int, name: str, part: str) -> None:
    """Refuse a part that unpacks to too much, in itself or for what it takes when packed."""
    if size > PART_BYTES or (size > PLAIN_BYTES and size > RATIO * max(packed, 1)):
        limit = min(PART_BYTES, max(PLAIN_BYTES, RATIO * packed))
        raise ArchiveBombError(name=name, size=shown(size), limit=shown(limit), where=part)


def check_tags(count: int, *, name: str, where: str) -> None:
    """Refuse markup of which a tree would fill the memory."""
    if count > TAGS:
        raise TooDemandingError(name=name, where=where)
