"""All routes, walked by everybody: who gets in, how many queries, what the past answers (PROMISES 26, 57)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve, reverse
from pytest_django.plugin import DjangoDbBlocker

from gangmu.web.accounts.models import User
from gangmu.web.accounts.rights import rights_of
from gangmu.web.doors.routes import OPEN, Route
from gangmu.web.portal.views import _kept
from gangmu.web.record.models import Programme
from gangmu.web.urls import ROUTES
from web.builders import a_holder, a_post, a_programme, a_release
from web.samples import ARGUMENTS, ELSEWHERE, FILLERS

EVERY_ROLE = tomllib.loads((files("gangmu.web.accounts") / "rights.toml").read_text("utf-8"))["roles"]
WALKED = [route for route in ROUTES if route.name not in ELSEWHERE]
ROLES = ("public", "reader", "office")
NOBODY: dict[str, Any] = {
    "int": 1,
    "year": 2026,
    "str": "nobody",
    "slug": "nobody",
    "uuid": "0" * 32,
    "path": "nobody",
}


@dataclass(frozen=True)
class World:
    """A programme filled at one size, with somebody in a post of each role."""

    programme: Programme
    people: dict[str, User]

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "public":
            client.force_login(self.people[role])
        return client

    def address(self, route: Route) -> str:
        return f"/at/{self.programme.code}" + reverse(route.name, kwargs=self.arguments(route))

    def arguments(self, route: Route) -> dict[str, Any]:
        if route.name in ARGUMENTS:
            return ARGUMENTS[route.name](self.programme)
        return {
            name: NOBODY[kind or "str"] for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route.address)
        }


def a_world(size: int) -> World:
    programme = a_programme()
    for fill in FILLERS:
        fill(programme, size)
    posts = {role: a_post(programme, role=role) for role in EVERY_ROLE if role not in ("public", "operator")}
    people = {role: a_holder(post, programme) for role, post in posts.items()}
    a_release(programme)
    return World(programme, people)


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, World]]:
    """The same programme at one and at ten times the data, made once for all routes and rolled back."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # commits inside it are a test's own
        with around:
            both = a_world(1), a_world(10)
            connection.check_constraints()  # once: else each test, as it ends, lets PostgreSQL check both anew
            yield both
            transaction.set_rollback(True)


def is_let_in(route: Route, role: str) -> bool:
    if route.is_desk and role == "public" and route.right != OPEN:
        return False  # whatever the public may read elsewhere
    return route.right == OPEN or bool(rights_of(role if route.is_desk else "public", *route.right))


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", WALKED, ids=lambda route: route.name)
def test_route_lets_in_who_has_its_right_within_its_queries(
    route: Route, role: str, worlds: tuple[World, World]
) -> None:
    counts = []
    for world in worlds:
        client = world.client(role)
        _kept.cache_clear()  # a release that nobody has read yet: the most that a page may cost
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(world.address(route))
        counts.append(len(queries))
        if not is_let_in(route, role):
            assert answer.status_code in (302, 403)
            if answer.status_code == 302:
                assert answer.headers["Location"].startswith(
                    f"/at/{world.programme.code}{reverse('sign_in')}"
                )
            return
        if answer.status_code == 405:  # takes forms only; who may send one was asked before
            return
        assert "<" not in route.address or route.name in ARGUMENTS, (
            "give its arguments in tests/web/samples.py"
        )
        alone = route.right == OPEN and role == "public"
        assert answer.status_code in ((200, 302, 403) if alone else (200, 302)), answer.status_code
    assert max(counts) <= route.queries, f"{counts} queries, {route.queries} promised"


@pytest.mark.django_db
@pytest.mark.parametrize("route", WALKED, ids=lambda route: route.name)
def test_route_tells_the_past_or_says_that_it_does_not(route: Route, worlds: tuple[World, World]) -> None:
    world, _ = worlds
    client = world.client("office")
    answer = client.get(world.address(route), {"as-of": "2020-01-01"})
    if route.as_of:
        assert answer.status_code in (200, 302, 404, 405)  # 302: to the list that tells it
    else:
        assert answer.status_code in (400, 403)
    nonsense = client.get(world.address(route), {"as-of": "the day after"})
    assert nonsense.status_code in (400, 403)


def may_answer(route: Route, role: str) -> tuple[int, ...]:
    """The page; where a role sees only what is its unit's or its post's own, another's one row is not there."""
    scopes = {right.scope for right in rights_of(role, *route.right)} if route.right != OPEN else set()
    return (
        (200, 302, 405, 404) if scopes and "any" not in scopes and "<" in route.address else (200, 302, 405)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted({*EVERY_ROLE} - {*ROLES, "operator"}))
def test_desk_lets_a_role_in_where_it_has_a_right_and_nowhere_else(
    role: str, worlds: tuple[World, World]
) -> None:
    _, world = worlds
    client = world.client(role)
    wrong = {}
    for route in WALKED:
        if route.is_desk:
            with CaptureQueriesContext(connection) as queries:
                status = client.get(world.address(route)).status_code
            assert len(queries) <= route.queries, f"{route.name}: {len(queries)} queries"
            connection.queries_log.clear()
            let_in = status in may_answer(route, role) if is_let_in(route, role) else status == 403
            if not let_in:
                wrong[route.name] = status
    assert wrong == {}


@pytest.mark.parametrize(
    "route", [each for each in ROUTES if "year>" in each.address], ids=lambda route: route.name
)
@pytest.mark.parametrize("year", ["0", "1989", "2101", "9999", "99999999999999999", "١٩٩٩"])
def test_year_that_no_plan_can_have_leads_nowhere(route: Route, year: str) -> None:
    assert "<year:year>" in route.address
    address = "/" + re.sub(
        r"<(?:\w+:)?(\w+)>", lambda found: year if found[1] == "year" else "plan", route.address
    )
    assert resolve(address.replace(f"/{year}/", "/2026/")).url_name == route.name
    with pytest.raises(Resolver404):
        resolve(address)


ODD: dict[str, tuple[str, ...]] = {
    "int": ("0", "99999999999999999999"),
    "year": ("1990", "2100"),
    "str": ("0000-00", "9999-12", "2026-13", "2026-Q9", "１２", "x" * 300),
}


@pytest.mark.django_db
def test_nothing_odd_in_an_address_breaks_a_page(worlds: tuple[World, World]) -> None:
    world = worlds[0]
    client, broken = world.client("office"), {}
    for route in (each for each in WALKED if "<" in each.address):
        known = world.arguments(route)
        for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route.address):
            for odd in ODD.get(kind or "str", ()):
                parts = {each: str(value) for each, value in known.items()} | {name: odd}
                address = re.sub(
                    r"<(?:\w+:)?(\w+)>", lambda found, parts=parts: parts[found[1]], route.address
                )
                for method in (client.get, client.post):
                    if (status := method(f"/at/{world.programme.code}/{address}").status_code) >= 500:
                        broken[f"{route.name} {odd[:20]}"] = status
    assert broken == {}
