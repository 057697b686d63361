"""The addresses of lamps and months."""

from typing import Final

from gangmu.web.accounts.unit_sections import UnitSection, offer_section
from gangmu.web.doors.routes import route
from gangmu.web.planning.sections import section
from gangmu.web.reporting.lamps import sections, views
from gangmu.web.reporting.lamps.unit_work import work_of

_LAMP: Final = ("read", "reporting.TaskStatus")
_MONTH: Final = ("read", "reporting.MonthClose")
_AT: Final = "desk/months/<str:month>/"

section(position=12)(sections.lamps)  # right below the head
offer_section(UnitSection(template="reporting/_unit_work.html", context=work_of))

routes = [
    route("desk/lamps/", views.lamps, name="lamps", right=_LAMP, queries=18),
    route("desk/months/", views.months, name="months", right=_MONTH, queries=14),
    route(_AT, views.month, name="month", right=_MONTH, queries=30),
    route(
        _AT + "close/",
        views.close,
        name="close_month",
        right=("create", "reporting.MonthClose"),
        queries=40,
        as_of=False,
    ),
    route(_AT + "<str:code>/", views.lamp, name="lamp", right=("read", "reporting.TaskLamp"), queries=14),
    route(
        _AT + "<str:code>/change/",
        views.change,
        name="change_lamp",
        right=("update", "reporting.TaskLamp"),
        queries=40,
        as_of=False,
    ),
    route(
        "desk/lamps/<str:code>/confidence/",
        views.confidence,
        name="set_confidence",
        right=("create", "reporting.ConfidenceStatement"),
        queries=24,
        as_of=False,
    ),
]
