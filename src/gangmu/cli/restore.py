"""`gangmu restore`: a backup into an empty home, verified."""

from pathlib import Path
from typing import Annotated

import typer

from gangmu.cli.doors import give, give_json, progress
from gangmu.cli.exits import ExitCode
from gangmu.cli.homes import made_home
from gangmu.cli.languages import say


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Put the backup in and verify it; say 1 when what was backed up was not whole already."""
    home = made_home()
    from gangmu.web.record.restoring import restore
    from gangmu.web.record.stored import damaged_files
    from gangmu.web.record.verifying import verify

    with progress(say("正在恢复并核验 ……", "restoring and verifying …")):
        restored = restore(file.absolute())
        is_whole = verify().is_whole and not damaged_files()
    if as_json:
        give_json({"home": str(home.path), "rows": restored.rows, "files": restored.files, "ok": is_whole})
    else:
        give(
            say(
                f"已恢复到 {home.path}：{restored.rows} 行、{restored.files} 个文件。\n",
                f"Restored to {home.path}: {restored.rows} rows, {restored.files} files.\n",
            )
            + (
                say("核验一致。\n", "All is as it was recorded.\n")
                if is_whole
                else say("核验不一致：请运行 gangmu verify。\n", "It is not whole: run gangmu verify.\n")
            )
        )
    return ExitCode.DONE if is_whole else ExitCode.PROBLEMS
