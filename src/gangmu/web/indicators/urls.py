"""Addresses of indicators."""

from gangmu.web.doors.routes import route
from gangmu.web.indicators import views

_BRING = ("create", "indicators.FigureFile")
_TAKE = ("update", "indicators.FigureFile")
_SEE = ("read", "indicators.FigureFile")
_READ = ("read", "indicators.Indicator")
_AT = "desk/figures/<int:number>/"

routes = [
    route("desk/figures/", views.figures, name="import", right=_SEE, queries=14, as_of=False),
    route("desk/figures/bring/", views.bring, name="bring_figures", right=_BRING, queries=24, as_of=False),
    route(_AT, views.figure_file, name="figure_file", right=_SEE, queries=24, as_of=False),
    route(_AT + "confirm/", views.confirm, name="confirm_figures", right=_TAKE, queries=40, as_of=False),
    route(_AT + "drop/", views.drop, name="drop_figures", right=_TAKE, queries=24, as_of=False),
    route("indicators/", views.indicators, name="indicators", right=_READ, queries=10),
    route("i/<str:code>/", views.indicator, name="indicator", right=_READ, queries=14),
    route("i/<str:code>/data.csv", views.indicator_csv, name="indicator_csv", right=_READ, queries=14),
]
