"""动态码 (RFC 6238): the six digits that a telephone shows for half a minute, from a secret that it shares with us.

Twenty lines of the standard's own arithmetic; its test vectors are tests here.
"""

import base64
import binascii
import hashlib
import hmac
from datetime import UTC, datetime
from typing import Final

SECONDS: Final = 30
DIGITS: Final = 6
NEARBY: Final = 1  # steps before and after: clocks differ, people type slowly
SECRET_BYTES: Final = 20
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def step_of(instant: datetime) -> int:
    """Give the number of the half minute of an instant."""
    return int((instant - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) // SECONDS


def number_at(secret: str, step: int, *, digits: int = DIGITS) -> str:
    """Give the number that a secret shows in a half minute.

    >>> number_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 1, digits=8)  # of RFC 6238, at 59 s
    '94287082'
    """
    mark = hmac.new(_bytes(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    start = mark[-1] & 0x0F
    value = int.from_bytes(mark[start : start + 4], "big") & 0x7FFF_FFFF
    return str(value % 10**digits).zfill(digits)


def fitting_step(secret: str, typed: str, at: datetime, *, after: int = -1) -> int | None:
    """Give the half minute whose number was typed: now or nearby, and later than one that was used; None: none fits."""
    digits = "".join(letter for letter in typed if letter.isdecimal() and letter.isascii())
    if len(digits) != DIGITS:
        return None
    here = step_of(at)
    found = None
    for step in range(here - NEARBY, here + NEARBY + 1):
        if hmac.compare_digest(number_at(secret, step), digits) and step > after:
            found = step
    return found


def secret_of(random: bytes) -> str:
    """Write random bytes as a secret that people can type into a telephone.

    >>> secret_of(b"12345678901234567890")
    'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    """
    return base64.b32encode(random).decode("ascii").rstrip("=")


def link_of(secret: str, *, login: str, issuer: str) -> str:
    """Give the address that authenticator programs open (otpauth).

    >>> link_of("GEZD", login="clerk", issuer="纲目")
    'otpauth://totp/%E7%BA%B2%E7%9B%AE:clerk?secret=GEZD&issuer=%E7%BA%B2%E7%9B%AE&digits=6&period=30'
    """
    name = f"{_percent(issuer)}:{_percent(login)}"
    return f"otpauth://totp/{name}?secret={secret}&issuer={_percent(issuer)}&digits={DIGITS}&period={SECONDS}"


def _percent(text: str) -> str:
    """Write a text as addresses do; the core knows no network."""
    return "".join(chr(each) if chr(each) in _PLAIN else f"%{each:02X}" for each in text.encode())


def _bytes(secret: str) -> bytes:
    try:
        return base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)
    except binascii.Error:
        return b""
