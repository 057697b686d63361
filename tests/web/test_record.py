"""The record: what is written, what it was before, and who wins."""

import itertools
from datetime import UTC, date, datetime

import pytest

from gangmu.web.accounts.actions import found_unit
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import commit
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW, Moment, as_of, released
from gangmu.web.record.once import AlreadyDoneError
from gangmu.web.record.refusals import ConflictError, KeyReusedError
from web.builders import a_key, a_programme, a_release, a_unit, an_instant, an_office_clerk, changed, recorded


def test_changed_row_is_told_as_it_was_at_each_moment(programme: Programme) -> None:
    unit = a_unit(programme, name="市交通局")
    then = unit.seq_from
    changed(unit, programme, name="市交通运输局")
    assert [each.name for each in rows_at(OrgUnit, NOW)] == ["市交通运输局"]
    assert [each.name for each in rows_at(OrgUnit, Moment(seq=then))] == ["市交通局"]
    assert list(rows_at(OrgUnit, Moment(seq=then - 1))) == []


def test_past_row_keeps_its_id_and_meets_the_same_conditions(programme: Programme) -> None:
    unit = a_unit(programme, name="市交通局")
    changed(unit, programme, name="市交通运输局")
    then = rows_at(OrgUnit, Moment(seq=unit.seq_from))
    assert then.get(id=unit.pk).name == "市交通局"
    assert then.filter(name="市交通运输局").count() == 0
    assert then.by_id([unit.pk])[unit.pk].version == 1


def test_removed_row_stays_in_the_past(programme: Programme) -> None:
    unit = a_unit(programme)
    clerk = an_office_clerk(programme)
    before = rows_at(OrgUnit, NOW).count()
    with commit("test.removed", by=clerk, at=an_instant(), key=a_key()) as opened:
        opened.remove(unit, version=1)
        then = opened.seq - 1
    assert rows_at(OrgUnit, NOW).count() == before - 1
    assert rows_at(OrgUnit, Moment(seq=then)).get(id=unit.pk).name == unit.name


def test_whoever_read_an_older_version_is_told_who_was_first(programme: Programme) -> None:
    unit = a_unit(programme)
    changed(unit, programme, name="市交通运输局")
    with pytest.raises(ConflictError) as refusal:
        changed(unit, programme, name="市运输局")
    assert refusal.value.seq == unit.seq_from + 1
    assert rows_at(OrgUnit, NOW).get(id=unit.pk).name == "市交通运输局"


def test_nothing_of_an_action_that_fails_is_kept(programme: Programme) -> None:
    clerk = an_office_clerk(programme)
    entries = LedgerEntry.objects.count()

    def fail_halfway() -> None:
        with commit("test.failed", by=clerk, at=an_instant(), key=a_key()) as opened:
            opened.add(OrgUnit(code="x", name="市某局"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert not rows_at(OrgUnit, NOW).filter(code="x").exists()
    assert LedgerEntry.objects.count() == entries


def test_same_key_twice_has_one_effect_and_one_answer(programme: Programme) -> None:
    clerk, key = an_office_clerk(programme), a_key()
    first = found_unit(OrgUnit(code="a", name="市某局"), by=clerk, at=an_instant(), key=key)
    again = found_unit(OrgUnit(code="a", name="市某局"), by=clerk, at=an_instant(1), key=key)
    assert first.pk == again.pk
    assert rows_at(OrgUnit, NOW).filter(code="a").count() == 1


def test_key_of_another_person_is_refused(programme: Programme) -> None:
    key = a_key()
    found_unit(OrgUnit(code="a", name="市某局"), by=an_office_clerk(programme), at=an_instant(), key=key)
    with pytest.raises(KeyReusedError):
        found_unit(OrgUnit(code="b", name="市另局"), by=an_office_clerk(programme), at=an_instant(), key=key)


def test_seq_has_no_gap_and_each_entry_names_the_hash_before(programme: Programme) -> None:
    for _ in range(3):
        a_unit(programme)
    entries = list(LedgerEntry.objects.filter(head__programme=programme))
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert all(f'"prev":"{before.hash}"' in after.body for before, after in itertools.pairwise(entries))


def test_row_of_a_take_over_counts_from_its_effective_day(programme: Programme) -> None:
    unit = recorded(OrgUnit(code="t", name="市计委"), programme, effective=date(2015, 1, 1))
    changed(unit, programme, name="市发改委", effective=date(2019, 1, 1))
    names = {
        year: [each.name for each in rows_at(OrgUnit, as_of(programme, date(year, 6, 1)))]
        for year in (2014, 2016, 2020)
    }
    assert names == {2014: [], 2016: ["市计委"], 2020: ["市发改委"]}


def test_from_go_live_on_the_past_is_told_by_the_ledger(db: None) -> None:
    programme = a_programme(go_live_on=date(2026, 3, 1))
    a_unit(programme, name="市交通局")
    late = recorded(OrgUnit(code="l", name="市邮政局"), programme, at=an_instant(3))
    assert as_of(programme, date(2026, 3, 2)) == Moment(seq=late.seq_from - 1)
    assert [u.name for u in rows_at(OrgUnit, as_of(programme, date(2026, 3, 2)))] == ["市交通局"]


def test_day_ends_in_the_zone_of_the_programme(db: None) -> None:
    programme = a_programme(go_live_on=date(2026, 3, 1))
    a_unit(programme)
    at = datetime(2026, 3, 3, 16, 30, tzinfo=UTC)  # half past midnight of the 4th in Shanghai
    recorded(OrgUnit(code="n", name="市夜局"), programme, at=at)
    assert rows_at(OrgUnit, as_of(programme, date(2026, 3, 3))).count() == 1
    assert rows_at(OrgUnit, as_of(programme, date(2026, 3, 4))).count() == 2


def test_release_shows_what_stood_then_and_nothing_later(programme: Programme) -> None:
    unit = a_unit(programme, name="市交通局")
    a_release(programme)
    changed(unit, programme, name="市交通运输局")
    assert rows_at(OrgUnit, released(programme)).get(id=unit.pk).name == "市交通局"


def test_action_does_not_call_another_inside_its_commit(programme: Programme) -> None:
    clerk = an_office_clerk(programme)
    with (
        pytest.raises(RuntimeError, match="one action"),
        commit("test.outer", by=clerk, at=an_instant(), key=a_key()),
    ):
        a_unit(programme)


def test_key_seen_inside_a_commit_stops_the_action(programme: Programme) -> None:
    clerk, key = an_office_clerk(programme), a_key()
    with commit("test.once", by=clerk, at=an_instant(), key=key):
        pass
    with pytest.raises(AlreadyDoneError), commit("test.once", by=clerk, at=an_instant(), key=key):
        pass
