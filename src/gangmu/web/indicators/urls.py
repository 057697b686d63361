"""Addresses of indicators."""

from gangmu.web.doors.routes import route
from gangmu.web.indicators import public_views, views
from gangmu.web.indicators.findings.urls import routes as findings

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
    route("indicators/", public_views.indicators, name="indicators", right=_READ, queries=14),
    route("reliability/", public_views.reliability, name="reliability", right=_READ, queries=12),
    route("i/<str:code>/", public_views.indicator, name="indicator", right=_READ, queries=30),
    route(
        "i/<str:code>/chart.<str:form>",
        public_views.indicator_chart,
        name="indicator_chart",
        right=_READ,
        queries=28,
    ),
    route("i/<str:code>/data.csv", public_views.indicator_csv, name="indicator_csv", right=_READ, queries=14),
    route(
        "i/<str:code>/data.xlsx", public_views.indicator_xlsx, name="indicator_xlsx", right=_READ, queries=26
    ),
    *findings,
]
