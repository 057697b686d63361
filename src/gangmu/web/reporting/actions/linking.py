"""Links to the forms of a unit (填报链接): made by the clerk for one month, taken back at once, never enough to sign."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.requests import month_of
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import ProgressReport, ReportLink

_BYTES: Final = 24  # 192 bits: nobody guesses them


def secret_of(link: ReportLink) -> str:
    """Give the secret of a link, made from the home's own key: the database holds its hash alone."""
    made = hmac.new(
        settings.SECRET_KEY.encode(), f"gangmu.report-link.{link.uid.hex}".encode(), hashlib.sha256
    )
    return urlsafe_b64encode(made.digest()[:_BYTES]).decode()


def hash_of(secret: str) -> str:
    """Give the hash under which a link is found."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def is_open(link: ReportLink, *, on: date) -> bool:
    """Tell whether a link still opens its forms."""
    return link.revoked_on is None and on <= link.expires_on


def waiting_units(by: Actor, month: str) -> dict[int, list[ProgressReport]]:
    """Give the reports of a month that lie with their units still, by unit."""
    found: dict[int, list[ProgressReport]] = {}
    rows = queries.with_tasks(queries.owed(allowed(ProgressReport, by, moment=NOW)))
    for row in rows.order_by("due_on", "pk"):
        if month_of(row.period) == month:
            found.setdefault(row.unit_id, []).append(row)
    return found


def earlier_overdue(by: Actor, month: str, *, on: date) -> dict[int, int]:
    """Count what is overdue of the months before, by unit."""
    found: dict[int, int] = {}
    for row in queries.overdue(allowed(ProgressReport, by, moment=NOW), on):
        if month_of(row.period) < month:
            found[row.unit_id] = found.get(row.unit_id, 0) + 1
    return found


@once("reporting.links_made")
def make_links(month: str, *, on: date, by: Actor, at: datetime, key: str) -> ReportLink | None:
    """Make a link for each unit that owes reports of a month and has none that is open (一单位一链接)."""
    require(by, "create", ReportLink)
    days = queries.rules(by, NOW, on=on).link_days
    waiting = waiting_units(by, month)
    made = ReportLink.objects.filter(programme=by.programme_id, period=month, unit__in=waiting, post=None)
    there = {each.unit_id for each in made if is_open(each, on=on)}
    missing = [unit for unit in waiting if unit not in there]
    if not missing:
        return None
    with commit("reporting.links_made", by=by, at=at, key=key) as opened:
        rows = [_link(unit, None, month, on=on, until=_until(waiting[unit], month, days)) for unit in missing]
        return opened.add_all(rows)[0]


@once("reporting.link_made")
def make_personal_link(post: Post, month: str, *, on: date, by: Actor, at: datetime, key: str) -> ReportLink:
    """Make a link for one post (个人链接): it opens the forms of the tasks that name this post."""
    require(by, "create", ReportLink)
    days = queries.rules(by, NOW, on=on).link_days
    rows = waiting_units(by, month).get(post.unit_id, [])
    with commit("reporting.link_made", by=by, at=at, key=key) as opened:
        return opened.add(_link(post.unit_id, post.pk, month, on=on, until=_until(rows, month, days)))


def _link(unit: int, post: int | None, month: str, *, on: date, until: date) -> ReportLink:
    link = ReportLink(unit_id=unit, post_id=post, period=month, made_on=on, expires_on=max(on, until))
    link.hash = hash_of(secret_of(link))
    return link


def _until(rows: Sequence[ProgressReport], month: str, days: int) -> date:
    last = max((row.due_on for row in rows), default=Period(month).last)
    return last + timedelta(days=days)


@once("reporting.links_revoked")
def revoke_links(numbers: Sequence[int], *, on: date, by: Actor, at: datetime, key: str) -> ReportLink | None:
    """Take links back (作废): from the next request on they open nothing."""
    rows = list(
        allowed(ReportLink, by, verb="update", moment=NOW).filter(
            id__in=list(numbers), revoked_on__isnull=True
        )
    )
    if not rows:
        return None
    with commit("reporting.links_revoked", by=by, at=at, key=key) as opened:
        return opened.replace_all([(row, {"revoked_on": on}) for row in rows])[0]


def actor_of_link(link: ReportLink) -> Actor:
    """Give who acts through a link: its unit, or its post, and no person."""
    unit = OrgUnit.objects.get(pk=link.unit_id)
    post = Post.objects.filter(pk=link.post_id).first() if link.post_id else None
    return Actor(
        role="filer",
        door="link",
        programme_id=link.programme_id,
        unit=unit.uid.hex,
        unit_id=unit.pk,
        post=post.uid.hex if post else None,
        post_id=post.pk if post else None,
    )


def forms_of(link: ReportLink, by: Actor) -> list[ProgressReport]:
    """Give the forms that a link opens: its unit's of the month, or those of tasks that name its post."""
    rows = [row for row in queries.of_my_unit(by) if month_of(row.period) == link.period]
    return rows if link.post_id is None else [row for row in rows if row.task.post_id == link.post_id]
