"""A take-over counts from the day on which things happened, whatever verb enters them."""

from datetime import UTC, date, datetime

import pytest

from gangmu.web.accounts.actions import found_unit
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.queries import units
from gangmu.web.record.clock import told_at
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import as_of
from gangmu.web.record.takeovers import taken_over
from web.builders import a_key, a_programme, an_instant, an_office_clerk


@pytest.mark.django_db(transaction=True)
def test_a_verb_done_inside_a_take_over_counts_from_its_day_and_outside_it_does_not() -> None:
    programme: Programme = a_programme(go_live_on=date(2026, 6, 30))
    by = an_office_clerk(programme)
    with taken_over(on=date(2026, 2, 1)):
        found_unit(OrgUnit(code="a", name="甲局"), by=by, at=an_instant(), key=a_key())
    found_unit(OrgUnit(code="b", name="乙局"), by=by, at=an_instant(), key=a_key())
    assert not units(by, as_of(programme, date(2026, 1, 31))).filter(code="a").exists()
    seen = [unit.code for unit in units(by, as_of(programme, date(2026, 2, 1))) if unit.code in "ab"]
    assert seen == ["a"]


def test_an_example_tells_no_time_after_its_story_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_TODAY", "2026-06-30")
    story = Programme(is_example=True, time_zone="Asia/Shanghai")
    real = Programme(is_example=False, time_zone="Asia/Shanghai")
    late = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    assert f"{told_at(late, story):%Y-%m-%d %H:%M}" == "2026-06-30 01:30"
    assert f"{told_at(datetime(2026, 3, 1, 1, tzinfo=UTC), story):%Y-%m-%d %H:%M}" == "2026-03-01 09:00"
    assert f"{told_at(datetime(2020, 3, 1, 17, tzinfo=UTC), real):%Y-%m-%d %H:%M}" == "2020-03-02 01:00"
