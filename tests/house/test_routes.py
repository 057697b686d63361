"""Every address says who may ask, how many queries it takes and whether it tells the past."""

from gangmu.web.accounts.rights import rights
from gangmu.web.doors.routes import OPEN
from gangmu.web.urls import ROUTES

MOST_QUERIES = 40  # of an act; a page takes fewer
PAGE_QUERIES = 38
# A page of a list takes no more, whatever stands in it; a leader's portfolios are three queries beside.
LIST_QUERIES = 12
LISTS = (
    "desk_indicators documents inbox indicator_list ledgers outlines papers plans posts reminders reports reports_queue "
    "sheets silence spot_checks unit_groups units"
).split()
WITH_PORTFOLIOS = {"plan": 18, "lamps": 18, "matrix": 16, "matrix_units": 18, "months": 14}
# These may lay the whole release out first (35 queries, kept afterwards); a dropped sentence lays two out.
ON_AN_UNREAD_BOOK = {"clause": 58, "promise": 58, "beside": 58, "chart": 58}
# What everybody may ask for, with the reason. A page that shows rows of the record is never open.
OPEN_ROUTES = {
    "sign_in": "whoever signs in is nobody yet",
    "sign_out": "leaving needs no right",
    "account": "one's own account; refuses whoever is not signed in",
    "change_password": "one's own password; the action sees to it",
    "kept_form": "what one typed oneself, in one's own session",
    "choose_post": "among posts that one holds",
    "link_door": "its secret lets in, to the forms of one unit and one month; a wrong one finds nothing",
    "calendar_feed": "its secret lets in, to the deadlines of one post; a wrong one finds nothing",
    "end_recording": "ends in one's own session what one began there",
    "sso": "whoever signs in is nobody yet",
    "sso_back": "whoever signs in is nobody yet; the provider's word is seen to",
    "work_sign_in": "whoever signs in is nobody yet",
    "work_back": "whoever signs in is nobody yet; the provider's word is seen to",
    **dict.fromkeys(("begin_binding", "undo_binding"), "one's own account; refuses whoever is not signed in"),
    "sign_in_second": "whoever gave the password is nobody yet",
    **dict.fromkeys(
        ("second_factor", "begin_second_factor", "confirm_second_factor"),
        "one's own second factor; refuses whoever is not signed in",
    ),
    "api_document": "words about the interface, no row",
    "about": "words about Gangmu, no row",
    "help": "words about Gangmu, no row",
}
READABLE = {(right.verb, right.type) for right in rights()}


def test_no_two_routes_share_a_name_or_an_address() -> None:
    assert len({route.name for route in ROUTES}) == len(ROUTES)
    assert len({route.address for route in ROUTES}) == len(ROUTES)


def test_every_route_has_a_right_that_somebody_has() -> None:
    for route in ROUTES:
        if route.right == OPEN:
            assert route.name in OPEN_ROUTES, f"{route.name}: open to everybody, without a reason"
        else:
            assert route.right in READABLE, f"{route.name}: nobody has the right {route.right}"


def test_every_route_bounds_its_queries() -> None:
    above = {
        route.name: route.queries
        for route in ROUTES
        if not 0 < route.queries <= ON_AN_UNREAD_BOOK.get(route.name, MOST_QUERIES)
    }
    assert above == {}


def test_page_of_a_list_takes_twelve_queries_at_most() -> None:
    bounds = {route.name: route.queries for route in ROUTES}
    assert {name: bounds[name] for name in LISTS if bounds[name] > LIST_QUERIES} == {}
    assert {name: bounds[name] for name, most in WITH_PORTFOLIOS.items() if bounds[name] > most} == {}
    for name in ("desk", "leaders", "task", "unit_page"):
        assert bounds[name] <= PAGE_QUERIES, name


def test_public_right_is_enough_for_public_routes() -> None:
    public = {(right.verb, right.type) for right in rights() if right.role == "public"}
    assert [
        route.name
        for route in ROUTES
        if not route.is_desk
        and route.right != OPEN
        and route.right not in public
        and not route.address.startswith("api/")  # not the public's: whoever asks shows a key of a post
    ] == []


def test_desk_is_closed_to_the_public() -> None:
    public = {(right.verb, right.type) for right in rights() if right.role == "public"}
    desk = [route for route in ROUTES if route.is_desk and route.right != OPEN]
    assert [route.name for route in desk if route.right in public and route.right[0] != "read"] == []
