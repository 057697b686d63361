"""The link door (填报链接): what it opens, and the clerk's page from which links go into the work group."""

from datetime import date, timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed
from gangmu.web.accounts.slowing import ADDRESS, WINDOW, origin_of
from gangmu.web.doors.languages import say
from gangmu.web.doors.origins import address_of
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record import security
from gangmu.web.record.clock import now, today
from gangmu.web.record.models import Programme, SecurityEvent
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.linking import (
    actor_of_link,
    earlier_overdue,
    forms_of,
    hash_of,
    is_open,
    make_links,
    make_personal_link,
    revoke_links,
    secret_of,
    waiting_units,
)
from gangmu.web.reporting.lamps.timing import times_of
from gangmu.web.reporting.models import ProgressReport, ReportLink
from gangmu.web.reporting.refusals import LinkGoneError, LinkSlowedError
from gangmu.web.reporting.showing.items import FILLABLE, items, period_words, state_words
from gangmu.web.reporting.views.own import Answer, done_words, next_item, taken

FAILED: Final = "link_failed"
Waiting = dict[int, list[ProgressReport]]


def link_door(request: ActorRequest, secret: str) -> HttpResponse:
    """Open the forms of a link, and take what is filled in; no session, no cookie, nothing to sign."""
    link = _link(request, secret)
    request.programme = Programme.objects.get(pk=link.programme_id)
    by = actor_of_link(link)
    rows = forms_of(link, by)
    answer = taken(request, rows, by=by) if request.method == "POST" else Answer()
    is_bad = bool(answer.refusal or answer.refused)
    if request.method == "POST" and not is_bad:
        if anchor := next_item(request, answer):
            return to("link_door", query=f"done={answer.done}", anchor=anchor, secret=secret)
        rows = forms_of(link, by)
    on = day(request)
    rules = queries.rules(by, NOW, on=on)
    is_closed = queries.closed_on(link.programme_id, link.period) is not None
    open_ones = [row for row in rows if row.state in FILLABLE and (is_bad or not is_closed)]
    context = {
        "items": items(
            open_ones,
            rules,
            on=on,
            typed=request.POST if is_bad else None,
            refused=answer.refused,
            times=times_of(open_ones, by),
        ),
        "waiting": [{"row": row, "state": state_words(row)} for row in rows if row.state not in FILLABLE],
        "is_closed": is_closed,
        "unit": OrgUnit.objects.get(pk=link.unit_id),
        "period": period_words(link.period),
        "link": link,
        "secret": secret,
        "opened": request.POST.get("opened") or int(now().timestamp()),
        "more": ("problem", "next_step", "help_wanted"),
        "refusal": answer.refusal,
        "refused": bool(answer.refused),
        "done_words": done_words(answer.done or request.GET.get("done", "")),
    }
    found = render(request, "reporting/link_form.html", context, status=422 if is_bad else 200)
    found.headers["Cache-Control"] = "no-store"
    found.headers["Referrer-Policy"] = "no-referrer"
    found.headers["X-Robots-Tag"] = "noindex"
    return found


def _link(request: HttpRequest, secret: str) -> ReportLink:
    """Find an open link; a wrong one is noted, and whoever tries many waits (限速)."""
    found = ReportLink.objects.filter(hash=hash_of(secret)).first()
    if found is not None:
        programme = Programme.objects.get(pk=found.programme_id)
        if is_open(found, on=today(programme)):
            return found
        raise LinkGoneError
    origin, at = origin_of(address_of(request)), now()
    wrong = SecurityEvent.objects.filter(kind=FAILED, origin=origin, at__gt=at - WINDOW).order_by("-at")
    until = ADDRESS.until(list(wrong.values_list("at", flat=True)[:100])) if origin else None
    if until is not None and until > at:
        raise LinkSlowedError(seconds=max(1, int((until - at).total_seconds())))
    security.note(FAILED, origin=origin, at=at)
    raise LinkGoneError


# The clerk's page


def links(request: ActorRequest) -> HttpResponse:
    """List the links of a month, one line a unit, with the words of a reminder to copy into the work group."""
    actor, on = request.actor, day(request)
    month = month_named(request.GET.get("month", "")) or f"{on:%Y-%m}"
    waiting = waiting_units(actor, month)
    units = {each.pk: each for each in accounts.units(actor, NOW)}
    posts = {each.pk: each for each in accounts.posts(actor, NOW)}
    rows = list(allowed(ReportLink, actor, moment=NOW).filter(period=month).order_by("-made_on"))
    lines = [_line(request, row, units, posts, waiting) for row in rows if is_open(row, on=on)]
    lines.sort(key=lambda line: (line["unit"].position, line["post"] is not None))
    linked = {line["unit"].pk for line in lines if line["post"] is None}
    named = {row.task.post_id for each in waiting.values() for row in each if row.task.post_id}
    due = min((row.due_on for each in waiting.values() for row in each), default=None)
    earlier = earlier_overdue(actor, month, on=on)
    context = {
        "month": month,
        "period": period_words(month),
        "before": f"{Period(month).first - timedelta(days=1):%Y-%m}",
        "after": f"{Period(month).last + timedelta(days=1):%Y-%m}",
        "lines": lines,
        "missing": [units[pk] for pk in waiting if pk not in linked and pk in units],
        "posts": [posts[pk] for pk in sorted(named) if pk in posts],
        "text": _text(lines, period_words(month), due, on=on, earlier=earlier) if lines else "",
        "done": request.GET.get("done", ""),
        "here": "reports",
    }
    return render(request, "reporting/links.html", context)


def _line(
    request: ActorRequest,
    link: ReportLink,
    units: dict[int, OrgUnit],
    posts: dict[int, Post],
    waiting: Waiting,
) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("link_door", kwargs={"secret": secret_of(link)}))
    rows = waiting.get(link.unit_id, [])
    mine = rows if link.post_id is None else [row for row in rows if row.task.post_id == link.post_id]
    return {
        "row": link,
        "unit": units[link.unit_id],
        "post": posts.get(link.post_id or 0),
        "address": address,
        "count": len(mine),
    }


def _text(
    lines: list[dict[str, Any]], period: str, due: date | None, *, on: date, earlier: dict[int, int]
) -> str:
    """Word the reminder that the clerk copies into the work group."""
    head = say(
        f"【进展填报】{period}进展请于{due:%-m月%-d日}前填报，点开本单位的链接即可，签发人登录后签发：",
        f"Progress of {period} is due on {due}. Open the link of your unit; the signer signs in and signs:",
    )
    if due is not None and on > due:
        head = say(
            f"【进展填报】{period}进展应于{due:%-m月%-d日}前填报，现已逾期，请尽快点开本单位的链接填报，签发人登录后签发：",
            f"Progress of {period} was due on {due} and is overdue. Open the link of your unit now; the signer signs in and signs:",
        )
    open_ones = [each for each in lines if each["count"]]
    rows = [
        f"{each['unit'].name}{'　' + each['post'].title if each['post'] else ''}"
        f"（{each['count']}{say('项', '')}{_also(earlier.get(each['unit'].pk, 0))}）{each['address']}"
        for each in open_ones
    ]
    return "\n".join([head, *rows]) if open_ones else ""


def _also(count: int) -> str:
    """Count what is overdue from earlier periods: its own month has its own link."""
    return say(f"，另有以前各期逾期{count}项", f", and {count} overdue of earlier periods") if count else ""


@require_POST
def make(request: ActorRequest) -> HttpResponse:
    """Make the links of a month: one a unit, or one for a post."""
    month = month_named(request.POST.get("month", "")) or f"{day(request):%Y-%m}"
    post = Post.objects.filter(
        programme=request.actor.programme_id, pk=number(request.POST.get("post"))
    ).first()
    if post is not None:
        make_personal_link(post, month, on=day(request), **stamp(request))
    else:
        make_links(month, on=day(request), **stamp(request))
    return to("report_links", query=f"month={month}&done=made")


@require_POST
def revoke(request: ActorRequest) -> HttpResponse:
    """Take links back."""
    chosen = [number(text) for text in request.POST.getlist("link")]
    done = "revoked" if revoke_links(chosen, on=day(request), **stamp(request)) else "none"
    return to("report_links", query=f"month={month_named(request.POST.get('month', '')) or ''}&done={done}")


def month_named(text: str) -> str | None:
    """Read a month that an address or a form carries; None: it names none."""
    try:
        found = Period(text)
    except PeriodNotReadError:
        return None
    return text if found.months == 1 and len(text) == 7 else None
