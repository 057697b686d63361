"""The list of tasks (任务清单): its columns and filters, and the cells of its rows."""

from collections.abc import Sequence
from typing import Final

from django.db.models import Q

from gangmu.core.base.quantities import canonical
from gangmu.core.plan.annual_tasks import KIND_WORDS
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.doors.dates import day_words
from gangmu.web.doors.languages import say, shown
from gangmu.web.doors.lists import Cell, Column, Frame, Pick, addresses
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.mapping import chapters_of
from gangmu.web.outlines.reviewing import label_of
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualTask, TaskUnit
from gangmu.web.planning.words import ROLES, kind_words, state_choices, state_words

FRAME: Final = Frame(
    name="plan",
    zh="年度任务",
    en="Annual tasks",
    columns=(
        Column("code", "编号", "Code", order=("code",), narrow=True),
        Column("title", "任务", "Task", order=("title",)),
        Column("lead", "牵头单位", "Lead unit", order=("lead_unit",)),
        Column("others", "责任、配合单位", "Other units"),
        Column("limit", "完成时限", "Limit", order=("limit_on",), narrow=True),
        Column("amount", "年度目标", "Amount of the year", order=("amount_order",), is_number=True),
        Column("kind", "类别", "Kind", order=("kind",), narrow=True),
        Column("state", "状态", "State", order=("state",), narrow=True),
    ),
    order=("position",),
    search=("code", "title", "text", "criterion"),
)


def picks(request: ActorRequest, units: dict[int, OrgUnit]) -> tuple[Pick, ...]:
    """Give the filters: state, unit, kind and chapter."""
    leads = [(str(key), unit.name) for key, unit in units.items()]
    return (
        Pick(
            "state",
            "状态",
            "State",
            state_choices(),
            lambda value: Q(state=value),
        ),
        Pick(
            "unit",
            "牵头单位",
            "Lead unit",
            leads,
            lambda value: Q(lead_unit=int(value)),
        ),
        Pick(
            "kind",
            "类别",
            "Kind",
            [(each.value, say(*words)) for each, words in KIND_WORDS.items()],
            lambda value: Q(kind=value),
        ),
        _chapters(request),
    )


def _chapters(request: ActorRequest) -> Pick:
    """Let tasks be picked by the chapter whose clauses order them, or as ordered by none."""
    version = outlines.version_in_force(request.actor, request.moment)
    chapters = chapters_of(version) if version else []
    spans = {each.id: (each.start, each.section_end) for each in chapters}

    def where(value: str) -> Q:
        if value == "none":
            return Q(clause__isnull=True)
        start, end = spans[value]
        assert version is not None
        found = outlines.clause_texts(request.actor, request.moment).filter(
            outline=version.pk, start__gte=start, start__lt=end
        )
        return Q(clause__in=[key for (key,) in found.columns("clause")])

    choices = [(each.id, label_of(each)) for each in chapters]
    return Pick(
        "chapter", "章", "Chapter", [*choices, ("none", say("纲要没有布置的", "ordered by no clause"))], where
    )


def dressed(request: ActorRequest, units: dict[int, OrgUnit], rows: Sequence[AnnualTask]) -> list[list[Cell]]:
    """Give the cells of a page of tasks; the same queries at any size."""
    others = queries.units_on([each.pk for each in rows], request.actor, request.moment)
    page = addresses("task", "code")
    return [_cells(each, units, _others(others.get(each.pk, []), units), page(each.code)) for each in rows]


def units_by_id(request: ActorRequest) -> dict[int, OrgUnit]:
    """Give all units in official order."""
    return dict(accounts.units_by_id(request.actor, request.moment))


def _others(rows: list[TaskUnit], units: dict[int, OrgUnit]) -> str:
    return say("；", "; ").join(
        say(*words) + say("：", ": ") + say("、", ", ").join(_name(units, each.unit_id) for each in mine)
        for role, words in ROLES.items()
        if (mine := [each for each in rows if each.role == role])
    )


def _name(units: dict[int, OrgUnit], key: int | None) -> str:
    return (units[key].short_name or units[key].name) if key in units else "—"


def _cells(row: AnnualTask, units: dict[int, OrgUnit], others: str, href: str) -> list[Cell]:
    amount = "" if row.amount is None else f"{canonical(row.amount)}{row.unit_of_measure}"
    return [
        Cell(text=row.code, value=row.code),
        Cell(text=shown(row.title), href=href),
        Cell(text=_name(units, row.lead_unit_id)),
        Cell(text=others),
        Cell(
            text=shown(row.limit_words) or (day_words(row.limit_on) if row.limit_on else "—"),
            value=row.limit_on,
        ),
        Cell(text=amount or "—", value=row.amount),
        Cell(text=kind_words(row.kind)),
        Cell(text=state_words(row)),
    ]
