"""Codes that stand in addresses (代码), and who may fill which post (任职的限制)."""

import re
from typing import Final

from gangmu.web.accounts.models import Post
from gangmu.web.accounts.refusals import BadCodeError, SeatsThemselvesError
from gangmu.web.record.actors import Actor

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,39}")
_ADDRESSES: Final = frozenset(
    {"changes", "found", "groups", "import", "merge", "record"}
)  # pages of their own
_ADMINISTRATORS: Final = ("administrator", "operator")


def see_code(code: str) -> None:
    """Refuse a code that no address can hold."""
    if not _CODE.fullmatch(code) or code in _ADDRESSES:
        raise BadCodeError(text=code[:40])


def fills_administrators(by: Actor) -> bool:
    """Tell whether somebody may make and fill posts of administrators."""
    return by.role in _ADMINISTRATORS


def see_seat(post: Post, user_id: int | None, *, by: Actor) -> None:
    """Refuse that somebody seats themselves, or lets anybody be an administrator who is none."""
    themselves = user_id is not None and by.user_id == user_id
    if themselves or (post.role == "administrator" and not fills_administrators(by)):
        raise SeatsThemselvesError(post=post.title)
