"""Who acted (经办), as trails name it: the post; who held it for the time being (代理); for which post it was recorded (代录)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gangmu.web.accounts.models import Holding, Post
from gangmu.web.doors.languages import say
from gangmu.web.record.models import LedgerEntry


@dataclass(frozen=True, slots=True)
class Acted:
    """经办: in words, and the unit of the post that acted."""

    who: str
    unit_id: int | None = None


def acted(entries: Iterable[LedgerEntry], programme: int) -> dict[int, Acted]:
    """Name who acted, by number of the entry. Two queries, however many entries."""
    told = {entry.seq: (entry, json.loads(entry.body)["actor"]) for entry in entries}
    named = {uid for _, actor in told.values() for uid in (actor.get("post"), actor.get("behalf")) if uid}
    rows = Post.objects.filter(programme=programme, uid__in=named).select_related("unit")
    posts = {each.uid.hex: each for each in rows}
    steads = _steads(posts, programme)
    return {seq: _words(actor, entry.at.date(), posts, steads) for seq, (entry, actor) in told.items()}


_Steads = dict[tuple[int, str], list[tuple[date, date | None]]]


def _steads(posts: dict[str, Post], programme: int) -> _Steads:
    """Give who held these posts for the time being, and when."""
    found: _Steads = {}
    rows = Holding.objects.filter(programme=programme, post__in=posts.values(), is_acting=True)
    for post, user, begin, end in rows.values_list("post", "user__uid", "from_on", "until_on"):
        found.setdefault((post, user.hex), []).append((begin, end))
    return found


def _words(actor: dict[str, Any], on: date, posts: dict[str, Post], steads: _Steads) -> Acted:
    post, behalf = posts.get(actor.get("post") or ""), posts.get(actor.get("behalf") or "")
    who = post.title if post is not None else _door(actor)
    if post is not None:
        spans = steads.get((post.pk, actor.get("user") or ""), ())
        if any(begin <= on and (end is None or on <= end) for begin, end in spans):
            who = say(f"{who}（代理）", f"{who} (acting)")
    if behalf is not None:
        for_whom = f"{behalf.unit.name}{behalf.title}"
        who = say(f"{who}代{for_whom}录入", f"{who} for {for_whom}")
    return Acted(who=who, unit_id=post.unit_id if post is not None else None)


def _door(actor: dict[str, Any]) -> str:
    doors = {
        "link": say("单位填报链接", "the unit's link"),
        "worker": say("系统按日历", "the calendar"),
        "cli": say("命令行", "the command line"),
    }
    return doors.get(str(actor.get("door")), "")
