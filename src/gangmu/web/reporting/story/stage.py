"""The stage on which the example's year is played."""

from dataclasses import dataclass
from datetime import date, datetime

from gangmu.web.doors.posted import Stamp
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.reporting.story.people import Cast
from gangmu.web.reporting.story.script import Script


@dataclass
class Stage:
    """舞台: the programme, who acts, and the moment at which the computer does it all."""

    programme: Programme
    cast: Cast
    script: Script
    at: datetime
    today: date
    acts: int = 0

    def stamp(self, by: Actor) -> Stamp:
        """Give the stamp of the next act."""
        self.acts += 1
        return {"by": by, "at": self.at, "key": f"story-{self.acts}"}

    def on(self, month: int, day: int) -> date:
        """Give a day of the script's year."""
        return date(self.script.year, month, day)
