"""Proposals for a year (年度计划建议): carried tasks, promises by date or path, open nodes, items of other documents."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gangmu.core.plan.year_openings import GROUND_WORDS, Dated, Ground, ground_in
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.languages import say
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import TaskGiven
from gangmu.web.planning.documents.cutting import Cut, tasks_given
from gangmu.web.planning.forms import read_task
from gangmu.web.planning.models import AnnualPlan, AnnualTask, PlanItem
from gangmu.web.planning.naming import UnitNames, unit_names
from gangmu.web.planning.prefilling import ordered_by, prefilled
from gangmu.web.planning.words import state_words
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment

_UNFINISHED = ("issued", "planned", "running", "change_asked", "claimed", "carried")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """建议: one thing that a year's plan might take up, with the reason."""

    key: str  # of the tick in the form
    ground: Ground
    title: str
    note: str = ""
    task: AnnualTask | None = None
    promise: Promise | None = None
    item: PlanItem | None = None

    @property
    def why(self) -> str:
        """Say why it is proposed."""
        return say(*GROUND_WORDS[self.ground])


def proposals(year: int, actor: Actor, moment: Moment = NOW) -> list[Proposal]:
    """Give what the plan of a year might take up and does not hold yet."""
    plan = queries.plans(actor, moment).filter(year=year).first()
    before = queries.plans(actor, moment).filter(year=year - 1).first()
    tasks = list(queries.tasks(actor, moment))
    there = [each for each in tasks if plan is not None and each.plan_id == plan.pk]
    found = list(_carried(before, tasks, there, year, actor, moment)) if before else []
    taken = {each.promise_id for each in (*there, *(each.task for each in found if each.task))}
    found += _promised(year, taken, {each.promise_id for each in tasks}, actor, moment)
    found += _items(year, {each.item_id for each in there}, actor, moment)
    return found


def _carried(
    before: AnnualPlan,
    tasks: list[AnnualTask],
    there: list[AnnualTask],
    year: int,
    actor: Actor,
    moment: Moment,
) -> Iterable[Proposal]:
    lines = {each.line for each in there}
    mine = [each for each in tasks if each.plan_id == before.pk and each.line not in lines]
    open_nodes: Counter[int] = Counter()
    for node in queries.nodes(actor, moment).filter(
        task__in=[each.pk for each in mine], verified_on__isnull=True
    ):
        open_nodes[node.task_id] += node.due_on.year >= year or node.claimed_on is None
    for each in mine:
        if each.state in _UNFINISHED:
            note = state_words(each)
            if number := open_nodes[each.pk]:
                note += say(f"，还有{number}个节点没有完成", f", {number} nodes open")
            yield Proposal(key=f"t{each.code}", ground=Ground.CARRIED, title=each.title, note=note, task=each)
        elif each.state == "unmet":
            yield Proposal(
                key=f"t{each.code}",
                ground=Ground.UNMET,
                title=each.title,
                note=each.verdict_reason[:80],
                task=each,
            )
        elif open_nodes[each.pk] and each.state in ("verified", "closed"):
            note = say(f"{open_nodes[each.pk]}个节点", f"{open_nodes[each.pk]} nodes")
            yield Proposal(key=f"t{each.code}", ground=Ground.NODES, title=each.title, note=note, task=each)


def _promised(
    year: int, taken: set[int | None], ever: set[int | None], actor: Actor, moment: Moment
) -> Iterable[Proposal]:
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return
    for each in outlines.promises(actor, moment).filter(outline=version.pk):
        if each.pk in taken or each.withdrawn_on is not None:
            continue
        dated = Dated(
            start=each.period_start,
            due=each.due,
            base_period=each.base_period,
            has_path=bool(each.path),
            had_tasks=each.pk in ever,
        )
        if (ground := ground_in(dated, year)) is not None:
            yield Proposal(
                key=f"p{each.code}", ground=ground, title=each.words[:200], note=each.due, promise=each
            )


def _items(year: int, taken: set[int | None], actor: Actor, moment: Moment) -> Iterable[Proposal]:
    documents = {
        each.pk: each
        for each in queries.documents(actor, moment).filter(state="taken")
        if each.year in (year, None)
    }
    items = allowed(PlanItem, actor, moment=moment).order_by("document", "number")
    for each in (
        items.filter(document__in=list(documents), link__in=("confirmed", "none")) if documents else ()
    ):
        if each.pk not in taken:
            title = documents[each.document_id].title
            yield Proposal(
                key=f"i{each.pk}", ground=Ground.ITEM, title=each.text[:200], note=title, item=each
            )


def given_of(proposal: Proposal, year: int, actor: Actor, *, on: date) -> TaskGiven:
    """Give the draft of what was ticked, filled in with what its source says."""
    names = unit_names(actor, on=on)
    if proposal.promise is not None:
        return _from_promise(proposal.promise, names, year, actor, on=on)
    item = proposal.item
    assert item is not None
    document = queries.documents(actor, NOW).get(id=item.document_id)
    [given] = tasks_given(document, [item], Cut(limit_on=date(year, 12, 31)), year=year, by=actor)
    return given


def _from_promise(promise: Promise, names: UnitNames, year: int, actor: Actor, *, on: date) -> TaskGiven:
    ordered = ordered_by(promise.code, "", actor, NOW)
    assert ordered is not None
    typed = prefilled(ordered, names, year, actor, NOW, on=on).typed
    return read_task(typed, names, {}, ordered=ordered, year=year, by=actor)
