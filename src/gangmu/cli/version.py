"""`gangmu version`: which release this is."""

from typing import Annotated

import typer

from gangmu import __version__
from gangmu.cli.doors import give, give_json


def command(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Say the version."""
    if as_json:
        give_json({"name": "gangmu", "version": __version__})
    else:
        give(f"gangmu {__version__}\n")
