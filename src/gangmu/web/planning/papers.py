"""The paper of a year's plan (任务分解通知): from frozen tasks to what it says, with the chapter and clause of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.calendars import working_day_after
from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.plain import Plain, plain_of
from gangmu.core.base.papers.values import Draft, Paper
from gangmu.core.base.papers.words import KIND as PAPERS
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.base.quantities import canonical
from gangmu.core.outline.nodes import Node
from gangmu.core.plan.papers.heads import PaperHead, number_from
from gangmu.core.plan.papers.task_divisions import DividedTask, TaskDivision, task_division_notice
from gangmu.core.plan.reporting_rules import KIND as REPORTING
from gangmu.core.plan.reporting_rules import reporting_rules
from gangmu.web.accounts import queries as accounts
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment

_CLAUSE_WORDS: Final = 26  # of a sentence in its cell
NOT_ISSUED: Final = ("drafted", "negotiating")  # what a draft for comment holds
_LAST: Final = 1 << 30  # what no clause ordered stands behind


@dataclass(frozen=True, slots=True)
class Ordered:
    """条款出处: the chapter and sentence that order a task, and where in the text."""

    chapter: str = ""
    clause: str = ""
    place: int = _LAST


def words_on(actor: Actor, moment: Moment, *, on: date) -> PaperWords:
    """Give the words of papers in force on a day."""
    return PaperWords(rule_book_at(actor, moment).in_force(PAPERS, on=on))


def ordered_by(tasks: Sequence[AnnualTask], actor: Actor, moment: Moment) -> dict[int, Ordered]:
    """Tell for each task which chapter and clause of the text in force order it. Four queries, whatever their number."""
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return {}
    promised = {each.promise_id for each in tasks if each.clause_id is None and each.promise_id}
    of_promise: dict[int, int] = {}
    if promised:
        rows = outlines.promises(actor, moment).filter(id__in=promised).columns("id", "clause")
        of_promise = dict(rows)
    clause_of = {each.pk: each.clause_id or of_promise.get(each.promise_id or 0) for each in tasks}
    wanted = {key for key in clause_of.values() if key}
    texts = outlines.clause_texts(actor, moment).filter(outline=version.pk, clause__in=wanted)
    spans = {clause: (start, end) for clause, start, end in texts.columns("clause", "start", "end")}
    chapters = chapters_of(version)
    found = {}
    for task, clause in clause_of.items():
        if clause not in spans:
            continue
        start, end = spans[clause]
        chapter = next((each for each in chapters if each.start <= start < each.section_end), None)
        found[task] = Ordered(_named(chapter), _shortened(version.text[start:end]), start)
    return found


def _named(chapter: Node | None) -> str:
    """Name a chapter as papers do: 三、建设枢纽; 第三章　建设枢纽."""
    if chapter is None:
        return ""
    label = (chapter.label or "").rstrip("、. ")
    between = "　" if label.startswith("第") else "、"
    return f"{label}{between}{chapter.title}" if label and chapter.title else label or chapter.title


def _shortened(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= _CLAUSE_WORDS else f"{words[:_CLAUSE_WORDS]}……"


def division_sheet(
    plan: AnnualPlan,
    rows: Sequence[AnnualTask],
    tasks: Sequence[Mapping[str, Any]],
    *,
    by: Actor,
    on: date,
    number: str,
    issuer: str,
    title: str,
) -> Plain:
    """Give what the paper of issued tasks says, to be frozen with it."""
    words = words_on(by, NOW, on=on)
    name = issuer or words.word("issuer")
    head = PaperHead(
        issuer=name,
        on=on,
        number=number_from(number),
        recipients=_recipients(rows, tasks, by, NOW),
        printed_by=name,
        printed_on=on,
    )
    division = _division(plan, rows, tasks, by, NOW, title=title, on=on)
    return plain_of(task_division_notice(division, head, words))


def division_draft(
    plan: AnnualPlan,
    rows: Sequence[AnnualTask],
    tasks: Sequence[Mapping[str, Any]],
    actor: Actor,
    moment: Moment,
    *,
    on: date,
) -> Paper:
    """Give the same of tasks that are not issued, as a draft for comment (征求意见稿)."""
    words = words_on(actor, moment, on=on)
    head = PaperHead(issuer=words.word("issuer"), recipients=_recipients(rows, tasks, actor, moment))
    division = _division(plan, rows, tasks, actor, moment, title=plan.title, on=on)
    return task_division_notice(division, head.as_draft(Draft.CONSULTATION), words)


def _recipients(
    rows: Sequence[AnnualTask], tasks: Sequence[Mapping[str, Any]], actor: Actor, moment: Moment
) -> tuple[str, ...]:
    """Name every unit on these tasks, in official order."""
    named = {name for task in tasks for name in (task["lead_unit"], *_others(task)) if name}
    order = [unit.name for unit in accounts.units(actor, moment)] if named else []
    return tuple(dict.fromkeys([*(name for name in order if name in named), *sorted(named - set(order))]))


def _others(task: Mapping[str, Any]) -> list[str]:
    return [*task["responsible"], *task["supporting"]]


def _division(
    plan: AnnualPlan,
    rows: Sequence[AnnualTask],
    tasks: Sequence[Mapping[str, Any]],
    actor: Actor,
    moment: Moment,
    *,
    title: str,
    on: date,
) -> TaskDivision:
    places = ordered_by(rows, actor, moment)
    version = outlines.version_in_force(actor, moment)
    lines = [
        (places.get(row.pk, Ordered()), row.position, task) for row, task in zip(rows, tasks, strict=True)
    ]
    lines.sort(key=lambda line: (line[0].place, line[1]))
    rules = reporting_rules(rule_book_at(actor, moment).in_force(REPORTING, on=on))
    return TaskDivision(
        plan=title,
        outline=version.title if version else plan.title,
        year=plan.year,
        report_day=rules.filing_day,
        first_report_on=_first_report(on, rules.filing_day),
        tasks=tuple(_divided(place, task) for place, _, task in lines),
    )


def _divided(place: Ordered, task: Mapping[str, Any]) -> DividedTask:
    limit = task["limit"]
    return DividedTask(
        code=task["code"],
        text=task["text"] or task["title"],
        criterion=task["criterion"],
        lead=task["lead_unit"] or "—",
        limit=task["limit_words"] or (day_words(limit) if limit else "—"),
        section=place.chapter,
        clause=place.clause,
        others=tuple(_others(task)),
        leader=task["leader"],
        amount=_amount(task),
    )


def _amount(task: Mapping[str, Any]) -> str:
    """Say the amount of the year with its unit (年度目标); nothing where the task has none."""
    amount = task.get("amount")
    return "" if amount is None else f"{canonical(Decimal(str(amount)))}{task.get('unit_of_measure', '')}"


def _first_report(on: date, filing_day: int) -> date:
    """Give the first report day after a day: put off to a working day where it is none (遇休息日顺延)."""
    year, month = on.year, on.month
    while True:
        last = (date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1
        wanted = min(date(year, month, 1).toordinal() + filing_day - 1, last)
        found = working_day_after(date.fromordinal(wanted), 0).day
        if found > on:
            return found
        year, month = year + month // 12, month % 12 + 1
