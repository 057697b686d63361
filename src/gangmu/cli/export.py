"""`gangmu export`: a programme as files (DESIGN §5.2)."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.homes import opened_home
from gangmu.cli.languages import say
from gangmu.core.base.refusals import GangmuError


class Kind(StrEnum):
    """What can be exported."""

    PLAN = "plan"


class NoProgrammeError(GangmuError):
    """There is no such programme in this home."""

    code = "export.no_programme"
    parameter_names = ("code",)


class FolderInUseError(GangmuError):
    """The folder holds something else than a plan folder."""

    code = "export.folder_in_use"
    parameter_names = ("name",)


def _day(text: str | None) -> str | None:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter("2025-09-30") from None


def command(
    kind: Annotated[Kind, typer.Argument(metavar="KIND")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", callback=_day)] = None,
    programme: Annotated[str | None, typer.Option("--programme", metavar="CODE")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write the present state of a programme, or that of a past day, as a plan folder."""
    opened_home()
    if output.exists() and (not output.is_dir() or (any(output.iterdir()) and not _is_plan(output))):
        raise FolderInUseError(name=output.name, where=str(output))
    files = _plan(output, code=programme, day=date.fromisoformat(as_of) if as_of else None)
    if as_json:
        give_json({"kind": kind.value, "folder": str(output), "files": files})
    else:
        give(say(f"已写入 {output}：{len(files)} 个文件。\n", f"Wrote {len(files)} files to {output}.\n"))


def _is_plan(folder: Path) -> bool:
    return (folder / "plan.yaml").is_file()


def _plan(folder: Path, *, code: str | None, day: date | None) -> list[str]:
    from gangmu.files.plan_folders import write_folder
    from gangmu.files.plan_folders.folders import folder_texts
    from gangmu.files.plan_folders.schema import TABLES
    from gangmu.web.indicators.folders.giving import plan_of
    from gangmu.web.indicators.folders.opening import example_programme, own_programme
    from gangmu.web.record.actors import operator
    from gangmu.web.record.models import Programme
    from gangmu.web.record.moments import as_of

    named = Programme.objects.filter(code=code).first() if code else own_programme() or example_programme()
    if named is None:
        raise NoProgrammeError(code=code or "—")
    plan = plan_of(named, operator(named.pk), as_of(named, day))
    write_folder(plan, folder)
    files = sorted(folder_texts(plan))
    for table in TABLES:  # a table that has no rows any more has no file
        if table.file not in files:
            (folder / table.file).unlink(missing_ok=True)
    return files
