"""The addresses of planning: all at the desk."""

from typing import Final

from gangmu.web.doors.routes import route
from gangmu.web.planning.books.urls import routes as books
from gangmu.web.planning.documents.urls import routes as documents
from gangmu.web.planning.matrix.urls import routes as matrix
from gangmu.web.planning.pages import (
    many,
    plan_list,
    plan_page,
    spelling,
    task_form,
    task_page,
    verbs,
    year,
    year_ends,
)

_PLANS: Final = ("read", "planning.AnnualPlan")
_PLAN: Final = ("update", "planning.AnnualPlan")
_OPEN: Final = ("create", "planning.AnnualPlan")
_TASKS: Final = ("read", "planning.AnnualTask")
_DRAFT: Final = ("create", "planning.AnnualTask")
_SHOWN: Final = ("read", "planning.TaskEvidence")
_EDIT: Final = ("update", "planning.AnnualTask")

routes = [
    route("desk/plans/", plan_list.plans, name="plans", right=_PLANS, queries=12),
    route("desk/plans/open/", plan_list.opened, name="open_plan", right=_OPEN, queries=30, as_of=False),
    route("desk/plans/<year:year>/", plan_page.plan, name="plan", right=_TASKS, queries=18),
    route(
        "desk/plans/<year:year>/new/",
        task_form.new_task,
        name="new_task",
        right=_DRAFT,
        queries=16,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/draft/",
        task_form.draft,
        name="draft_task",
        right=_DRAFT,
        queries=40,
        as_of=False,
    ),
    route("desk/plans/<year:year>/cut/", year.cut, name="cut", right=_DRAFT, queries=10, as_of=False),
    route("desk/plans/<year:year>/many/", many.many, name="many", right=_EDIT, queries=28, as_of=False),
    route(
        "desk/plans/<year:year>/many/do/",
        many.many_done,
        name="many_done",
        right=_EDIT,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/units/",
        spelling.spell,
        name="spell_units",
        right=_EDIT,
        queries=16,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/units/spelled/",
        spelling.spelled,
        name="spelled_units",
        right=_EDIT,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/undo/", many.undo, name="many_undone", right=_EDIT, queries=40, as_of=False
    ),
    route(
        "desk/plans/<year:year>/proposed/", year.propose, name="propose", right=_OPEN, queries=15, as_of=False
    ),
    route(
        "desk/plans/<year:year>/propose/",
        year.proposed,
        name="proposed",
        right=_OPEN,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/end/",
        year_ends.year_end,
        name="year_end",
        right=_PLAN,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/verdicts/",
        year_ends.verdicts,
        name="verdicts",
        right=_PLAN,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/plans/<year:year>/close/", year.close, name="close_plan", right=_PLAN, queries=40, as_of=False
    ),
    route("desk/tasks/<str:code>/", task_page.task, name="task", right=_TASKS, queries=32),
    route(
        "desk/tasks/<str:code>/edit/", task_form.edit, name="edit_task", right=_EDIT, queries=23, as_of=False
    ),
    route(
        "desk/tasks/<str:code>/edited/",
        task_form.edited,
        name="edited_task",
        right=_EDIT,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/tasks/<str:code>/evidence/<int:piece>/",
        verbs.evidence,
        name="task_evidence",
        right=_SHOWN,
        queries=12,
    ),
    route("desk/tasks/<str:code>/<str:verb>/", verbs.do, name="do", right=_TASKS, queries=40, as_of=False),
    *books,
    *matrix,
    *documents,
]
