"""`gangmu verify`: was anything altered, lost, moved or slipped in?"""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from gangmu.cli.doors import give, give_json, progress
from gangmu.cli.exits import ExitCode
from gangmu.cli.homes import opened_home
from gangmu.cli.languages import say

if TYPE_CHECKING:
    from gangmu.web.record.verifying import Problem, Verdict

SHOWN = 20


def command(as_json: Annotated[bool, typer.Option("--json")] = False) -> int:
    """Check every chain, every recorded row and every stored file; say 1 when something is wrong."""
    opened_home()
    from gangmu.web.record.stored import damaged_files
    from gangmu.web.record.verifying import verify

    with progress(say("正在核验留痕 ……", "verifying the record …")):
        verdict = verify()
        files = damaged_files()
    if as_json:
        give_json(asdict(verdict) | {"files": files, "ok": verdict.is_whole and not files})
    else:
        give(_told(verdict, files))
    return ExitCode.DONE if verdict.is_whole and not files else ExitCode.PROBLEMS


def _told(verdict: "Verdict", files: list[str]) -> str:
    counted = say(
        f"核验了 {verdict.chains} 条链、{verdict.entries} 条留痕、{verdict.rows} 行记录。\n",
        f"Checked {verdict.chains} chains, {verdict.entries} entries, {verdict.rows} rows.\n",
    )
    if verdict.is_whole and not files:
        return counted + say("与记下时一致。\n", "All is as it was recorded.\n")
    lines = [_line(problem) for problem in verdict.problems[:SHOWN]]
    lines += [say(f"文件不符：{sha256}", f"file altered or missing: {sha256}") for sha256 in files[:SHOWN]]
    more = len(verdict.problems) + len(files) - len(lines)
    if more > 0:
        lines.append(say(f"……另有 {more} 处", f"… and {more} more"))
    return counted + "\n".join(lines) + "\n"


def _line(problem: "Problem") -> str:
    kinds = {
        "altered": say("被改动", "altered"),
        "missing": say("缺失", "missing"),
        "reordered": say("次序被改", "reordered"),
        "unrecorded": say("未经留痕", "never recorded"),
    }
    row = f"{problem.type} {problem.uid} v{problem.version}" if problem.uid else problem.type
    return f"✗ {kinds[problem.kind]}: {problem.chain} #{problem.seq} {row}"
