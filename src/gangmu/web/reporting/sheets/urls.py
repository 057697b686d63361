"""Addresses of printed sheets."""

from gangmu.web.doors.routes import route
from gangmu.web.reporting.sheets import views

_SEE = ("read", "reporting.SignedSheet")
_PRINT = ("create", "reporting.SignedSheet")
_BRING = ("update", "reporting.SignedSheet")
_ACCEPT = ("accept", "reporting.SignedSheet")
_AT = "desk/sheets/<int:number>/"

routes = [
    route("desk/sheets/", views.sheets, name="sheets", right=_SEE, queries=10, as_of=False),
    route("desk/sheets/find/", views.find, name="find_sheet", right=_SEE, queries=16, as_of=False),
    route(
        "desk/sheets/print/",
        views.print_one,
        name="print_report_sheet",
        right=_PRINT,
        queries=30,
        as_of=False,
    ),
    route(_AT, views.sheet, name="sheet", right=_SEE, queries=11, as_of=False),
    route(_AT + "paper/", views.paper, name="sheet_paper", right=_SEE, queries=10, as_of=False),
    route(_AT + "scan/", views.scan, name="sheet_scan", right=_SEE, queries=10, as_of=False),
    route(_AT + "bring/", views.bring, name="bring_scan", right=_BRING, queries=30, as_of=False),
    route(_AT + "accept/", views.accept, name="accept_sheet", right=_ACCEPT, queries=40, as_of=False),
    route(_AT + "send-back/", views.send_back, name="send_back_scan", right=_ACCEPT, queries=24, as_of=False),
]
