"""Sending what is waiting (外发提醒): one message a post and day by mail, one a day to each work group."""

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from gangmu.core.plan.reminders import Line, message
from gangmu.web.accounts.scopes import allowed
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW
from gangmu.web.record.outgoing import Door
from gangmu.web.reporting.actions.noticing import holds, mark_sent
from gangmu.web.reporting.models import Notice, PostMailbox
from gangmu.web.reporting.outgoing.mails import is_set_up, send_mail
from gangmu.web.reporting.outgoing.refusals import NotDeliveredError
from gangmu.web.reporting.outgoing.robots import robots, tell_robot

_WAITS = timedelta(days=7)  # what could not be sent for a week is no news any more
_log = logging.getLogger("gangmu.web")


def waiting(by: Actor, *, on: date) -> list[Notice]:
    """Give the notices that have not left the house yet."""
    rows = allowed(Notice, by, moment=NOW).filter(sent_on__isnull=True, on__gte=on - _WAITS, on__lte=on)
    return list(rows.order_by("post", "id"))


def send_waiting(*, on: date, by: Actor, at: datetime, key: str, door: Door | None = None) -> int:
    """Send what waits; whatever does not reach the other side waits on, and the rest goes all the same."""
    rows = waiting(by, on=on)
    sent = 0
    if is_set_up():
        sent += _by_mail(rows, on=on, by=by, at=at, key=key)
    if robots():
        sent += _to_groups(waiting(by, on=on), on=on, by=by, at=at, key=key, door=door)
    return sent


def _by_mail(rows: Sequence[Notice], *, on: date, by: Actor, at: datetime, key: str) -> int:
    boxes: dict[int, list[str]] = {}
    for box in allowed(PostMailbox, by, moment=NOW):
        if box.address and holds(box, on=on):
            boxes.setdefault(box.post_id, []).append(box.address)
    done = 0
    for post in sorted({row.post_id for row in rows} & set(boxes)):
        mine = [row for row in rows if row.post_id == post]
        subject = mine[0].title if len(mine) == 1 else f"今日提醒（{len(mine)}条）"
        text = "\n\n".join(row.text for row in mine)
        try:
            for address in boxes[post]:
                send_mail(address, subject, text)
        except NotDeliveredError as refusal:
            _log.warning("mail not delivered: %s", refusal)
            continue
        mark_sent(mine, "mail", on=on, by=by, at=at, key=f"{key}-mail-{post}")
        done += len(mine)
    return done


def _to_groups(
    rows: Sequence[Notice], *, on: date, by: Actor, at: datetime, key: str, door: Door | None
) -> int:
    """Tell each work group once what all of a day's notices say; they name posts' tasks, never persons."""
    if not rows:
        return 0
    lines = [Line(row.kind, f"{row.title}：{' '.join(row.text.splitlines()[1:])}") for row in rows]
    text = message(lines, head=f"今日提醒（{on:%-m月%-d日}）")
    for robot in robots():
        try:
            tell_robot(robot, text, at=at, door=door)
        except NotDeliveredError as refusal:
            _log.warning("message not delivered: %s", refusal)
            return 0
    mark_sent(rows, "robot", on=on, by=by, at=at, key=f"{key}-robot")
    return len(rows)
