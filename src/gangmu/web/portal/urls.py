"""The addresses of the portal."""

from typing import Final

from gangmu.web.doors.routes import OPEN, route
from gangmu.web.portal import views

_READ: Final = ("read", "record.Programme")
# Laying a release out costs 35 queries, once: it is kept. What one promise rests on costs 21 more, at any size of data.
_LAID_OUT: Final = 37
_ONE_PROMISE: Final = 58

# What a later version dropped is looked for in two versions: the one in force and the one where it stood last.
routes = [
    route("", views.outline, name="outline", right=_READ, queries=_LAID_OUT),
    route("c/<int:number>/", views.chapter, name="chapter", right=_READ, queries=_LAID_OUT),
    route("s/<str:code>/", views.clause, name="clause", right=_READ, queries=_LAID_OUT + 10),
    route("p/<str:code>/", views.promise, name="promise", right=_READ, queries=_ONE_PROMISE),
    route("p/<str:code>/beside/", views.beside, name="beside", right=_READ, queries=_ONE_PROMISE),
    route("p/<str:code>/chart.svg", views.chart, name="chart", right=_READ, queries=_ONE_PROMISE),
    route("promises/", views.promises, name="promises", right=_READ, queries=_LAID_OUT),
    route("systems/", views.systems, name="systems", right=_READ, queries=_LAID_OUT),
    route("sets/", views.sets, name="sets", right=_READ, queries=_LAID_OUT),
    route("gaps/", views.gaps, name="gaps", right=_READ, queries=_LAID_OUT),
    route("rules/", views.rules, name="rules", right=_READ, queries=6),
    route("rules/<str:code>/<int:number>/", views.rule, name="rule", right=_READ, queries=6),
    route("about/", views.about, name="about", right=OPEN, queries=4, programme=False),
    route("help/", views.help_page, name="help", right=OPEN, queries=4, programme=False),
]
