"""The year's amount of a target: what its path wants at the end of the year, in the unit of the text."""

from datetime import date

import pytest

from gangmu.web.indicators.paths.actions import choose_path
from gangmu.web.outlines.models import Promise
from gangmu.web.planning.actions.opening import open_year
from gangmu.web.planning.models import AnnualTask
from gangmu.web.planning.proposing import proposals
from gangmu.web.record.models import Programme
from web.builders import a_key, an_instant, an_office_clerk
from web.indicators.made import a_value, figures
from web.indicators.test_judging import a_followed_target

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 20)


def drafted(programme: Programme, *, base_value: str = "", base_period: str = "2021") -> AnnualTask:
    """10,000 by 2030; what 2027 is proposed from its path, as it is drafted."""
    promise = Promise.objects.get(pk=a_followed_target(programme, due="2030").pk)
    figures(programme, a_value("2021", "7000"), a_value("2025", "8500", vintage="2026-03-31"))
    office = an_office_clerk(programme)
    path = {"path": "linear", "base_period": base_period, "base_value": base_value}
    choose_path(promise, **path, milestones="", tolerance="", by=office, at=an_instant(), key="p", seen=promise.version)  # fmt: skip
    assert [each.promise for each in proposals(2027, office)] == [promise]
    open_year(2027, [f"p{promise.code}"], on=NOVEMBER, by=office, at=an_instant(), key=a_key())
    return AnnualTask.objects.get()


def test_path_from_a_published_value_gives_the_amount_of_the_year(programme: Programme) -> None:
    """Six ninths of 3,000 on top of 7,000."""
    task = drafted(programme)
    assert task.amount == 9000
    assert task.title.endswith(f"（2027年应达9000{task.unit_of_measure}）")


def test_path_from_a_stated_value_gives_the_amount_of_the_year(programme: Programme) -> None:
    assert drafted(programme, base_value="4000").amount == 8000


def test_path_without_a_value_to_start_from_gives_no_amount(programme: Programme) -> None:
    task = drafted(programme, base_period="2019")
    assert (task.amount, "应达" in task.title) == (None, False)
