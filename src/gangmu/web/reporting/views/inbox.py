"""The inbox of the desk (提醒), the calendar's address, the mailbox, and a test of what leaves the house."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import now
from gangmu.web.record.moments import NOW
from gangmu.web.reporting.actions.noticing import read_notices, set_mailbox
from gangmu.web.reporting.feeds import (
    calendar_of,
    feed_of,
    make_feed,
    my_feed,
    revoke_feed,
    secret_of,
)
from gangmu.web.reporting.models import Notice, PostMailbox
from gangmu.web.reporting.outgoing.mails import is_set_up, send_mail
from gangmu.web.reporting.outgoing.refusals import NothingSetUpError
from gangmu.web.reporting.outgoing.robots import robots, tell_robot
from gangmu.web.reporting.refusals import LinkGoneError

_AT_ONCE = 100


def inbox(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what this post was told, and where else it is told."""
    actor = request.actor
    rows = allowed(Notice, actor, moment=NOW).filter(post=actor.post_id)
    feed = my_feed(actor)
    box = PostMailbox.objects.filter(post=actor.post_id, user=actor.user_id).first()
    address = reverse("calendar_feed", kwargs={"secret": secret_of(feed)}) if feed else ""
    context = {
        "new": rows.filter(read_on__isnull=True).page(0, _AT_ONCE),
        "old": rows.filter(read_on__isnull=False).page(0, 20),
        "feed": request.build_absolute_uri(address) if feed else "",
        "box": box,
        "mail_set_up": is_set_up(),
        "refusal": refusal,
        "here": "inbox",
    }
    return render(request, "reporting/inbox.html", context, status=422 if refusal else 200)


@require_POST
def arrange(request: ActorRequest) -> HttpResponse:
    """Put notices away, set the mailbox, make the calendar's address or take it back."""
    told, on = stamp(request), day(request)
    refused = RefusedHere("notice.")
    with refused:
        match request.POST.get("act"):
            case "read":
                read_notices([number(each) for each in request.POST.getlist("notice")], on=on, **told)
            case "mailbox":
                set_mailbox(request.POST.get("address", ""), on=on, **told)
            case "feed":
                make_feed(on=on, **told)
            case "no_feed":
                revoke_feed(on=on, **told)
    return inbox(request, refused.refusal) if refused.refusal else to("inbox")


def calendar_feed(request: ActorRequest, secret: str) -> HttpResponse:
    """Give the calendar of a secret address to whatever program asks for it."""
    feed = feed_of(secret)
    base = request.build_absolute_uri(get_script_prefix())
    text = calendar_of(feed, at=now(), base=base) if feed else None
    if text is None:
        raise LinkGoneError
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="gangmu.ics"'
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


# What leaves the house


def channels(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """Show which ways out are set up, and let a test message be sent."""
    context = {
        "mail": is_set_up(),
        "robots": robots(),
        "sent": request.GET.get("sent", ""),
        "refusal": refusal,
        "here": "inbox",
    }
    return render(request, "reporting/channels.html", context, status=422 if refusal else 200)


@require_POST
def send_test(request: ActorRequest) -> HttpResponse:
    """Send a test message by every way that is set up."""
    text = say("纲目：这是一条测试消息。", "Gangmu: a test message.")
    refused = RefusedHere("outgoing.", "notice.")
    with refused:
        box = PostMailbox.objects.filter(post=request.actor.post_id, user=request.actor.user_id).first()
        by_mail = is_set_up() and box is not None and bool(box.address)
        if not (by_mail or robots()):
            raise NothingSetUpError
        if by_mail and box is not None:
            send_mail(box.address, text, text)
        for robot in robots():
            tell_robot(robot, text, at=now())
    return channels(request, refused.refusal) if refused.refusal else to("channels", query="sent=1")
