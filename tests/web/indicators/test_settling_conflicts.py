"""What sources say differently is listed, settled with a record, and opens again when a new rival comes."""

import html
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.core.indicators.conflicts import BOTH, BROKEN, ConflictKind, ConflictState
from gangmu.core.plan.verdicts import Standing
from gangmu.web.accounts.models import User
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.indicators.actions.conflicts import settle_conflict
from gangmu.web.indicators.findings.conflicts import Found, conflicts, waiting
from gangmu.web.indicators.models import ConflictSettlement, Observation
from gangmu.web.indicators.queries import judgements
from gangmu.web.indicators.refusals import (
    ConflictChangedError,
    ConflictGoneError,
    NoReasonError,
    NotARivalError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from web.builders import a_key, a_reader, a_release, a_stranger, an_instant, an_office_clerk
from web.indicators.findings import rival_figures
from web.indicators.made import a_value, figures
from web.indicators.test_judging import a_followed_target

ON = date(2026, 6, 30)
OLD, NEW = "5460.01 亿元 @2018-12-31", "5546.45 亿元 @2026-03-31"


def of_kind(actor: Actor, kind: ConflictKind = ConflictKind.VALUES) -> Found:
    [found] = [each for each in conflicts(actor, NOW) if each.conflict.kind is kind]
    return found


def settled(found: Found, by: Actor, **fields: object) -> ConflictSettlement:
    known = {
        "holds": NEW,
        "reason": "以最新年度数据库为准",
        "paper": "云统〔2026〕3号",
        "seen": found.conflict.marks,
    }
    return settle_conflict(
        found.conflict.key,
        on=ON,
        by=by,
        at=an_instant(),
        key=a_key(),
        **known | fields,  # type: ignore[arg-type]
    )


def test_rival_figures_are_found_and_wait(programme: Programme) -> None:
    rival_figures(programme)
    by = an_office_clerk(programme)
    found = of_kind(by)
    assert found.state is ConflictState.OPEN
    assert found.conflict.marks == {OLD, NEW}
    growth = of_kind(by, ConflictKind.GROWTH)  # 1 % published, 5.7 % by the levels
    assert [str(each.quantity) for each in growth.conflict.rivals] == ["1 %", "5.7 %"]
    assert waiting(by, NOW) == 2


def test_settling_says_which_holds_and_deletes_nothing(programme: Programme) -> None:
    rival_figures(programme)
    by, before = an_office_clerk(programme), Observation.objects.count()
    row = settled(of_kind(by), by)
    assert of_kind(by).state is ConflictState.SETTLED
    assert (row.holds, row.paper, row.post_id) == (NEW, "云统〔2026〕3号", by.post_id)
    assert Observation.objects.count() == before
    entry = LedgerEntry.objects.latest("seq")
    assert entry.action == "indicators.conflict_settled"
    assert (
        "gangmu-conflicts" in bytes(entry.body).decode()
        if isinstance(entry.body, bytes)
        else "gangmu-conflicts" in entry.body
    )


def test_new_rival_opens_a_settled_conflict_again(programme: Programme) -> None:
    rival_figures(programme)
    by = an_office_clerk(programme)
    settled(of_kind(by), by)
    figures(programme, a_value("2016", "5600", vintage="2026-06-01"))
    again = of_kind(by)
    assert again.state is ConflictState.REOPENED
    assert again.settlement is not None
    row = settled(again, by, holds=BOTH)
    assert row.pk == again.settlement.pk
    assert of_kind(by).state is ConflictState.SETTLED
    assert [each.holds for each in ConflictSettlement.past.objects.all()] == [NEW]  # type: ignore[attr-defined]


def test_settling_is_refused_without_reason_rival_or_a_fresh_look(programme: Programme) -> None:
    rival_figures(programme)
    by = an_office_clerk(programme)
    found = of_kind(by)
    with pytest.raises(NoReasonError):
        settled(found, by, reason="  ")
    for mark in ("5500 亿元 @-", BROKEN):
        with pytest.raises(NotARivalError):
            settled(found, by, holds=mark)
    with pytest.raises(ConflictChangedError):
        settled(found, by, seen=frozenset({OLD}))
    with pytest.raises(ConflictGoneError):
        settle_conflict(
            "values|yunchuan|gdp||||period|1990", holds=BOTH, reason="无", paper="", seen=frozenset(), on=ON, by=by,
            at=an_instant(), key=a_key(),
        )  # fmt: skip
    with pytest.raises(NotAllowedError):
        settled(found, a_reader(programme))
    assert not ConflictSettlement.objects.exists()


def test_settling_sent_twice_has_one_effect(programme: Programme) -> None:
    rival_figures(programme)
    by, key = an_office_clerk(programme), a_key()
    found = of_kind(by)
    one, two = (
        settle_conflict(
            found.conflict.key, holds=NEW, reason="以最新为准", paper="", seen=found.conflict.marks, on=ON, by=by,
            at=an_instant(), key=key,
        )
        for _ in range(2)
    )  # fmt: skip
    assert (one.pk, one.version) == (two.pk, two.version)


def test_desk_lists_filters_and_settles(programme: Programme) -> None:
    rival_figures(programme)
    by, client = an_office_clerk(programme), Client()
    client.force_login(User.objects.get(pk=by.user_id))
    at = f"/at/{programme.code}"
    page = html.unescape(client.get(at + reverse("conflicts")).content.decode())
    assert "5,546.45亿元" in page
    assert "5,460.01亿元" in page
    assert "2026-03-31公布" in page
    only_growth = client.get(at + reverse("conflicts"), {"kind": "growth"}).content.decode()
    assert "4.7个百分点" in only_growth  # what parts two rates is points, never per cent
    assert "5,460.01" not in only_growth
    found = of_kind(by)
    form = {"subject": found.conflict.key, "seen": sorted(found.conflict.marks), "holds": NEW, "key": a_key()}
    assert client.post(at + reverse("settle_conflict"), form | {"reason": ""}).status_code == 422
    assert client.post(at + reverse("settle_conflict"), form | {"reason": "以最新为准"}).status_code == 302
    assert "以最新为准" in client.get(at + reverse("conflicts"), {"show": "settled"}).content.decode()


def test_public_sees_why_a_year_has_two_values_and_what_was_released_of_it(programme: Programme) -> None:
    rival_figures(programme)
    by = an_office_clerk(programme)
    a_release(programme, on=ON)
    settled(of_kind(by), by)
    address = f"/at/{programme.code}" + reverse("why", args=["gdp", "yunchuan", "2016"])
    page = Client().get(address).content.decode()
    assert "5,460.01亿元" in page
    assert "5,546.45亿元" in page
    assert "以最新年度数据库为准" not in page  # settled after the release
    a_release(programme, on=ON)
    assert "以最新年度数据库为准" in Client().get(address).content.decode()
    assert conflicts(a_stranger(programme), NOW)
    assert (
        Client().get(f"/at/{programme.code}" + reverse("why", args=["gdp", "nowhere", "2016"])).status_code
        == 404
    )


def test_start_page_counts_what_waits(programme: Programme) -> None:
    rival_figures(programme)
    by, client = an_office_clerk(programme), Client()
    client.force_login(User.objects.get(pk=by.user_id))
    address = f"/at/{programme.code}" + reverse("desk")
    assert "2处口径冲突待认定" in client.get(address).content.decode()
    settled(of_kind(by), by)
    assert "1处口径冲突待认定" in client.get(address).content.decode()


def test_page_of_the_indicator_leads_to_the_reason_in_one_step(programme: Programme) -> None:
    rival_figures(programme)
    a_release(programme, on=ON)
    page = Client().get(f"/at/{programme.code}" + reverse("indicator", args=["gdp"])).content.decode()
    assert reverse("why", args=["gdp", "yunchuan", "2016"]) in page


def test_target_is_judged_by_the_value_that_holds(programme: Programme) -> None:
    promise = a_followed_target(programme)
    figures(
        programme,
        a_value("2025", "10100", vintage="2026-01-20"),
        a_value("2025", "9100", vintage="2026-03-31"),
    )
    by = an_office_clerk(programme)

    def standing() -> Standing:
        return judgements(by, NOW, on=ON, promises=[promise])[promise.pk].verdict.standing

    assert standing() is Standing.MISSED
    settled(of_kind(by), by, holds="10100 亿元 @2026-01-20")
    assert standing() is Standing.MET
    settled(of_kind(by), by, holds=BOTH)
    assert standing() is Standing.MISSED
