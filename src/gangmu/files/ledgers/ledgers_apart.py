"""Takes ledgers apart, in the child (隔离读台账): one workbook, or a zip of many, none of which is ever unpacked to a disk."""

import hashlib
import io
from contextlib import suppress
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.files.documents import ZIP_MARKS
from gangmu.files.docx.packages import DocxPackage, open_package
from gangmu.files.ledgers.plain import ledger_as_plain
from gangmu.files.ledgers.reading import NotALedgerError, read_ledger
from gangmu.files.tables.sheets_apart import read_sheets

BOOKS: Final = 300  # of one zip
_WORKBOOK: Final = "xl/workbook.xml"
_PASSED: Final = ("__MACOSX/", "._", "~$", ".DS_Store", "Thumbs.db", "desktop.ini")
_NAME: Final = 200
_NO_TEXT: Final = "document.not_text"


class TooManyBooksError(GangmuError):
    """A zip holds far more workbooks than there are units."""

    code = "ledger.too_many_books"
    parameter_names = ("name", "count", "limit")


class NoBooksError(GangmuError):
    """A zip holds no workbook at all."""

    code = "ledger.no_books"
    parameter_names = ("name",)


def plain_ledgers(data: bytes, *, name: str) -> list[dict[str, Any]]:
    """Read a workbook, or each workbook of a zip; of those that cannot be read, say why."""
    if not data.startswith(ZIP_MARKS):
        return [_one(data, name=name)]
    with open_package(io.BytesIO(data), name=name) as package:
        if _WORKBOOK in package:
            return [_one(data, name=name)]
        return _bundle(package)


def _bundle(package: DocxPackage) -> list[dict[str, Any]]:
    parts = [part for part in package.parts() if not part.endswith("/") and not _is_passed(part)]
    if not parts:
        raise NoBooksError(name=package.name, where=package.name)
    if len(parts) > BOOKS:
        raise TooManyBooksError(name=package.name, count=len(parts), limit=BOOKS, where=package.name)
    return [_one(_content(package, part), name=shown_name(part)) for part in parts]


def _is_passed(part: str) -> bool:
    """Tell what systems leave in a zip beside what people put there."""
    return any(part.startswith(each) or f"/{each}" in part for each in _PASSED)


def _content(package: DocxPackage, part: str) -> bytes:
    chunks = []
    with package.open(part) as stream:
        while chunk := stream.read():
            chunks.append(chunk)
    return b"".join(chunks)


def shown_name(part: str) -> str:
    """Give the name of an entry as people wrote it; it is shown and never becomes a path.

    >>> shown_name("../../9月/市交通局.xlsx"), shown_name("a\\\\b.xlsx")
    ('市交通局.xlsx', 'b.xlsx')
    """
    bare = part.replace("\\", "/").rstrip("/").rpartition("/")[2]
    with suppress(
        UnicodeError
    ):  # an old zip keeps Chinese names in the code page of Windows, taken for that of DOS
        bare = bare.encode("cp437").decode("gb18030") if not bare.isascii() else bare
    return "".join(sign for sign in bare if sign.isprintable())[-_NAME:] or "—"


def _one(data: bytes, *, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": name, "sha256": hashlib.sha256(data).hexdigest()}
    try:
        found["ledger"] = ledger_as_plain(read_ledger(read_sheets(data, name=name), file=name))
    except GangmuError as refused:
        if refused.code == _NO_TEXT:  # a picture, a program: whatever it is, it is no workbook
            refused = NotALedgerError(name=name, where=name)
        parameters = {key: str(value) for key, value in refused.parameters.items()}
        found["refusal"] = {"code": refused.code, "parameters": parameters, "where": refused.where}
    return found
