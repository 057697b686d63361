"""Addresses of ledgers."""

from gangmu.web.doors.routes import route
from gangmu.web.reporting.ledgers import views

_SEE = ("read", "reporting.ReturnedBook")
_BRING = ("create", "reporting.ReturnedBook")
_TAKE = ("update", "reporting.ReturnedBook")
_OUT = ("create", "reporting.LedgerBook")
_AT = "desk/ledgers/<int:number>/"
_BATCH = "desk/ledgers/batches/<str:batch>/"

routes = [
    route("desk/ledgers/", views.ledgers, name="ledgers", right=_SEE, queries=10, as_of=False),
    route(
        "desk/ledgers/download/", views.download, name="download_ledger", right=_OUT, queries=24, as_of=False
    ),
    route(
        "desk/ledgers/download-all/",
        views.download_all,
        name="download_ledgers",
        right=_OUT,
        queries=24,
        as_of=False,
    ),
    route("desk/ledgers/bring/", views.bring, name="bring_ledgers", right=_BRING, queries=40, as_of=False),
    route(_BATCH, views.ledger_batch, name="ledger_batch", right=_SEE, queries=11, as_of=False),
    # Each ledger is an act of its own: so many queries for one, that many times for each.
    route(_BATCH + "take/", views.take_batch, name="take_ledgers", right=_TAKE, queries=40, as_of=False),
    route(_AT, views.ledger, name="ledger", right=_SEE, queries=12, as_of=False),
    route(_AT + "take/", views.take, name="take_ledger", right=_TAKE, queries=40, as_of=False),
    route(_AT + "drop/", views.drop, name="drop_ledger", right=_TAKE, queries=24, as_of=False),
]
