"""Meanings: what the words of a promise mean, by whose decision, and who answers for it."""

from collections.abc import Iterator
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import say
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Meaning, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_STRENGTHS: Final = {
    "order": ("要做的事", "ordered"),
    "improve": ("要改进的事", "to be improved"),
    "encourage": ("鼓励、支持的事", "encouraged"),
    "explore": ("探索、争取的事", "to be explored"),
    "outcome": ("期望的结果", "a hoped-for outcome"),
}


def meaning_of(actor: Actor, moment: Moment, promise: Promise) -> Iterator[tuple[str, str]]:
    """Give pairs of a question and its answer."""
    if promise.kind == "measure" and promise.strength in _STRENGTHS:
        yield say("性质", "Kind"), say(*_STRENGTHS[promise.strength])
    if promise.due:
        yield say("期限", "Due"), say(period_in_words(Period(promise.due)), promise.due)
    rows = [
        row for row in outlines.meanings(actor, moment).filter(promise=promise.pk) if row.role == "actual"
    ]
    posts = accounts.posts(actor, moment).by_id([row.decided_by_id for row in rows])
    for row in rows:
        post = posts.get(row.decided_by_id or 0)
        yield _named(promise), _decided(row, post.title if post else row.decided_by_words)
    for duty in outlines.duties(actor, moment).filter(promise=promise.pk):
        for name, units in (
            (say("牵头单位", "Lead unit"), duty.lead),
            (say("责任单位", "Responsible units"), duty.responsible),
            (say("配合单位", "Supporting units"), duty.supporting),
        ):
            if units:
                yield name, say("、", ", ").join(units)
    if promise.is_unread:
        yield say("校对", "Review"), say("照读入采用，还没有人校对", "taken as read; nobody has reviewed it")


def _named(promise: Promise) -> str:
    return say(f"“{promise.indicator}”指什么", f"What “{promise.indicator}” means")


def _decided(row: Meaning, by: str) -> str:
    day = say(
        f"{row.decided_on.year}年{row.decided_on.month}月{row.decided_on.day}日",
        f"{row.decided_on.day} {row.decided_on:%B} {row.decided_on.year}",
    )
    decided = say(f"{by}{day}认定", f"decided by {by} on {day}") if by else day
    reason = say(row.reason, row.reason_en or row.reason)
    return say("。", ". ").join(part for part in (reason.rstrip("。"), decided) if part) + say("。", ".")
