"""What if: another growth or date beside the official ones, saved by name, removable, never public, never instead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gangmu.web.indicators import outlooks
from gangmu.web.indicators.models import Outlook, WhatIf
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from web.builders import a_holder, a_key, a_post, a_programme
from web.indicators.outlooks_made import a_meaning, a_panel, a_what_if, outlooks_made
from web.portal.builders import an_issued_outline
from web.portal.conftest import for_a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def programme(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Programme]:
    with for_a_file(django_db_blocker):
        made = a_programme()
        an_issued_outline(made, Path(tmp_path_factory.mktemp("outline")))
        a_panel(made)
        yield made


def signed_in(programme: Programme, role: str) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    return client


def test_growth_moves_arrival_and_chance_beside_the_official(programme: Programme) -> None:
    promise = a_meaning(programme, "1500亿元")
    [official] = outlooks_made(programme)
    client = signed_in(programme, "analyst")
    told = client.get("/desk/what-if/", {"target": promise.code, "growth": "9"}).content.decode()
    assert "9.0%" in told
    assert 'class="c-sup"' in told
    assert "官方" in told
    assert Outlook.objects.get(pk=official.pk).version == official.version


def test_year_alone_says_how_fast_it_takes(programme: Programme) -> None:
    promise = a_meaning(programme, "1500亿元")
    told = (
        signed_in(programme, "analyst")
        .get("/desk/what-if/", {"target": promise.code, "due": "2040"})
        .content.decode()
    )
    assert "2040" in told
    assert "达到目标" in told


@pytest.mark.parametrize("asked", [{"growth": "fast"}, {"growth": "900"}, {"due": "next"}, {"due": "2001"}])
def test_what_cannot_be_supposed_is_refused_with_a_remedy(
    programme: Programme, asked: dict[str, str]
) -> None:
    promise = a_meaning(programme, "1500亿元")
    answer = signed_in(programme, "analyst").get("/desk/what-if/", {"target": promise.code} | asked)
    assert answer.status_code == 422
    assert "不" in answer.content.decode()


def test_saved_what_if_is_in_the_ledger_and_can_be_removed(programme: Programme) -> None:
    promise = a_meaning(programme, "1500亿元")
    client = signed_in(programme, "analyst")
    form = {"target": promise.code, "growth": "6.5", "due": "", "name": "快一点", "key": a_key()}
    assert client.post("/desk/what-if/save/", form).status_code == 302
    row = WhatIf.objects.get(programme=programme)
    assert "快一点" in client.get("/desk/what-if/").content.decode()
    assert client.post("/desk/what-if/save/", form | {"key": a_key()}).status_code == 422  # the name is taken
    client.post(f"/desk/what-if/{row.pk}/remove/", {"version": row.version, "key": a_key()})
    assert not WhatIf.objects.filter(programme=programme).exists()
    acts = LedgerEntry.objects.filter(head__programme=programme).values_list("action", flat=True)
    assert {"indicators.what_if_saved", "indicators.what_if_removed"} <= set(acts)


def test_analyst_removes_own_what_ifs_only(programme: Programme) -> None:
    row = a_what_if(programme, a_meaning(programme, "1500亿元"))
    client = signed_in(programme, "analyst")
    answer = client.post(f"/desk/what-if/{row.pk}/remove/", {"version": row.version, "key": a_key()})
    assert answer.status_code == 404
    assert WhatIf.objects.filter(pk=row.pk).exists()


def test_reader_sees_but_does_not_save(programme: Programme) -> None:
    promise = a_meaning(programme, "1500亿元")
    client = signed_in(programme, "reader")
    assert client.get("/desk/what-if/").status_code == 200
    form = {"target": promise.code, "growth": "6", "name": "x", "key": a_key()}
    assert client.post("/desk/what-if/save/", form).status_code == 403


def test_public_sees_no_what_if(programme: Programme) -> None:
    from gangmu.web.accounts.scopes import may
    from gangmu.web.record.actors import public

    a_what_if(programme, a_meaning(programme, "1500亿元"))
    assert not may(public(programme.pk), "read", WhatIf)
    assert outlooks.outlooks(public(programme.pk, released_seq=0), NOW).count() == 0
