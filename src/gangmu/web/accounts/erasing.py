"""Erasing a person (注销并删除个人信息): name, sign-in and all that was tried under it. What they did stays, without them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.sessions.models import Session

from gangmu.web.accounts.models import BoundAccount, Holding, SecondFactor, SignInCode, User
from gangmu.web.accounts.scopes import require
from gangmu.web.accounts.slowing import subject_of
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.forgetting import forget_attempts, forget_versions, leave_no_traces
from gangmu.web.record.models import Programme, SealedField, SecurityEvent
from gangmu.web.record.refusals import NotFoundError


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left of whoever was erased: an account without a name, and how much went."""

    login: str
    versions: int
    posts: int


def erase_person(login: str, *, by: Actor, at: datetime, on: date, key: str) -> Erased:
    """Erase somebody. Cannot be undone; backups made before still hold them."""
    require(by, "remove", User)
    user = User.objects.filter(login=login).first()
    if user is None:
        raise NotFoundError(what="accounts.User")
    posts = sum(
        _give_up_posts(user, programme, by=by, at=at, on=on, key=key) for programme in _programmes(user)
    )
    with commit("accounts.person_erased", by=by, at=at, key=key, home=True) as opened:
        nobody = {"login": f"erased-{user.uid.hex[:12]}", "name": "", "password": "", "is_active": False}
        erased = opened.replace(user, nobody, version=user.version)
        versions = forget_versions(opened, erased)
        for code in SignInCode.objects.filter(user=user):
            changed = opened.replace(code, {"hash": "", "is_used": True}, version=code.version)
            versions += forget_versions(opened, changed)
        for factor in SecondFactor.objects.filter(user=user):
            lifted = opened.replace(factor, {"secret": "", "confirmed_on": None}, version=factor.version)
            versions += forget_versions(opened, lifted)
        for bound in BoundAccount.objects.filter(user=user):
            unbound = opened.replace(bound, {"subject": "", "bound_on": None}, version=bound.version)
            versions += forget_versions(opened, unbound)
        forget_attempts(subject_of(login), user.uid.hex)
        _end_sessions(user)
    leave_no_traces(
        [
            User,
            User.past,
            SignInCode,
            SignInCode.past,
            SecondFactor,
            SecondFactor.past,
            BoundAccount,
            BoundAccount.past,
            SealedField,
            SecurityEvent,
            Session,
        ]
    )
    return Erased(erased.login, versions, posts)


def _programmes(user: User) -> list[Programme]:
    held = Holding.objects.filter(user=user).values("programme")
    return list(Programme.objects.filter(pk__in=held).order_by("id"))


def _give_up_posts(user: User, programme: Programme, *, by: Actor, at: datetime, on: date, key: str) -> int:
    """End what they hold on that day; what would have begun later is taken back."""
    held = [
        each
        for each in Holding.objects.filter(user=user, programme=programme)
        if each.until_on is None or each.until_on > on
    ]
    if not held:
        return 0
    own = f"{key}-{programme.uid.hex}"
    with commit("accounts.post_given_up", by=by, at=at, key=own, programme=programme) as opened:
        for each in held:
            if each.from_on > on:
                opened.remove(each, version=each.version)
            else:
                opened.replace(each, {"until_on": on}, version=each.version)
    return len(held)


def _end_sessions(user: User) -> None:
    """Sign them out everywhere."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
