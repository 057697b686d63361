"""Issues of a promise (历次印发): each version in which it stood, and what that version changed of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.standing_words import period_in_words
from gangmu.web.doors.languages import say
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.editions import ISSUED, editions
from gangmu.web.outlines.models import Promise
from gangmu.web.portal.pages import HistoryRow
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_FIGURES: Final = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Issue:
    """一次印发: a version, and the promise as that version wrote it."""

    edition: int  # 版次, as printed
    on: date | None
    row: Any  # of Promise or of its past table: as the version was issued


@dataclass(frozen=True, slots=True)
class Edition:
    """版次: the printed number of an issued version, and the day of its paper."""

    number: int
    on: date | None


def editions_known(actor: Actor, moment: Moment) -> dict[int, Edition]:
    """Give the editions by the id of their version: uploads that were never issued do not count."""
    issued = outlines.versions(actor, moment).filter(state__in=ISSUED)
    rows = issued.columns("id", "paper", "number", "issued_on")
    numbers = editions((key, paper, number) for key, paper, number, _ in rows)
    return {key: Edition(numbers[key], on) for key, _, _, on in rows}


def issues_of(moment: Moment, promise: Promise, known: Mapping[int, Edition]) -> tuple[Issue, ...]:
    """Give each issue in which a promise stood that its reader may see, the first one first."""
    past = Promise.past._default_manager.filter(row=promise.pk, version__lt=promise.version)
    written: dict[int, Any] = {}
    rows: list[Any] = [*past.order_by("version"), promise]
    for row in rows:
        if _was_known(row, moment):
            written.setdefault(row.outline_id, row)  # a mended span or a chosen path comes later
    issues = [Issue(known[key].number, known[key].on, row) for key, row in written.items() if key in known]
    return tuple(sorted(issues, key=lambda each: each.edition))


def told_issues(issues: Sequence[Issue]) -> Iterator[HistoryRow]:
    """Tell each issue with what it changed, the last first."""
    for before, after in reversed(list(pairwise(issues))):
        number = after.edition
        changes = "".join(_changes(before.row, after.row)) or say("这一项照旧。", "It is unchanged.")
        yield HistoryRow(
            on=after.on,
            words=say(f"第{number}版印发：{changes}", f"Version {number} was issued. {changes}").rstrip(),
        )
    for issue in issues[:1]:
        number = issue.edition
        yield HistoryRow(
            on=issue.on,
            words=say(f"第{number}版印发，这句话写在其中。", f"Version {number} was issued with it."),
        )


def asked_since(issues: Sequence[Issue]) -> date | None:
    """Give the day since which the promise asks for what it asks for now."""
    since = issues[0].on if issues else None
    for before, after in pairwise(issues):
        if any(_has_changed(before.row, after.row)):
            since = after.on
    return since


def told_withdrawal(actor: Actor, moment: Moment, promise: Promise, known: Mapping[int, Edition]) -> str:
    """Say which version no longer has a withdrawn promise; nothing where its own version is in force."""
    own = known[promise.outline_id].number if promise.outline_id in known else 0
    later = [(edition.number, key) for key, edition in known.items() if own and edition.number > own]
    if not promise.withdrawn_on or not later:
        return ""
    first, key = min(later)
    texts = outlines.clause_texts(actor, moment).filter(outline=key, clause=promise.clause_id)
    note = say(promise.note, promise.note_en or promise.note)
    if texts.exists():
        said = say(
            f"第{first}版的这句话里不再单列这一项。",
            f"Version {first} keeps the sentence without it. ",
        )
    else:
        said = say(f"第{first}版删去。", f"Dropped in version {first}. ")
    stood = say(f"它最后写在第{own}版里。", f"It last stood in version {own}. ")
    return (said + stood + note).rstrip()


def _was_known(row: Any, moment: Moment) -> bool:
    if moment.seq is not None and row.seq_from > moment.seq:
        return False
    return moment.on is None or (row.effective_from is not None and row.effective_from <= moment.on)


def _has_changed(before: Any, after: Any) -> Iterator[bool]:
    for name in ("value", "value_high", "unit", "comparison", "due"):
        yield getattr(before, name) != getattr(after, name)


def _changes(before: Any, after: Any) -> Iterator[str]:
    old, new = (f"{row.number}{row.surface_unit}" for row in (before, after))
    if (before.value, before.unit) != (after.value, after.unit) and old and new:
        turn, turned = _turn(before, after)
        yield say(f"目标由{old}{turn}{new}。", f"The target was {turned} from {old} to {new}. ")
    if before.due != after.due:
        was, now = _due(before.due), _due(after.due)
        yield say(f"期限由{was}改为{now}。", f"The date moved from {was} to {now}. ")
    if _FIGURES.sub("", before.words) != _FIGURES.sub("", after.words):
        yield say(
            f"文字由“{before.words}”改为“{after.words}”。",
            f"Reworded from “{before.words}” to “{after.words}”. ",
        )


def _turn(before: Any, after: Any) -> tuple[str, str]:
    if before.unit == after.unit and before.value is not None and after.value is not None:
        return ("上调为", "raised") if after.value > before.value else ("下调为", "lowered")
    return "改为", "changed"


def _due(due: str) -> str:
    return say(period_in_words(Period(due)), due) if due else say("没有写明", "none stated")
