"""Cutting tasks (拟定任务) from the items of a document: one act, each task tied to its item and to its clause."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gangmu.core.base.refusals import GangmuError
from gangmu.core.plan.annual_tasks import TaskKind
from gangmu.core.plan.division_rows import first_sentence
from gangmu.core.plan.said.days import read_day
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.accounts.scopes import allowed, require
from gangmu.web.planning import queries as plans
from gangmu.web.planning.actions.drafting import NodeGiven, TaskGiven, add_tasks
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.naming import Units, day_of, units_on
from gangmu.web.planning.documents.refusals import PlanMissingError
from gangmu.web.planning.models import AnnualTask, PlanDocument, PlanItem
from gangmu.web.planning.refusals import NothingChosenError, PlanClosedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How tasks are cut where items leave something open; nothing is filled in unless it was asked for."""

    limit_on: date | None = None  # for items without a limit
    text_is_criterion: bool = False  # the words of the item are the test of completion where it gives none


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled for items: leads and days, by the uid of the item."""

    leads: Mapping[str, tuple[str, str]]  # who leads, and why
    days: Mapping[str, date]


@once("planning.items_cut")
def cut_tasks(
    document: PlanDocument,
    year: int,
    cut: Cut,
    *,
    only: Collection[int] | None = None,
    by: Actor,
    at: datetime,
    key: str,
) -> AnnualTask:
    """Draft a task for each item of a document that has none yet (成批拟定), or for those chosen; gives the first."""
    require(by, "create", AnnualTask)
    row = queries.documents(by, NOW).get(id=document.pk)
    plan = plans.plans(by, NOW).filter(year=year).first()
    if plan is None:
        raise PlanMissingError(year=year)
    if plan.state == "closed":
        raise PlanClosedError(year=year)
    items = [each for each in uncut(row, by) if only is None or each.pk in only]
    if not items:
        raise NothingChosenError
    given = tasks_given(row, items, cut, year=year, by=by)
    with commit("planning.items_cut", by=by, at=at, key=key) as opened:
        return add_tasks(opened, plan, given, by=by)[0]


def tasks_given(
    document: PlanDocument, items: Sequence[PlanItem], cut: Cut, *, year: int, by: Actor
) -> list[TaskGiven]:
    """Give the drafts of items of one document: units resolved, what was settled, limits, nodes."""
    units = units_on(by, day_of(document))
    settled = settled_for(by)
    leaders = {post.title: post for post in allowed(Post, by, moment=NOW).filter(role="leader")}
    return [_given(item, cut, units, settled, leaders, year=year) for item in items]


def uncut(document: PlanDocument, by: Actor) -> list[PlanItem]:
    """Give the items of a document from which no task was cut yet."""
    done = {item for (item,) in plans.tasks(by, NOW).filter(item__isnull=False).columns("item")}
    return [each for each in queries.items(by, NOW).filter(document=document.pk) if each.pk not in done]


def settled_for(by: Actor) -> Settled:
    """Give what was settled, by the uid of the item that it concerns."""
    leads: dict[str, tuple[str, str]] = {}
    days: dict[str, date] = {}
    for each in sorted(queries.settlements(by, NOW), key=lambda row: (row.settled_on, row.pk)):
        concerned = [each.key.removeprefix("lead:")] if each.key.startswith("lead:") else []
        concerned += [uid for rival in each.rivals for uid in rival.get("items", ())]
        for uid in concerned:
            if each.kind == "dates_disagree":
                days[uid] = date.fromisoformat(each.holds)
            else:
                leads[uid] = (each.holds, each.reason)
    return Settled(leads, days)


def _given(
    item: PlanItem, cut: Cut, units: Units, settled: Settled, leaders: Mapping[str, Post], *, year: int
) -> TaskGiven:
    said = item.said
    holds, reason = settled.leads.get(item.uid.hex, ("", ""))
    lead = units.one(holds) if holds else _lead(said, units)
    taken = {lead.pk} if lead else set[int]()
    supporting = list(_beside(said.get("supporting", ()), units, taken))
    responsible = list(_beside([*said.get("lead", ()), *said.get("responsible", ())], units, taken))
    due = settled.days.get(item.uid.hex) or (date.fromisoformat(said["due"]) if said.get("due") else None)
    limit = due or cut.limit_on
    words = f"{said.get('title', '')}：{item.text}" if said.get("title") else item.text
    named = [leaders[words] for words in said.get("leaders", ()) if words in leaders]
    return TaskGiven(
        title=title_of(item),
        text=words,
        criterion=said.get("target", "") or (item.text if cut.text_is_criterion else ""),
        kind=TaskKind.STANDING if said.get("standing") else TaskKind.POLICY,
        promise=item.promise if item.link == "confirmed" else None,
        clause=item.clause if item.link == "confirmed" else None,
        item=item,
        lead_unit=lead,
        lead_choice=reason,
        responsible=tuple(responsible),
        supporting=tuple(supporting),
        leader=named[0] if named else None,
        limit_on=limit,
        limit_words=said.get("limit", ""),
        nodes=tuple(_nodes(said.get("nodes", ()), year)),
        note=note_of(said),
        unspelled=tuple(unspelled_in(said, units)),
    )


def _lead(said: Mapping[str, list[str]], units: Units) -> OrgUnit | None:
    named = said.get("lead", ())
    return units.one(named[0]) if len(named) == 1 else None


def _beside(names: Sequence[str], units: Units, taken: set[int]) -> Iterator[OrgUnit]:
    """Give the units of names, groups expanded, none twice on a task."""
    for name in names:
        for unit in units.all_of(name):
            if unit.pk not in taken:
                taken.add(unit.pk)
                yield unit


def title_of(item: PlanItem) -> str:
    """Give what a task is called: what the paper calls it, else its first sentence."""
    if title := item.said.get("title"):
        return str(title)[:200]
    return first_sentence(item.text)


def _nodes(said: Sequence[Sequence[str]], year: int) -> Iterator[NodeGiven]:
    """Make nodes of the columns of quarters: each is due with the end of its quarter."""
    for when, words in said:
        try:
            due = read_day(when, year=year).day
        except GangmuError:
            due = None
        if due is not None:
            yield NodeGiven(text=words, due_on=due)


def note_of(said: Mapping[str, list[str]]) -> str:
    """Say what of a paper has no field of its own: remarks, leaders in words."""
    parts = [
        f"牵头领导：{'、'.join(said['leaders'])}" if said.get("leaders") else "",
        str(said.get("remarks", "")),
    ]
    return "；".join(part for part in parts if part)


def unspelled_in(said: Mapping[str, list[str]], units: Units) -> Iterator[tuple[str, str]]:
    """Give the words that name no unit here, with the role in which they stand: 各区政府, a name nobody knows."""
    seen: set[str] = set()
    for key, role in (("lead", "responsible"), ("responsible", "responsible"), ("supporting", "supporting")):
        for words in said.get(key, ()):
            if words not in seen and not units.all_of(words):
                seen.add(words)
                yield role, words
