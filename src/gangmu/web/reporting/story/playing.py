"""The way in: plays the year of an example whose folder has the script of one."""

from datetime import date, datetime
from pathlib import Path

from gangmu.web.record.models import Programme
from gangmu.web.reporting.story.people import seat_people
from gangmu.web.reporting.story.script import read_script
from gangmu.web.reporting.story.stage import Stage
from gangmu.web.reporting.story.year import play


def play_year(programme: Programme, folder: Path, at: datetime, today: date) -> None:
    """Play the year up to the story day (演示年度); nothing where the folder has no script."""
    script = read_script(folder)
    if script is None:
        return
    cast = seat_people(programme, at=at, from_on=date(script.year, 1, 1))
    play(Stage(programme, cast, script, at, today))
