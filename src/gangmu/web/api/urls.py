"""Addresses of the interface, and of the page of keys."""

from gangmu.web.api import views
from gangmu.web.api.keys.urls import routes as keys
from gangmu.web.doors.routes import OPEN, route

_READ = ("read", "reporting.ProgressReport")
_TASK = ("read", "planning.AnnualTask")
_ONE = "api/v1/reports/<int:number>"

routes = [
    route(
        "api/v1/openapi.json",
        views.openapi,
        name="api_document",
        right=OPEN,
        queries=4,
        as_of=False,
        programme=False,
    ),
    route(
        "api/v1/reports",
        views.reports,
        name="api_reports",
        right=_READ,
        queries=12,
        as_of=False,
        takes_forms=True,
    ),
    route(_ONE, views.report, name="api_report", right=_READ, queries=40, as_of=False, takes_forms=True),
    route(
        _ONE + "/pass-on",
        views.passing_on,
        name="api_pass_on",
        right=_READ,
        queries=40,
        as_of=False,
        takes_forms=True,
    ),
    route(
        _ONE + "/no-change",
        views.no_change,
        name="api_no_change",
        right=_READ,
        queries=40,
        as_of=False,
        takes_forms=True,
    ),
    route(
        "api/v1/tasks", views.tasks, name="api_tasks", right=_TASK, queries=14, as_of=False, takes_forms=True
    ),
    *keys,
]
