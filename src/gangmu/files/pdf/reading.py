"""Reads a PDF into text by way of a child process, whose end by force is a refusal like any other."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn, cast

import gangmu
from gangmu.core.outline.sources import SourceText
from gangmu.files.assembly import TextAssembly
from gangmu.files.cues import Cue
from gangmu.files.limits import PDF_PAGES, PDF_SECONDS
from gangmu.files.refusals import (
    DamagedDocumentError,
    EncryptedDocumentError,
    NoTextLayerError,
    TextLayerUnusableError,
    TooDemandingError,
    TooManyPagesError,
)

if TYPE_CHECKING:
    from gangmu.files.pdf.child import Answer

CHILD: Final = "gangmu.files.pdf.child"
SECONDS: Final = 2 * PDF_SECONDS  # on the clock of the wall: other work may share the processor


def read_pdf(stream: BinaryIO, *, name: str) -> SourceText:
    """Read the text layer of a PDF as text with spans."""
    answer = _ask_child(stream, name=name)
    if "refusal" in answer:
        _refuse(answer["refusal"], pages=answer.get("pages"), name=name)
    text = TextAssembly(name=name)
    for number, (words, page, kind, level) in enumerate(answer["paragraphs"], start=1):
        cue = Cue(kind, level) if kind else None
        if kind in ("row", "header_row"):
            text.add_row(words.split("\t"), number=number, is_header=kind == "header_row", page=page)
        else:
            text.add(words, number=number, cue=cue, page=page)
    return text.finish("pdf")


def _ask_child(stream: BinaryIO, *, name: str) -> "Answer":
    """Run the child on the file; a file on the disk is handed over as it is, never copied."""
    command = [sys.executable, "-P", "-m", CHILD]
    places = [str(Path(gangmu.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    try:
        if isinstance(stream, io.BytesIO):
            done = subprocess.run(
                command,
                input=stream.getvalue(),
                capture_output=True,
                timeout=SECONDS,
                env=environment,
                check=False,
            )
        else:
            stream.seek(0)
            done = subprocess.run(
                command, stdin=stream, capture_output=True, timeout=SECONDS, env=environment, check=False
            )
    except (subprocess.TimeoutExpired, MemoryError):
        raise TooDemandingError(name=name, where=name) from None
    if done.returncode < 0:  # ended by force: by its limits, or because the parser crashed
        raise TooDemandingError(name=name, where=name)
    if done.returncode > 0:  # a fault of ours, which no refusal may hide
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])
    return cast("Answer", json.loads(done.stdout))


def _refuse(refusal: str, *, pages: object, name: str) -> NoReturn:
    match refusal:
        case "encrypted":
            raise EncryptedDocumentError(name=name, where=name)
        case "too_many_pages":
            raise TooManyPagesError(name=name, pages=pages, limit=PDF_PAGES, where=name)
        case "too_demanding":
            raise TooDemandingError(name=name, where=name)
        case "no_text":
            raise NoTextLayerError(name=name, pages=pages, where=name)
        case "unusable":
            raise TextLayerUnusableError(name=name, where=name)
        case _:
            raise DamagedDocumentError(name=name, detail="pdf", where=name)
