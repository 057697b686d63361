"""The calendar of a post (日历订阅): what falls due, at a secret address that its holder can take back."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import date, datetime
from typing import Final

from django.conf import settings

from gangmu.core.base.icalendar import Entry, calendar_text
from gangmu.web.accounts.actors import actor_of, posts_held
from gangmu.web.accounts.models import CalendarFeed, User
from gangmu.web.accounts.scopes import allowed, may, require
from gangmu.web.planning.models import AnnualTask, TaskNode
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import today
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import ProgressReport

_BYTES: Final = 24
_OPEN: Final = ("issued", "planned", "running", "change_asked", "claimed")


def secret_of(feed: CalendarFeed) -> str:
    """Give the secret of a feed, made from the home's own key; the database holds its hash alone."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"gangmu.calendar.{feed.uid.hex}".encode(), hashlib.sha256)
    return urlsafe_b64encode(made.digest()[:_BYTES]).decode()


def my_feed(by: Actor) -> CalendarFeed | None:
    """Give the feed of whoever asks, in the post in which they act."""
    rows = CalendarFeed.objects.filter(post=by.post_id, user=by.user_id, revoked_on__isnull=True)
    return rows.order_by("-id").first()


@once("reporting.feed_made")
def make_feed(*, on: date, by: Actor, at: datetime, key: str) -> CalendarFeed:
    """Make a secret address for one's own deadlines (开通日历订阅); an older one is taken back with it."""
    require(by, "create", CalendarFeed)
    with commit("reporting.feed_made", by=by, at=at, key=key) as opened:
        feed = CalendarFeed(post_id=by.post_id or 0, user_id=by.user_id or 0, from_on=on)
        feed.hash = hashlib.sha256(secret_of(feed).encode()).hexdigest()
        opened.add(feed)
        old = CalendarFeed.objects.filter(post=by.post_id, user=by.user_id, revoked_on__isnull=True)
        opened.replace_all([(row, {"revoked_on": on}) for row in old.exclude(pk=feed.pk)])
        return feed


@once("reporting.feed_revoked")
def revoke_feed(*, on: date, by: Actor, at: datetime, key: str) -> CalendarFeed | None:
    """Take the address back (停用日历订阅): from the next request on it gives nothing."""
    feed = my_feed(by)
    if feed is None:
        return None
    with commit("reporting.feed_revoked", by=by, at=at, key=key) as opened:
        return opened.replace(feed, {"revoked_on": on}, version=feed.version)


def feed_of(secret: str) -> CalendarFeed | None:
    """Find a feed that is open."""
    digest = hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
    return CalendarFeed.objects.filter(hash=digest, revoked_on__isnull=True).first()


def calendar_of(feed: CalendarFeed, *, at: datetime, base: str) -> str | None:
    """Give the calendar of a feed; nothing where its holder holds the post no longer."""
    programme = Programme.objects.get(pk=feed.programme_id)
    user = User.objects.filter(pk=feed.user_id, is_active=True).first()
    on = today(programme)
    held = posts_held(user, on=max(on, at.date()), programme=programme) if user else []
    post = next((each for each in held if each.pk == feed.post_id), None)
    if user is None or post is None:
        return None
    actor = actor_of(user, post, door="page")
    title = f"{programme.name}　{post.title}"
    return calendar_text(title, [*_reports(actor, base), *_tasks(actor, base)], at=at)


def _reports(actor: Actor, base: str) -> list[Entry]:
    if not may(actor, "file", ProgressReport):
        return []
    return [
        Entry(
            uid=f"report-{row.uid.hex}@gangmu",
            day=row.due_on,
            title=f"填报：{row.task.title}（{row.period}）",
            address=f"{base}desk/reports/#r{row.pk}",
        )
        for row in queries.of_my_unit(actor)
    ]


def _tasks(actor: Actor, base: str) -> list[Entry]:
    """Give the limits and nodes of the tasks that the post's unit leads, or all for those who see all."""
    if not may(actor, "read", AnnualTask):
        return []
    seen = allowed(AnnualTask, actor, moment=NOW).filter(state__in=_OPEN)
    rows = [row for row in seen if actor.role in ("office", "leader") or row.lead_unit_id == actor.unit_id]
    found = [
        Entry(
            uid=f"task-{row.uid.hex}@gangmu",
            day=row.limit_on,
            title=f"完成时限：{row.title}",
            address=f"{base}desk/tasks/{row.code}/",
        )
        for row in rows
        if row.limit_on
    ]
    by_task = {row.pk: row for row in rows}
    nodes = TaskNode.objects.filter(task__in=list(by_task), verified_on__isnull=True)
    found += [
        Entry(
            uid=f"node-{node.uid.hex}@gangmu",
            day=node.due_on,
            title=f"节点：{node.text}",
            text=by_task[node.task_id].title,
            address=f"{base}desk/tasks/{by_task[node.task_id].code}/",
        )
        for node in nodes
    ]
    return found
