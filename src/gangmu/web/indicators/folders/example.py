"""The example (示例): built in a home by the product's own road, and removed in one act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import gangmu
from gangmu.core.base.refusals import GangmuError
from gangmu.files.plan_folders import PlanFolder, read_folder
from gangmu.web.accounts.actors import actor_of
from gangmu.web.accounts.codes import Sheet, print_sheet
from gangmu.web.accounts.models import Holding, User
from gangmu.web.indicators.actions.outlooks import make_outlooks, try_on_the_past
from gangmu.web.indicators.folders.opening import (
    CODES_OF_AN_EXAMPLE,
    EXAMPLE_SEATS,
    example_programme,
    name_after_its_text,
    open_programme,
    own_programme,
    seat,
)
from gangmu.web.indicators.folders.scaling import scaled_folder
from gangmu.web.indicators.folders.taking import Taken, Taking, take_over
from gangmu.web.indicators.mapping import day
from gangmu.web.indicators.models import PlanHead
from gangmu.web.record.actors import operator
from gangmu.web.record.models import Programme
from gangmu.web.record.releases import release
from gangmu.web.record.removing import remove_example

NAME: Final = "shenyang"
Tell = Callable[[str, str], None]
# Given the programme, the example's folder, the moment and the story day.
PlayYear = Callable[[Programme, Path, datetime, date], None]


class NoExampleFilesError(GangmuError):
    """The files of the example did not come with this installation."""

    code = "demo.no_files"
    parameter_names = ("folder",)


class ExampleThereError(GangmuError):
    """The home has an example already."""

    code = "demo.example_there"
    parameter_names = ("name",)


class NoExampleError(GangmuError):
    """There is no example in this home."""

    code = "demo.no_example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What example is asked for."""

    document: Path | None = None  # another document, read and accepted as it is read
    scale: int = 1
    work: Path  # where a scaled folder may lie while it is taken over
    at: datetime
    year: "PlayYear | None" = None  # plays the example's year, where its folder has the script of one

    @property
    def today(self) -> date:
        """Give the real day."""
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The example as it was built."""

    programme: Programme
    sheets: tuple[Sheet, ...]
    taken: Taken


def example_folder() -> Path:
    """Find the example: it travels with the package, and lies in the checkout."""
    package = Path(gangmu.__file__).parent
    for place in (package / "examples" / NAME, package.parents[1] / "examples" / NAME):
        if (place / "plan.yaml").is_file():
            return place
    raise NoExampleFilesError(folder=f"examples/{NAME}")


def build_example(wanted: Wanted, *, tell: Tell) -> Built:
    """Build the example and release it. Refuses where there is one already."""
    if (there := example_programme()) is not None:
        raise ExampleThereError(name=there.name)
    path, plan = _material(wanted)
    told = story_day(plan)
    story = told or wanted.today
    at = _morning(told, plan.head.get("time_zone", "Asia/Shanghai")) if told else wanted.at
    tell("正在立项", "opening the programme")
    programme, sheets = open_programme(
        plan, at=wanted.at, on=wanted.today, example=True, seats=EXAMPLE_SEATS
    )  # the home's own chain, and codes, live in real time
    issued = day(plan.head.get("issued", "")) or story
    taken = take_over(
        Taking(
            plan=plan,
            path=path,
            programme=programme,
            at=at,
            on=issued,
            tell=tell,
            document=wanted.document,
        )
    )
    if wanted.document is not None:
        programme = name_after_its_text(programme, at=wanted.at)
    seat(programme, EXAMPLE_SEATS, at=at, from_on=issued)
    if wanted.year is not None:
        tell("正在演示一年", "playing a year")
        wanted.year(programme, path, at, story)
    tell("正在作展望", "looking ahead")
    make_outlooks(on=story, by=operator(programme.pk), at=at, key="example-outlooks")
    try_on_the_past(on=story, by=operator(programme.pk), at=at, key="example-reliability")
    tell("正在发布", "releasing")
    _release(programme, at=at, on=story)
    return Built(programme=programme, sheets=sheets, taken=taken)


def _material(wanted: Wanted) -> tuple[Path, PlanFolder]:
    if wanted.document is not None:
        return wanted.document.parent / "-", _plain_plan(wanted.document, wanted.today)
    if wanted.scale > 1:
        folder = wanted.work / f"scale-{wanted.scale}"
        scaled_folder(read_folder(example_folder()), folder, times=wanted.scale)
        return folder, read_folder(folder)
    return example_folder(), read_folder(example_folder())


def _plain_plan(document: Path, today: date) -> PlanFolder:
    """Give the head of an example made of any document: nothing is said but where it comes from."""
    name = document.name
    return PlanFolder(
        head={
            "format": "1",
            "code": "EXAMPLE",
            "title": "",
            "place": "—",
            "language": "zh",
            "notice": f"示例：由 {name} 自动识读，全部照读入采用，未经审阅。",
            "notice_en": f"Example: read from {name} and accepted as read; nobody has reviewed it.",
            "go_live": today.isoformat(),
        }
    )


def story_day(plan: PlanFolder) -> date | None:
    """Give the day on which an example plays."""
    return day(plan.head.get("story_day", ""))


def story_day_of(programme: Programme) -> date | None:
    """Give the day on which an example plays; None: it plays today."""
    kept = PlanHead.objects.filter(programme=programme).order_by("-id").first()
    return day(str(kept.words.get("story_day") or "")) if kept and programme.is_example else None


def story_day_of_home() -> date | None:
    """Give the story day of a home that holds an example and nothing else."""
    programme = example_programme()
    return story_day_of(programme) if programme and own_programme() is None else None


def _morning(on: date, zone: str) -> datetime:
    return datetime.combine(on, time(9), ZoneInfo(zone)).astimezone(UTC)


def _release(programme: Programme, *, at: datetime, on: date) -> None:
    """Release as the example's clerk: publishing is the office's verb."""
    user = User.objects.get(login=EXAMPLE_SEATS[0].login)
    held = Holding.objects.select_related("post__unit").filter(user=user, programme=programme).first()
    assert held is not None
    by = actor_of(user, held.post, door="cli")
    release(by=by, at=at, key="example-release", on=on, note="示例首次发布")


def remove_the_example(*, at: datetime) -> Programme:
    """Remove the example whole (移除示例): one act, and an entry of the home's own chain."""
    programme = example_programme()
    if programme is None:
        raise NoExampleError()
    remove_example(programme, by=operator(), at=at, key=f"remove-{programme.uid.hex}")
    return programme


def posts_of_the_example(login: str) -> str:
    """Name the posts that an account of the example holds."""
    held = Holding.objects.filter(user__login=login, programme__is_example=True)
    return "、".join(held.order_by("id").values_list("post__title", flat=True))


def new_sheets(*, at: datetime) -> tuple[Sheet, ...]:
    """Print new codes for the accounts of an example that is there: those of the last time were shown once."""
    users = {
        user.login: user for user in User.objects.filter(login__in=[each.login for each in EXAMPLE_SEATS])
    }
    return tuple(
        print_sheet(
            users[each.login],
            by=operator(),
            at=at,
            on=at.date(),
            key=f"sheet-{users[each.login].uid.hex}-{at:%Y%m%d%H%M%S%f}",
            count=CODES_OF_AN_EXAMPLE,
        )
        for each in EXAMPLE_SEATS
        if each.login in users
    )
