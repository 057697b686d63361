"""`gangmu demo`: the example programme, built by the product's own road, and served."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gangmu.cli.doors import give, give_json, tell
from gangmu.cli.homes import made_home, opened_home
from gangmu.cli.languages import say
from gangmu.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from gangmu.web.home import Home


def command(
    outline: Annotated[Path | None, typer.Option("--outline", metavar="FILE")] = None,
    scale: Annotated[int, typer.Option("--scale", metavar="N", min=1, max=50)] = 1,
    port: Annotated[int, typer.Option("--port", metavar="PORT")] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve")] = False,
    remove: Annotated[bool, typer.Option("--remove")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Build the example where it is not there yet; serve it; or remove it."""
    if outline is not None and scale > 1:
        raise WrongUsageError(detail="--outline --scale", help="gangmu demo --help")
    if remove:
        return _remove(as_json=as_json)
    began = time.monotonic()
    if outline is not None:
        _see(outline)
    home = made_home()
    ready = _built(home, outline, scale) | {"address": f"http://127.0.0.1:{port}/"}
    ready["seconds"] = round(time.monotonic() - began, 1)
    if as_json:
        give_json(ready)
    else:
        give(_in_words(ready))
    if no_serve:
        return 0
    from gangmu.cli.serve import serve

    if ready["story_day"]:
        os.environ["GANGMU_TODAY"] = ready["story_day"]
    return serve("127.0.0.1", port, home=str(home.path))


def _see(outline: Path) -> None:
    """Refuse a document that is not there before anything is made."""
    from gangmu.files.refusals import NoSuchFileError

    if not outline.is_file():
        raise NoSuchFileError(name=outline.name, where=str(outline))


def _built(home: "Home", outline: Path | None, scale: int) -> dict[str, Any]:
    from gangmu.web.indicators.folders.example import (
        ExampleThereError,
        Wanted,
        build_example,
        new_sheets,
        posts_of_the_example,
        remove_the_example,
        story_day_of,
    )
    from gangmu.web.indicators.folders.opening import example_programme
    from gangmu.web.record.clock import now
    from gangmu.web.record.moments import last_release

    at, there = now(), example_programme()
    if there is not None and last_release(there) is None:  # its building was cut short
        remove_the_example(at=at)
        there = None
    if there is not None:
        if outline is not None or scale > 1:
            raise ExampleThereError(name=there.name)
        programme, sheets = there, new_sheets(at=at)
    else:
        from gangmu.web.reporting.story.playing import play_year

        wanted = Wanted(document=outline, scale=scale, work=home.work, at=at, year=play_year)
        built = build_example(wanted, tell=lambda zh, en: tell(say(f"{zh} ……", f"{en} …")))
        programme, sheets = built.programme, built.sheets
    return {
        "home": str(home.path),
        "programme": programme.code,
        "name": programme.name,
        "today": str(story_day_of(programme) or at.date()),
        "story_day": str(story_day_of(programme) or ""),
        "sign_ins": [
            {"login": sheet.login, "post": posts_of_the_example(sheet.login), "codes": list(sheet.codes)}
            for sheet in sheets
        ],
    }


def _in_words(ready: dict[str, Any]) -> str:
    lines = [
        say(
            f"示例已备好（{ready['seconds']} 秒）：{ready['name']}，今天是 {ready['today']}。",
            f"The example is ready ({ready['seconds']} s): {ready['name']}, its today is {ready['today']}.",
        ),
        say(f"公众页面：{ready['address']}", f"Public pages: {ready['address']}"),
        say(f"办公室：{ready['address']}desk/", f"The office: {ready['address']}desk/"),
        say("登录码（每个用一次）：", "Codes to sign in with (each works once):"),
    ]
    for each in ready["sign_ins"]:
        lines += [f"    {each['login']:<20}{'  '.join(each['codes'][:2])}  {each['post']}"]
    lines.append(say("不要了：gangmu demo --remove", "To remove it: gangmu demo --remove"))
    return "\n".join(lines) + "\n"


def _remove(*, as_json: bool) -> int:
    opened_home()
    from gangmu.web.indicators.folders.example import remove_the_example
    from gangmu.web.record.clock import now

    gone = remove_the_example(at=now())
    if as_json:
        give_json({"removed": gone.code})
    else:
        give(say(f"已整体移除示例“{gone.name}”。\n", f"The example “{gone.name}” is removed whole.\n"))
    return 0
