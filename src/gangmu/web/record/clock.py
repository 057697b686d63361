"""The clock: the one place that reads it (DESIGN §6.6)."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from gangmu.web.record.models.programmes import Programme


def now() -> datetime:
    """Give the present instant, in UTC."""
    return datetime.now(UTC)


def today(programme: Programme) -> date:
    """Give today's date in the programme's zone; in an example, its story day where one is set."""
    if programme.is_example and (story := os.environ.get("GANGMU_TODAY")):
        return date.fromisoformat(story)
    return now().astimezone(ZoneInfo(programme.time_zone)).date()


def told_at(at: datetime, programme: Programme) -> datetime:
    """Give an instant as the programme's pages tell it: in its zone, and in an example not after its story day."""
    here = at.astimezone(ZoneInfo(programme.time_zone))
    last = today(programme)
    return here if here.date() <= last else here.replace(year=last.year, month=last.month, day=last.day)
