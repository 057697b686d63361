"""Signing in without e-mail: a password, or one of the one-time codes on a printed sheet."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from gangmu.web.accounts.codes import number_of, plain_code
from gangmu.web.accounts.models import SignInCode, User
from gangmu.web.accounts.refusals import (
    NotAllowedError,
    PasswordTooShortError,
    SignInLockedError,
    WrongSignInError,
)
from gangmu.web.accounts.second_factor import is_asked_of
from gangmu.web.accounts.slowing import FAILED, FIRST_PASSED, SIGNED_IN, origin_of, subject_of, wait_until
from gangmu.web.record import security
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit

SHORTEST_PASSWORD: Final = 10
_read_at_the_door: ContextVar[User | None] = ContextVar("a user read with their posts", default=None)
_nobody: list[str] = []  # the hash that nobody has, made when first needed


class AccountBackend:
    """What Django asks to find who is signed in."""

    def authenticate(self, request: HttpRequest | None, **credentials: object) -> User | None:
        """Signing in is an action of ours (`sign_in`), never done behind its back."""
        return None

    def get_user(self, user_id: int) -> User | None:
        """Find who is signed in; an account that was closed is nobody at the next request."""
        found = _read_at_the_door.get()
        if found is not None and found.pk == user_id:
            return found if found.is_active else None
        return User.objects.filter(pk=user_id, is_active=True).first()


@contextmanager
def read_at_the_door(user: User | None) -> Iterator[None]:
    """Let Django see to the session of a user who was read, in this request, together with the posts they hold."""
    token = _read_at_the_door.set(user)
    try:
        yield
    finally:
        _read_at_the_door.reset(token)


def sign_in(login: str, secret: str, *, at: datetime, on: date, address: str | None = None) -> User:
    """Tell who signs in, or refuse in the same words and time whatever was wrong (登录).

    Who has a second factor is not in yet: `second_factor.pass_second` is the other half.
    """
    subject, origin = subject_of(login), origin_of(address)
    end = wait_until(subject, origin, at=at, with_code=number_of(secret) is not None)
    if end is not None:
        raise SignInLockedError(seconds=math.ceil((end - at).total_seconds()))
    user = User.objects.filter(login=login.strip(), is_active=True).first()
    code = _code(user, secret, on)
    expected = code.hash if code else (user.password if user else "")
    if not _fits(plain_code(secret) if code else secret, expected) or user is None:
        security.note(FAILED, subject=subject, origin=origin, at=at)
        raise WrongSignInError
    if code is not None:
        _use(code, user, at=at)
    kind = FIRST_PASSED if is_asked_of(user) else SIGNED_IN
    security.note(kind, subject=subject, origin=origin, detail={"user": user.uid.hex}, at=at)
    return user


def _code(user: User | None, secret: str, on: date) -> SignInCode | None:
    """Find the code of that number; for a name that nobody has the same is asked for nothing."""
    number = number_of(secret)
    if number is None:
        return None
    good = SignInCode.objects.filter(
        user=user.pk if user else 0, number=number, is_used=False, expires_on__gte=on
    )
    return good.order_by("-id").first()


def _fits(secret: str, expected: str) -> bool:
    """Compare. Where there is nothing to compare with, the same work is done for nothing."""
    if not _nobody:  # made before anything is compared, so that the first guess tells no more than the next
        _nobody.append(make_password("nobody"))
    fits = check_password(secret, expected or _nobody[0])
    return fits and bool(expected)


def _use(code: SignInCode, user: User, *, at: datetime) -> None:
    by = Actor(role="self", door="page", user=user.uid.hex, user_id=user.pk)
    with commit("accounts.code_used", by=by, at=at, key=f"code-{code.uid.hex}", home=True) as opened:
        opened.replace(code, {"is_used": True}, version=code.version)


def set_password(user: User, password: str, *, by: Actor, at: datetime, key: str) -> User:
    """Let a user choose their password (设置密码). Nobody chooses another's."""
    if by.user != user.uid.hex:
        raise NotAllowedError(role=by.role, verb="set_password", what="accounts.User")
    if len(password) < SHORTEST_PASSWORD or password.isdigit() or password == user.login:
        raise PasswordTooShortError(least=SHORTEST_PASSWORD)
    with commit("accounts.password_set", by=by, at=at, key=key, home=True) as opened:
        changed = opened.replace(user, {"password": make_password(password)}, version=user.version)
    security.note("password_set", subject=user.uid.hex)
    return changed
