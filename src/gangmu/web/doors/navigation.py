"""The desk's navigation: the rooms of the desk that a role can enter, in the order of the work."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from django.conf import settings
from django.urls import reverse

from gangmu.web.accounts.rights import rights_of
from gangmu.web.doors import languages
from gangmu.web.record.actors import Actor

# Route name, what a page calls itself (`here`), Chinese, English.
_ROOMS: Final = (
    ("desk", "desk", "工作台", "Desk"),
    ("leaders", "leaders", "一页纸", "One page"),
    ("outlines", "outlines", "纲要", "Texts"),
    ("documents", "documents", "文件", "Documents"),
    ("import", "figures", "指标", "Indicators"),
    ("plans", "plans", "计划", "Plans"),
    ("matrix", "matrix", "矩阵", "Matrix"),
    ("reports", "reports", "填报", "Reports"),
    ("months", "months", "月度", "Months"),
    ("units", "units", "单位", "Units"),
    ("papers", "papers", "公文", "Papers"),
    ("release", "release", "发布", "Release"),
    ("inbox", "inbox", "提醒", "Notices"),
    ("search", "search", "查找", "Search"),
)


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the desk, as the navigation names it."""

    here: str
    words: str
    address: str

    @property
    def is_own(self) -> bool:
        """Tell what goes with the reader from room to room, and so stands apart: notices, search."""
        return self.here in ("inbox", "search")


def rooms(actor: Actor | None) -> list[Room]:
    """Name the rooms that this actor can enter; none leads to a refusal."""
    if actor is None:
        return []
    return [
        Room(here, languages.say(zh, en), reverse(name))
        for name, here, zh, en in _ROOMS
        if name in _rights() and _lets_in(name, actor.role)
    ]


@cache
def _rights() -> dict[str, tuple[str, str]]:
    """Give the right of each address; rooms whose application is not made yet have none."""
    return {route.name: route.right for route in import_module(settings.ROOT_URLCONF).ROUTES}


def _lets_in(name: str, role: str) -> bool:
    verb, what = _rights()[name]
    return role != "public" and (not what or bool(rights_of(role, verb, what)))
