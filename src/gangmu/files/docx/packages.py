"""The zip around a docx, opened with care: its directory is counted before it is read, and every part
is unpacked as a stream with an end. No part is unpacked for its size alone, no name in it becomes a path,
and no address in it is followed."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, Final
from xml.parsers import expat

from gangmu.files.limits import (
    UNPACKED_BYTES,
    ZIP_DIRECTORY_BYTES,
    ZIP_ENTRIES,
    check_tags,
    check_unpacked,
    shown,
)
from gangmu.files.refusals import (
    ArchiveBombError,
    DamagedDocumentError,
    EncryptedDocumentError,
    TooManyEntriesError,
    XmlEntitiesError,
)

END_OF_DIRECTORY: Final = b"PK\x05\x06"
END_OF_DIRECTORY_64: Final = b"PK\x06\x06"
ENTRY: Final = b"PK\x01\x02"
TAIL: Final = 65_557 + 128  # the end record with its longest comment, and the two 64-bit records before it
CHUNK: Final = 65_536
BAD_ZIP: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
XML_OPENINGS: Final = (b"<", b"\xff\xfe<", b"\xfe\xff\0<", b"\0<", b"<\0")


class DocxPackage:
    """A docx unpacked part by part; all that is taken out of it together has an end."""

    def __init__(self, archive: zipfile.ZipFile, *, name: str) -> None:
        self._archive = archive
        self._left = UNPACKED_BYTES
        self.name = name

    def __contains__(self, part: object) -> bool:
        return part in self._archive.NameToInfo

    def parts(self) -> list[str]:
        """Name all parts in the order of the directory."""
        return self._archive.namelist()

    @contextmanager
    def open(self, part: str) -> Iterator["PartStream"]:
        """Unpack a part as a stream that refuses to pass its limit."""
        info = self._archive.getinfo(part)
        if info.flag_bits & 1:
            raise EncryptedDocumentError(name=self.name, where=part)
        check_unpacked(info.file_size, packed=info.compress_size, name=self.name, part=part)
        try:
            with self._archive.open(info) as stream:
                yield PartStream(stream, package=self, part=part, packed=info.compress_size)
        except BAD_ZIP:
            raise DamagedDocumentError(
                name=self.name, detail=part or "zip", where=part or self.name
            ) from None

    def spend(self, size: int, *, part: str) -> None:
        """Count what was unpacked against what all parts together may take."""
        self._left -= size
        if self._left < 0:
            limit = shown(UNPACKED_BYTES)
            raise ArchiveBombError(name=self.name, size=f"> {limit}", limit=limit, where=part)


class PartStream:
    """A part as it unpacks: what a declared size hides is seen here."""

    def __init__(self, stream: IO[bytes], *, package: DocxPackage, part: str, packed: int) -> None:
        self._stream = stream
        self._package = package
        self._part = part
        self._packed = packed
        self._taken = 0
        self._tags = 0

    def read(self, size: int = CHUNK) -> bytes:
        """Unpack the next bytes, or refuse."""
        data = self._stream.read(min(size, CHUNK) if size > 0 else CHUNK)
        self._taken += len(data)
        check_unpacked(self._taken, packed=self._packed, name=self._package.name, part=self._part)
        self._package.spend(len(data), part=self._part)
        self._tags += data.count(b"<")
        check_tags(self._tags, name=self._package.name, where=self._part)
        return data


@contextmanager
def open_package(stream: BinaryIO, *, name: str) -> Iterator[DocxPackage]:
    """Open the zip after its directory was counted."""
    _check_directory(stream, name=name)
    try:
        archive = zipfile.ZipFile(stream)
    except BAD_ZIP:
        raise DamagedDocumentError(name=name, detail="zip", where=name) from None
    with archive:
        yield DocxPackage(archive, name=name)


def _check_directory(stream: BinaryIO, *, name: str) -> None:
    """Refuse a directory of too many entries before a single one of them costs memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - TAIL))
    tail = stream.read(TAIL)
    end = tail.rfind(END_OF_DIRECTORY)
    if end < 0 or len(tail) < end + 22:
        raise DamagedDocumentError(name=name, detail="zip", where=name)
    count, directory_size = struct.unpack_from("<HI", tail, end + 10)
    wide = tail.rfind(END_OF_DIRECTORY_64, 0, end)
    if wide >= 0 and len(tail) >= wide + 56:
        wide_count, wide_size = struct.unpack_from("<QQ", tail, wide + 32)
        count, directory_size = max(count % 0xFFFF, wide_count), max(directory_size % 0xFFFFFFFF, wide_size)
    if directory_size > ZIP_DIRECTORY_BYTES or count > ZIP_ENTRIES:
        raise TooManyEntriesError(
            name=name, count=max(count, directory_size // 64), limit=ZIP_ENTRIES, where=name
        )


def refuse_document_types(package: DocxPackage) -> None:
    """Refuse a package of which any part, read later or not, declares a document type."""
    for part in package.parts():
        if part.endswith("/"):
            continue
        with package.open(part) as stream:
            head = stream.read(64)
            if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(XML_OPENINGS):
                _refuse_document_type(head, stream, package=package, part=part)


class _RootSeenError(Exception):
    """The root element began: no document type can follow."""


def _refuse_document_type(head: bytes, stream: PartStream, *, package: DocxPackage, part: str) -> None:
    def refuse(*_: object) -> None:
        raise XmlEntitiesError(name=package.name, part=part, where=part)

    def stop(*_: object) -> None:
        raise _RootSeenError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        while head:
            parser.Parse(head)
            head = stream.read(CHUNK)
    except _RootSeenError:
        return
    except (expat.ExpatError, ValueError, LookupError):  # the last two: an encoding that it does not know
        while head:
            _refuse_unread_encoding(head, package=package, part=part)
            head = stream.read(CHUNK)


def _refuse_unread_encoding(head: bytes, *, package: DocxPackage, part: str) -> None:
    """What this parser cannot make out may hide a declaration from it and show it to another."""
    if b"<!doctype" in head.lower().replace(b"\0", b"") or b"<!entity" in head.lower().replace(b"\0", b""):
        raise XmlEntitiesError(name=package.name, part=part, where=part)
