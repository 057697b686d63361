"""企业微信、钉钉登录: who is bound to an account here comes in on the provider's word; nobody is made by it.

The state that is sent along stands in the session, is good for ten minutes and for one return.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from gangmu.web.accounts import work_providers
from gangmu.web.accounts.models import BoundAccount, User
from gangmu.web.accounts.refusals import NotAllowedError, WorkSignInError
from gangmu.web.accounts.second_factor import is_asked_of
from gangmu.web.accounts.slowing import FIRST_PASSED, SIGNED_IN, origin_of, subject_of
from gangmu.web.accounts.work_providers import PROVIDERS, WorkProvider
from gangmu.web.record import security
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.forgetting import forget_versions
from gangmu.web.record.outgoing import AddressDeniedError, NotDeliveredError
from gangmu.web.record.refusals import NotFoundError

PATIENCE: Final = timedelta(minutes=10)
_LONGEST: Final = 128  # of a name that a provider gives


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAsked:
    """What was sent along, to be seen again when the browser comes back."""

    provider: str
    state: str
    at: float
    binds: int = 0  # the user who binds; 0: somebody signs in

    @classmethod
    def fresh(cls, provider: WorkProvider, *, at: datetime, binds: int = 0) -> "WorkAsked":
        """Make one."""
        return cls(provider=provider.key, state=secrets.token_hex(24), at=at.timestamp(), binds=binds)


def provider_named(key: str) -> WorkProvider:
    """Give a provider that this home has."""
    found = PROVIDERS.get(key)
    if found is None or not found.is_offered:
        raise NotFoundError(what="accounts.User")
    return found


def whom_it_names(asked: WorkAsked, said: Mapping[str, str], *, at: datetime) -> str:
    """Tell as whom the provider knows whoever came back, or refuse what is not the answer to what was asked."""
    provider = provider_named(asked.provider)
    if not asked.state or not secrets.compare_digest(said.get("state", "").encode(), asked.state.encode()):
        raise WorkSignInError(provider=provider.zh, why="state")
    if at.timestamp() - asked.at > PATIENCE.total_seconds():
        raise WorkSignInError(provider=provider.zh, why="expired")
    code = next((said[name] for name in provider.code_in if said.get(name)), "")
    if not code or len(code) > 1024:
        raise WorkSignInError(provider=provider.zh, why="code")
    try:
        subject = provider.subject_of(code, work_providers.DOOR)
    except (AddressDeniedError, NotDeliveredError, ValueError):
        raise WorkSignInError(provider=provider.zh, why="provider") from None
    if not subject or len(subject) > _LONGEST:
        raise WorkSignInError(provider=provider.zh, why="account")
    return subject


def sign_in_with_work(
    asked: WorkAsked, said: Mapping[str, str], *, at: datetime, address: str | None = None
) -> User:
    """Tell who signs in (企业微信、钉钉登录); refuse whoever is bound to no account here."""
    subject = whom_it_names(asked, said, at=at)
    bound = (
        BoundAccount.objects.filter(provider=asked.provider, subject=subject, user__is_active=True)
        .select_related("user")
        .first()
    )
    if bound is None:
        tried = subject_of(f"{asked.provider}:{subject}")
        security.note("work_unknown", subject=tried, origin=origin_of(address), at=at)
        raise WorkSignInError(provider=provider_named(asked.provider).zh, why="account")
    kind = FIRST_PASSED if is_asked_of(bound.user) else SIGNED_IN
    detail = {"user": bound.user.uid.hex, "by": asked.provider}
    origin = origin_of(address)
    security.note(kind, subject=subject_of(bound.user.login), origin=origin, detail=detail, at=at)
    return bound.user


def bind(
    user: User,
    asked: WorkAsked,
    said: Mapping[str, str],
    *,
    on: date,
    by: Actor,
    at: datetime,
) -> BoundAccount:
    """Bind whoever came back to their own account here (绑定), so that the provider's word lets them in."""
    if by.user != user.uid.hex or asked.binds != user.pk:
        raise NotAllowedError(role=by.role, verb="update", what="accounts.BoundAccount")
    subject = whom_it_names(asked, said, at=at)
    taken = BoundAccount.objects.filter(provider=asked.provider, subject=subject).exclude(user=user)
    if taken.exists():
        raise WorkSignInError(provider=provider_named(asked.provider).zh, why="taken")
    found = BoundAccount.objects.filter(user=user, provider=asked.provider).first()
    with commit("accounts.account_bound", by=by, at=at, key=f"bind-{asked.state}", home=True) as opened:
        if found is None:
            row = BoundAccount(user=user, provider=asked.provider, subject=subject, bound_on=on)
            return opened.add(row)
        return opened.replace(found, {"subject": subject, "bound_on": on}, version=found.version)


def unbind(user: User, provider: str, *, by: Actor, at: datetime, key: str) -> None:
    """Let a provider's word no longer let its owner in (解除绑定); what it knew them as is forgotten."""
    if by.user != user.uid.hex:
        raise NotAllowedError(role=by.role, verb="update", what="accounts.BoundAccount")
    found = BoundAccount.objects.filter(user=user, provider=provider).exclude(subject="").first()
    if found is None:
        return
    with commit("accounts.account_unbound", by=by, at=at, key=key, home=True) as opened:
        changed = opened.replace(found, {"subject": "", "bound_on": None}, version=found.version)
        forget_versions(opened, changed)


def bound_to(user: User) -> dict[str, date | None]:
    """Give the providers that an account is bound to, and since when."""
    rows = BoundAccount.objects.filter(user=user).exclude(subject="")
    return dict(rows.values_list("provider", "bound_on"))
