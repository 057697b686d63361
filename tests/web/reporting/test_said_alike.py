"""What two pages say of the same thing is the same: open questions, overdue reports, days, shares, what a leader is asked."""

from datetime import date

import pytest
from django.test import Client

from gangmu.web.record.models import Programme
from gangmu.web.reporting.models import MeetingDecision
from web.builders import a_holder, a_post, a_programme, recorded
from web.reporting.lamps_made import closed, lit, lit_task, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(db: None, monkeypatch: pytest.MonkeyPatch) -> Programme:
    monkeypatch.setenv("GANGMU_TODAY", "2025-07-03")
    return a_programme(is_example=True)


def page(programme: Programme, role: str, path: str) -> str:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    return client.get(path).content.decode()


def test_question_that_is_still_open_is_carried_into_the_dispatch_of_the_month(programme: Programme) -> None:
    lit_task(programme)
    closed(programme, "2025-06")
    recorded(MeetingDecision(month="2025-05", text="请定用地指标", state="asked"), programme)
    found = page(programme, "office", "/desk/dispatch/2025-06/")
    assert "请定用地指标" in found.split('id="decisions"')[1].split("</section>")[0]
    assert "请定用地指标" not in found.split('id="followed"')[1]
    assert "请定用地指标" in page(programme, "leader", "/desk/start/")
    assert "天数都算到" in found


def test_report_that_is_overdue_today_stands_under_late_before_it_is_marked(programme: Programme) -> None:
    told(programme, lit_task(programme, title="逾期的一项"), "2025-06", state="due", due_on=date(2025, 7, 2))
    assert "逾期的一项" in page(programme, "office", "/desk/reports/queue/?state=late")
    assert "逾期的一项" not in page(programme, "office", "/desk/reports/queue/?state=due")


def test_desk_and_queue_count_the_same_reports_as_overdue(programme: Programme) -> None:
    """With whichever desk of its unit a report is: what is past its day is overdue, and under its own state too."""
    for state in ("due", "late", "draft", "returned", "unit_review", "unit_signing", "submitted"):
        task = lit_task(programme, title=f"{state}一项")
        told(programme, task, "2025-06", state=state, due_on=date(2025, 7, 2))
        told(programme, task, "2025-07", state=state, due_on=date(2025, 7, 25))
    desk = page(programme, "office", "/desk/")
    late = desk.split("欠报的单位")[0][-20:]
    assert "逾期未报6份" in late
    queue = page(programme, "office", "/desk/reports/queue/?state=late")
    assert queue.count("一项") - queue.count("submitted一项") >= 6
    assert '逾期未报 <span class="fig num">6</span>' in queue
    assert '待填报 <span class="fig num">2</span>' in queue
    assert '待签发 <span class="fig num">2</span>' in queue


def test_share_is_exported_with_four_decimals(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-06", "4")
    lit(programme, [task], on=date(2025, 6, 30))
    text = page(programme, "office", "/desk/lamps/?export=csv")
    assert "0.3333," in text
    assert "0.33333" not in text
