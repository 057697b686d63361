"""The addresses of the desk."""

from typing import Final

from gangmu.web.desk import dispatching, searching, views
from gangmu.web.desk.leading import views as leading
from gangmu.web.desk.organisation.urls import routes as organisation
from gangmu.web.desk.papers.urls import routes as papers
from gangmu.web.doors.routes import route

_LOOK: Final = ("create", "indicators.Outlook")
_MONTH: Final = ("read", "reporting.MonthClose")
_RELEASE: Final = ("create", "record.Release")

routes = [
    route(
        "desk/start/", views.start, name="start", right=("read", "accounts.Holding"), queries=38, as_of=False
    ),
    route("desk/", views.desk, name="desk", right=("read", "accounts.Holding"), queries=38, as_of=False),
    *organisation,
    *papers,
    route("desk/release/", views.release, name="release", right=_RELEASE, queries=16, as_of=False),
    route("desk/release/now/", views.release_it, name="release_now", right=_RELEASE, queries=24, as_of=False),
    route("desk/leaders/", leading.leaders, name="leaders", right=("read", "indicators.WhatIf"), queries=31),
    route(
        "desk/leaders/look-ahead/",
        leading.look_ahead,
        name="look_ahead",
        right=_LOOK,
        queries=40,
        as_of=False,
    ),
    route("desk/preview/", views.preview, name="preview", right=_RELEASE, queries=40),
    route("desk/preview/<path:path>", views.preview, name="preview_page", right=_RELEASE, queries=40),
    route("desk/dispatch/", dispatching.dispatches, name="dispatches", right=_MONTH, queries=10, as_of=False),
    route("desk/dispatch/<str:month>/", dispatching.dispatch, name="dispatch", right=_MONTH, queries=20),
    route(
        "desk/dispatch/<str:month>/note/",
        dispatching.note,
        name="note_decision",
        right=("create", "reporting.MeetingDecision"),
        queries=40,
        as_of=False,
    ),
    route(
        "desk/dispatch/<str:month>/<int:number>/",
        dispatching.settle,
        name="settle_decision",
        right=("update", "reporting.MeetingDecision"),
        queries=40,
        as_of=False,
    ),
    route("desk/search/", searching.search, name="search", right=("read", "accounts.Holding"), queries=22),
]
