"""Reminders (催办函): letters to units whose reports have not come, as drafts or issued and frozen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gangmu.core.base.calendars import DueDay, working_day_after, working_days_between
from gangmu.core.base.papers.numbers import tidy_number
from gangmu.core.base.papers.plain import plain_of
from gangmu.core.base.papers.values import Draft, Paper
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.plan.papers.heads import PaperHead, number_from
from gangmu.core.plan.papers.reminders import KIND, OverdueItem, Reminder, reminder_letter
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.doors.languages import spoken
from gangmu.web.planning.papers import words_on
from gangmu.web.record import models as record
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.papers import issue_paper
from gangmu.web.reporting import queries
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.papers.refusals import NothingOverdueError
from gangmu.web.reporting.queries import with_tasks
from gangmu.web.reporting.showing.items import period_words

_MOST_DAYS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """欠报单位: a unit with what it owes, the longest overdue first, and when it was reminded last."""

    unit: OrgUnit
    reports: tuple[ProgressReport, ...]
    days_late: int
    reminded_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderHead:
    """催办函文头: number, issuer, whom to ask, and in how many working days it is asked for again."""

    number: str = ""
    issuer: str = ""
    contact: str = ""
    days: int = 0  # 0: as the rule set says


def overdue(actor: Actor, *, on: date, unit: OrgUnit | None = None) -> list[ProgressReport]:
    """Give the reports that were due before a day and have not come, each with its task."""
    rows = queries.overdue(allowed(ProgressReport, actor, moment=NOW), on)
    if unit is not None:
        rows = rows.filter(unit=unit.pk)
    return list(with_tasks(rows).order_by("due_on", "task__position", "pk"))


def owing(actor: Actor, *, on: date) -> list[Owing]:
    """Give the units that owe reports, in official order."""
    found: dict[int, list[ProgressReport]] = defaultdict(list)
    for row in overdue(actor, on=on):
        found[row.unit_id].append(row)
    papers = allowed(record.Paper, actor).filter(kind=KIND).columns("issued_on", "content")
    reminded: dict[str, date] = {}
    for issued_on, content in papers:
        code = content.get("unit", "")
        reminded[code] = max(issued_on, reminded.get(code, issued_on))
    units: Iterable[OrgUnit] = accounts.units(actor, NOW) if found else ()
    return [
        Owing(
            unit=unit,
            reports=tuple(found[unit.pk]),
            days_late=working_days_between(found[unit.pk][0].due_on, on),
            reminded_on=reminded.get(unit.code),
        )
        for unit in units
        if unit.pk in found
    ]


def reminder_draft(unit: OrgUnit, actor: Actor, *, on: date) -> Paper:
    """Give the letter to a unit as it would be today, as a draft (代拟稿)."""
    words = words_on(actor, NOW, on=on)
    head = PaperHead(issuer=words.word("issuer"), recipients=(unit.name,)).as_draft(Draft.PREPARED)
    rows = overdue(actor, on=on, unit=unit)
    return reminder_letter(_facts(unit, rows, actor, words, on=on, days=0), head, words)


@once("reporting.reminder_issued")
def issue_reminder(
    unit: OrgUnit, head: ReminderHead, *, on: date, by: Actor, at: datetime, key: str
) -> record.Paper:
    """Issue a reminder to a unit (印发催办函)."""
    require(by, "create", record.Paper)
    rows = overdue(by, on=on, unit=unit)
    if not rows:
        raise NothingOverdueError(unit=unit.name)
    number = tidy_number(head.number)[:60]
    words = words_on(by, NOW, on=on)
    issuer = head.issuer.strip()[:200] or words.word("issuer")
    contact = head.contact.strip()[:100]
    facts = _facts(unit, rows, by, words, on=on, days=head.days)
    written = PaperHead(
        issuer=issuer,
        on=on,
        number=number_from(number),
        recipients=(unit.name,),
        note=f"联系人：{contact}" if contact else "",
    )
    sheet = reminder_letter(facts, written, words)
    with commit("reporting.reminder_issued", by=by, at=at, key=key) as opened:
        return issue_paper(
            opened,
            kind=KIND,
            number=number,
            issuer=issuer,
            title=f"{sheet.title}（{unit.name}）"[:300],
            issued_on=on,
            content={
                "unit": unit.code,
                "reports": [[row.task.code, row.period, row.due_on] for row in rows],
                "limit": facts.new_limit.day,
                "limit_is_certain": facts.new_limit.is_certain,
                "sheet": plain_of(sheet),
            },
        )


def new_limit(words: PaperWords, *, on: date, days: int = 0) -> DueDay:
    """Give the day by which it is asked for again (新的期限)."""
    wanted = days or words.count("reminder_days", most=_MOST_DAYS)
    return working_day_after(on, min(wanted, _MOST_DAYS))


def _facts(
    unit: OrgUnit, rows: Sequence[ProgressReport], actor: Actor, words: PaperWords, *, on: date, days: int
) -> Reminder:
    with spoken("zh-hans"):
        items = tuple(
            OverdueItem(
                code=row.task.code,
                text=row.task.title,
                period=period_words(row.period),
                due=row.due_on,
                days_late=working_days_between(row.due_on, on),
            )
            for row in rows
        )
    return Reminder(
        unit=unit.name,
        basis=_basis(rows, actor) or words.word("reminder_basis"),
        items=items,
        new_limit=new_limit(words, on=on, days=days),
    )


def _basis(rows: Sequence[ProgressReport], actor: Actor) -> str:
    """Name the paper by which the first of these tasks was given out."""
    key = next((row.task.paper_id for row in rows if row.task.paper_id), None)
    paper = allowed(record.Paper, actor).filter(id=key).first() if key else None
    if paper is None:
        return ""
    return f"《{paper.title}》" + (f"（{paper.number}）" if paper.number else "")
