"""Addresses of reporting: of units, of the office, of links, and of the rooms beside it."""

from typing import Final

from gangmu.web.doors.routes import OPEN, route
from gangmu.web.reporting import task_section  # noqa: F401  # its section of the task's page
from gangmu.web.reporting.lamps.urls import routes as lamps
from gangmu.web.reporting.ledgers.urls import routes as ledgers
from gangmu.web.reporting.sheets.urls import routes as sheets
from gangmu.web.reporting.views import inbox, links, office, own, single, watching

_READ: Final = ("read", "reporting.ProgressReport")
_FILE: Final = ("file", "reporting.ProgressReport")
_ACCEPT: Final = ("accept", "reporting.ProgressReport")
_LINK: Final = ("create", "reporting.ReportLink")
_LOOK: Final = ("read", "reporting.SpotCheck")
_DRAW: Final = ("create", "reporting.SpotCheck")
_FORMS: Final = ("read", "reporting.FormEntry")
_TOLD: Final = ("read", "reporting.Notice")
_CHANNELS: Final = ("update", "reporting.PostMailbox")
_ONE: Final = "desk/reports/<int:number>/"

routes = [
    route("desk/reports/", own.reports, name="reports", right=_READ, queries=12),
    route("desk/reports/fill/", own.fill, name="fill_reports", right=_FILE, queries=40, as_of=False),
    route(
        "desk/reports/unit/", own.decide_in_unit, name="decide_in_unit", right=_FILE, queries=40, as_of=False
    ),
    route("desk/reports/queue/", office.queue, name="reports_queue", right=_READ, queries=10),
    route(
        "desk/reports/decide/", office.decide, name="decide_reports", right=_ACCEPT, queries=40, as_of=False
    ),
    route("desk/reports/ask/", office.ask_now, name="ask_reports", right=_ACCEPT, queries=40, as_of=False),
    route(_ONE, single.report, name="report", right=_READ, queries=16),
    route(_ONE + "correct/", single.ask, name="ask_correction", right=_FILE, queries=40, as_of=False),
    route(
        _ONE + "correction/",
        single.decide_correction,
        name="decide_correction",
        right=_FILE,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/reports/evidence/<int:number>/",
        single.evidence,
        name="report_evidence",
        right=("read", "reporting.ReportEvidence"),
        queries=10,
        as_of=False,
    ),
    route(
        "desk/reports/links/",
        links.links,
        name="report_links",
        right=_LINK,
        queries=16,
        as_of=False,
    ),
    route("desk/reports/links/make/", links.make, name="make_links", right=_LINK, queries=30, as_of=False),
    route(
        "desk/reports/links/revoke/", links.revoke, name="revoke_links", right=_LINK, queries=24, as_of=False
    ),
    route(
        "f/<str:secret>/",
        links.link_door,
        name="link_door",
        right=OPEN,
        queries=40,
        as_of=False,
        programme=False,
        takes_forms=True,
    ),
    route(
        "desk/reports/checks/", watching.spot_checks, name="spot_checks", right=_LOOK, queries=10, as_of=False
    ),
    route(
        "desk/reports/checks/draw/", watching.draw, name="draw_checks", right=_DRAW, queries=30, as_of=False
    ),
    route(
        "desk/reports/checks/<int:number>/",
        watching.found,
        name="make_check",
        right=("check", "reporting.SpotCheck"),
        queries=36,
        as_of=False,
    ),
    route("desk/reports/silence/", watching.silence, name="silence", right=_READ, queries=10, as_of=False),
    route("desk/burden/", watching.burden, name="burden", right=_FORMS, queries=12, as_of=False),
    route(
        "desk/burden/register/",
        watching.register_form,
        name="register_form",
        right=("create", "reporting.FormEntry"),
        queries=36,
        as_of=False,
    ),
    route(
        "desk/burden/decline/",
        watching.decline,
        name="decline_form",
        right=("create", "reporting.FormDecline"),
        queries=24,
        as_of=False,
    ),
    route(
        "desk/burden/declined/<int:number>/",
        watching.answer,
        name="answer_decline",
        right=("answer", "reporting.FormDecline"),
        queries=24,
        as_of=False,
    ),
    route("desk/inbox/", inbox.inbox, name="inbox", right=_TOLD, queries=10, as_of=False),
    route("desk/inbox/arrange/", inbox.arrange, name="arrange_inbox", right=_TOLD, queries=30, as_of=False),
    route("desk/channels/", inbox.channels, name="channels", right=_CHANNELS, queries=10, as_of=False),
    route("desk/channels/test/", inbox.send_test, name="send_test", right=_CHANNELS, queries=12, as_of=False),
    route(
        "calendar/<str:secret>.ics",
        inbox.calendar_feed,
        name="calendar_feed",
        right=OPEN,
        queries=13,
        as_of=False,
        programme=False,
    ),
    *lamps,
    *ledgers,
    *sheets,
]
