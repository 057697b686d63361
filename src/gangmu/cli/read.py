"""`gangmu read`: a document becomes a draft (DESIGN §5.1)."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from gangmu.cli.doors import colour_wanted, give, progress, stdout_is_terminal
from gangmu.cli.languages import say, spoken
from gangmu.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from gangmu.core.extraction import Reading

FORMS: Final = ("json", "yaml", "table")
STANDARD_INPUT: Final = ("-", "/dev/stdin")


def _known_form(form: str | None) -> str | None:
    if form is not None and form not in FORMS:
        raise typer.BadParameter(" | ".join(FORMS))
    return form


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    form: Annotated[
        str | None, typer.Option("--format", metavar="json|yaml|table", callback=_known_form)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    text_to: Annotated[Path | None, typer.Option("--text", metavar="OUT")] = None,
    explain: Annotated[str | None, typer.Option("--explain", metavar="ROW")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT")] = None,
) -> None:
    """Read a document and give, write or explain what was found."""
    from gangmu.files.outputs import write_whole

    _distinct(file, text_to, output)
    to_person = output is None and stdout_is_terminal()
    _one_form(form, as_json=as_json)
    chosen = "json" if as_json else form or ("table" if to_person else "json")
    reading, sha256 = _read(file)
    colour = output is None and colour_wanted()
    result = (
        _told(reading, sha256, chosen, colour=colour)
        if explain is None
        else _explained(reading, explain, chosen, colour=colour)
    )
    files = {text_to: reading.source.text} if text_to else {}
    write_whole(files | ({output: result} if output else {}))
    if output is None:
        give(result)


def _one_form(form: str | None, *, as_json: bool) -> None:
    if as_json and form not in (None, "json"):
        zh, en = f"--json 与 --format {form} 只能写一个。", f"--json and --format {form} exclude each other."
        raise WrongUsageError(detail=say(zh, en), help="gangmu read --help")


def _distinct(file: Path, *outputs: Path | None) -> None:
    """Never write over the document itself, nor one result over the other."""
    places = [os.path.realpath(path) for path in (file, *outputs) if path is not None]
    if len(set(places)) < len(places):
        detail = say(
            "要写的文件与要读的文件是同一个，或两个结果写到了同一处。", "two of the files are the same."
        )
        raise WrongUsageError(detail=detail, help="gangmu read --help")


def _read(file: Path) -> "tuple[Reading, str]":
    import hashlib

    from gangmu.core.extraction import read_source
    from gangmu.files.documents import open_document, read_bytes

    if str(file) in STANDARD_INPUT:
        data = _standard_input()
        source = read_bytes(data, name=say("标准输入", "standard input"))
        return read_source(source), hashlib.sha256(data).hexdigest()
    with progress(say(f"正在读 {file.name} ……", f"reading {file.name} …")):
        source = open_document(file)
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return read_source(source), sha256


def _standard_input() -> bytes:
    """Take in what comes through a pipe, and no more than a document may have."""
    from gangmu.files.limits import PACKED_BYTES

    return sys.stdin.buffer.read(PACKED_BYTES + 1)


def _told(reading: "Reading", sha256: str, form: str, *, colour: bool) -> str:
    from gangmu.core.extraction.contract import to_contract

    if form == "table":
        from gangmu.cli.faces.reading import reading_face
        from gangmu.cli.faces.sheets import sheet

        return reading_face(reading, sheet(colour=colour, language=spoken()))
    return _written(to_contract(reading, sha256=sha256), form)


def _explained(reading: "Reading", row: str, form: str, *, colour: bool) -> str:
    from gangmu.cli.faces.explaining import explanation, explanation_face

    found = explanation(reading, row)
    if form == "table":
        from gangmu.cli.faces.sheets import sheet

        return explanation_face(found, sheet(colour=colour, language=spoken()))
    return _written(found, form)


def _written(value: Any, form: str) -> str:
    if form == "json":
        from gangmu.cli.faces.indented import indented

        return indented(value) + "\n"
    import yaml

    # The C writer where it was built: ten times faster on a whole outline.
    writer = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(value, Dumper=writer, allow_unicode=True, sort_keys=False, width=110))
