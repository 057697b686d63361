"""What the organisation's pages show: the tree, a unit's own page, posts with those who hold them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gangmu.core.base.separation import DESKS, desk_faults, pairs_in_one_person
from gangmu.web.accounts.kinds import ROLE_WORDS, unit_kinds
from gangmu.web.accounts.models import Holding, OrgUnit, Post, User
from gangmu.web.accounts.queries import units_by_id
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.languages import say
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment


def kind_words(kind: str) -> str:
    """Say a kind of unit."""
    return say(*unit_kinds()[kind]) if kind in unit_kinds() else kind


def role_words(role: str | None) -> str:
    """Say what a post may do."""
    return say(*ROLE_WORDS[role]) if role in ROLE_WORDS else (role or "")


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree, and how deep it stands."""

    unit: OrgUnit
    depth: int
    kind: str


def tree(units: Iterable[OrgUnit]) -> list[Branch]:
    """Set units below those that they belong to, each level in official order."""
    rows = list(units)
    keys = {each.pk for each in rows}
    below: dict[int | None, list[OrgUnit]] = defaultdict(list)
    for each in rows:
        below[each.parent_id if each.parent_id in keys else None].append(each)
    found: list[Branch] = []
    waiting = [(each, 0) for each in reversed(below[None])]
    while waiting:
        unit, depth = waiting.pop()
        found.append(Branch(unit, min(depth, 3), kind_words(unit.kind)))
        waiting += [(each, depth + 1) for each in reversed(below[unit.pk])]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A post with those who hold it."""

    post: Post
    unit: OrgUnit | None
    role: str
    holders: list[tuple[Holding, str]]  # with the name that colleagues see

    @property
    def is_vacant(self) -> bool:
        """Tell whether nobody holds it."""
        return not self.holders


def seats(actor: Actor, on: date, *, unit: OrgUnit | None = None, moment: Moment = NOW) -> list[Seat]:
    """Give posts with those who hold them on a day, in official order. Whoever may not see holders sees their own."""
    posts = allowed(Post, actor, moment=moment)
    rows = [each for each in (posts.filter(unit=unit) if unit else posts) if _stands(each, on)]
    holders = holders_on(actor, [each.pk for each in rows], on, moment)
    units = units_by_id(actor, moment)
    rows.sort(key=lambda each: (_order(units.get(each.unit_id)), each.position, each.pk))
    return [
        Seat(
            post=each,
            unit=units.get(each.unit_id),
            role=role_words(each.role),
            holders=holders.get(each.pk, []),
        )
        for each in rows
    ]


def holders_on(
    actor: Actor, posts: list[int], on: date, moment: Moment = NOW
) -> Mapping[int, list[tuple[Holding, str]]]:
    """Give who holds posts on a day, as far as this actor may know."""
    held = [
        each
        for each in allowed(Holding, actor, moment=moment).filter(post__in=posts, from_on__lte=on)
        if each.until_on is None or each.until_on >= on
    ]
    names = people({each.user_id for each in held})
    found: dict[int, list[tuple[Holding, str]]] = defaultdict(list)
    for each in held:
        found[each.post_id].append((each, names.get(each.user_id, "")))
    return found


def people(keys: set[int]) -> dict[int, str]:
    """Give the names by which people are known."""
    rows = User.objects.filter(pk__in=keys).values_list("pk", "name", "login")
    return {key: name or login for key, name, login in rows}


def told_of_desks(found: Iterable[Seat]) -> list[str]:
    """Say what is wrong with a unit's three desks, and which are joined in one person; nothing where it files nothing."""
    holders: dict[str, set[str]] = {}
    for each in found:
        if each.post.role in DESKS:
            holders.setdefault(each.post.role, set())
            holders[each.post.role] |= {str(held.user_id) for held, _ in each.holders}
    if not holders:
        return []
    said = []
    for fault in desk_faults(holders):
        if fault.kind == "empty":
            words = role_words(fault.desk)
            said.append(say(f"{words}岗还没有人。", f"Nobody holds the desk of the {words}."))
        else:
            said.append(
                say(
                    "填报和签发只有同一个人：自己填的不能自己签发，请再安排一个人。",
                    "One person alone files and signs: nobody signs what they filed. Seat another.",
                )
            )
    for one, other in pairs_in_one_person(holders):
        pair = f"{role_words(one)}、{role_words(other)}"
        said.append(say(f"{pair}由同一人兼任。", f"One person holds both: {pair}."))
    return said


def _stands(post: Post, on: date) -> bool:
    return (post.founded_on is None or post.founded_on <= on) and (
        post.abolished_on is None or post.abolished_on >= on
    )


def _order(unit: OrgUnit | None) -> tuple[int, int]:
    return (unit.position, unit.pk) if unit else (0, 0)
