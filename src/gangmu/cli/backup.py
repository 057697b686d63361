"""`gangmu backup`: everything in one sealed file."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from gangmu.cli.doors import give, give_json, progress
from gangmu.cli.homes import opened_home
from gangmu.cli.languages import say


def command(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write the backup and say what it holds."""
    opened_home()
    from gangmu.files.outputs import cannot_write
    from gangmu.web.record.backups import back_up

    try:
        with progress(say("正在备份 ……", "backing up …")):
            backed = back_up(output.absolute())
    except OSError as fault:
        raise cannot_write(output, fault) from None
    if as_json:
        give_json(asdict(backed))
    else:
        give(
            say(
                f"已备份到 {output}：{backed.rows} 行、{backed.files} 个文件。\nsha256 {backed.sha256}\n",
                f"Backed up to {output}: {backed.rows} rows, {backed.files} files.\nsha256 {backed.sha256}\n",
            )
        )
