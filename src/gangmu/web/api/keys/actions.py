"""Keys made and taken back (接口密钥): the key itself is shown once and kept nowhere, only its hash."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gangmu.web.accounts.models import ApiKey, Post
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.api.refusals import KeyGoneError, NoScopeChosenError
from gangmu.web.api.views import SCOPES
from gangmu.web.doors.api import hash_of
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once

_BYTES: Final = 30  # 240 bits: nothing to guess


@dataclass(frozen=True, slots=True)
class MadeKey:
    """新密钥: its row, and the key in clear, which exists only to be copied once."""

    row: ApiKey
    secret: str


def make_key(
    name: str, scopes: Sequence[str], *, expires_on: date | None, on: date, by: Actor, at: datetime, key: str
) -> MadeKey:
    """Make a key of the actor's own post (生成密钥). Sent twice, the second time shows no key: it was shown."""
    require(by, "create", ApiKey)
    chosen = [scope for scope in SCOPES if scope in scopes]
    if not chosen:
        raise NoScopeChosenError
    secret = f"gm_{secrets.token_urlsafe(_BYTES)}"
    row = _record(
        name.strip()[:100] or "—", chosen, hash_of(secret), expires_on, on=on, by=by, at=at, key=key
    )
    return MadeKey(row, secret if row.hash == hash_of(secret) else "")


@once("accounts.api_key_made")
def _record(
    name: str,
    scopes: list[str],
    hashed: str,
    expires_on: date | None,
    *,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> ApiKey:
    post = Post.objects.get(pk=by.post_id or 0)
    with commit("accounts.api_key_made", by=by, at=at, key=key) as opened:
        return opened.add(
            ApiKey(post=post, name=name, hash=hashed, scopes=scopes, from_on=on, expires_on=expires_on)
        )


@once("accounts.api_key_taken_back", looks_within=True)
def take_back_key(row: ApiKey, *, on: date, by: Actor, at: datetime, key: str) -> ApiKey:
    """Take a key back (收回密钥): the next request that shows it is refused."""
    with commit("accounts.api_key_taken_back", by=by, at=at, key=key) as opened:
        current = allowed(ApiKey, by, verb="update", moment=NOW).get(id=row.pk)
        if current.revoked_on is not None:
            raise KeyGoneError(name=current.name)
        return opened.replace(current, {"revoked_on": on}, version=current.version)
