"""The form of a task over HTTP: cut from a promise or a clause, or changed while it is a draft."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.rule_sets import RuleBook
from gangmu.core.plan.annual_tasks import KIND_WORDS
from gangmu.core.plan.lamp_rules import KIND as LAMPS
from gangmu.core.plan.lamp_rules import lamp_rules_from
from gangmu.core.plan.pace_rules import KIND as PACE
from gangmu.core.plan.pace_rules import pace_rules_from
from gangmu.core.plan.preset_words import LAMP_PRESETS, PACE_PRESETS, Words, named
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit, Post
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries as indicators
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.planning import queries
from gangmu.web.planning.actions.drafting import draft_task, edit_task
from gangmu.web.planning.faults import FormFaultsError
from gangmu.web.planning.form_contents import limit_typed, node_lines, spell_offers, typed_of
from gangmu.web.planning.forms import read_task
from gangmu.web.planning.models import AnnualPlan, AnnualTask
from gangmu.web.planning.naming import UnitNames, names_in, unit_names
from gangmu.web.planning.prefilling import Ordered, ordered_by, prefilled, words_of
from gangmu.web.planning.progress import progress_of
from gangmu.web.planning.words import RHYTHMS
from gangmu.web.record.moments import NOW

_HERE = ("planning.", "said.", "pace.", "quantity.")


def new_task(request: ActorRequest, year: int) -> HttpResponse:
    """Show the form of a new task, filled in with what the outline says."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    ordered = _ordered(request, request.GET)
    names = unit_names(request.actor, on=day(request))
    found = prefilled(ordered, names, year, request.actor, NOW, on=day(request)) if ordered else None
    typed: Mapping[str, str] = found.typed if found else {"kind": "policy", "limit": "年底前"}
    return _form(request, plan, typed, names, ordered=ordered, unknown=found.unknown if found else ())


def _ordered(request: ActorRequest, asked: Mapping[str, str]) -> Ordered | None:
    return ordered_by(asked.get("promise", "")[:40], asked.get("clause", "")[:40], request.actor, NOW)


@require_POST
def draft(request: ActorRequest, year: int) -> HttpResponse:
    """Draft a task from its form."""
    plan = queries.plan_of(request.actor, NOW, year, verb="update")
    names = unit_names(request.actor, on=day(request))
    ordered = _ordered(request, request.POST)
    posts = accounts.posts(request.actor, NOW).by_id()
    with RefusedHere(*_HERE) as refused:
        said = read_task(_typed(request), names, posts, ordered=ordered, year=year, by=request.actor)
        task = draft_task(plan, said, **stamp(request))
    if refused.refusal:
        return _form(request, plan, _typed(request), names, ordered=ordered, refusal=refused.refusal)
    return to("task", code=task.code)


def _typed(request: ActorRequest) -> dict[str, str]:
    """Give what was typed; of the words ticked to be spelled out, all."""
    typed = {name: request.POST[name] for name in request.POST}
    return typed | {"spell": "\n".join(request.POST.getlist("spell"))}


def edit(request: ActorRequest, code: str) -> HttpResponse:
    """Show the form of a draft."""
    row = queries.tasks(request.actor, NOW, verb="update").get(code=code)
    names = unit_names(request.actor, on=day(request))
    units = queries.units_on([row.pk], request.actor, NOW).get(row.pk, [])
    nodes = list(queries.nodes(request.actor, NOW).filter(task=row.pk))
    typed = typed_of(row, units, nodes, names) | _from_before(request, row)
    return _form(request, row.plan, typed, names, ordered=_of(request, row), task=row)


def _from_before(request: ActorRequest, row: AnnualTask) -> dict[str, str]:
    """Propose for what was carried over the limit of the year before in its words, and what was left of the amount."""
    before = row.carried_from
    if before is None or row.limit_on is not None or row.limit_words:
        return {}
    typed = {"limit": _limit_again(before, row.plan.year)}
    came = progress_of([before], request.actor, on=day(request)).get(before.pk)
    if row.amount is None and came is not None and (left := came.left_of(before.amount)) is not None:
        typed |= {"amount": canonical(left)}
    return typed


def _limit_again(before: AnnualTask, year: int) -> str:
    """Give the words of last year's limit, where they name a day of the new year too."""
    if before.limit_on is None:
        return ""
    words = before.limit_words or f"{before.limit_on.month}月{before.limit_on.day}日"
    found = limit_typed({"limit": words}, year)
    return words if found is not None and found.year == year else ""


def _of(request: ActorRequest, row: AnnualTask) -> Ordered | None:
    if row.promise is not None:
        return Ordered(promise=row.promise, clause=row.clause, words=row.promise.words)
    if row.clause is not None:
        return Ordered(promise=None, clause=row.clause, words=words_of(row.clause, request.actor, NOW))
    return None


@require_POST
def edited(request: ActorRequest, code: str) -> HttpResponse:
    """Change a draft from its form."""
    row = queries.tasks(request.actor, NOW, verb="update").get(code=code)
    names = unit_names(request.actor, on=day(request))
    posts = accounts.posts(request.actor, NOW).by_id()
    with RefusedHere(*_HERE) as refused:
        said = read_task(
            _typed(request), names, posts, ordered=_of(request, row), year=row.plan.year, by=request.actor
        )
        edit_task(row, said, seen=number(request.POST.get("version")), **stamp(request))
    if refused.refusal:
        return _form(
            request,
            row.plan,
            _typed(request),
            names,
            ordered=_of(request, row),
            task=row,
            refusal=refused.refusal,
        )
    return to("task", code=code)


def _form(
    request: ActorRequest,
    plan: AnnualPlan,
    typed: Mapping[str, str],
    names: UnitNames,
    *,
    ordered: Ordered | None,
    task: AnnualTask | None = None,
    unknown: tuple[str, ...] = (),
    refusal: GangmuError | None = None,
) -> HttpResponse:
    units = {each.pk: each for each in names.by_code.values()}
    before = task.carried_from if task else None
    posts = list(accounts.posts(request.actor, NOW).order_by("unit", "position"))
    presets, paces = _presets(rule_book_at(request.actor, NOW), day(request))
    context = {
        "plan": plan,
        "task": task,
        "typed": typed,
        "ordered": ordered,
        "before": before,
        "before_amount": canonical(before.amount) if before and before.amount is not None else "",
        "unknown": unknown,
        "spelling": spell_offers(typed, names),
        "nodes": node_lines(typed, plan.year, after=day(request), until=limit_typed(typed, plan.year)),
        "units": [each for each in units.values() if each.dissolved_on is None],
        "posts": _by_unit(posts, units, _lead_of(typed, names), typed.get("post", "")),
        "leaders": [(each.pk, each.title) for each in posts if each.role == "leader"],
        "kinds": [(each.value, say(*words)) for each, words in KIND_WORDS.items()],
        "rhythms": [(name, say(*words)) for name, words in RHYTHMS.items()],
        "indicators": [(each.code, each.name) for each in indicators.indicators(request.actor, NOW)],
        "presets": presets,
        "paces": paces,
        "refusal": refusal,
        "faults": refusal.faults if isinstance(refusal, FormFaultsError) else {},
        "here": "plans",
    }
    return render(request, "planning/task_form.html", context, status=422 if refusal else 200)


def _presets(book: RuleBook, on: date) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Name the presets of lamps and of time progress that the rule sets offer."""
    lamps = lamp_rules_from(book.in_force(LAMPS, on=on))
    paces = pace_rules_from(book.in_force(PACE, on=on))
    return _said(named(lamps.presets, LAMP_PRESETS)), _said(named(paces.presets, PACE_PRESETS))


def _said(rows: list[tuple[str, Words]]) -> list[tuple[str, str]]:
    return [(name, say(*words)) for name, words in rows]


def _lead_of(typed: Mapping[str, str], names: UnitNames) -> int | None:
    """Give the lead unit of a form; none where it is not settled."""
    found, _ = names.known(names_in(typed.get("lead", "")))
    return found[0].pk if len(found) == 1 else None


def _by_unit(
    posts: list[Post], units: Mapping[int, OrgUnit], lead: int | None, chosen: str
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Group the posts that may answer by unit in official order: those of the lead unit, or of all while it is not settled."""
    found: dict[int, list[tuple[int, str]]] = {}
    for each in posts:
        if each.unit_id in units and (lead in (None, each.unit_id) or str(each.pk) == chosen):
            found.setdefault(each.unit_id, []).append((each.pk, each.title))
    order = sorted(found, key=lambda key: (key != lead, units[key].position, key))
    return [(units[key].name, found[key]) for key in order]
