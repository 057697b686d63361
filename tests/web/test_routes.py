"""All routes, walked by everybody: who gets in, how many queries, what the past answers (PROMISES 26, 57)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gangmu.web.accounts.models import User
from gangmu.web.accounts.rights import rights_of
from gangmu.web.doors.routes import OPEN, Route
from gangmu.web.record.models import Programme
from gangmu.web.urls import ROUTES
from web.builders import a_holder, a_post, a_release
from web.samples import ARGUMENTS, ELSEWHERE, FILLERS

WALKED = [route for route in ROUTES if route.name not in ELSEWHERE]
ROLES = ("public", "reader", "office")
GET_IN = (200, 302)


def filled(programme: Programme, size: int) -> Programme:
    for fill in FILLERS:
        fill(programme, size)
    a_release(programme)
    return programme


def address(route: Route, programme: Programme) -> str:
    needs = re.search("<", route.address)
    assert not needs or route.name in ARGUMENTS, f"{route.name}: give its arguments in tests/web/samples.py"
    return reverse(route.name, kwargs=ARGUMENTS[route.name](programme) if needs else None)


def a_client(role: str, programme: Programme) -> Client:
    client = Client()
    if role != "public":
        user: User = a_holder(a_post(programme, role=role), programme)
        client.force_login(user)
    return client


def is_let_in(route: Route, role: str) -> bool:
    if not route.is_desk:
        role = "public"
    return route.right == OPEN or bool(rights_of(role, *route.right))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", WALKED, ids=lambda route: route.name)
def test_route_lets_in_who_has_its_right_within_its_queries(
    route: Route, role: str, programme: Programme
) -> None:
    counts = []
    client = a_client(role, programme)
    for size in (1, 10):
        filled(programme, size)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get(address(route, programme))
        counts.append(len(queries))
        if answer.status_code == 405:
            return
        if not is_let_in(route, role):
            assert answer.status_code == 403 or answer.headers["Location"].startswith(reverse("sign_in"))
            return
        assert answer.status_code in GET_IN or (route.right == OPEN and answer.status_code in (302, 403))
    assert max(counts) <= route.queries, f"{route.name}: {counts} queries, {route.queries} promised"


@pytest.mark.parametrize("route", WALKED, ids=lambda route: route.name)
def test_route_tells_the_past_or_says_that_it_does_not(route: Route, programme: Programme) -> None:
    filled(programme, 1)
    client = a_client("office", programme)
    answer = client.get(address(route, programme), {"as-of": "2020-01-01"})
    if answer.status_code in (403, 405):
        return
    if not route.as_of:
        assert answer.status_code == 400
    else:
        assert answer.status_code in (200, 404)
    if route.as_of or not route.is_desk:
        assert client.get(address(route, programme), {"as-of": "the day after"}).status_code == 400
