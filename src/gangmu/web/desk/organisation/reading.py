"""What forms and addresses of the organisation's pages carry, read or refused with a remedy."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from gangmu.files.tables.cells import read_date
from gangmu.files.tables.problems import CellError
from gangmu.web.accounts.models import OrgUnit, Post, User
from gangmu.web.accounts.refusals import NoSuchChoiceError
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.languages import say
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import today
from gangmu.web.record.rows import RecordRow

Row = TypeVar("Row", bound=RecordRow)


def day_now(request: ActorRequest) -> date:
    """Give today in the programme's zone."""
    assert request.programme is not None
    return today(request.programme)


def typed(request: ActorRequest, name: str, most: int = 200) -> str:
    """Give what was typed into a field."""
    return (request.POST.get(name) or request.GET.get(name) or "").strip()[:most]


def day_typed(request: ActorRequest, name: str = "on") -> date | None:
    """Give the day that was typed, as people write it; None where nothing was."""
    text = typed(request, name, 20)
    if not text:
        return None
    try:
        return date.fromisoformat(read_date(text))
    except (CellError, ValueError):
        raise NoSuchChoiceError(what=say("日期", "day"), text=text) from None


def day_or_today(request: ActorRequest, name: str = "on") -> date:
    """Give the day that was typed, else today."""
    return day_typed(request, name) or day_now(request)


def whole(text: str | None, default: int = 0) -> int:
    """Read a whole number."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else default


def unit_named(request: ActorRequest, code: str, *, verb: str = "read") -> OrgUnit:
    """Find a unit by its code."""
    found = allowed(OrgUnit, request.actor, verb=verb).filter(code=code[:40]).first()
    if found is None:
        raise NoSuchChoiceError(what=say("单位", "unit"), text=code[:40])
    return found


def units_named(request: ActorRequest, codes: Iterable[str]) -> list[OrgUnit]:
    """Find units by their codes, in official order."""
    wanted = [code[:40] for code in codes if code]
    found = {each.code: each for each in allowed(OrgUnit, request.actor).filter(code__in=wanted)}
    for code in wanted:
        if code not in found:
            raise NoSuchChoiceError(what=say("单位", "unit"), text=code)
    return sorted(found.values(), key=lambda each: (each.position, each.pk))


def post_named(request: ActorRequest, code: str) -> Post:
    """Find a post by its code."""
    found = allowed(Post, request.actor).filter(code=code[:40]).first()
    if found is None:
        raise NoSuchChoiceError(what=say("岗位", "post"), text=code[:40])
    return found


def person_named(request: ActorRequest, name: str = "login") -> User:
    """Find a person by the name they sign in with."""
    login = typed(request, name, 60)
    found = User.objects.filter(login=login, is_active=True).first() if login else None
    if found is None:
        raise NoSuchChoiceError(what=say("账号", "account"), text=login or "—")
    return found
