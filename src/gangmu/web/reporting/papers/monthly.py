"""The monthly dispatch note (月度调度专报): drawn from the dispatch of a month, as a draft or issued and frozen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.plain import plain_of
from gangmu.core.base.papers.values import Draft, Paper
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.papers.heads import PaperHead
from gangmu.core.plan.papers.monthly_notes import (
    KIND,
    AskedDecision,
    BehindItem,
    ChapterCount,
    FollowedDecision,
    LampChange,
    MonthlyNote,
    monthly_dispatch_note,
)
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.doors.languages import spoken
from gangmu.web.doors.lists.frames import Mark
from gangmu.web.planning.models import AnnualTask
from gangmu.web.planning.papers import ordered_by, words_on
from gangmu.web.record import models as record
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.once import once
from gangmu.web.record.papers import issue_paper
from gangmu.web.reporting.lamps import queries
from gangmu.web.reporting.lamps.missing import periods_of
from gangmu.web.reporting.lamps.pages.dispatch import Behind, DecisionLine, Dispatch, dispatch_of
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.lamps.showing import SHAPES
from gangmu.web.reporting.models import MonthClose, ProgressReport
from gangmu.web.reporting.papers.refusals import IssuedAlreadyError, MonthNotClosedError
from gangmu.web.reporting.queries import OPEN

_LAMP_OF: Final = {shape: lamp for lamp, shape in SHAPES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHead:
    """专报文头: who issues the note, and as which number of the year."""

    issuer: str = ""
    issue: int = 0  # 0: the next of the year


def note_draft(month: Period, actor: Actor, moment: Moment, *, on: date) -> Paper:
    """Give the note of a month as it would be now, as a draft (代拟稿)."""
    words = words_on(actor, moment, on=on)
    head = PaperHead(issuer=words.word("issuer")).as_draft(Draft.PREPARED)
    return monthly_dispatch_note(_facts(month, actor, moment, on=on), head, words)


@once("reporting.dispatch_issued")
def issue_note(month: Period, head: NoteHead, *, on: date, by: Actor, at: datetime, key: str) -> record.Paper:
    """Issue the note of a closed month (印发专报); the close names it."""
    require(by, "create", record.Paper)
    require(by, "update", MonthClose)
    close = queries.closes(by).filter(month=str(month)).first()
    if close is None:
        raise MonthNotClosedError(month=str(month))
    if close.paper_id is not None:
        raise IssuedAlreadyError(number=record.Paper.objects.get(pk=close.paper_id).number)
    issue = head.issue or next_issue(by, on=on)
    number = f"{on.year}年第{issue}期"
    words = words_on(by, NOW, on=on)
    issuer = head.issuer.strip()[:200] or words.word("issuer")
    written = PaperHead(issuer=issuer, issue=issue, on=on, printed_by=issuer, printed_on=on)
    sheet = monthly_dispatch_note(_facts(month, by, NOW, on=on), written, words)
    with commit("reporting.dispatch_issued", by=by, at=at, key=key) as opened:
        paper = issue_paper(
            opened,
            kind=KIND,
            number=number,
            issuer=issuer,
            title=sheet.title,
            issued_on=on,
            content={"month": str(month), "round": close.round, "sheet": plain_of(sheet)},
        )
        opened.replace(close, {"paper_id": paper.pk}, version=close.version)
    return paper


def next_issue(actor: Actor, *, on: date) -> int:
    """Give the next number of the year (期号)."""
    rows = allowed(record.Paper, actor).filter(
        kind=KIND, issued_on__gte=date(on.year, 1, 1), issued_on__lte=date(on.year, 12, 31)
    )
    return rows.count() + 1


def _facts(month: Period, actor: Actor, moment: Moment, *, on: date) -> MonthlyNote:
    with spoken("zh-hans"):
        ruling = ruling_of(actor, on=month.last, moment=moment)
        found = dispatch_of(month, actor, moment, ruling, on=on)
        plan = queries.plan_of(actor, month.last, moment)
        chapters, unreported = _of_close(found.close, month, actor, moment)
        return MonthlyNote(
            plan=plan.title if plan else f"{month.first.year}年度实施计划",
            year=month.first.year,
            month=month.first.month,
            closed_on=month.last,
            lamps=_counts(found.counts),
            lamps_before=_counts(found.counts_before) if found.counts_before else None,
            lamp_words={lamp: look.zh for lamp, look in ruling.palette.items()},
            changes=tuple(_changes(found)),
            behind=tuple(_behind(each) for each in found.behind),
            asked=tuple(
                AskedDecision(text=each.row.text, unit=each.unit, code=each.code) for each in found.asked
            ),
            followed=tuple(_followed(each) for each in found.followed),
            chapters=chapters,
            unreported=unreported,
            by_hand=tuple((each.code, f"{each.title}：{'；'.join(each.beside)}。") for each in found.by_hand),
        )


def _counts(counts: Sequence[tuple[Mark, int]]) -> dict[Lamp, int]:
    return {_LAMP_OF[mark.shape]: number for mark, number in counts}


def _changes(found: Dispatch) -> list[LampChange]:
    why = {each.code: each.why.removesuffix("。") for each in (*found.behind, *found.grey)}
    return [
        LampChange(
            code=each.code,
            task=each.title,
            lead=each.unit,
            before=_LAMP_OF[each.before.shape],
            after=_LAMP_OF[each.after.shape],
            why=why.get(each.code, ""),
        )
        for each in found.changed
    ]


def _behind(each: Behind) -> BehindItem:
    return BehindItem(
        code=each.code,
        task=each.title,
        lead=each.unit,
        lamp=_LAMP_OF[each.mark.shape],
        progress=each.progress,
        reason=each.problem,
        help_wanted=each.help_wanted,
        why=each.why,
    )


def _followed(each: DecisionLine) -> FollowedDecision:
    due = each.row.due_on
    return FollowedDecision(
        text=each.row.text,
        owner=each.unit,
        due=day_words(due) if due else "",
        is_done=each.row.state == "done",
        outcome=each.row.outcome,
    )


def _of_close(
    close: MonthClose | None, month: Period, actor: Actor, moment: Moment
) -> tuple[tuple[ChapterCount, ...], int]:
    """Count the lamps of a close by chapter, and its grey tasks whose report of the month or its quarter is not in."""
    if close is None:
        return (), 0
    lamps = dict(queries.task_lamps(actor, moment).filter(close=close.pk).columns("task", "confirmed"))
    tasks = allowed(AnnualTask, actor, moment=moment).by_id(lamps)
    places = ordered_by(list(tasks.values()), actor, moment)
    without = words_on(actor, moment, on=month.last).word("division_without_section")
    first: dict[str, int] = {}
    counted: dict[str, Counter[Lamp]] = {}
    for key, lamp in lamps.items():
        place = places.get(key)
        name = place.chapter if place else without
        counted.setdefault(name, Counter())[Lamp(lamp)] += 1
        first[name] = min(first.get(name, 1 << 30), place.place if place else 1 << 30)
    chapters = [
        ChapterCount(chapter=name, lamps=counted[name])
        for name in sorted(counted, key=lambda name: first[name])
    ]
    rows = allowed(ProgressReport, actor, moment=moment).filter(period__in=periods_of(month), state__in=OPEN)
    grey = {key for key, lamp in lamps.items() if lamp == Lamp.NONE.value}
    return tuple(chapters), len(grey & {task for (task,) in rows.columns("task")})
