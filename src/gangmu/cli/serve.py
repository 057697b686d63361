"""`gangmu serve`: web and worker as children of one small parent."""

import os
import socket
from typing import Annotated

import typer

from gangmu.cli.doors import tell
from gangmu.cli.exits import ExitCode
from gangmu.cli.homes import opened_home, play_on_the_story_day
from gangmu.cli.languages import say
from gangmu.core.base.refusals import GangmuError


class PortTakenError(GangmuError):
    """Another program listens there already."""

    code = "serve.port_taken"
    parameter_names = ("host", "port")


def command(
    host: Annotated[str, typer.Option("--host", metavar="HOST")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT")] = 8000,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Serve until told to stop; say 1 when a child cannot be kept alive."""
    home = opened_home()
    play_on_the_story_day()
    return serve(host, port, home=str(home.path))


def serve(host: str, port: int, *, home: str) -> int:
    """Run the parent. Its children have connections of their own; it has none."""
    from django.db import connections

    from gangmu.web.serving.parent import Parent, children_of

    _free(host, port)
    connections.close_all()
    os.environ["GANGMU_HOME"] = home
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    status = Parent(children_of(host, port)).run(
        ready=lambda: tell(say(f"打开 {address}　（停止：Ctrl-C）", f"Open {address} (Ctrl-C stops it)"))
    )
    return ExitCode.DONE if status == 0 else ExitCode.PROBLEMS


def _free(host: str, port: int) -> None:
    """See that nobody listens there, before children die of it again and again."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            raise PortTakenError(host=host, port=port, where=f"{host}:{port}") from None
