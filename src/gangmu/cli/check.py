"""`gangmu check`: what is wrong with a plan folder, each fault in its place (DESIGN §5.2)."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gangmu.cli.doors import give, give_json, progress
from gangmu.cli.exits import ExitCode
from gangmu.cli.languages import say, spoken
from gangmu.cli.usage import iso_day

if TYPE_CHECKING:
    from gangmu.files.tables.problems import Problem

SHOWN = 200  # in words; as JSON all of them


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    today: Annotated[str | None, typer.Option("--today", metavar="DAY", callback=iso_day)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the problems of a plan folder; exit 1 when there are any."""
    from gangmu.files.plan_folders import check_folder

    with progress(say(f"正在核对 {folder.name} ……", f"checking {folder.name} …")):
        problems = check_folder(folder, today=date.fromisoformat(today) if today else None)
    if as_json:
        give_json({"problems": [each.as_dict(spoken()) for each in problems]})
    else:
        give(_in_words(problems))
    if problems:
        raise typer.Exit(ExitCode.PROBLEMS)


def _in_words(problems: "list[Problem]") -> str:
    lines = [_line(each) for each in problems[:SHOWN]]
    if len(problems) > SHOWN:
        left = len(problems) - SHOWN
        lines.append(say(f"还有 {left} 处，用 --json 看全部。", f"{left} more; --json gives all of them."))
    faults = sum(each.severity == "fault" for each in problems)
    doubts = len(problems) - faults
    lines.append(say(f"错误 {faults} 处，存疑 {doubts} 处。", f"{faults} faults, {doubts} doubts."))
    return "\n".join(lines) + "\n"


def _line(problem: "Problem") -> str:
    place = ":".join(filter(None, (problem.file, str(problem.row or ""), problem.column)))
    doubt = say("存疑：", "doubt: ") if problem.severity == "doubt" else ""
    return f"{place}  {doubt}{problem.message(spoken())}"
