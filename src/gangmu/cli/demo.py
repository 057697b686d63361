"""`gangmu demo`: the example programme. It comes with the living outline; until then it says so."""

from typing import Annotated, Any, Final

import typer

from gangmu.core.base.refusals import GangmuError

# The options that the demonstration will have are no wrong usage: the answer to them is the refusal.
CONTEXT_SETTINGS: Final[dict[str, Any]] = {"ignore_unknown_options": True, "allow_extra_args": True}


class NotYetError(GangmuError):
    """A command was asked for that this version does not have."""

    code = "command.not_yet"
    parameter_names = ("command",)


def command(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Refuse: the demonstration is not built yet."""
    raise NotYetError(command="demo")
