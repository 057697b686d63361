"""The addresses of outlines: all at the desk. What the public sees of them is the portal's."""

from typing import Final

from gangmu.web.doors.routes import route
from gangmu.web.outlines.views import (
    comparing,
    coverage,
    gaps,
    issuing,
    meanings,
    patterns,
    reviews,
    versions,
)

_READ: Final = ("read", "outlines.Draft")
_DECIDE: Final = ("update", "outlines.Draft")
_BRING: Final = ("create", "outlines.OutlineVersion")
_ISSUE: Final = ("issue", "outlines.OutlineVersion")
_MEAN: Final = ("create", "outlines.Meaning")
_FILL: Final = ("update", "outlines.Gap")
_AT: Final = "desk/outlines/<int:number>/"

routes = [
    route("desk/outlines/", versions.versions, name="outlines", right=_READ, queries=10, as_of=False),
    route("desk/outlines/bring/", versions.bring, name="bring", right=_BRING, queries=24, as_of=False),
    route(_AT, versions.version, name="version", right=_READ, queries=13, as_of=False),
    route(_AT + "again/", versions.again, name="read_again", right=_BRING, queries=24, as_of=False),
    route(_AT + "withdraw/", versions.withdraw, name="withdraw", right=_BRING, queries=24, as_of=False),
    route(_AT + "review/", reviews.review, name="review", right=_READ, queries=14, as_of=False),
    route(
        _AT + "review/decide/", reviews.decide, name="review_decide", right=_DECIDE, queries=32, as_of=False
    ),
    route(_AT + "review/add/", reviews.add, name="review_add", right=_DECIDE, queries=32, as_of=False),
    route(_AT + "review/undo/", reviews.undo, name="review_undo", right=_DECIDE, queries=40, as_of=False),
    route(_AT + "patterns/", patterns.patterns, name="patterns", right=_READ, queries=10, as_of=False),
    route(
        _AT + "patterns/decide/",
        patterns.decide_alike,
        name="decide_alike",
        right=_DECIDE,
        queries=32,
        as_of=False,
    ),
    route(_AT + "coverage/", coverage.coverage, name="coverage", right=_READ, queries=10, as_of=False),
    route(_AT + "coverage/find/", coverage.find, name="find_clauses", right=_DECIDE, queries=32, as_of=False),
    route(_AT + "links/", comparing.links, name="links", right=_READ, queries=12, as_of=False),
    route(
        _AT + "links/decide/", comparing.decide, name="decide_links", right=_DECIDE, queries=32, as_of=False
    ),
    route(_AT + "links/follow/", comparing.follow, name="follow", right=_DECIDE, queries=40, as_of=False),
    route(_AT + "links/relink/", comparing.relink, name="relink", right=_DECIDE, queries=32, as_of=False),
    route(_AT + "issue/", issuing.issue, name="issue", right=_ISSUE, queries=14, as_of=False),
    route(_AT + "issue/now/", issuing.issue_now, name="issue_now", right=_ISSUE, queries=40, as_of=False),
    route(_AT + "decisions.json", issuing.decisions, name="decisions", right=_READ, queries=10, as_of=False),
    route(
        _AT + "decisions/take/", issuing.take, name="take_decisions", right=_DECIDE, queries=40, as_of=False
    ),
    route(
        "desk/promises/<str:code>/erratum/",
        issuing.erratum,
        name="erratum",
        right=_ISSUE,
        queries=10,
        as_of=False,
    ),
    route("desk/promises/<str:code>/mend/", issuing.mend, name="mend", right=_ISSUE, queries=32, as_of=False),
    route("desk/gaps/", gaps.desk_gaps, name="desk_gaps", right=_READ, queries=10, as_of=False),
    route("desk/gaps/<str:code>/close/", gaps.close, name="close_gap", right=_FILL, queries=24, as_of=False),
    route(
        "desk/gaps/<str:code>/reopen/", gaps.reopen, name="reopen_gap", right=_FILL, queries=24, as_of=False
    ),
    route("desk/meanings/", meanings.meanings, name="meanings", right=_READ, queries=11, as_of=False),
    route(
        "desk/promises/<str:code>/meaning/",
        meanings.decide,
        name="decide_meaning",
        right=_MEAN,
        queries=24,
        as_of=False,
    ),
]
