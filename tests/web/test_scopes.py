"""How far a right goes: what is named to a post, what falls to a unit, itself or with what it hangs from (PROMISES 26)."""

from datetime import date

import pytest

from gangmu.web.accounts import rights, scopes
from gangmu.web.accounts.models import Holding, OrgUnit, Post
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.models import Indicator, Observation, Place, Series
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.rows import RecordRow
from web.builders import a_holder, a_post, a_unit, an_actor, changed, recorded

ASKED: tuple[type[RecordRow], ...] = (Indicator, Series, Observation)


@pytest.fixture
def assigned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A right over what falls to one's own unit; no role of today has one to its indicators."""

    def of(role: str, verb: str, type_name: str) -> list[rights.Right]:
        return [rights.Right(role, verb, type_name, "assigned")]

    monkeypatch.setattr(scopes, "rights_of", of)


def an_observation(programme: Programme, unit: OrgUnit | None, code: str) -> Observation:
    place = Place.objects.filter(programme=programme).first() or recorded(
        Place(code="yc", name="云川市", kind="city"), programme
    )
    indicator = recorded(
        Indicator(code=code, name=code, unit="亿元", kind="level", responsible=unit), programme
    )
    series = recorded(Series(place=place, indicator=indicator), programme)
    return recorded(
        Observation(series=series, period="2025", value="1", unit="亿元", source_title="公报"), programme
    )


def seen(model: type[RecordRow], actor: Actor, moment: Moment = NOW) -> set[int]:
    return {row.pk for row in allowed(model, actor, moment=moment)}


def test_what_falls_to_a_unit_falls_to_it_with_all_that_hangs_from_it(
    programme: Programme, assigned: None
) -> None:
    ours, theirs = a_unit(programme), a_unit(programme)
    here, _, nobodys = (
        an_observation(programme, unit, code)
        for unit, code in ((ours, "gdp"), (theirs, "income"), (None, "rain"))
    )
    actor = an_actor(programme, role="filer", unit=ours)
    assert seen(Observation, actor) == {here.pk}
    assert seen(Series, actor) == {here.series_id}
    assert seen(Indicator, actor) == {here.series.indicator_id}
    assert nobodys.pk not in seen(Observation, an_actor(programme, role="filer"))


def test_what_fell_to_a_unit_then_is_told_of_then(programme: Programme, assigned: None) -> None:
    ours, theirs = a_unit(programme), a_unit(programme)
    here = an_observation(programme, ours, "gdp")
    indicator = Indicator.objects.get(pk=here.series.indicator_id)
    moved = changed(indicator, programme, responsible=theirs)
    before = Moment(seq=moved.seq_from - 1)
    actors = [an_actor(programme, role="filer", unit=unit) for unit in (ours, theirs)]
    assert [bool(seen(Observation, actor)) for actor in actors] == [False, True]
    assert [bool(seen(Observation, actor, before)) for actor in actors] == [True, False]


@pytest.mark.parametrize("model", ASKED)
def test_who_acts_for_no_unit_is_assigned_nothing(
    programme: Programme, assigned: None, model: type[RecordRow]
) -> None:
    an_observation(programme, None, "rain")
    assert seen(model, Actor(role="filer", door="page", programme_id=programme.pk)) == set()


def test_scope_that_a_type_does_not_know_is_a_fault_of_ours(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scopes, "rights_of", lambda *asked: [rights.Right(*asked, "in mandate")])
    with pytest.raises(ValueError, match="in mandate"):
        allowed(Post, an_actor(programme, role="authority"))


def test_who_reads_what_is_named_to_their_post_reads_that_alone(programme: Programme) -> None:
    mine, other = (a_post(programme, role="filer") for _ in range(2))
    me = a_holder(mine, programme)
    a_holder(other, programme, from_on=date(2021, 1, 1))
    actor = Actor(role="filer", door="page", programme_id=programme.pk, user_id=me.pk, post_id=mine.pk)
    assert {row.post_id for row in allowed(Holding, actor)} == {mine.pk}
