"""Plain text and Markdown: which encoding it is in, decided strictly."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from gangmu.core.outline.sources import SourceText
from gangmu.files.legibility import is_legible
from gangmu.files.limits import check_length
from gangmu.files.refusals import EmptyDocumentError, NotTextError, UnknownEncodingError

# Control characters that no text editor writes; form feed, escape of paper and end-of-file are let through.
BINARY_BYTES: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26}) + b"\x7f"
BINARY_SHARE: Final = 0.001
HEAD: Final = 65_536


def read_text_file(data: bytes, *, name: str, kind: str) -> SourceText:
    """Decode a .txt or .md: its words as they are, the byte order mark dropped, line ends kept."""
    text, encoding = decode(data, name=name)
    if not text.strip():
        raise EmptyDocumentError(name=name, where=name)
    check_length(len(text), name=name)
    return SourceText(text=text, kind=kind, encoding=encoding)


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """Give the text and the name of its encoding: UTF-8, UTF-16 by its mark, or GB18030."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _utf16(data, name=name), "utf-16"
    if looks_binary(data):
        raise NotTextError(name=name, where=name)
    body = data.removeprefix(BOM_UTF8)
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if len(body) < len(data):
            raise UnknownEncodingError(name=name, where=name) from None
    return _gb18030(data, name=name), "gb18030"


def looks_binary(data: bytes) -> bool:
    """Tell data from text in an encoding of bytes: text holds no NUL and hardly a control character."""
    if b"\0" in data:
        return True
    head = data[:HEAD]
    return len(head) - len(head.translate(None, BINARY_BYTES)) > BINARY_SHARE * len(head)


def _utf16(data: bytes, *, name: str) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        raise NotTextError(name=name, where=name) from None
    if "\0" in text:
        raise NotTextError(name=name, where=name)
    return text


def _gb18030(data: bytes, *, name: str) -> str:
    """Nearly any bytes decode as GB18030, so what comes out must also read as language."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise UnknownEncodingError(name=name, where=name) from None
    if not is_legible(text):
        raise UnknownEncodingError(name=name, where=name)
    return text
