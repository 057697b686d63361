"""Notices (提醒): what a post is told, each once; all of a day leave as one message."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from gangmu.core.plan.reminders import Line, days_to_go, message
from gangmu.web.accounts.models import Holding, Post
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.forgetting import forget_versions
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import Notice, PostMailbox, ProgressReport
from gangmu.web.reporting.refusals import MailboxFaultyError

TITLES: Final[Mapping[str, str]] = {
    "due": "进展填报即将到期",
    "overdue": "进展填报已逾期",
    "returned": "进展报告被退回",
    "review": "有报告待审核",
    "sign": "有报告待签发",
    "unmatched": "抽查不相符",
    "correction_review": "有更正待审核",
    "correction_sign": "有更正待签发",
    "correction_back": "更正被退回",
}
_DESKS: Final[Mapping[str, tuple[str, ...]]] = {
    "due": ("filer",),
    "overdue": ("filer", "signer"),
    "returned": ("filer",),
    "review": ("reviewer",),
    "sign": ("signer",),
    "unmatched": ("filer", "reviewer", "signer"),
    "correction_review": ("reviewer",),
    "correction_sign": ("signer",),
    "correction_back": ("filer",),
}
_ADDRESS: Final = "desk/reports/"
_FILLING: Final = ("due", "late", "draft", "returned")


@once("reporting.notices_given")
def give_notices(*, on: date, by: Actor, at: datetime, key: str) -> Notice | None:
    """Tell each post what the day brings: what falls due, what came back, what waits for it. Told twice, it is once."""
    require(by, "create", Notice)
    rows = list(queries.with_tasks(queries.in_open_months(queries.owed(queries.reports(by, NOW)), by)))
    remind = queries.rules(by, NOW, on=on).remind_days
    wanted = [notice for row in rows for notice in _of(row, on=on, remind=remind)]
    wanted += [*_unmatched(by), *_corrections(by)]
    posts = _posts_by_unit(by, {row.unit_id for _, row, _ in wanted})
    new = _notices(wanted, posts, on=on)
    known = set(
        Notice.objects.filter(programme=by.programme_id, key__in=list(new)).values_list("key", flat=True)
    )
    fresh = [notice for found, notice in new.items() if found not in known]
    if not fresh:
        return None
    with commit("reporting.notices_given", by=by, at=at, key=key) as opened:
        return opened.add_all(fresh)[0]


_Wanted = tuple[str, ProgressReport, str]  # kind, report, what makes it one


def _of(row: ProgressReport, *, on: date, remind: Sequence[int]) -> Iterable[_Wanted]:
    """Tell of what a report gives notice on a day."""
    if row.state in _FILLING and (left := days_to_go(row.due_on, on, remind)) is not None:
        yield ("due" if left >= 0 else "overdue", row, on.isoformat())
    told = {"returned": "returned", "unit_review": "review", "unit_signing": "sign"}.get(row.state)
    if told:
        yield (told, row, f"{row.uid.hex}-{row.version}")


def _unmatched(by: Actor) -> list[_Wanted]:
    """Tell of the reports that a check found not to match and that stand as they were."""
    checks = {row.report_id: row for row in queries.spot_checks(by, NOW).filter(matches=False)}
    if not checks:
        return []
    rows = queries.with_tasks(
        queries.reports(by, NOW).filter(pk__in=list(checks), state__in=("accepted", "checked"))
    )
    found = []
    for row in rows:
        row.reason = checks[row.pk].finding
        found.append(("unmatched", row, checks[row.pk].uid.hex))
    return found


_STAGES: Final = {
    "unit_review": "correction_review",
    "unit_signing": "correction_sign",
    "sent_back": "correction_back",
}


def _corrections(by: Actor) -> list[_Wanted]:
    """Tell of the corrections that lie with a desk of their unit."""
    found = []
    for row in queries.with_tasks(queries.corrections_within(queries.reports(by, NOW))):
        wanted = row.wanted or {}
        row.reason = str(wanted.get("back") or wanted.get("reason") or "")
        found.append((_STAGES[wanted["stage"]], row, f"{row.uid.hex}-{row.version}"))
    return found


def _posts_by_unit(by: Actor, units: set[int]) -> dict[tuple[int, str], list[Post]]:
    found: dict[tuple[int, str], list[Post]] = {}
    rows = Post.objects.filter(programme=by.programme_id, unit__in=units, abolished_on__isnull=True)
    for post in rows:
        found.setdefault((post.unit_id, post.role), []).append(post)
    return found


def _notices(
    wanted: Sequence[_Wanted], posts: Mapping[tuple[int, str], list[Post]], *, on: date
) -> dict[str, Notice]:
    """Give the notices by key: what falls due is one a day and post, what came back one a report."""
    grouped: dict[str, tuple[Post, str, list[Line]]] = {}
    for kind, row, mark in wanted:
        for role in _desks(kind, row, posts):
            for post in posts.get((row.unit_id, role), []):
                key = f"{kind}-{post.uid.hex}-{mark}"
                grouped.setdefault(key, (post, kind, []))[2].append(Line(kind, _words(kind, row)))
    return {
        key: Notice(
            post=post,
            kind=kind,
            on=on,
            title=TITLES[kind],
            text=message(lines, head=f"{TITLES[kind]}（{len(lines)}项）"),
            address=_ADDRESS,
            key=key,
        )
        for key, (post, kind, lines) in grouped.items()
    }


def _desks(kind: str, row: ProgressReport, posts: Mapping[tuple[int, str], list[Post]]) -> tuple[str, ...]:
    """Name the desks that are told; a unit without a desk for review has its signer do both."""
    if kind in ("review", "correction_review") and not posts.get((row.unit_id, "reviewer")):
        return ("signer",)
    return _DESKS[kind]


def _words(kind: str, row: ProgressReport) -> str:
    due = f"{row.due_on:%-m月%-d日}"
    if kind in ("returned", "unmatched", *_STAGES.values()):
        return f"{row.task.title}（{row.period}）：{row.reason[:120]}"
    return f"{row.task.title}（{row.period}），{due}{'已到期' if kind == 'overdue' else '前报送'}"


@once("reporting.notices_read")
def read_notices(numbers: Sequence[int], *, on: date, by: Actor, at: datetime, key: str) -> Notice | None:
    """Put notices away (知道了)."""
    rows = list(
        allowed(Notice, by, verb="update", moment=NOW).filter(id__in=list(numbers), read_on__isnull=True)
    )
    if not rows:
        return None
    with commit("reporting.notices_read", by=by, at=at, key=key) as opened:
        return opened.replace_all([(row, {"read_on": on}) for row in rows])[0]


@once("reporting.notices_sent")
def mark_sent(
    rows: Sequence[Notice], channel: str, *, on: date, by: Actor, at: datetime, key: str
) -> Notice | None:
    """Write down that notices have left the house (已外发)."""
    if not rows:
        return None
    with commit("reporting.notices_sent", by=by, at=at, key=key) as opened:
        return opened.replace_all([(row, {"sent_on": on, "channel": channel[:20]}) for row in rows])[0]


# Mailboxes


@once("reporting.mailbox_set")
def set_mailbox(address: str, *, on: date, by: Actor, at: datetime, key: str) -> PostMailbox:
    """Say where the day's message goes as well (岗位邮箱); empty: nowhere, and what stood there is forgotten."""
    require(by, "create", PostMailbox)
    told = address.strip()
    if told and (len(told) > 200 or told.count("@") != 1 or any(each.isspace() for each in told)):
        raise MailboxFaultyError(text=told[:40])
    there = PostMailbox.objects.filter(post=by.post_id, user=by.user_id).first()
    with commit("reporting.mailbox_set", by=by, at=at, key=key) as opened:
        if there is None:
            return opened.add(PostMailbox(post_id=by.post_id or 0, user_id=by.user_id or 0, address=told))
        changed = opened.replace(there, {"address": told}, version=there.version)
        forget_versions(opened, changed)
        return changed


@once("reporting.mailboxes_forgotten")
def forget_mailboxes(*, on: date, by: Actor, at: datetime, key: str) -> PostMailbox | None:
    """Forget the addresses of those who hold their post no longer (删除个人信息)."""
    rows = list(allowed(PostMailbox, by, verb="update", moment=NOW).filter(~Q(address="")))
    gone = [row for row in rows if not holds(row, on=on)]
    if not gone:
        return None
    with commit("reporting.mailboxes_forgotten", by=by, at=at, key=key) as opened:
        for row in gone:
            forget_versions(opened, opened.replace(row, {"address": ""}, version=row.version))
    return gone[0]


def holds(row: PostMailbox, *, on: date) -> bool:
    """Tell whether who set a mailbox holds its post still."""
    held = Holding.objects.filter(post=row.post_id, user=row.user_id, user__is_active=True, from_on__lte=on)
    return held.filter(Q(until_on__isnull=True) | Q(until_on__gte=on)).exists()
