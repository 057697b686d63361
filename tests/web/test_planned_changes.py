"""Reorganisations arranged for a day to come: nothing of them counts before, all of it on their day, without an orphan."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts import jobs
from gangmu.web.accounts.actions import carry_out, dissolve_unit, merge_units, plan_change, withdraw_change
from gangmu.web.accounts.charges import held_by
from gangmu.web.accounts.directory import resolve_unit, standing_units
from gangmu.web.accounts.models import (
    OrgUnit,
    PlannedChange,
    Portfolio,
    PortfolioHolding,
    Post,
    UnitName,
    User,
)
from gangmu.web.accounts.refusals import (
    ChangeOverError,
    DayNotComeError,
    NotAllowedError,
    PlannedAlreadyError,
)
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.actors import operator
from gangmu.web.record.clock import today
from gangmu.web.record.due import ask_for_what_is_due
from gangmu.web.record.jobs import take
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import as_of
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_unit, an_actor, an_instant, recorded

TODAY = date(2026, 3, 2)
NEW_YEAR = date(2027, 1, 1)


def acted(by: Any, day: date = TODAY) -> dict[str, Any]:
    return {"by": by, "at": an_instant((day - TODAY).days), "key": a_key()}


def a_change(kind: str, on: date = NEW_YEAR, **arguments: Any) -> PlannedChange:
    return PlannedChange(kind=kind, on=on, arguments=arguments)


def carried(programme: Programme, on: date) -> list[str]:
    """What the calendar does on a day."""
    found = PlannedChange.objects.filter(programme=programme, state="planned", on__lte=on)
    by = operator(programme.pk)
    at = an_instant((on - TODAY).days)
    return [carry_out(each, today=on, by=by, at=at).state for each in found.order_by("on", "id")]


def an_indicator(programme: Programme, unit: OrgUnit, code: str) -> Indicator:
    return recorded(
        Indicator(code=code, name=f"指标{code}", unit="亿元", kind="level", responsible=unit), programme
    )


def test_merger_arranged_in_november_takes_effect_on_new_years_day(programme: Programme) -> None:
    clerk, into, going = (
        an_actor(programme),
        a_unit(programme, name="市交通局"),
        a_unit(programme, name="市轨道办"),
    )
    change = plan_change(a_change("merge", into=into.code, going=[going.code]), **acted(clerk))
    later = an_indicator(programme, going, "later")  # taken up after it was arranged
    eve = NEW_YEAR - timedelta(days=1)
    assert carried(programme, eve) == []
    assert {into.code, going.code} <= {each.code for each in standing_units(clerk, eve)}
    assert carried(programme, NEW_YEAR) == ["done"]
    assert carried(programme, NEW_YEAR) == []
    later.refresh_from_db()
    assert later.responsible == into
    assert going.code not in {each.code for each in standing_units(clerk, NEW_YEAR)}
    assert resolve_unit("市轨道办", on=NEW_YEAR, actor=clerk).units == (into.code,)
    body = LedgerEntry.objects.get(key=f"planned-{change.uid.hex}").body
    assert f'"behalf":"{clerk.post}"' in body  # done by the calendar for the post that arranged it
    assert verify().is_whole


def test_past_tells_what_was_arranged_and_not_yet_so(programme: Programme) -> None:
    clerk, unit = an_actor(programme), a_unit(programme, name="市旅游局")
    programme.go_live_on = TODAY
    plan_change(a_change("rename", unit=unit.code, name="市文旅局"), **acted(clerk))
    carried(programme, NEW_YEAR)
    before, after = as_of(programme, date(2026, 12, 31)), as_of(programme, NEW_YEAR)
    named = [
        each.name for each in standing_units(clerk, date(2026, 12, 31), before) if each.code == unit.code
    ]
    assert named == ["市旅游局"]
    assert [each.name for each in standing_units(clerk, NEW_YEAR, after) if each.code == unit.code] == [
        "市文旅局"
    ]
    assert UnitName.objects.get(unit=unit, kind="former").until_on == date(2026, 12, 31)


def test_what_is_arranged_is_withdrawn_before_and_never_after(programme: Programme) -> None:
    clerk, unit = an_actor(programme), a_unit(programme)
    change = plan_change(a_change("dissolve", unit=unit.code), **acted(clerk))
    with pytest.raises(PlannedAlreadyError):
        plan_change(a_change("merge", into=a_unit(programme).code, going=[unit.code]), **acted(clerk))
    with pytest.raises(DayNotComeError):
        carry_out(change, today=TODAY, by=clerk, at=an_instant())
    with pytest.raises(NotAllowedError):
        plan_change(a_change("dissolve", unit=unit.code), **acted(an_actor(programme, role="filer")))
    gone = withdraw_change(change, today=TODAY, version=change.version, **acted(clerk))
    assert carried(programme, NEW_YEAR) == []
    assert OrgUnit.objects.get(pk=unit.pk).dissolved_on is None
    with pytest.raises(ChangeOverError):
        carry_out(gone, today=NEW_YEAR, by=clerk, at=an_instant())


def test_what_stands_in_its_way_is_said_and_it_is_done_once_that_is_gone(programme: Programme) -> None:
    clerk, unit, other = an_actor(programme), a_unit(programme), a_unit(programme)
    held = an_indicator(programme, unit, "held")
    plan_change(a_change("dissolve", unit=unit.code), **acted(clerk))
    assert carried(programme, NEW_YEAR) == ["refused"]
    [change] = PlannedChange.objects.filter(programme=programme)
    assert held.name in change.refusal["zh"]["message"]
    client = Client()
    client.force_login(User.objects.get(pk=clerk.user_id))
    home = client.get(reverse("desk")).content.decode()
    assert "到日未能生效的调整" in home
    assert held.name in home
    merge_units(other, [unit], on=NEW_YEAR, today=NEW_YEAR, **acted(clerk, NEW_YEAR))
    assert carry_out(change, today=NEW_YEAR, by=clerk, at=an_instant(305)).state == "done"
    assert OrgUnit.objects.get(pk=unit.pk).dissolved_on == date(2026, 12, 31)


def test_portfolio_moves_and_post_ends_on_their_day(programme: Programme) -> None:
    clerk = an_actor(programme)
    one, other = (a_post(programme, role="leader") for _ in range(2))
    field = recorded(Portfolio(code="f1", name="交通城建"), programme)
    recorded(PortfolioHolding(portfolio=field, post=one, from_on=date(2025, 1, 1)), programme)
    filer = a_post(programme, role="filer")
    plan_change(a_change("portfolios", to={"f1": other.code}), **acted(clerk))
    plan_change(a_change("abolish", post=filer.code), **acted(clerk))
    assert carried(programme, NEW_YEAR) == ["done", "done"]
    held = PortfolioHolding.objects.filter(portfolio=field).order_by("from_on")
    assert [(each.post_id, each.from_on) for each in held] == [
        (one.pk, date(2025, 1, 1)),
        (other.pk, NEW_YEAR),
    ]
    assert Post.objects.get(pk=filer.pk).abolished_on == date(2026, 12, 31)


def test_calendar_asks_once_and_the_worker_does_it_once(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, unit = an_actor(programme), a_unit(programme, name="市旅游局")
    plan_change(a_change("rename", unit=unit.code, name="市文旅局"), **acted(clerk))
    assert not [key for key in ask_for_what_is_due(an_instant()) if key.startswith("arranged-")]
    monkeypatch.setattr(jobs, "today", lambda _: NEW_YEAR)
    [key] = [key for key in ask_for_what_is_due(an_instant(1)) if key.startswith("arranged-")]
    assert not [each for each in ask_for_what_is_due(an_instant(1)) if each == key]
    while (begun := take("worker")) is not None:
        job, work = begun
        if job.key == key:
            assert jobs.take_effect(work) == {"done": 1, "refused": 0}
            assert jobs.take_effect(work) == {"done": 0, "refused": 0}
    assert OrgUnit.objects.get(pk=unit.pk).name == "市文旅局"


@pytest.mark.parametrize("seed", range(4))
def test_random_reorganisations_dated_ahead_leave_no_orphan(programme: Programme, seed: int) -> None:
    """Arranged and immediate acts cross each other as they like: what can no longer be done is refused, never half done."""
    chance, clerk = Random(seed), an_actor(programme)
    for k in range(6):
        unit = a_unit(programme)
        a_holder(a_post(programme, role="filer", unit=unit), programme)
        an_indicator(programme, unit, f"i{seed}{k}")
    for step in range(10):
        on = TODAY + timedelta(days=step)
        carried(programme, on)
        units = [each for each in standing_units(clerk, on) if held_by(programme.pk, units=[each])]
        ahead = on + timedelta(days=chance.randint(1, 4))
        into, going = chance.sample(units, 2) if len(units) > 1 else (units[0], units[0])
        act = chance.choice(["merge", "merge later", "split later", "dissolve later", "rename later"])
        arranged = {
            "merge later": a_change("merge", ahead, into=into.code, going=[going.code]),
            "split later": a_change(
                "split", ahead, unit=into.code, code=f"n{seed}", name=f"新设{step}局", position=900 + step,
                charges=[each.key for each in held_by(programme.pk, units=[into])], posts=[],
            ),
            "dissolve later": a_change("dissolve", ahead, unit=going.code),
            "rename later": a_change("rename", ahead, unit=into.code, name=f"更名{step}局"),
        }.get(act)  # fmt: skip
        try:
            if arranged is not None:
                plan_change(arranged, **acted(clerk))
            elif into != going:
                merge_units(into, [going], on=on, today=on, **acted(clerk))
        except PlannedAlreadyError:
            continue
        alive = {each.pk for each in standing_units(clerk, on)}
        assert {each.responsible_id for each in Indicator.objects.filter(programme=programme)} <= alive
        assert {each.unit_id for each in Post.objects.filter(programme=programme)} <= alive
    carried(programme, TODAY + timedelta(days=30))
    assert Indicator.objects.filter(programme=programme).count() == 6
    alive = {each.pk for each in standing_units(clerk, TODAY + timedelta(days=30))}
    assert {each.responsible_id for each in Indicator.objects.filter(programme=programme)} <= alive
    assert not PlannedChange.objects.filter(programme=programme, state="planned").exists()


def test_form_with_a_day_to_come_arranges_it_and_shows_it_until_it_is_withdrawn(programme: Programme) -> None:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    unit, other = a_unit(programme, name="市旅游局"), a_unit(programme, name="市文化局")
    tomorrow = (today(programme) + timedelta(days=1)).isoformat()

    def post(name: str, fields: dict[str, Any], **address: Any) -> Any:
        return client.post(reverse(name, kwargs=address), {"key": a_key(), **fields})

    post("rename_unit", {"name": "市文旅局", "version": 1, "on": tomorrow}, code=unit.code)
    post("merge_units", {"into": unit.code, "going": [other.code], "on": tomorrow, "reason": "机构改革"})
    post("found_unit", {"name": "市低空办", "on": tomorrow})
    page = client.get(reverse("unit_page", kwargs={"code": unit.code})).content.decode()
    assert "市旅游局更名为市文旅局" in page
    assert "市文化局并入市旅游局" in page
    listed = client.get(reverse("planned_changes")).content.decode()
    assert "机构改革" in listed
    assert "市低空办" in listed
    unit.refresh_from_db()
    assert unit.name == "市旅游局"
    for row in PlannedChange.objects.filter(programme=programme):
        early = post("do_planned_change", {"change": row.pk})
        assert early.status_code == 422
        post("withdraw_planned_change", {"change": row.pk, "version": row.version})
    new = OrgUnit.objects.get(name="市低空办")
    assert post("withdraw_founding", {"version": 99}, code=new.code).status_code == 409
    post("withdraw_founding", {"version": new.version}, code=new.code)
    assert not OrgUnit.objects.filter(name="市低空办").exists()
    assert post("withdraw_founding", {"version": 1}, code=unit.code).status_code == 422
    assert "没有排定的调整" in client.get(reverse("planned_changes")).content.decode()
    assert verify().is_whole


def test_dissolved_ahead_stands_to_its_last_day(programme: Programme) -> None:
    clerk, unit = an_actor(programme), a_unit(programme)
    plan_change(a_change("dissolve", unit=unit.code), **acted(clerk))
    carried(programme, NEW_YEAR)
    assert OrgUnit.objects.get(pk=unit.pk).dissolved_on == date(2026, 12, 31)
    with pytest.raises(DayNotComeError):
        dissolve_unit(a_unit(programme), on=NEW_YEAR, today=TODAY, version=1, **acted(clerk))
