"""`gangmu export`: a programme as files, or its history (DESIGN §5.2, §6.2)."""

import shutil
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.homes import opened_home
from gangmu.cli.languages import say
from gangmu.cli.usage import iso_day
from gangmu.core.base.refusals import GangmuError


class Kind(StrEnum):
    """What can be exported."""

    PLAN = "plan"
    LEDGER = "ledger"
    EVERYTHING = "everything"


class NoProgrammeError(GangmuError):
    """There is no such programme in this home."""

    code = "export.no_programme"
    parameter_names = ("code",)


class FolderInUseError(GangmuError):
    """The folder holds something else than an earlier export of that kind."""

    code = "export.folder_in_use"
    parameter_names = ("name",)


def command(
    kind: Annotated[Kind, typer.Argument(metavar="KIND")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", callback=iso_day)] = None,
    programme: Annotated[str | None, typer.Option("--programme", metavar="CODE")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write a programme as a plan folder, or the ledger, or all history with the script that checks it."""
    opened_home()
    ours = "plan.yaml" if kind is Kind.PLAN else "heads.json"
    if output.exists() and not _may_be_written(output, ours):
        raise FolderInUseError(name=output.name, where=str(output))
    day = date.fromisoformat(as_of) if as_of else None
    told: dict[str, object] = {"kind": kind.value, "folder": str(output)}
    if kind is Kind.PLAN:
        files = _plan(output, code=programme, day=day)
        words = say(f"已写入 {output}：{len(files)} 个文件。\n", f"Wrote {len(files)} files to {output}.\n")
        told["files"] = files
    else:
        told |= (held := _archive(kind, output, code=programme, day=day))
        words = say(
            f"已写入 {output}：{held['chains']} 条链、{held['entries']} 条留痕、{held['rows']} 个版本、{held['files']} 个文件。\n"
            f"核验（不需要纲目）：python3 {output}/verify_ledger.py {output} --heads 另存的heads.json\n",
            f"Wrote {held['chains']} chains, {held['entries']} entries, {held['rows']} versions and {held['files']} files "
            f"to {output}.\nCheck them without Gangmu: python3 {output}/verify_ledger.py {output} --heads KEPT-HEADS.json\n",
        )
    if as_json:
        give_json(told)
    else:
        give(words)


def _may_be_written(folder: Path, ours: str) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / ours).is_file())


def _archive(kind: Kind, folder: Path, *, code: str | None, day: date | None) -> dict[str, int]:
    from dataclasses import asdict

    from gangmu.web.record.archives import write_everything, write_ledger
    from gangmu.web.record.models import Programme

    named = Programme.objects.filter(code=code).first() if code else None
    if code and named is None:
        raise NoProgrammeError(code=code)
    for part in ("ledger", "rows", "files"):  # of an archive that is written anew nothing old may stay
        shutil.rmtree(folder / part, ignore_errors=True)
    write = write_ledger if kind is Kind.LEDGER else write_everything
    return asdict(write(folder, programme=named, day=day))


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
