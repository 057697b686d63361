"""Many ledgers as one zip (打包下发), for whoever hands them on; the same ledgers give the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Final

from gangmu.files.ledgers.books import IssuedBook
from gangmu.files.ledgers.writing import ledger_workbook

_NO_NAME: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LENGTH: Final = 80


def bundle(books: Iterable[IssuedBook]) -> bytes:
    """Give the bytes of a zip of ledgers, each under its title and its number."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for book in books:
            info = zipfile.ZipInfo(file_name(book), date_time=(2000, 1, 1, 0, 0, 0))
            info.external_attr = 0o600 << 16
            archive.writestr(info, ledger_workbook(book))
    return out.getvalue()


def file_name(book: IssuedBook) -> str:
    """Give the name of a ledger's file: its title without signs that a file system refuses."""
    return f"{_NO_NAME.sub('_', book.title)[:_LENGTH]}.xlsx"
