"""Opens a document: looks at what it is, compares that with its name, and turns it into text with spans."""

import io
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.core.outline.sources import SourceText
from gangmu.files.languages import check_language
from gangmu.files.limits import PACKED_BYTES, TEXT_BYTES, read_within, shown
from gangmu.files.refusals import (
    DamagedDocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    EncryptedDocumentError,
    KindMismatchError,
    NoSuchFileError,
    NotAFileError,
    NotTextError,
    OldWordFileError,
    UnknownKindError,
)
from gangmu.files.texts import looks_binary, read_text_file

KIND_OF_EXTENSION: Final = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
KINDS_READ: Final = ".txt .md .html .docx .pdf"
HEAD: Final = 4096
DIRECTORY_TAIL: Final = 65_536
OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and around an encrypted docx
ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
UNICODE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")


def open_document(path: Path) -> SourceText:
    """Read a file as text with spans; nothing is written, and nothing but a refusal is raised."""
    name = path.name or str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFileError(name=name, where=str(path))
        with path.open("rb") as stream:
            return _read(stream, name=name)
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise NoSuchFileError(name=name, where=str(path)) from None


def read_bytes(data: bytes, *, name: str) -> SourceText:
    """Read what was uploaded under `name` as text with spans."""
    return _read(io.BytesIO(data), name=name)


def _read(stream: BinaryIO, *, name: str) -> SourceText:
    return check_language(_opened(stream, name=name), name=name)


def _opened(stream: BinaryIO, *, name: str) -> SourceText:
    head = stream.read(HEAD)
    named = KIND_OF_EXTENSION.get(os.path.splitext(name)[1].lower())  # noqa: PTH122 - a name, not a path
    found = _kind_of(head, stream, name=name)
    if found in ("docx", "pdf"):
        return _read_packed(stream, found=found, named=named, name=name)
    if named in ("docx", "pdf"):
        raise KindMismatchError(name=name, found=f".{found}", where=name)
    if named is None and os.path.splitext(name)[1]:  # noqa: PTH122
        raise UnknownKindError(name=name, kinds=KINDS_READ, where=name)
    return _read_words(stream, found=found, named=named or found, name=name)


def _kind_of(head: bytes, stream: BinaryIO, *, name: str) -> str:
    """Tell the kind from the content alone; refuse what is none of the kinds that are read."""
    if not head.strip():
        _refuse_if_blank(stream, name=name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(ZIP_MARKS):
        return "docx"
    if head.startswith(OLE_MARK):
        raise _old_office(stream, name=name)
    if looks_binary(head) and not head.startswith(UNICODE_MARKS):
        named = KIND_OF_EXTENSION.get(os.path.splitext(name)[1].lower())  # noqa: PTH122
        if named in ("txt", "md", "html"):
            raise NotTextError(name=name, where=name)
        if named is not None:
            raise DamagedDocumentError(name=name, detail=f"not_{named}", where=name)
        raise UnknownKindError(name=name, kinds=KINDS_READ, where=name)
    return "html" if _opens_as_html(head) else "txt"


def _refuse_if_blank(stream: BinaryIO, *, name: str) -> None:
    data = read_within(stream, limit=TEXT_BYTES, name=name)
    if not data.strip():
        raise EmptyDocumentError(name=name, where=name)


def _old_office(stream: BinaryIO, *, name: str) -> GangmuError:
    """An encrypted docx is wrapped in the container of the old formats."""
    size = stream.seek(0, 2)
    if size > PACKED_BYTES:
        return DocumentTooLargeError(name=name, size=shown(size), limit=shown(PACKED_BYTES), where=name)
    stream.seek(0)
    if ENCRYPTED_STREAM in stream.read(PACKED_BYTES):
        return EncryptedDocumentError(name=name, where=name)
    return OldWordFileError(name=name, where=name)


def _opens_as_html(head: bytes) -> bool:
    text = head.replace(b"\0", b"").lower().lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    while text.startswith((b"<!--", b"<?xml")):
        end = text.find(b">")
        if end < 0:
            return False
        text = text[end + 1 :].lstrip()
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def _holds_words(stream: BinaryIO) -> bool:
    """Tell whether the directory of a zip, at its end, names the folder of a word-processor paper."""
    stream.seek(max(0, stream.seek(0, 2) - DIRECTORY_TAIL))
    return b"word/document" in stream.read(DIRECTORY_TAIL)


def _read_packed(stream: BinaryIO, *, found: str, named: str | None, name: str) -> SourceText:
    if named not in (found, None) or (named is None and os.path.splitext(name)[1]):  # noqa: PTH122
        if found == "docx" and not _holds_words(stream):  # a workbook, a plain zip
            raise UnknownKindError(name=name, kinds=KINDS_READ, where=name)
        raise KindMismatchError(name=name, found=f".{found}", where=name)
    size = stream.seek(0, 2)
    if size > PACKED_BYTES:
        raise DocumentTooLargeError(name=name, size=shown(size), limit=shown(PACKED_BYTES), where=name)
    stream.seek(0)
    if found == "docx":
        from gangmu.files.docx.reading import read_docx

        return read_docx(stream, name=name)
    from gangmu.files.pdf.reading import read_pdf

    return read_pdf(stream, name=name)


def _read_words(stream: BinaryIO, *, found: str, named: str, name: str) -> SourceText:
    data = read_within(stream, limit=TEXT_BYTES, name=name)
    if named == "html":
        from gangmu.files.html.reading import read_html

        return read_html(data, name=name)
    if found == "html" and named == "txt":
        raise KindMismatchError(name=name, found=".html", where=name)
    return read_text_file(data, name=name, kind=named)
