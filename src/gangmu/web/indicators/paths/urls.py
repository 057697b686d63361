"""Addresses of paths."""

from gangmu.web.doors.routes import route
from gangmu.web.indicators.paths import pages

_READ = ("read", "outlines.Promise")
_CHOOSE = ("update", "outlines.Promise")

routes = [
    route("desk/paths/", pages.paths, name="paths", right=_READ, queries=14, as_of=False),
    route(
        "desk/paths/<str:code>/choose/",
        pages.choose,
        name="choose_path",
        right=_CHOOSE,
        queries=34,
        as_of=False,
    ),
]
