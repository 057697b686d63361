"""One-time codes (一次性登录码): what is printed on a sheet for whoever has no password yet, or forgot it."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.contrib.auth.hashers import make_password

from gangmu.web.accounts.models import SignInCode, User
from gangmu.web.accounts.scopes import require
from gangmu.web.accounts.slowing import LIFTED, subject_of
from gangmu.web.record import security
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit

LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that are mistaken for another
LENGTH: Final = 10  # 50 bits
ON_A_SHEET: Final = 8
GOOD_FOR: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Sheet:
    """登录码单: the codes of one sheet, in clear. Exists only to be printed once."""

    login: str
    codes: tuple[str, ...]
    expires_on: date


def add_sheet(opened: Commit, user: User, *, on: date, count: int = ON_A_SHEET) -> Sheet:
    """Make a sheet inside an action; the user's older codes become void."""
    for old in SignInCode.objects.filter(user=user, is_used=False):
        opened.replace(old, {"is_used": True}, version=old.version)
    codes = [f"{number}-{_word()}" for number in range(1, count + 1)]
    expires_on = on + GOOD_FOR
    opened.add_all(
        SignInCode(user=user, hash=make_password(plain_code(code)), number=number, expires_on=expires_on)
        for number, code in enumerate(codes, start=1)
    )
    return Sheet(user.login, tuple(codes), expires_on)


def print_sheet(user: User, *, by: Actor, at: datetime, on: date, key: str, count: int = ON_A_SHEET) -> Sheet:
    """Give a user a new sheet (重置登录): the old codes and the password stop working, and no wait is left."""
    require(by, "update", User)
    with commit("accounts.sheet_printed", by=by, at=at, key=key, home=True) as opened:
        opened.replace(user, {"password": ""}, version=user.version)
        sheet = add_sheet(opened, user, on=on, count=count)
    security.note("sheet_printed", actor=by, subject=user.uid.hex, at=at)
    security.note(LIFTED, actor=by, subject=subject_of(user.login), at=at)
    return sheet


def plain_code(code: str) -> str:
    """Give a code without what people add when they type it.

    >>> plain_code(" 3-abcde fghjk ")
    '3ABCDEFGHJK'
    """
    return "".join(letter for letter in code.upper() if letter.isalnum())


def number_of(typed: str) -> int | None:
    """Tell the place on the sheet of what looks like a code."""
    code = plain_code(typed)
    if len(code) <= LENGTH or not code[:-LENGTH].isascii() or not code[:-LENGTH].isdigit():
        return None
    return int(code[:-LENGTH]) if set(code[-LENGTH:]) <= set(LETTERS) else None


def _word() -> str:
    word = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{word[:5]}-{word[5:]}"
