"""Addresses of units, posts, people and portfolios."""

from typing import Final

from gangmu.web.desk.organisation import ahead, groups, importing, people, portfolios, units
from gangmu.web.doors.routes import OPEN, route

_SEE: Final = ("read", "accounts.OrgUnit")
_FOUND: Final = ("create", "accounts.OrgUnit")
_CHANGE: Final = ("update", "accounts.OrgUnit")
_POSTS: Final = ("read", "accounts.Post")
_MAKE: Final = ("create", "accounts.Post")
_ABOLISH: Final = ("update", "accounts.Post")
_SEAT: Final = ("create", "accounts.Holding")
_HAND_OVER: Final = ("update", "accounts.Holding")
_RECORD: Final = ("create", "accounts.StandIn")
_GROUPS: Final = ("read", "accounts.UnitGroup")
_GROUP: Final = ("create", "accounts.UnitGroup")
_PORTFOLIOS: Final = ("read", "accounts.Portfolio")
_MOVE: Final = ("update", "accounts.PortfolioHolding")
_PLANNED: Final = ("read", "accounts.PlannedChange")
_SETTLE: Final = ("update", "accounts.PlannedChange")
_UNIT: Final = "desk/units/<str:code>/"
_POST: Final = "desk/posts/<str:code>/"
_LEAVE: Final = "desk/people/<int:number>/leave/"

routes = [
    route("desk/units/", units.units, name="units", right=_SEE, queries=10),
    route("desk/units/found/", units.found, name="found_unit", right=_FOUND, queries=30, as_of=False),
    route("desk/units/merge/", units.merging, name="merging", right=_CHANGE, queries=24, as_of=False),
    route("desk/units/merge/now/", units.merge, name="merge_units", right=_CHANGE, queries=40, as_of=False),
    route(
        "desk/units/import/",
        importing.organisation_import,
        name="organisation_import",
        right=_SEAT,
        queries=8,
        as_of=False,
    ),
    route(
        "desk/units/import/organisation.xlsx",
        importing.organisation_template,
        name="organisation_template",
        right=_SEAT,
        queries=11,
        as_of=False,
    ),
    route(
        "desk/units/import/look/",
        importing.look,
        name="look_at_organisation",
        right=_SEAT,
        queries=30,
        as_of=False,
    ),
    route(
        "desk/units/import/take/",
        importing.take,
        name="take_organisation",
        right=_SEAT,
        queries=40,
        as_of=False,
    ),
    route("desk/units/groups/", groups.groups, name="unit_groups", right=_GROUPS, queries=10, as_of=False),
    route(
        "desk/units/groups/set/", groups.set_group, name="set_group", right=_GROUP, queries=40, as_of=False
    ),
    route("desk/units/changes/", ahead.planned_changes, name="planned_changes", right=_PLANNED, queries=10),
    route(
        "desk/units/changes/withdraw/",
        ahead.withdraw,
        name="withdraw_planned_change",
        right=_SETTLE,
        queries=40,
        as_of=False,
    ),
    route(
        "desk/units/changes/now/",
        ahead.do_now,
        name="do_planned_change",
        right=_SETTLE,
        queries=40,
        as_of=False,
    ),
    route(_UNIT, units.unit_page, name="unit_page", right=_SEE, queries=25),
    route(_UNIT + "change/", units.change, name="change_unit", right=_CHANGE, queries=40, as_of=False),
    route(_UNIT + "rename/", units.rename, name="rename_unit", right=_CHANGE, queries=40, as_of=False),
    route(_UNIT + "name/", units.name, name="name_unit", right=_CHANGE, queries=40, as_of=False),
    route(_UNIT + "split/", units.split, name="split_unit", right=_CHANGE, queries=40, as_of=False),
    route(
        _UNIT + "withdraw/",
        ahead.withdraw_founding,
        name="withdraw_founding",
        right=_CHANGE,
        queries=40,
        as_of=False,
    ),
    route(_UNIT + "dissolve/", units.dissolve, name="dissolve_unit", right=_CHANGE, queries=40, as_of=False),
    route(_UNIT + "post/", units.add_post, name="add_post", right=_MAKE, queries=40, as_of=False),
    route("desk/posts/", people.posts, name="posts", right=_POSTS, queries=10),
    route(_POST, people.post_page, name="post_page", right=_POSTS, queries=12),
    route(
        "desk/posts/record/end/",
        people.end_recording,
        name="end_recording",
        right=OPEN,
        queries=16,
        as_of=False,
    ),
    route(
        _POST + "record/",
        people.begin_to_record,
        name="begin_to_record",
        right=_RECORD,
        queries=40,
        as_of=False,
    ),
    route(_POST + "seat/", people.seat, name="seat", right=_SEAT, queries=40, as_of=False),
    route(
        _POST + "hand-over/", people.hand_over, name="hand_over", right=_HAND_OVER, queries=40, as_of=False
    ),
    route(_POST + "abolish/", people.abolish, name="abolish_post", right=_ABOLISH, queries=40, as_of=False),
    route(_LEAVE, people.leaving, name="leaving", right=_HAND_OVER, queries=12, as_of=False),
    route(_LEAVE + "now/", people.leave, name="leave", right=_HAND_OVER, queries=40, as_of=False),
    route("desk/portfolios/", portfolios.portfolios, name="portfolios", right=_PORTFOLIOS, queries=24),
    route(
        "desk/portfolios/move/", portfolios.move, name="move_portfolios", right=_MOVE, queries=40, as_of=False
    ),
    route(
        "desk/portfolios/set/",
        portfolios.set_portfolio,
        name="set_portfolio",
        right=_MOVE,
        queries=40,
        as_of=False,
    ),
]
