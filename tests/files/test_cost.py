"""What reading costs: no heavy import for plain text, time that grows with the size, memory with an end."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable

import pytest

from gangmu.core.base.refusals import GangmuError
from gangmu.files.documents import read_bytes

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f"<w:document xmlns:w='{SPACE}'><w:body>{{}}</w:body></w:document>"
TIMES = 4
STEEPEST = 2.2 * TIMES  # quadratic growth would be 16


def docx(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", WORD.format(body))
    return stream.getvalue()


def page(body: str) -> bytes:
    return f"<html><body><p>{body}</body></html>".encode()


def least_seconds(data: bytes, name: str) -> float:
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        read_bytes(data, name=name)
        least = min(least, time.process_time() - start)
    return least


@pytest.mark.parametrize(
    ("make", "name", "unit", "size"),
    [
        (docx, "a.docx", "<w:p><w:r><w:t>种一棵树。</w:t></w:r></w:p>", 2_000),
        (docx, "b.docx", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>树</w:t></w:r></w:p>", 2_000),
        (page, "a.html", "<p>种一棵树。</p>", 2_000),
        (page, "b.html", "<span>树</span><br>", 3_000),
        (page, "c.html", "树 \n", 40_000),
        (page, "d.html", "<h1>树</h1>", 3_000),
        (lambda body: body.encode(), "a.txt", "1（", 100_000),
        (lambda body: body.encode("gb18030"), "b.txt", "全市种树，", 50_000),
    ],
)
def test_time_grows_with_the_size(make: Callable[[str], bytes], name: str, unit: str, size: int) -> None:
    small, large = make(unit * size), make(unit * size * TIMES)
    assert least_seconds(large, name) <= STEEPEST * least_seconds(small, name) + 0.02


def test_plain_text_needs_no_parser_of_other_kinds() -> None:
    code = (
        "import sys; from gangmu.files.documents import read_bytes; read_bytes(b'x', name='a.txt');"
        "print([name for name in ('lxml', 'docx', 'pypdfium2', 'zipfile') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("body", ["<b>x" * 5_000, "<table><tr><td>x" * 3_000, "<i>x</i>" * 400_000])
def test_markup_that_would_fill_memory_or_be_cut_off_is_refused(body: str) -> None:
    with pytest.raises(GangmuError) as refusal:
        read_bytes(page(body), name="a.html")
    assert refusal.value.code == "document.too_demanding"


def test_table_of_endless_cells_stays_within_memory() -> None:
    code = (
        "import io, zipfile; from gangmu.files.documents import read_bytes;"
        "stream = io.BytesIO(); archive = zipfile.ZipFile(stream, 'w');"
        f"archive.writestr('word/document.xml', {WORD!r}.format('<w:tbl><w:tr><w:tc>' + '<w:p/>' * 500000 + "
        "'</w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')); archive.close();"
        "read_bytes(stream.getvalue(), name='a.docx');"
        # Not ru_maxrss: that counts what the parent held when it forked.
        "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(done.stdout) < 300 * 1024
