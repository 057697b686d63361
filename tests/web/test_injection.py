"""Whatever stands in the query of an address, the page answers or refuses; nothing of it reaches the SQL (PROMISES 23)."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

import gangmu.web
from gangmu.web.accounts.models import User
from gangmu.web.doors.routes import Route
from gangmu.web.record.models import Programme
from gangmu.web.urls import ROUTES
from web.builders import a_holder, a_post, a_programme, a_release
from web.samples import ARGUMENTS, ELSEWHERE, FILLERS

WALKED = [
    route
    for route in ROUTES
    if route.name not in ELSEWHERE and ("<" not in route.address or route.name in ARGUMENTS)
]
CANARY = "zq9canary"
PAYLOADS = [
    f"{CANARY}' OR '1'='1", f"{CANARY}\"; DROP TABLE record_head; --", f"1) UNION SELECT '{CANARY}' --", f"{CANARY}\x00",
    f"-1 {CANARY}", "9" * 40, "-1", "0", "1e9", "NaN", "２", "0x10", f"<script>{CANARY}</script>", "../../etc/passwd",
    "甲" * 600, "\ud7ff💥", "%", "_", "\\", "{{7*7}}", "%(x)s", "null", "[]", "2026-13-45", "", f"{CANARY}\r\nX: y",
]  # fmt: skip


def names_asked_for() -> list[str]:
    """Every name that a view takes from the query, found where it is taken."""
    sources = "".join(path.read_text("utf-8") for path in Path(gangmu.web.__file__).parent.rglob("*.py"))
    found = set(re.findall(r"GET\.(?:get|getlist)\(\s*\"([\w-]+)\"", sources))
    return sorted((found | {"page", "sort", "order", "q"}) - {"as-of"})  # of which test_routes.py asks


NAMES = names_asked_for()


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Programme, User]]:
    """A filled programme, and a clerk of it; rolled back when all was asked."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # commits inside it are a test's own
        with around:
            programme = a_programme()
            for fill in FILLERS:
                fill(programme, 1)
            clerk = a_holder(a_post(programme, role="office"), programme)
            a_release(programme)
            yield programme, clerk
            transaction.set_rollback(True)


def address(programme: Programme, route: Route) -> str:
    arguments = ARGUMENTS[route.name](programme) if "<" in route.address else {}
    return f"/at/{programme.code}" + reverse(route.name, kwargs=arguments)


def ask(client: Client, place: str, query: dict[str, str]) -> list[str]:
    """Ask and tell what is wrong with the answer."""
    with CaptureQueriesContext(connection) as queries:
        status = client.get(f"{place}?{urlencode(query)}").status_code
    wrong = [f"{status}: {place} {query}"] if status >= 500 else []
    # A word of the query may be looked for, as a quoted value; it is never part of the statement.
    statements = [re.sub(r"'(?:[^']|'')*'", "''", each["sql"]) for each in queries.captured_queries]
    return wrong + [f"in the SQL: {place} {query}" for each in statements if CANARY in each]


def try_queries(programme: Programme, clerk: User, *, count: int) -> None:
    dice = random.Random(20261124)
    client = Client(raise_request_exception=False)
    client.force_login(clerk)
    wrong: list[str] = []
    for number in range(count):
        route = WALKED[number % len(WALKED)]
        query = {name: dice.choice(PAYLOADS) for name in dice.sample(NAMES, min(4, len(NAMES)))}
        wrong += ask(client, address(programme, route), query)
    assert wrong == []


@pytest.mark.early
@pytest.mark.django_db
def test_nothing_typed_into_an_address_breaks_a_page_or_enters_a_statement(
    asked: tuple[Programme, User],
) -> None:
    try_queries(*asked, count=2 * len(WALKED))


@pytest.mark.django_db
def test_pattern_that_is_none_is_an_empty_page(asked: tuple[Programme, User]) -> None:
    programme, clerk = asked
    client = Client()
    client.force_login(clerk)
    route = next(each for each in WALKED if each.name == "patterns")
    assert client.get(address(programme, route), {"pattern": "甲/乙"}).status_code == 200


@pytest.mark.long
@pytest.mark.django_db
def test_nothing_typed_into_an_address_at_length(asked: tuple[Programme, User]) -> None:
    try_queries(*asked, count=5000)
