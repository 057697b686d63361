"""The home of the desk shows each role what waits for it; the search finds only what the asker may read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.models import TaskAnswer
from gangmu.web.record.models import Programme
from gangmu.web.reporting.models import MeetingDecision, SpotCheck
from web.builders import a_holder, a_post, a_programme, a_unit, changed, recorded
from web.reporting.lamps_made import a_step, closed, lit, lit_task, told

pytestmark = pytest.mark.django_db
JULY = date(2025, 7, 3)


@pytest.fixture(autouse=True)
def _story_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_TODAY", JULY.isoformat())


@pytest.fixture
def programme(db: None) -> Programme:
    return a_programme(is_example=True)


@pytest.fixture
def unit(programme: Programme) -> OrgUnit:
    return a_unit(programme, name="市交通运输局", short_name="市交通局")


def signed_in(programme: Programme, role: str, unit: OrgUnit | None = None) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role, unit=unit), programme))
    return client


def home(programme: Programme, role: str, unit: OrgUnit | None = None) -> str:
    return signed_in(programme, role, unit).get("/desk/").content.decode()


def test_filer_sees_what_it_owes_in_order_and_the_late_one_as_late(
    programme: Programme, unit: OrgUnit
) -> None:
    later, late = (
        lit_task(programme, unit=unit, title="后到期"),
        lit_task(programme, unit=unit, title="先到期"),
    )
    told(programme, later, "2025-07", state="due", due_on=date(2025, 7, 25))
    told(programme, late, "2025-06", state="returned", due_on=date(2025, 6, 25), reason="数字与统计不符")
    page = home(programme, "filer", unit)
    assert page.index("先到期") < page.index("后到期")
    assert "数字与统计不符" in page
    assert "已过期" in page
    assert "后到期" not in home(programme, "filer", a_unit(programme))


def test_reviewer_and_signer_see_what_waits_for_their_desk(programme: Programme, unit: OrgUnit) -> None:
    reviewed, signed = (
        lit_task(programme, unit=unit, title="待审的"),
        lit_task(programme, unit=unit, title="待签的"),
    )
    told(programme, reviewed, "2025-06", state="unit_review")
    told(programme, signed, "2025-06", state="unit_signing")
    page = home(programme, "reviewer", unit)
    assert "待审的" in page
    assert "待签的" not in page
    assert "待签的" in home(programme, "signer", unit)


def test_office_sees_reports_claims_alarms_and_the_month_to_close(
    programme: Programme, unit: OrgUnit
) -> None:
    handed_in = lit_task(programme, unit=unit, title="已报送的")
    told(programme, handed_in, "2025-06", "6", state="submitted", submitted_on=JULY)
    claimed = lit_task(programme, unit=unit, title="申报完成的", state="claimed", claimed_on=JULY)
    alarm = lit_task(programme, unit=unit, title="告警的", amount=None)
    a_step(programme, alarm, date(2025, 3, 31))
    lit(programme, [handed_in, claimed, alarm], on=JULY)
    page = home(programme, "office")
    for words in ("已报送的", "申报完成的", "告警的", "该封账了", "2025年6月"):
        assert words in page


# By version 1 of the rules it is grey, by version 2 a warn.
@pytest.mark.parametrize("day", [date(2025, 7, 3), date(2026, 7, 3)])
def test_late_node_that_nobody_judged_waits_for_the_office_whatever_its_lamp(
    programme: Programme, unit: OrgUnit, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GANGMU_TODAY", day.isoformat())
    limit = {"amount": None, "limit_on": date(day.year, 12, 31)}
    open_one, judged = (
        lit_task(programme, unit=unit, title=title, **limit) for title in ("待判断的", "判断过的")
    )
    a_step(programme, open_one, day - timedelta(days=13))
    a_step(programme, judged, day - timedelta(days=13), is_able=True)
    lit(programme, [open_one, judged], on=day)
    waiting = home(programme, "office").split("等判断赶不赶得上")[1].split("</section>")[0]
    assert "待判断的" in waiting
    assert "判断过的" not in waiting


def test_supervisor_sees_the_checks_that_wait(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="架梁")
    for month, checked in (("2025-04", None), ("2025-05", date(2025, 6, 20))):
        report = told(programme, task, month, "1")
        recorded(
            SpotCheck(
                report=report, why="random", grounds=[], picked_on=date(2025, 6, 2), checked_on=checked
            ),
            programme,
        )
    page = home(programme, "supervisor")
    assert "待抽查" in page
    assert page.count("#c") == 1


def test_task_that_is_over_stands_among_no_alarms(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="架梁", preset="node", limit_on=date(2025, 3, 1))
    a_step(programme, task, date(2025, 1, 31))
    [status] = lit(programme, [task], on=date(2025, 6, 30))
    assert status.lamp == "alarm"
    assert "亮着告警的任务" in home(programme, "office")
    changed(task, programme, state="unmet")
    assert "亮着告警的任务" not in home(programme, "office")


@pytest.mark.parametrize("role", ["office", "leader"])
def test_what_waits_on_the_desk_opens_the_same_tasks_as_a_list(
    programme: Programme, unit: OrgUnit, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        task = lit_task(programme, unit=unit, title=f"请协调的{number}")
        told(programme, task, "2025-06", "8", help_wanted="请协调用地", due_on=date(2025, 6, 25))
        a_step(
            programme, lit_task(programme, unit=unit, title=f"晚了的{number}", amount=None), date(2025, 6, 20)
        )
    told(
        programme, lit_task(programme, unit=unit, title="没有事的"), "2025-06", "8", due_on=date(2025, 6, 25)
    )
    client = signed_in(programme, role)
    desk = client.get("/desk/").content.decode()
    for stage, words in (("help", "请协调的"), ("judge", "晚了的")):
        listed = client.get(f"/desk/lamps/?stage={stage}").content.decode()
        assert {f"{words}{number}" in listed for number in range(8)} == {True}
        assert "没有事的" not in listed.split("<tbody>")[1]
        assert (f"stage={stage}" in desk) is (role == "office" or stage == "help")


def test_leader_sees_only_what_has_climbed(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="有争议的")
    fine = lit_task(programme, unit=unit, title="一切正常的")
    told(programme, fine, "2025-06", "8")
    told(programme, task, "2025-06", "5", help_wanted="请协调用地指标", due_on=date(2025, 6, 25))
    lit(programme, [fine, task], on=JULY)
    answer = {"unit": unit, "asked_on": JULY, "due_on": JULY, "answer": "dissent", "reason": "力量不足"}
    recorded(TaskAnswer(task=task, is_disputed=True, **answer), programme)
    recorded(MeetingDecision(month="2025-06", text="请定是否追加资金", state="asked"), programme)
    page = home(programme, "leader")
    for words in ("有争议的", "请协调用地指标", "请定是否追加资金"):
        assert words in page
    assert "一切正常的" not in page
    assert "起步清单" not in page


def test_home_costs_the_same_queries_at_ten_times_the_work(programme: Programme, unit: OrgUnit) -> None:
    counts = []
    for size in (2, 18):
        tasks = [lit_task(programme, unit=unit) for _ in range(size)]
        for task in tasks:
            told(programme, task, "2025-06", "3", state="submitted", submitted_on=JULY)
        lit(programme, tasks, on=JULY)
        client = signed_in(programme, "office")
        client.get("/desk/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/").status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 2
    assert counts[1] <= 40


def test_search_finds_tasks_units_by_initials_and_reports(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="建设跨河通道")
    told(programme, task, "2025-06", "3", visible_progress="桩基完成八成")
    client = signed_in(programme, "office")
    assert task.code in client.get("/desk/search/", {"q": "跨河 通道"}).content.decode()
    assert "市交通运输局" in client.get("/desk/search/", {"q": "sjt"}).content.decode()
    assert "桩基完成八成" in client.get("/desk/search/", {"q": "桩基"}).content.decode()
    assert "没有找到" in client.get("/desk/search/", {"q": "无此内容"}).content.decode()
    assert "至少写两个字" in client.get("/desk/search/", {"q": "桥"}).content.decode()


def test_search_shows_another_unit_nothing_of_it(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="建设跨河通道")
    told(programme, task, "2025-06", "3", visible_progress="桩基完成八成")
    stranger = signed_in(programme, "filer", a_unit(programme))
    for words in ("跨河", "桩基"):
        page = stranger.get("/desk/search/", {"q": words}).content.decode()
        assert task.code not in page
        assert "八成" not in page
    assert Client().get("/desk/search/", {"q": "跨河"}).status_code in (302, 403)


def test_unit_page_shows_what_it_leads_with_lamps_and_its_filing(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="建设跨河通道")
    told(programme, task, "2025-06", "3", is_late=True, due_on=date(2025, 6, 25))
    lit(programme, [task], on=JULY)
    page = signed_in(programme, "office").get(f"/desk/units/{unit.code}/").content.decode()
    for words in ("建设跨河通道", "填报纪律", "晚报1份"):
        assert words in page


def test_task_page_shows_lamp_reasons_and_confidence(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="建设跨河通道")
    told(programme, task, "2025-06", "3.6")
    lit(programme, [task], on=JULY)
    page = signed_in(programme, "office").get(f"/desk/tasks/{task.code}/").content.decode()
    for words in ("m-warn", "3.6 亿元 ÷ 12 亿元 = 30%", "交付信心", "还没有封过账"):
        assert words in page


def test_leaders_page_tells_the_last_close_with_its_alarms(programme: Programme, unit: OrgUnit) -> None:
    task = lit_task(programme, unit=unit, title="告警的任务")
    told(programme, task, "2025-06", "1", help_wanted="请协调资金", due_on=date(2025, 6, 25))
    closed(programme, "2025-06", on=JULY)
    page = signed_in(programme, "leader").get("/desk/leaders/").content.decode()
    for words in ("2025年6月", "告警的任务", "请协调资金"):
        assert words in page
