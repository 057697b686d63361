"""A take-over counts from the day on which things happened, whatever verb enters them."""

from datetime import date

import pytest

from gangmu.web.accounts.actions import found_unit
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.queries import units
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
