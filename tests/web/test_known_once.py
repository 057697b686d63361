"""What is asked of the house once within one request (本次所知), and never known beyond it (PROMISES 28)."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gangmu.web.accounts.models import Portfolio, PortfolioHolding, PortfolioUnit, User
from gangmu.web.accounts.scopes import allowed
from gangmu.web.planning.models import AnnualTask, TaskUnit
from gangmu.web.record.actors import Actor, remembering
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_key, a_post, a_unit, a_user, an_actor, an_instant, recorded


def a_leader(programme: Programme) -> Actor:
    """A leader whose portfolio holds one unit."""
    leader = an_actor(programme, role="leader")
    portfolio = recorded(Portfolio(code="pf", name="分管城建"), programme)
    unit = a_unit(programme)
    recorded(PortfolioUnit(portfolio=portfolio, unit=unit, from_on=date(2025, 1, 1)), programme)
    recorded(
        PortfolioHolding(portfolio=portfolio, post_id=leader.post_id, from_on=date(2025, 1, 1)), programme
    )
    return leader


def queries_of(actor: Actor) -> int:
    with CaptureQueriesContext(connection) as asked:
        for model in (AnnualTask, TaskUnit, AnnualTask):
            allowed(model, actor)
    return len(asked)


@pytest.mark.django_db
def test_portfolios_of_a_leader_are_read_once_in_one_request(programme: Programme) -> None:
    leader = a_leader(programme)
    once = queries_of(remembering(leader))
    assert queries_of(leader) == 3 * once
    assert once <= 4


@pytest.mark.django_db
def test_what_is_known_is_forgotten_at_the_first_write(programme: Programme) -> None:
    leader = remembering(a_leader(programme))
    other = a_unit(programme)
    before = str(allowed(AnnualTask, leader).where)
    with commit("test.portfolio_unit_added", by=leader, at=an_instant(), key=a_key()) as opened:
        opened.add(PortfolioUnit(portfolio=Portfolio.objects.get(), unit=other, from_on=date(2025, 1, 1)))
    assert str(allowed(AnnualTask, leader).where) != before


@pytest.mark.django_db
def test_no_request_knows_what_another_read(programme: Programme) -> None:
    leader = a_leader(programme)
    before = str(allowed(AnnualTask, remembering(leader)).where)
    recorded(
        PortfolioUnit(portfolio=Portfolio.objects.get(), unit=a_unit(programme), from_on=date(2025, 1, 1)),
        programme,
    )
    assert str(allowed(AnnualTask, remembering(leader)).where) != before


@pytest.mark.django_db
def test_who_asks_and_which_posts_they_hold_is_one_query(programme: Programme) -> None:
    client, user = Client(), a_user()
    for role in ("filer", "reviewer"):
        a_holder(a_post(programme, role=role), programme, user)
    client.force_login(user)
    address = f"/at/{programme.code}/desk/account/"
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    about = [each["sql"] for each in asked.captured_queries if "accounts_user" in each["sql"]]
    assert len(about) == 1
    assert "accounts_post" in about[0]


@pytest.mark.django_db
def test_account_that_was_closed_or_given_another_password_is_nobody_at_the_next_request(
    programme: Programme,
) -> None:
    address = f"/at/{programme.code}/desk/units/"
    for change in ({"is_active": False}, {"password": "another"}):
        client, user = Client(), a_user()
        a_holder(a_post(programme, role="office"), programme, user)
        client.force_login(user)
        assert client.get(address).status_code == 200
        User.objects.filter(pk=user.pk).update(**change)
        assert client.get(address).status_code == 302
