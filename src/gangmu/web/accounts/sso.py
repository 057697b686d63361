"""统一身份认证 (OpenID Connect): signing in through the city's own identity provider, by authorization code with PKCE.

Only who has an account here comes in, by the name that the provider's claim gives; nothing is opened for strangers. The
identity comes straight from the provider's token address over TLS, which OpenID Connect Core 3.1.3.7 takes in place of
checking its signature; issuer, audience, nonce and time are checked here.
"""

import base64
import hashlib
import json
import secrets
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from gangmu.web.accounts.models import User
from gangmu.web.accounts.refusals import SsoRefusedError
from gangmu.web.accounts.second_factor import is_asked_of
from gangmu.web.accounts.slowing import FIRST_PASSED, SIGNED_IN, origin_of, subject_of
from gangmu.web.record import security

_PATIENCE: Final = 10  # seconds for each answer of the provider
_LARGEST: Final = 256 * 1024  # bytes of an answer
_SKEW: Final = 120  # seconds that clocks may differ
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was sent along, to be seen again when the browser comes back."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def fresh(cls) -> "Asked":
        """Make one."""
        return cls(state=_word(), nonce=_word(), verifier=_word() + _word())


def is_offered() -> bool:
    """Tell whether this home signs in through a provider."""
    return bool(settings.SSO_ISSUER and settings.SSO_CLIENT)


def address_to_ask(asked: Asked, *, back: str) -> str:
    """Give the provider's address to which the browser is sent."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.verifier.encode()).digest()).rstrip(b"=")
    query = {
        "response_type": "code",
        "client_id": settings.SSO_CLIENT,
        "redirect_uri": back,
        "scope": "openid profile",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    }
    address = str(_provider()["authorization_endpoint"])
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


def who_came_back(
    asked: Asked, said: Mapping[str, str], *, back: str, at: datetime, address: str | None = None
) -> User:
    """Tell who signs in (统一认证登录), from what the browser brought back; refuse whoever has no account here."""
    if not asked.state or not secrets.compare_digest(said.get("state", "").encode(), asked.state.encode()):
        raise SsoRefusedError(why="state")
    if not said.get("code"):
        raise SsoRefusedError(why=said.get("error", "code")[:60])
    claims = _claims(asked, said["code"], back=back, at=at)
    login = str(claims.get(settings.SSO_CLAIM, ""))
    user = User.objects.filter(login=login, is_active=True).first() if login else None
    if user is None:
        security.note("sso_unknown", subject=subject_of(login), origin=origin_of(address), at=at)
        raise SsoRefusedError(why="account")
    kind = FIRST_PASSED if is_asked_of(user) else SIGNED_IN
    security.note(
        kind, subject=subject_of(login), origin=origin_of(address), detail={"user": user.uid.hex}, at=at
    )
    return user


def _claims(asked: Asked, code: str, *, back: str, at: datetime) -> Mapping[str, Any]:
    """Change the code for an identity, and see that it is meant for us, now."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": settings.SSO_CLIENT,
        "code_verifier": asked.verifier,
    }
    if settings.SSO_SECRET:
        form["client_secret"] = settings.SSO_SECRET
    answer = _fetched(str(_provider()["token_endpoint"]), form)
    claims = _body_of(str(answer.get("id_token", "")))
    audience = claims.get("aud")
    meant = audience if isinstance(audience, list) else [audience]
    now = at.timestamp()
    if claims.get("iss") != settings.SSO_ISSUER or settings.SSO_CLIENT not in meant:
        raise SsoRefusedError(why="issuer")
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), asked.nonce.encode()):
        raise SsoRefusedError(why="nonce")
    expires = claims.get("exp")
    if not isinstance(expires, int | float) or expires < now - _SKEW:
        raise SsoRefusedError(why="expired")
    return claims


def _body_of(token: str) -> Mapping[str, Any]:
    try:
        _, body, _ = token.split(".")
        found = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except ValueError:
        raise SsoRefusedError(why="token") from None
    if not isinstance(found, dict):
        raise SsoRefusedError(why="token")
    return found


def _provider() -> Mapping[str, Any]:
    """Ask the provider where it does what (discovery); what it says must be its own."""
    found = _fetched(settings.SSO_ISSUER.rstrip("/") + "/.well-known/openid-configuration")
    if found.get("issuer") != settings.SSO_ISSUER:
        raise SsoRefusedError(why="issuer")
    if not {"authorization_endpoint", "token_endpoint"} <= set(found):
        raise SsoRefusedError(why="provider")
    return found


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a provider answers at its own address."""

    def redirect_request(self, *_: Any) -> None:
        """Refuse to go elsewhere."""


def _fetched(address: str, form: Mapping[str, str] | None = None) -> Mapping[str, Any]:
    """Ask an address of the provider, over TLS only (but on this machine itself)."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise SsoRefusedError(why="provider")
    data = urlencode(form).encode() if form is not None else None
    asked = urllib.request.Request(address, data=data, headers={"Accept": "application/json"})  # seen above
    opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
    try:
        with opener.open(asked, timeout=_PATIENCE) as answer:
            found = json.loads(answer.read(_LARGEST))
    except (URLError, OSError, ValueError):
        raise SsoRefusedError(why="provider") from None
    if not isinstance(found, dict):
        raise SsoRefusedError(why="provider")
    return found


def _word() -> str:
    return secrets.token_urlsafe(32)
