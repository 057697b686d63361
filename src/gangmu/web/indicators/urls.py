"""Addresses of indicators."""

from gangmu.web.doors.routes import route
from gangmu.web.indicators.findings.urls import routes as findings
from gangmu.web.indicators.paths.urls import routes as paths
from gangmu.web.indicators.views import defining, filing, importing, public, supposing

_BRING = ("create", "indicators.FigureFile")
_TAKE = ("update", "indicators.FigureFile")
_SEE = ("read", "indicators.FigureFile")
_READ = ("read", "indicators.Indicator")
_SUPPOSE = ("read", "indicators.WhatIf")
_SAVE = ("create", "indicators.WhatIf")
_UNSAVE = ("remove", "indicators.WhatIf")
_SUPPOSED = "desk/what-if/<int:number>/"
_DEFINE = ("create", "indicators.Indicator")
_REVISE = ("update", "indicators.Indicator")
_FILE = ("file", "indicators.Indicator")
_CONFIRM = ("confirm", "indicators.Observation")
_SEE_VALUES = ("consult", "indicators.Observation")
_CONSULT = ("consult", "indicators.Indicator")
_AT = "desk/figures/<int:number>/"

routes = [
    route("desk/figures/", importing.figures, name="import", right=_SEE, queries=12, as_of=False),
    route(
        "desk/figures/bring/", importing.bring, name="bring_figures", right=_BRING, queries=24, as_of=False
    ),
    route(_AT, importing.figure_file, name="figure_file", right=_SEE, queries=24, as_of=False),
    route(_AT + "confirm/", importing.confirm, name="confirm_figures", right=_TAKE, queries=40, as_of=False),
    route(_AT + "drop/", importing.drop, name="drop_figures", right=_TAKE, queries=24, as_of=False),
    route(_AT + "tell/", importing.tell, name="tell_figures", right=_TAKE, queries=24, as_of=False),
    route(
        "desk/figures/template/<str:table>.<str:form>",
        defining.figure_template,
        name="figure_template",
        right=_BRING,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/figures/type/",
        filing.type_table,
        name="type_table",
        right=_BRING,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/figures/typed/",
        filing.take_typed,
        name="take_typed",
        right=_BRING,
        queries=24,
        as_of=False,
    ),
    route(
        "desk/indicators/",
        defining.desk_indicators,
        name="desk_indicators",
        right=_CONSULT,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/indicators/list.<str:form>",
        defining.indicator_list,
        name="indicator_list",
        right=_CONSULT,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/indicators/new/",
        defining.new_indicator,
        name="new_indicator",
        right=_DEFINE,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/indicators/define/",
        defining.define,
        name="define_indicator",
        right=_DEFINE,
        queries=30,
        as_of=False,
    ),
    route(
        "desk/indicators/<str:code>/",
        defining.edit_indicator,
        name="edit_indicator",
        right=_CONSULT,
        queries=10,
        as_of=False,
    ),
    route(
        "desk/indicators/<str:code>/revise/",
        defining.revise,
        name="revise_indicator",
        right=_REVISE,
        queries=36,
        as_of=False,
    ),
    route(
        "desk/indicators/<str:code>/retire/",
        defining.retire,
        name="retire_indicator",
        right=_REVISE,
        queries=24,
        as_of=False,
    ),
    route("desk/values/", filing.claims, name="claims", right=_SEE_VALUES, queries=15, as_of=False),
    route("desk/values/file/", filing.file_value, name="file_value", right=_FILE, queries=36, as_of=False),
    route(
        "desk/values/<int:number>/",
        filing.rule_on_value,
        name="rule_on_value",
        right=_CONFIRM,
        queries=30,
        as_of=False,
    ),
    route("indicators/", public.indicators, name="indicators", right=_READ, queries=10),
    route("desk/what-if/", supposing.what_ifs, name="what_ifs", right=_SUPPOSE, queries=23, as_of=False),
    route("desk/what-if/save/", supposing.save, name="save_what_if", right=_SAVE, queries=40, as_of=False),
    route(
        _SUPPOSED + "remove/",
        supposing.remove,
        name="remove_what_if",
        right=_UNSAVE,
        queries=24,
        as_of=False,
    ),
    route("reliability/", public.reliability, name="reliability", right=_READ, queries=10),
    route("i/<str:code>/", public.indicator, name="indicator", right=_READ, queries=30),
    route(
        "i/<str:code>/chart.<str:form>",
        public.indicator_chart,
        name="indicator_chart",
        right=_READ,
        queries=28,
    ),
    route("i/<str:code>/data.csv", public.indicator_csv, name="indicator_csv", right=_READ, queries=10),
    route("i/<str:code>/data.xlsx", public.indicator_xlsx, name="indicator_xlsx", right=_READ, queries=26),
    *findings,
    *paths,
]
