"""`gangmu init`: a real start, with an empty programme and its first clerk."""

from typing import Annotated, Any

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.homes import brought_up, made_home
from gangmu.cli.languages import say
from gangmu.cli.usage import WrongUsageError


def command(
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    code: Annotated[str, typer.Option("--code", metavar="CODE")] = "main",
    place_code: Annotated[str, typer.Option("--place-code", metavar="CODE")] = "",
    time_zone: Annotated[str, typer.Option("--time-zone", metavar="ZONE")] = "Asia/Shanghai",
    login: Annotated[str, typer.Option("--login", metavar="LOGIN")] = "clerk",
    upgrade: Annotated[bool, typer.Option("--upgrade")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Make the home and its programme; print the first clerk's sheet of codes, this once."""
    if upgrade:
        brought_up()
        return
    if not place:
        raise WrongUsageError(detail="--place", help="gangmu init --help")
    home = made_home()
    from gangmu.web.accounts.starting import Start, start
    from gangmu.web.record.clock import now

    asked = Start(
        code=code, name=name or place, place=place, place_code=place_code, time_zone=time_zone, login=login
    )
    programme, sheet = start(asked, at=now(), on=now().date())
    started = {
        "home": str(home.path),
        "programme": programme.code,
        "login": sheet.login,
        "codes": list(sheet.codes),
        "expires_on": sheet.expires_on.isoformat(),
    }
    if as_json:
        give_json(started)
    else:
        give(_sheet(started))


def _sheet(started: dict[str, Any]) -> str:
    codes = "\n".join(f"    {code}" for code in started["codes"])
    return say(
        f"已建好：{started['home']}\n\n"
        f"账号 {started['login']} 的登录码单（只显示这一次，每个码用一次，{started['expires_on']} 前有效）：\n"
        f"{codes}\n\n下一步：gangmu serve，打开 /desk/，用一个码登录。\n",
        f"Made: {started['home']}\n\n"
        f"Codes for {started['login']} (shown only now, each works once, good until {started['expires_on']}):\n"
        f"{codes}\n\nNext: gangmu serve, open /desk/ and sign in with one of them.\n",
    )
