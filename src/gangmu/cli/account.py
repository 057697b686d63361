"""`gangmu account`: a new sheet of codes, an account for whoever takes up a post, or the end of one."""

from typing import Annotated
from uuid import uuid4

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.homes import opened_home
from gangmu.cli.languages import say
from gangmu.cli.usage import WrongUsageError


def command(
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    post: Annotated[str | None, typer.Option("--post", metavar="CODE")] = None,
    programme: Annotated[str | None, typer.Option("--programme", metavar="CODE")] = None,
    erase: Annotated[bool, typer.Option("--erase")] = False,
    lift: Annotated[bool, typer.Option("--lift-second-factor")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Print a sheet; with a post, seat the person in it first; or erase the person, or lift a second factor."""
    if lift and (erase or post):
        raise WrongUsageError(detail="--lift-second-factor", help="gangmu account --help")
    if erase and post:
        raise WrongUsageError(detail="--erase --post", help="gangmu account --help")
    opened_home()
    if lift:
        _lift(login, as_json=as_json)
        return
    if erase:
        _erase(login, as_json=as_json)
        return
    from gangmu.web.accounts.seating import Occasion, post_named, seat, sheet_for
    from gangmu.web.record.actors import operator
    from gangmu.web.record.clock import now

    when = Occasion(at=now(), on=now().date(), key=uuid4().hex)
    by = operator()
    seated = post_named(post, programme) if post else None
    sheet = seat(login, seated, by=by, when=when) if seated else sheet_for(login, by=by, when=when)
    codes = list(sheet.codes) if sheet else []
    if as_json:
        give_json({"login": login, "post": post, "codes": codes})
        return
    lines = "".join(f"    {code}\n" for code in codes)
    if sheet:
        give(say(f"{login} 的登录码单（只显示这一次）：\n", f"Codes for {login} (shown only now):\n") + lines)
    else:
        give(say(f"{login} 已任职，登录照旧。\n", f"{login} holds the post now and signs in as before.\n"))


def _lift(login: str, *, as_json: bool) -> None:
    from gangmu.web.accounts.second_factor import lift_of
    from gangmu.web.record.actors import operator
    from gangmu.web.record.clock import now

    lifted = lift_of(login, by=operator(), at=now(), key=uuid4().hex)
    if as_json:
        give_json({"login": login, "lifted": lifted})
    elif lifted:
        give(
            say(
                f"{login} 的第二验证已重置；请本人登录后重新设置。\n",
                f"The second factor of {login} is lifted.\n",
            )
        )
    else:
        give(say(f"{login} 没有设第二验证。\n", f"{login} has no second factor.\n"))


def _erase(login: str, *, as_json: bool) -> None:
    from dataclasses import asdict

    from gangmu.web.accounts.erasing import erase_person
    from gangmu.web.record.actors import operator
    from gangmu.web.record.clock import now

    at = now()
    erased = erase_person(login, by=operator(), at=at, on=at.date(), key=uuid4().hex)
    if as_json:
        give_json(asdict(erased))
        return
    give(
        say(
            f"已删除：账号、姓名、密码、登录码和登录记录；账上留下的称作 {erased.login}，免去岗位 {erased.posts} 个。\n"
            "这一步不能撤销。此前的备份里还有这个人：请按保管规定销毁或另做新备份。\n",
            f"Erased: name, password, codes and sign-ins; what stays in the ledger is called {erased.login}; posts ended: "
            f"{erased.posts}.\nThis cannot be undone. Backups made before still hold the person: destroy or replace them.\n",
        )
    )
