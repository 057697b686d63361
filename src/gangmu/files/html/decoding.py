"""Which encoding a web page is in: its byte order mark, its own word, or what decodes."""

import codecs
import re
from typing import Final

from gangmu.files.refusals import NotTextError, UnknownEncodingError
from gangmu.files.texts import decode, looks_binary

DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.I
)
HEAD: Final = 4096
CHINESE: Final = frozenset(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030", "cp936"))
READ: Final = frozenset(("utf-8", "utf8", "gb18030", "big5", "big5-hkscs", "us-ascii", "ascii"))
MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(data: bytes, *, name: str) -> str:
    """Give the page's text; a page that names a wrong encoding is decoded by what it holds."""
    if data.startswith(MARKS):
        return decode(data, name=name)[0]
    if looks_binary(data):
        raise NotTextError(name=name, where=name)
    found = DECLARED.search(data[:HEAD])
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    declared = "gb18030" if declared in CHINESE else declared
    if declared in READ:
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    try:
        return decode(data, name=name)[0]
    except UnknownEncodingError:
        if declared in READ:  # a stray byte, as crawled pages have: the page's own word and a mark for it
            return data.decode(declared, "replace")
        raise
