"""第二验证: beside a password, the number that one's telephone shows. Asked of whoever set it up, and of the office
and administrators before they act where the setting GANGMU_SECOND_FACTOR asks for it.
"""

import math
import secrets
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.utils.crypto import salted_hmac

from gangmu.core.base.one_time_numbers import SECRET_BYTES, fitting_step, secret_of
from gangmu.web.accounts.models import SecondFactor, User
from gangmu.web.accounts.refusals import (
    NotAllowedError,
    SignInLockedError,
    WrongSecondFactorError,
)
from gangmu.web.accounts.scopes import require
from gangmu.web.accounts.slowing import FAILED, SIGNED_IN, origin_of, subject_of, wait_until
from gangmu.web.record import security
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.forgetting import forget_versions
from gangmu.web.record.models import Programme, SecurityEvent
from gangmu.web.record.refusals import NotFoundError

PRIVILEGED: Final = frozenset({"office", "administrator"})  # what they do reaches everybody
_USED: Final = "second_factor_used"


def factor_of(user: User) -> SecondFactor | None:
    """Give a user's second factor, begun or confirmed."""
    return SecondFactor.objects.filter(user=user).exclude(secret="").first()


def is_asked_of(user: User) -> bool:
    """Tell whether a user signs in with a second factor."""
    found = factor_of(user)
    return found is not None and found.confirmed_on is not None


def is_lacking(user: User, role: str, programme: Programme | None, *, passed: bool) -> bool:
    """Tell whether a post may not act yet for want of a second factor. Never in an example."""
    if not settings.SECOND_FACTOR_REQUIRED or role not in PRIVILEGED:
        return False
    if programme is None or programme.is_example:
        return False
    return not (passed and is_asked_of(user))


def begin(user: User, *, by: Actor, at: datetime, key: str, number: str = "") -> SecondFactor:
    """Give a user a secret to put into the telephone (设置第二验证). Where one is in force, its number is asked first."""
    _own(user, by)
    found = SecondFactor.objects.filter(user=user).first()
    if found is not None and found.secret and found.confirmed_on is not None:
        _see(user, found, number, at=at)
    secret = secret_of(secrets.token_bytes(SECRET_BYTES))
    with commit("accounts.second_factor_begun", by=by, at=at, key=key, home=True) as opened:
        if found is None:
            return opened.add(SecondFactor(user=user, secret=secret))
        begun = opened.replace(found, {"secret": secret, "confirmed_on": None}, version=found.version)
        forget_versions(opened, begun)  # the telephone before it makes numbers for nothing any more
        return begun


def confirm(user: User, number: str, *, on: date, by: Actor, at: datetime, key: str) -> SecondFactor:
    """Put a second factor in force, once its telephone shows the right number (启用第二验证)."""
    _own(user, by)
    found = factor_of(user)
    if found is None:
        raise WrongSecondFactorError
    _see(user, found, number, at=at)
    with commit("accounts.second_factor_set", by=by, at=at, key=key, home=True) as opened:
        changed = opened.replace(found, {"confirmed_on": on}, version=found.version)
    security.note("second_factor_set", actor=by, subject=user.uid.hex, at=at)
    return changed


def lift(user: User, *, by: Actor, at: datetime, key: str) -> bool:
    """Take a second factor back whose telephone is lost (重置第二验证); tell whether there was one."""
    require(by, "remove", SecondFactor)
    found = factor_of(user)
    if found is None:
        return False
    with commit("accounts.second_factor_lifted", by=by, at=at, key=key, home=True) as opened:
        lifted = opened.replace(found, {"secret": "", "confirmed_on": None}, version=found.version)
        forget_versions(opened, lifted)
    security.note("second_factor_lifted", actor=by, subject=user.uid.hex, at=at)
    return True


def lift_of(login: str, *, by: Actor, at: datetime, key: str) -> bool:
    """Lift the second factor of whoever is known by this name."""
    user = User.objects.filter(login=login).first()
    if user is None:
        raise NotFoundError(what="accounts.User")
    return lift(user, by=by, at=at, key=key)


def pass_second(user: User, number: str, *, at: datetime, address: str | None = None) -> None:
    """See that whoever gave the password has the telephone too (二次验证), slowed as passwords are."""
    subject, origin = subject_of(user.login), origin_of(address)
    end = wait_until(subject, origin, at=at, with_code=False)
    if end is not None:
        raise SignInLockedError(seconds=math.ceil((end - at).total_seconds()))
    found = factor_of(user)
    try:
        if found is None:
            raise WrongSecondFactorError
        _see(user, found, number, at=at)
    except WrongSecondFactorError:
        security.note(FAILED, subject=subject, origin=origin, detail={"second": True}, at=at)
        raise
    security.note(SIGNED_IN, subject=subject, origin=origin, detail={"user": user.uid.hex}, at=at)


def _see(user: User, factor: SecondFactor, number: str, *, at: datetime) -> None:
    """See that a number fits and was never used, and write down that it is."""
    last = SecurityEvent.objects.filter(kind=_USED, subject=user.uid.hex).order_by("-at", "-id").first()
    after = int(last.detail["step"]) if last and last.detail.get("factor") == _mark(factor) else -1
    step = fitting_step(factor.secret, number, at, after=after)
    if step is None:
        raise WrongSecondFactorError
    security.note(_USED, subject=user.uid.hex, detail={"step": step, "factor": _mark(factor)}, at=at)


def _mark(factor: SecondFactor) -> str:
    """Tell one secret of a user from the next, without telling any of it: the number of a new one starts anew."""
    return salted_hmac("gangmu.second_factor", factor.secret).hexdigest()[:16]


def _own(user: User, by: Actor) -> None:
    if by.user != user.uid.hex:
        raise NotAllowedError(role=by.role, verb="update", what="accounts.SecondFactor")
