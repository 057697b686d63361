"""The addresses of documents: all at the desk."""

from typing import Final

from gangmu.web.doors.routes import route
from gangmu.web.planning.documents import act_views, link_views, views
from gangmu.web.planning.documents import task_section as task_section

_READ: Final = ("read", "planning.PlanDocument")
_BRING: Final = ("create", "planning.PlanDocument")
_UPDATE: Final = ("update", "planning.PlanDocument")
_FOUND: Final = ("create", "accounts.OrgUnit")
_ITEMS: Final = ("update", "planning.PlanItem")
_CUT: Final = ("create", "planning.AnnualTask")
_SETTLE: Final = ("create", "planning.DutySettlement")
_AT: Final = "desk/documents/<int:document>/"

routes = [
    route("desk/documents/", views.documents, name="documents", right=_READ, queries=10, as_of=False),
    route("desk/documents/bring/", views.bring, name="bring_document", right=_BRING, queries=24, as_of=False),
    route(
        "desk/documents/conflicts/",
        link_views.conflicts,
        name="duty_conflicts",
        right=_READ,
        queries=22,
        as_of=False,
    ),
    route(
        "desk/documents/conflicts/settle/",
        link_views.settle,
        name="settle_duty",
        right=_SETTLE,
        queries=40,
        as_of=False,
    ),
    route(_AT, views.document, name="document", right=_READ, queries=15, as_of=False),
    route(_AT + "again/", act_views.again, name="document_again", right=_UPDATE, queries=28, as_of=False),
    route(
        _AT + "withdraw/",
        act_views.withdraw,
        name="withdraw_document",
        right=_UPDATE,
        queries=24,
        as_of=False,
    ),
    route(
        _AT + "units/", act_views.found_units, name="found_named_units", right=_FOUND, queries=40, as_of=False
    ),
    route(_AT + "take/", act_views.take, name="take_document", right=_UPDATE, queries=40, as_of=False),
    route(_AT + "more/", act_views.take_more_in, name="take_more_in", right=_UPDATE, queries=40, as_of=False),
    route(_AT + "cut/", act_views.cut, name="cut_tasks", right=_CUT, queries=40, as_of=False),
    route(_AT + "groups/", act_views.spell, name="spell_out_group", right=_FOUND, queries=40, as_of=False),
    route(_AT + "links/", link_views.links, name="document_links", right=_READ, queries=12, as_of=False),
    route(_AT + "links/decide/", link_views.link, name="link_items", right=_ITEMS, queries=40, as_of=False),
]
