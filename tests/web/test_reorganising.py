"""Units, posts and people in time: what is reorganised leaves nothing without somebody who answers for it."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db.models import Q

from gangmu.web.accounts import charges
from gangmu.web.accounts.actions import (
    PersonLeaves,
    abolish_post,
    change_unit,
    dissolve_unit,
    hand_over_post,
    leave,
    make_portfolio,
    merge_units,
    move_portfolios,
    rename_unit,
    split_unit,
    take_up_post,
)
from gangmu.web.accounts.actions.portfolios import PortfolioMove, holders_of
from gangmu.web.accounts.charges import ChargeKind, hand_over, held_by
from gangmu.web.accounts.directory import directory, resolve_unit, standing_units
from gangmu.web.accounts.models import (
    ApiKey,
    Holding,
    OrgUnit,
    Portfolio,
    PortfolioHolding,
    Post,
    UnitGroup,
    UnitGroupMember,
)
from gangmu.web.accounts.refusals import (
    DayNotComeError,
    HoldingDaysError,
    NoStandInError,
    NotAllowedError,
    UnitHasChargesError,
    UnitWithinItselfError,
)
from gangmu.web.accounts.standing_in import has_a_hand, on_behalf, who_stands_behind
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.commits import commit
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.verifying import verify
from gangmu.web.reporting.actions.signing import review_reports
from gangmu.web.reporting.refusals import OwnReportError
from web.builders import a_holder, a_key, a_post, a_unit, a_user, an_actor, an_instant, recorded
from web.reporting.builders import MARCH, a_request, at_noon, passed_on, seen, the_desks

TODAY = date(2026, 3, 2)


def acted(by: Any) -> dict[str, Any]:
    return {"by": by, "at": an_instant(), "key": a_key()}


def an_indicator(programme: Programme, unit: OrgUnit, code: str) -> Indicator:
    return recorded(
        Indicator(code=code, name=f"指标{code}", unit="亿元", kind="level", responsible=unit), programme
    )


@pytest.fixture(autouse=True)
def kinds_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the kind that these tests fill, whatever the applications tell of."""
    charges.kinds()
    monkeypatch.setattr(charges, "_KINDS", {})
    hand_over(
        ChargeKind(
            label="indicators.Indicator", zh="指标", en="indicator", unit="responsible", open_where=Q()
        )
    )


def test_merged_units_hand_over_all_they_have_and_still_find_their_heir(programme: Programme) -> None:
    clerk = an_actor(programme)
    into, going, below = (a_unit(programme, name=name) for name in ("市交通局", "市轨道办", "轨道站"))
    change_unit(below, {"parent": going}, **acted(clerk), version=below.version)
    post = a_post(programme, role="filer", unit=going)
    held = an_indicator(programme, going, "rail")
    group = recorded(UnitGroup(code="g", name="市有关部门"), programme)
    recorded(UnitGroupMember(group=group, unit=going), programme)
    merge_units(into, [going], on=TODAY, today=TODAY, reason="机构改革", **acted(clerk))
    held.refresh_from_db()
    assert held.responsible == into
    assert Post.objects.get(pk=post.pk).unit == into
    assert OrgUnit.objects.get(pk=below.pk).parent == into
    assert OrgUnit.objects.get(pk=going.pk).dissolved_on == TODAY - timedelta(days=1)
    found = resolve_unit("轨道办", on=TODAY, actor=clerk)
    assert (found.units, found.how) == ((into.code,), "successor")
    assert resolve_unit("市有关部门", on=TODAY, actor=clerk).units == (into.code,)
    before = [each.code for each in standing_units(clerk, TODAY - timedelta(days=1))]
    assert going.code in before
    assert going.code not in [each.code for each in standing_units(clerk, TODAY)]
    assert verify().is_whole


@pytest.mark.parametrize("seed", range(3))
def test_random_reorganisations_of_a_home_leave_no_orphan(programme: Programme, seed: int) -> None:
    chance = Random(seed)
    clerk = an_actor(programme)
    for k in range(5):
        unit = a_unit(programme)
        a_holder(a_post(programme, role="filer", unit=unit), programme)
        an_indicator(programme, unit, f"i{seed}{k}")
    for step in range(8):
        on = TODAY + timedelta(days=step)
        units = [each for each in standing_units(clerk, on) if held_by(programme.pk, units=[each])]
        act = chance.choice(["merge", "split", "dissolve", "leave"])
        if act == "merge" and len(units) > 1:
            into, going = chance.sample(units, 2)
            merge_units(into, [going], on=on, today=on, **acted(clerk))
        elif act == "split":
            before = chance.choice(units)
            taking = [each for each in held_by(programme.pk, units=[before]) if chance.random() < 0.5]
            new = OrgUnit(code=f"n{step}", name=f"新设{step}局")
            split_unit(before, new, taking=taking, on=on, today=on, **acted(clerk))
        elif act == "dissolve":
            unit = chance.choice(units)
            with pytest.raises(UnitHasChargesError):
                dissolve_unit(unit, on=on, today=on, version=unit.version, **acted(clerk))
        elif act == "leave":
            holding = chance.choice(list(Holding.objects.filter(programme=programme, until_on=None)))
            leave(
                PersonLeaves(
                    user=holding.user, programme_id=programme.pk, on=on, heirs={holding.post_id: a_user()}
                ),
                **acted(clerk),
            )
        alive = {each.pk for each in standing_units(clerk, on)}
        assert {each.responsible_id for each in Indicator.objects.filter(programme=programme)} <= alive
        assert {each.unit_id for each in Post.objects.filter(programme=programme)} <= alive
    assert Indicator.objects.filter(programme=programme).count() == 5


def test_unit_keeps_its_history_when_it_is_renamed(programme: Programme) -> None:
    clerk, unit = an_actor(programme), a_unit(programme, name="市旅游局")
    renamed = rename_unit(unit, "市文旅局", on=TODAY, today=TODAY, version=unit.version, **acted(clerk))
    assert renamed.name == "市文旅局"
    found = directory(clerk).resolve("市旅游局", on=TODAY)
    assert (found.units, found.how) == ((unit.code,), "former")


def test_what_is_reorganised_takes_effect_on_a_day_that_has_come(programme: Programme) -> None:
    clerk, into, going = an_actor(programme), a_unit(programme), a_unit(programme)
    with pytest.raises(DayNotComeError):
        merge_units(into, [going], on=TODAY + timedelta(days=1), today=TODAY, **acted(clerk))
    with pytest.raises(UnitWithinItselfError):
        merge_units(into, [into], on=TODAY, today=TODAY, **acted(clerk))
    with pytest.raises(UnitWithinItselfError):
        change_unit(into, {"parent": into}, version=into.version, **acted(clerk))
    with pytest.raises(NotAllowedError):
        merge_units(into, [going], on=TODAY, today=TODAY, **acted(an_actor(programme, role="filer")))


def test_person_who_leaves_hands_over_or_stays(programme: Programme) -> None:
    hand_over(ChargeKind(label="accounts.ApiKey", zh="密钥", en="key", post="post"))
    clerk, post = an_actor(programme), a_post(programme, role="filer")
    key = recorded(ApiKey(post=post, name="台账", hash="0" * 64, from_on=TODAY), programme)
    user, heir = a_holder(post, programme), a_user()
    alone = PersonLeaves(user=user, programme_id=programme.pk, on=TODAY)
    with pytest.raises(UnitHasChargesError):
        leave(alone, **acted(clerk))
    leave(replace(alone, heirs={post.pk: heir}), **acted(clerk))
    [taken] = Holding.objects.filter(post=post, until_on=None)
    assert (taken.user, taken.from_on) == (heir, TODAY + timedelta(days=1))
    with pytest.raises(UnitHasChargesError):
        abolish_post(post, on=TODAY, today=TODAY, version=post.version, **acted(clerk))
    other = a_post(programme, role="filer", unit=post.unit)
    abolish_post(post, on=TODAY, today=TODAY, version=post.version, **acted(clerk))
    key.refresh_from_db()
    assert key.post == other


def test_post_is_handed_over_on_a_day_and_held_once_by_one_person(programme: Programme) -> None:
    clerk, post = an_actor(programme), a_post(programme, role="signer")
    user = a_holder(post, programme)
    [holding] = Holding.objects.filter(post=post)
    with pytest.raises(HoldingDaysError):
        take_up_post(post, user, from_on=TODAY, **acted(clerk))
    heir = a_user()
    taken = hand_over_post(holding, heir, on=TODAY, is_acting=True, **acted(clerk))
    holding.refresh_from_db()
    assert (holding.until_on, taken.from_on, taken.is_acting) == (TODAY - timedelta(days=1), TODAY, True)


def test_portfolios_move_in_one_act_and_keep_their_history(programme: Programme) -> None:
    clerk = an_actor(programme)
    one, other = (a_post(programme, role="leader") for _ in range(2))
    unit = a_unit(programme)
    made = [
        make_portfolio(
            Portfolio(code=f"f{k}", name=f"分工{k}"), [unit], one, from_on=date(2025, 1, 1), **acted(clerk)
        )
        for k in range(2)
    ]
    entries = LedgerEntry.objects.filter(head__programme=programme).count()
    moves = PortfolioMove(to={each.pk: other for each in made}, on=TODAY)
    move_portfolios(moves, today=TODAY, **acted(clerk))
    assert LedgerEntry.objects.filter(head__programme=programme).count() == entries + 1
    assert {each.post for each in holders_of(made, TODAY)} == {other}
    assert {each.post for each in holders_of(made, TODAY - timedelta(days=1))} == {one}
    assert PortfolioHolding.objects.count() == 4


def test_entry_names_who_recorded_and_for_whom_and_older_entries_stay_as_they_are(
    programme: Programme,
) -> None:
    clerk = an_actor(programme)
    post = a_post(programme, role="filer")
    holder = a_holder(post, programme)
    behalf = on_behalf(clerk, post)
    with commit("test.recorded_for", by=behalf, at=an_instant(), key="for"):
        pass
    body = LedgerEntry.objects.get(key="for").body
    assert f'"behalf":"{post.uid.hex}"' in body
    assert f'"user":"{clerk.user}"' in body
    assert "behalf" not in LedgerEntry.objects.filter(head__programme=programme).first().body  # type: ignore[union-attr]  # there is one
    assert (behalf.role, behalf.unit_id) == ("filer", post.unit_id)
    assert who_stands_behind(behalf, TODAY) == {clerk.user_id, holder.pk}
    assert verify().is_whole
    with pytest.raises(NoStandInError):
        on_behalf(clerk, a_post(programme, role="leader"))
    with pytest.raises((NoStandInError, NotAllowedError)):
        on_behalf(an_actor(programme, role="filer"), post)


def test_who_stands_in_for_the_filer_does_not_approve_what_the_filer_filed(programme: Programme) -> None:
    unit = a_unit(programme)
    filer = an_actor(programme, role="filer", unit=unit)
    signer = an_actor(programme, role="signer", unit=unit)
    assert not has_a_hand(signer, [filer.user_id], TODAY)
    assert has_a_hand(filer, [filer.user_id], TODAY)
    recorded(
        Holding(
            post=Post.objects.get(pk=filer.post_id),
            user_id=signer.user_id,
            from_on=TODAY,
            is_acting=True,
            acting_for_id=filer.user_id,
        ),
        programme,
    )
    assert has_a_hand(signer, [filer.user_id], TODAY)
    assert not has_a_hand(signer, [filer.user_id], TODAY - timedelta(days=1))


def test_stand_in_signs_no_report_that_the_absent_filer_filed_nor_by_a_chain(programme: Programme) -> None:
    desks = the_desks(programme)
    report = passed_on(a_request(programme, desks), desks)
    between = a_user()
    for who, whom in ((desks.reviewer.user_id, between.pk), (between.pk, desks.filer.user_id)):
        recorded(
            Holding(
                post=Post.objects.get(pk=desks.filer.post_id),
                user_id=who,
                from_on=date(2020, 1, 1),
                is_acting=True,
                acting_for_id=whom,
            ),
            programme,
        )
    with pytest.raises(OwnReportError):
        review_reports(seen(report), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
