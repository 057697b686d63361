"""Opening a programme for a plan folder (立项): in an empty home a new one, in a home that was started the one there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gangmu.files.plan_folders import PlanFolder
from gangmu.web.accounts.codes import ON_A_SHEET, Sheet, add_sheet, print_sheet
from gangmu.web.accounts.models import Holding, OrgUnit, Post, User
from gangmu.web.indicators.mapping import day
from gangmu.web.outlines.queries import version_in_force
from gangmu.web.record.actors import operator
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """席位: an account that is to be seated in a post, by its code, or in the first post of a role."""

    login: str
    role: str
    post: str = ""


CLERK = Seat(login="clerk", role="office")
EXAMPLE_SEATS = (
    Seat(login="example-clerk", role="office"),
    Seat(login="example-leader", role="leader", post="leader-hubs"),
    Seat(login="example-authority", role="authority"),
    Seat(login="example-analyst", role="analyst"),
    Seat(login="example-filer", role="filer", post="transport-filer"),
    Seat(login="example-reviewer", role="reviewer", post="transport-reviewer"),
    Seat(login="example-signer", role="signer", post="transport-signer"),
    Seat(login="example-supervisor", role="supervisor"),
    Seat(login="example-auditor", role="auditor"),
)
_TITLES = {
    "office": "规划专员",
    "leader": "领导小组领导",
    "authority": "数据主管岗",
    "analyst": "分析岗",
    "filer": "填报人",
    "reviewer": "审核人",
    "signer": "签发人",
    "supervisor": "督查岗",
    "auditor": "审计监督岗",
}
CODES_OF_AN_EXAMPLE = 4  # a sheet each: hashing codes is slow on purpose


def own_programme() -> Programme | None:
    """Give the programme of a home that was started, examples aside."""
    return Programme.objects.filter(is_example=False).order_by("id").first()


def example_programme() -> Programme | None:
    """Give the example, if the home has one."""
    return Programme.objects.filter(is_example=True).order_by("id").first()


def open_programme(
    plan: PlanFolder, *, at: datetime, on: date, example: bool = False, seats: tuple[Seat, ...] = (CLERK,)
) -> tuple[Programme, tuple[Sheet, ...]]:
    """Make a programme of a folder's head, with its first accounts (接收立项)."""
    head = plan.head
    names = {row["code"]: row["name"] for row in plan.rows("places")}
    values: dict[str, Any] = {
        "code": head["code"],
        "name": (head["title"] or head["code"])[:200],
        "name_en": head.get("title_en", "")[:200],
        "place": names.get(head["place"], head["place"]),
        "time_zone": head.get("time_zone", "Asia/Shanghai"),
        "is_example": example,
        "example_note": head.get("notice", "") if example else "",
        "go_live_on": day(head.get("go_live", "")) or on,
    }
    made = Programme(**values)
    key = f"open-{made.uid.hex}"  # its own each time: an example may come again after it was removed
    with commit("home.programme_taken_over", by=operator(), at=at, key=key, home=True) as opened:
        programme = opened.add(made)
        count = CODES_OF_AN_EXAMPLE if example else ON_A_SHEET
        sheets = tuple(add_sheet(opened, _user(opened, seat), on=on, count=count) for seat in seats)
    return programme, sheets


def _user(opened: Commit, seat: Seat) -> User:
    known = User.objects.filter(login=seat.login).first()
    return known or opened.add(User(login=seat.login, password=""))


def seat(programme: Programme, seats: tuple[Seat, ...], *, at: datetime, from_on: date) -> None:
    """Let accounts hold the posts of their roles (任职); a post that the folder lacks is made."""
    by = operator(programme.pk)
    with commit("accounts.first_seated", by=by, at=at, key="first-seated", effective=from_on) as opened:
        for each in seats:
            user = User.objects.get(login=each.login)
            opened.add(Holding(post=_post(opened, programme, each), user=user, from_on=from_on))


def seat_if_nobody_is(
    programme: Programme, seats: tuple[Seat, ...], sheets: tuple[Sheet, ...], *, at: datetime, from_on: date
) -> tuple[Sheet, ...]:
    """Seat the first people where nobody holds a post yet; give their sheets, printed anew if nobody has seen them."""
    if Holding.objects.filter(programme=programme).exists():
        return sheets
    users = {user.login: user for user in User.objects.filter(login__in=[each.login for each in seats])}
    if not sheets:
        key = f"first-sheet-{programme.uid.hex}"
        sheets = tuple(
            print_sheet(
                user, by=operator(), at=at, on=at.date(), key=f"{key}-{at:%Y%m%d%H%M%S%f}-{user.uid.hex}"
            )
            for user in users.values()
        )
    seat(programme, seats, at=at, from_on=from_on)
    return sheets


def _post(opened: Commit, programme: Programme, seat: Seat) -> Post:
    kept = Post.objects.filter(programme=programme, role=seat.role).order_by("id")
    known = kept.filter(code=seat.post).first() or kept.first()
    if known is not None:
        return known
    unit = OrgUnit.objects.filter(programme=programme, code="office").first()
    if unit is None:
        unit = opened.add(
            OrgUnit(code="office", name="领导小组办公室", name_en="Office of the leading group")
        )
    code = {"office": "clerk"}.get(seat.role, seat.role)
    return opened.add(Post(code=code, title=_TITLES[seat.role], unit=unit, role=seat.role))


def adopt_head(programme: Programme, plan: PlanFolder, *, at: datetime, on: date) -> Programme:
    """Give a programme that was started, and is empty, the name, code and place of a folder (接收立项)."""
    head = plan.head
    names = {row["code"]: row["name"] for row in plan.rows("places")}
    changes = {
        "code": head["code"],
        "name": head["title"][:200],
        "name_en": head.get("title_en", "")[:200],
        "place": names.get(head["place"], head["place"]),
        "time_zone": head.get("time_zone", programme.time_zone),
        "go_live_on": day(head.get("go_live", "")) or on,
    }
    key = f"adopt-{head['code']}-{at:%Y%m%d%H%M%S%f}"
    with commit("home.programme_named", by=operator(), at=at, key=key, home=True) as opened:
        return opened.replace(programme, changes, version=programme.version)


def name_after_its_text(programme: Programme, *, at: datetime) -> Programme:
    """Name a programme as its text is titled (以文名之), where nobody named it before."""
    version = version_in_force(operator(programme.pk), NOW)
    if version is None or not version.title:
        return programme
    key = f"name-{programme.uid.hex}"
    with commit("home.programme_named", by=operator(), at=at, key=key, home=True) as opened:
        return opened.replace(programme, {"name": version.title[:200]}, version=programme.version)
