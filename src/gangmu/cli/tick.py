"""`gangmu tick`: ask for what is due. Run it from cron as often as you like: twice does nothing twice."""

from typing import Annotated

import typer

from gangmu.cli.doors import give, give_json
from gangmu.cli.homes import opened_home, play_on_the_story_day
from gangmu.cli.languages import say


def command(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Enqueue what is due; the worker does it."""
    opened_home()
    play_on_the_story_day()
    from gangmu.web.record.clock import now
    from gangmu.web.record.due import ask_for_what_is_due

    asked = ask_for_what_is_due(now())
    if as_json:
        give_json({"asked": asked})
    else:
        give(say(f"发起了 {len(asked)} 件后台工作。\n", f"Asked for {len(asked)} jobs.\n"))
