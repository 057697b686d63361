"""One box for everything (查找): sentences, promises, tasks, units, indicators and reports, each only as far as the asker may read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Final

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gangmu.core.base.iso_periods import Period
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.reporting_periods import month_words
from gangmu.web.accounts.directory import directory
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators.models import Indicator
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Clause, Promise
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.clock import today
from gangmu.web.record.moments import Moment
from gangmu.web.reporting import queries as reports
from gangmu.web.reporting.models import ProgressReport

LONGEST: Final = 60
SHORTEST: Final = 2
SHOWN: Final = 12
_AROUND: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """一条结果."""

    title: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """一类结果."""

    name: str
    title: str
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """所查: the words in both scripts folded into one, with who asks."""

    words: tuple[str, ...]
    typed: str
    actor: Actor
    moment: Moment
    on: date

    def among(self, *names: str) -> Q:
        """Give the condition that each word stands in some of these columns, in either script."""
        return reduce(and_, (self._any(word, names) for word in self.words))

    @staticmethod
    def _any(word: str, names: Sequence[str]) -> Q:
        found = Q()
        for name in names:
            found |= Q(**{f"{name}__icontains": word})
        return found


def search(request: ActorRequest) -> HttpResponse:
    """Look for what was typed."""
    assert request.programme is not None
    typed = request.GET.get("q", "").strip()[:LONGEST]
    words = tuple(fold(typed).split()[:5])
    is_short = bool(typed) and sum(map(len, words)) < SHORTEST
    found: list[Hits] = []
    if words and not is_short:
        on = request.as_of or today(request.programme)
        sought = Sought(words=words, typed=typed, actor=request.actor, moment=request.moment, on=on)
        found = [each for look in _LOOKS for each in look(sought) if each.hits]
    context = {"q": typed, "found": found, "short": is_short, "here": "search"}
    return render(request, "desk/search.html", context)


def _tasks(sought: Sought) -> Iterable[Hits]:
    if not may(sought.actor, "read", AnnualTask):
        return
    rows = allowed(AnnualTask, sought.actor, moment=sought.moment)
    found = (
        rows.filter(sought.among("title", "code", "criterion"))
        .order_by("-plan", "position")
        .page(0, SHOWN + 1)
    )
    yield _hits(
        "tasks",
        say("任务", "Tasks"),
        [Hit(title=shown(row.title), href=reverse("task", args=[row.code]), note=row.code) for row in found],
    )


def _units(sought: Sought) -> Iterable[Hits]:
    """Find units by any of their names and by the first letters of their reading."""
    if not may(sought.actor, "read", OrgUnit):
        return
    found = directory(sought.actor, sought.moment).search(sought.typed, on=sought.on)
    yield _hits(
        "units",
        say("单位", "Units"),
        [
            Hit(
                title=shown(each.name),
                href=reverse("unit_page", args=[each.code]),
                note=shown(each.short_name),
            )
            for each in found[: SHOWN + 1]
        ],
    )


def _promises(sought: Sought) -> Iterable[Hits]:
    if not may(sought.actor, "read", Promise):
        return
    rows = outlines.promises(sought.actor, sought.moment).filter(sought.among("words", "code"))
    found = rows.order_by("start").page(0, SHOWN + 1)
    yield _hits(
        "promises",
        say("承诺", "Promises"),
        [
            Hit(title=shown(row.words), href=reverse("promise", args=[row.code]), note=row.code)
            for row in found
        ],
    )


def _clauses(sought: Sought) -> Iterable[Hits]:
    """Find sentences of the issued text; each word must stand in the same sentence."""
    version = (
        outlines.version_in_force(sought.actor, sought.moment) if may(sought.actor, "read", Clause) else None
    )
    if version is None:
        return
    text = fold(version.text)
    spans = outlines.clause_texts(sought.actor, sought.moment).filter(outline=version.pk)
    places = sorted(spans.columns("start", "end", "clause"))
    met = [
        (start, end, clause)
        for start, end, clause in places
        if all(word in text[start:end] for word in sought.words)
    ][: SHOWN + 1]
    codes = outlines.clauses(sought.actor, sought.moment).by_id(clause for *_, clause in met) if met else {}
    yield _hits(
        "clauses",
        say("纲要原句", "Sentences"),
        [
            Hit(
                title=_cut(version.text[start:end], text[start:end], sought.words[0]),
                href=reverse("clause", args=[codes[clause].code]),
                note=codes[clause].code,
            )
            for start, end, clause in met
            if clause in codes
        ],
    )


def _cut(text: str, folded: str, word: str) -> str:
    """Show of a long sentence what stands around the word."""
    place = folded.find(word)
    start = max(place - _AROUND, 0)
    end = place + len(word) + _AROUND
    return shown(("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else ""))


def _indicators(sought: Sought) -> Iterable[Hits]:
    if not may(sought.actor, "read", Indicator):
        return
    rows = allowed(Indicator, sought.actor, moment=sought.moment).filter(
        sought.among("name", "code", "name_en")
    )
    yield _hits(
        "indicators",
        say("指标", "Indicators"),
        [
            Hit(title=shown(row.name), href=reverse("indicator", args=[row.code]), note=row.code)
            for row in rows.order_by("code").page(0, SHOWN + 1)
        ],
    )


def _reports(sought: Sought) -> Iterable[Hits]:
    if not may(sought.actor, "read", ProgressReport):
        return
    rows = reports.told_reports(sought.actor, sought.moment)
    said = sought.among("visible_progress", "problem", "next_step", "help_wanted")
    found = rows.filter(said).order_by("-due_on", "task").page(0, SHOWN + 1)
    tasks = (
        allowed(AnnualTask, sought.actor, moment=sought.moment).by_id(row.task_id for row in found)
        if found
        else {}
    )
    yield _hits(
        "reports",
        say("进展报告", "Reports"),
        [
            Hit(
                title=shown(row.visible_progress or row.problem or row.help_wanted)[:120],
                href=reverse("report", args=[row.pk]),
                note=f"{shown(tasks[row.task_id].title)} {shown(say(*month_words(Period(row.period))))}",
            )
            for row in found
            if row.task_id in tasks
        ],
    )


def _hits(name: str, title: str, found: list[Hit]) -> Hits:
    return Hits(name=name, title=title, hits=tuple(found[:SHOWN]), more=len(found) > SHOWN)


_LOOKS: Final[tuple[Callable[[Sought], Iterable[Hits]], ...]] = (
    _tasks, _units, _promises, _clauses, _indicators, _reports,
)  # fmt: skip
