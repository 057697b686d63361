"""Planning is told how far tasks came, without knowing reporting."""

from datetime import date
from decimal import Decimal

import pytest

from gangmu.web.planning.progress import progress_of
from gangmu.web.record.models import Programme
from gangmu.web.reporting.models import TaskStatus
from web.builders import an_office_clerk, changed
from web.planning.builders import a_running_task

pytestmark = pytest.mark.django_db


def test_planning_is_told_completion_and_lamp_of_a_task(programme: Programme) -> None:
    task, clerk = a_running_task(programme), an_office_clerk(programme)
    row = TaskStatus.objects.get(task=task)
    changed(row, programme, completion=Decimal("0.4"), lamp="alarm")
    [told] = progress_of([task], clerk, on=date(2026, 12, 16)).values()
    assert told.completion == Decimal("0.4")
    assert told.words == "完成40%，单位报送，告警"
