"""Reports as they stood on a day gone by, and what was said when one was returned beside what is said now."""

from datetime import date
from decimal import Decimal

import pytest

from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.reporting.actions.deciding import return_reports
from gangmu.web.reporting.actions.saving import pass_on_reports
from gangmu.web.reporting.actions.signing import review_reports, sign_reports
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.showing.trails import trail_of
from web.builders import a_key, a_programme, an_office_clerk
from web.reporting.builders import (
    MARCH,
    Desks,
    a_request,
    at_noon,
    filled,
    now_of,
    seen,
    submitted,
    the_desks,
)
from web.reporting.pages_made import page, signed_in

APRIL = date(2026, 4, 20)


@pytest.fixture
def programme(db: None, monkeypatch: pytest.MonkeyPatch) -> Programme:
    monkeypatch.setenv("GANGMU_TODAY", "2026-04-25")
    return a_programme(is_example=True, go_live_on=date(2026, 1, 1))


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


@pytest.fixture
def office(programme: Programme) -> Actor:
    return an_office_clerk(programme)


def refiled(programme: Programme, desks: Desks, office: Actor) -> ProgressReport:
    """A report that was submitted in March, returned with a reason, and filed again in April."""
    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    row = submitted(report, desks, text="架梁六成", amount=Decimal(7))
    return_reports(seen(row), reason="请写到哪座桥", on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    again = filled(row, "浑河桥架梁六成", amount=Decimal(7))
    pass_on_reports([again], on=APRIL, by=desks.filer, at=at_noon(APRIL), key=a_key())
    review_reports(seen(row), on=APRIL, by=desks.reviewer, at=at_noon(APRIL), key=a_key())
    sign_reports(seen(row), on=APRIL, by=desks.signer, at=at_noon(APRIL), key=a_key())
    return now_of(row)


def test_office_sees_what_was_said_when_it_returned_a_report_beside_what_is_said_now(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    refiled(programme, desks, office)
    text = signed_in(office).get(page(programme, "reports_queue")).content.decode()
    assert "退回过：</b>请写到哪座桥" in text
    since = text.split("退回时和现在")[1]
    assert since.index("架梁六成") < since.index("浑河桥架梁六成")


def test_trail_names_each_desk_the_reason_and_what_changed(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    row = refiled(programme, desks, office)
    of_office = [one.after for each in trail_of(row, office) for one in each.changes]
    assert of_office == ["架梁六成", "7", "浑河桥架梁六成"]  # drafts are the unit's own
    steps = trail_of(row, desks.filer)
    assert [each.reason for each in steps if each.reason] == ["请写到哪座桥"]
    changed = [each for each in steps if any(one.after == "浑河桥架梁六成" for one in each.changes)]
    assert [[one.before for one in each.changes] for each in changed] == [["架梁六成"]]
    assert all(each.who for each in steps[1:])


def test_report_its_list_and_its_trail_answer_for_a_day_gone_by(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    row = refiled(programme, desks, office)
    then = {"as-of": "2026-03-31"}
    client = signed_in(office)
    text = client.get(page(programme, "report", number=row.pk), then).content.decode()
    assert "浑河桥" not in text
    assert "请写到哪座桥" in text
    assert "2026年3月31日" in text.replace("2026-03-31", "2026年3月31日")
    found = client.get(page(programme, "reports_queue"), then | {"state": "returned"}).content.decode()
    assert "架梁六成" in found
    assert "浑河桥" not in found
    assert 'name="act"' not in found  # nothing is decided for a day gone by
    assert client.get(page(programme, "report", number=row.pk), {"as-of": "2026-02-01"}).status_code == 404
    asked = signed_in(desks.filer).get(page(programme, "reports"), then)
    assert asked["Location"].endswith("?as-of=2026-03-31")
