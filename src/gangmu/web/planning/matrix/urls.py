"""The addresses of the matrix."""

from gangmu.web.doors.routes import route
from gangmu.web.planning.matrix import views

_READ = ("read", "planning.AnnualTask")

routes = [
    route("desk/matrix/", views.matrix, name="matrix", right=_READ, queries=16),
    route("desk/matrix/units/", views.units, name="matrix_units", right=_READ, queries=18),
]
