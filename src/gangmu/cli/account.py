"""`gangmu account`: a new sheet of codes for somebody, or an account for whoever takes up a post."""

from typing import Annotated
from uuid import uuid4

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.homes import opened_home
from gangmu.cli.languages import say


def command(
    login: Annotated[str, typer.Argument(metavar="LOGIN")],
    post: Annotated[str | None, typer.Option("--post", metavar="CODE")] = None,
    programme: Annotated[str | None, typer.Option("--programme", metavar="CODE")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Print a sheet; with a post, seat the person in it first."""
    opened_home()
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
