"""Addresses of papers."""

from typing import Final

from gangmu.web.desk.papers import views
from gangmu.web.doors.routes import route

_READ: Final = ("read", "record.Paper")
_ISSUE: Final = ("create", "record.Paper")
_MONTH: Final = ("read", "reporting.MonthClose")

routes = [
    route("desk/papers/", views.papers, name="papers", right=_READ, queries=10),
    route("desk/papers/<str:uid>/", views.paper, name="paper", right=_READ, queries=10),
    route("desk/papers/<str:uid>/docx/", views.paper_file, name="paper_file", right=_READ, queries=10),
    route(
        "desk/plans/<year:year>/draft.docx",
        views.plan_draft,
        name="plan_draft",
        right=("update", "planning.AnnualPlan"),
        queries=16,
        as_of=False,
    ),
    route(
        "desk/dispatch/<str:month>/draft.docx",
        views.dispatch_draft,
        name="dispatch_draft",
        right=_MONTH,
        queries=23,
        as_of=False,
    ),
    route(
        "desk/dispatch/<str:month>/issue/",
        views.issue_dispatch,
        name="issue_dispatch",
        right=_ISSUE,
        queries=40,
        as_of=False,
    ),
    route("desk/reminders/", views.reminders, name="reminders", right=_ISSUE, queries=10, as_of=False),
    route(
        "desk/reminders/<str:code>/draft.docx",
        views.draft_reminder,
        name="reminder_draft",
        right=_ISSUE,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/reminders/<str:code>/issue/",
        views.send_reminder,
        name="issue_reminder",
        right=_ISSUE,
        queries=40,
        as_of=False,
    ),
]
