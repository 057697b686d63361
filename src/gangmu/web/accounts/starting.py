"""A real start: an empty programme, the leading group's office, and its first clerk (DESIGN §2, principle 8)."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, available_timezones

from gangmu.web.accounts.codes import Sheet, add_sheet
from gangmu.web.accounts.models import Holding, OrgUnit, Post, User
from gangmu.web.accounts.refusals import HomeTakenError, NoSuchZoneError
from gangmu.web.home import home
from gangmu.web.record.actors import operator
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is asked of whoever starts."""

    code: str
    name: str
    place: str
    time_zone: str
    login: str
    place_code: str = ""


def start(asked: Start, *, at: datetime, on: date) -> tuple[Programme, Sheet]:
    """Make the programme and its first clerk (启用). Refuses where a programme is already."""
    if asked.time_zone not in available_timezones():
        raise NoSuchZoneError(name=asked.time_zone)
    if Programme.objects.filter(is_example=False).exists():
        raise HomeTakenError(home=str(home().path))
    by = operator()
    with commit("home.started", by=by, at=at, key=f"start-{asked.code}", home=True) as opened:
        programme = opened.add(
            Programme(
                code=asked.code,
                name=asked.name,
                place=asked.place,
                place_code=asked.place_code,
                time_zone=str(ZoneInfo(asked.time_zone)),
            )
        )
        user = opened.add(User(login=asked.login, password=""))
        sheet = add_sheet(opened, user, on=on)
    _seat(programme, user, at=at, on=on)
    return programme, sheet


def _seat(programme: Programme, user: User, *, at: datetime, on: date) -> None:
    by = operator(programme.pk)
    with commit("home.first_clerk_seated", by=by, at=at, key="first-clerk") as opened:
        office = opened.add(
            OrgUnit(code="office", name="领导小组办公室", name_en="Office of the leading group")
        )
        post = opened.add(Post(code="clerk", title="规划专员", unit=office, role="office"))
        opened.add(Holding(post=post, user=user, from_on=on))
