"""The addresses of the portal."""

from typing import Final

from gangmu.web.doors.routes import OPEN, route
from gangmu.web.portal import views

_READ: Final = ("read", "record.Programme")

routes = [
    route("", views.outline, name="outline", right=_READ, queries=32),
    route("c/<int:number>/", views.chapter, name="chapter", right=_READ, queries=32),
    route("s/<str:code>/", views.clause, name="clause", right=_READ, queries=32),
    route("p/<str:code>/", views.promise, name="promise", right=_READ, queries=40),
    route("p/<str:code>/beside/", views.beside, name="beside", right=_READ, queries=40),
    route("p/<str:code>/chart.svg", views.chart, name="chart", right=_READ, queries=40),
    route("promises/", views.promises, name="promises", right=_READ, queries=32),
    route("systems/", views.systems, name="systems", right=_READ, queries=32),
    route("sets/", views.sets, name="sets", right=_READ, queries=32),
    route("gaps/", views.gaps, name="gaps", right=_READ, queries=32),
    route("about/", views.about, name="about", right=OPEN, queries=4, programme=False),
    route("help/", views.help_page, name="help", right=OPEN, queries=4, programme=False),
]
