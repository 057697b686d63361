"""The pages of lamps: who sees what, what a close shows before and after, and lists that filter, sort and export."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gangmu.web.accounts.models import Portfolio, PortfolioHolding, PortfolioUnit, SavedView
from gangmu.web.record.models import Programme
from gangmu.web.reporting.models import MeetingDecision, MonthClose, TaskLamp
from web.builders import (
    a_holder,
    a_key,
    a_post,
    a_programme,
    a_release,
    a_unit,
    an_instant,
    changed,
    recorded,
)
from web.reporting.lamps_made import a_step, closed, lit, lit_task, told

pytestmark = pytest.mark.django_db
JULY = date(2025, 7, 3)


@pytest.fixture(autouse=True)
def _story_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_TODAY", JULY.isoformat())


@pytest.fixture
def programme(db: None) -> Programme:
    return a_programme(is_example=True)


def signed_in(programme: Programme, role: str, **post: object) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role, **post), programme))
    return client


def some_work(programme: Programme, *, size: int = 2) -> list[str]:
    unit = a_unit(programme, name="市建设局", short_name="市建设局")
    tasks = [lit_task(programme, unit=unit) for _ in range(size)]
    told(programme, tasks[0], "2025-06", "3.6", problem="征拆未完", help_wanted="请市里协调用地")
    for task in tasks[1:]:
        told(programme, task, "2025-06", "7", state="returned")
    lit(programme, tasks, on=date(2025, 6, 30))
    return [task.code for task in tasks]


def test_month_shows_what_is_missing_and_how_the_lamps_would_fall(programme: Programme) -> None:
    some_work(programme)
    page = signed_in(programme, "office").get("/desk/months/2025-06/").content.decode()
    assert "还缺的报告" in page
    assert "退回未改" in page
    assert "将固定的灯" in page
    assert "封账</button>" in page
    assert not MonthClose.objects.exists()


def test_rule_is_named_in_words_wherever_a_lamp_is_explained(programme: Programme) -> None:
    code, *_ = some_work(programme)
    closed(programme, "2025-06")
    client = signed_in(programme, "office")
    for path in (f"/desk/months/2025-06/{code}/", f"/desk/tasks/{code}/"):
        page = client.get(path).content.decode()
        assert "规则“比序时差几个百分点”（gangmu-lamps 第1版" in page
        assert "gap_pp" not in page
        assert "Rule “points behind time progress”" in client.get(f"/en{path}").content.decode()


def test_task_that_goes_well_and_asks_for_help_is_in_the_dispatch(programme: Programme) -> None:
    told(programme, lit_task(programme, title="顺利的一项"), "2025-06", "8", help_wanted="请协调上级批复")
    closed(programme, "2025-06")
    page = signed_in(programme, "office").get("/desk/dispatch/2025-06/").content.decode()
    also = page.split('id="also"')[1].split("</section>")[0]
    assert "请协调上级批复" in also
    assert "顺利的一项" in also


def test_lamp_changed_by_hand_stands_in_the_dispatch_with_both_lamps_and_in_its_earlier_rounds(
    programme: Programme,
) -> None:
    task = lit_task(programme, title="改过的一项")
    report = told(programme, task, "2025-06", "3.6")
    closed(programme, "2025-06")
    client = signed_in(programme, "office")
    row = TaskLamp.objects.get(task=task)
    said = {"to": "ok", "reason": "洪水停工，已批准顺延", "version": row.version, "key": a_key()}
    client.post(f"/desk/months/2025-06/{task.code}/change/", said)
    page = client.get("/desk/dispatch/2025-06/").content.decode()
    by_hand = page.split('id="byhand"')[1].split("</section>")[0]
    assert "改过的一项" in by_hand
    assert "按规则是“预警”，办公室于" in by_hand
    changed(report, programme, amount=Decimal("3.5"))
    closed(programme, "2025-06", on=JULY)
    earlier = client.get(f"/desk/months/2025-06/{task.code}/").content.decode().split('id="earlier"')[1]
    assert "洪水停工" in earlier


@pytest.mark.parametrize(
    "path", ["/desk/months/", "/desk/months/2025-06/", "/desk/dispatch/2025-06/", "/desk/leaders/"]
)
def test_every_count_of_lamps_opens_its_list(programme: Programme, path: str) -> None:
    for title, done in (("慢的一项", "3"), ("快的一项", "8"), ("也快的一项", "9")):
        told(programme, lit_task(programme, title=title), "2025-06", done)
    closed(programme, "2025-06")
    client = signed_in(programme, "office")
    page = client.get(path).content.decode()
    for shape, number, there, gone in (
        ("m-on_path", 2, "快的一项", "慢的一项"),
        ("m-warn", 1, "慢的一项", "也快的一项"),
    ):
        [(at, count)] = re.findall(rf'href="([^"]*mark={shape})[^"]*">.*?class="num">(\d+)<', page, re.DOTALL)
        rows = client.get(at).content.decode().split('id="lamps"')[1]
        assert int(count) == number == rows.count("<tr>") - 1
        assert there in rows
        assert gone not in rows


def test_release_says_what_the_public_will_see_changed(programme: Programme) -> None:
    old = lit_task(programme, title="早就公开的")
    a_release(programme)
    new = lit_task(programme, title="新下达的一项")
    for task in (old, new):
        told(programme, task, "2025-06", "3.6")
    closed(programme, "2025-06")
    client = signed_in(programme, "office")
    row = TaskLamp.objects.get(task=new)
    said = {"to": "ok", "reason": "洪水停工，已批准顺延", "version": row.version, "key": a_key()}
    client.post(f"/desk/months/2025-06/{new.code}/change/", said)
    seen = client.get("/desk/release/").content.decode().split('id="seen"')[1].split("</section>")[0]
    for words in ("新下达的任务1项", "新下达的一项", "2025年6月的灯", "预警1", "正常1", "洪水停工"):
        assert words in seen
    assert "早就公开的" not in seen
    a_release(programme)
    assert "新下达的任务" not in client.get("/desk/release/").content.decode()


def test_month_leads_to_each_late_node_that_nobody_judged(programme: Programme) -> None:
    task = lit_task(programme, amount=None)
    a_step(programme, task, date(2025, 6, 20))
    page = signed_in(programme, "office").get("/desk/months/2025-06/").content.decode()
    assert f'/desk/tasks/{task.code}/#nodes">去判断' in page


def test_dispatch_counts_for_a_leader_what_is_in_the_portfolio(programme: Programme) -> None:
    """Every count is that of the list below it: what another leader answers for is in neither."""
    mine, others = a_unit(programme, name="市交通局"), a_unit(programme, name="市文旅局")
    for unit, done in ((mine, "3"), (others, "3"), (others, "8")):
        told(programme, lit_task(programme, unit=unit, title=f"{unit.name}{done}"), "2025-06", done)
    closed(programme, "2025-06")
    since, somebody = {"from_on": date(2020, 1, 1)}, a_post(programme, role="leader")
    theirs = recorded(Portfolio(code="wl", name="文旅"), programme)
    recorded(PortfolioUnit(portfolio=theirs, unit=others, **since), programme)
    recorded(PortfolioHolding(portfolio=theirs, post=somebody, **since), programme)
    page = signed_in(programme, "leader").get("/desk/dispatch/2025-06/").content.decode()
    assert "市交通局3" in page
    assert "市文旅局3" not in page
    counts = page.split("lampcounts")[1].split("</p>")[0]
    assert re.findall(r'class="num">(\d+)<', counts) == ["0", "1", "0", "0", "0"]


def test_close_leads_to_the_release(programme: Programme) -> None:
    some_work(programme)
    client = signed_in(programme, "office")
    bare = client.post("/desk/months/2025-06/close/", {"key": a_key()})
    assert bare.status_code == 422
    assert not MonthClose.objects.exists()
    assert "1份未报、0份未采用，仍要封账" in bare.content.decode()
    form = {"key": a_key(), "despite": "1"}
    answer = client.post("/desk/months/2025-06/close/", form, follow=True)
    assert "预览并发布" in answer.content.decode()
    assert MonthClose.objects.get(programme=programme).counts["none"] == 1
    again = client.post("/desk/months/2025-06/close/", {"key": a_key()})
    assert again.status_code == 422
    assert "此后没有更正" in again.content.decode()


def test_month_not_over_is_refused_on_the_page(programme: Programme) -> None:
    some_work(programme)
    client = signed_in(programme, "office")
    assert client.post("/desk/months/2025-07/close/", {"key": a_key()}).status_code == 422
    assert client.get("/desk/months/2025-17/").status_code in (400, 404, 422)


def test_lamp_changed_by_hand_shows_both(programme: Programme) -> None:
    codes = some_work(programme)
    closed(programme, "2025-06")
    client = signed_in(programme, "office")
    row = TaskLamp.objects.get(task__code=codes[0])
    form = {"to": "ok", "reason": "省厅已认可", "version": row.version, "key": a_key()}
    page = client.post(f"/desk/months/2025-06/{codes[0]}/change/", form, follow=True).content.decode()
    assert "按规则是“预警”" in page
    assert "省厅已认可" in page
    grey = TaskLamp.objects.get(task__code=codes[1])
    form = {"to": "ok", "reason": "好", "version": grey.version, "key": a_key()}
    assert client.post(f"/desk/months/2025-06/{codes[1]}/change/", form).status_code == 422


@pytest.mark.parametrize(("role", "sees"), [("leader", True), ("auditor", True), ("administrator", False)])
def test_lamps_are_seen_by_those_who_see_the_tasks(programme: Programme, role: str, *, sees: bool) -> None:
    codes = some_work(programme)
    answer = signed_in(programme, role).get("/desk/lamps/")
    assert (answer.status_code == 200) is sees
    if sees:
        assert codes[0] in answer.content.decode()


def test_another_unit_sees_no_lamp_of_it(programme: Programme) -> None:
    codes = some_work(programme)
    closed(programme, "2025-06")
    stranger = signed_in(programme, "filer", unit=a_unit(programme))
    assert codes[0] not in stranger.get("/desk/lamps/").content.decode()
    assert stranger.get(f"/desk/months/2025-06/{codes[0]}/").status_code == 404
    assert codes[0] not in stranger.get("/desk/months/2025-06/").content.decode()
    assert codes[0] not in stranger.get("/desk/lamps/", {"export": "csv"}).content.decode()


def test_list_filters_sorts_and_exports(programme: Programme) -> None:
    codes = some_work(programme, size=3)
    client = signed_in(programme, "office")
    warned = client.get("/desk/lamps/", {"lamp": "warn"}).content.decode()
    assert codes[0] in warned
    assert codes[1] not in warned
    assert "没有符合的" in client.get("/desk/lamps/", {"q": "无此任务"}).content.decode()
    table = client.get("/desk/lamps/", {"export": "csv", "lamp": "warn"})
    text = table.content.decode("utf-8")
    assert text.startswith("\ufeff任务")
    assert text.count("\n") == 2
    assert "0.3" in text
    book = client.get("/desk/lamps/", {"export": "xlsx"})
    assert zipfile.is_zipfile(io.BytesIO(book.content))
    down = client.get("/desk/lamps/", {"sort": "-task"}).content.decode()
    assert down.index(codes[2]) < down.index(codes[0])


def test_export_of_a_name_that_would_run_is_text(programme: Programme) -> None:
    task = lit_task(programme, title="=1+1", unit=a_unit(programme))
    lit(programme, [task], on=date(2025, 6, 30))
    text = signed_in(programme, "office").get("/desk/lamps/", {"export": "csv"}).content.decode()
    assert "'=1+1" in text


def test_view_is_kept_for_one_person_and_removed(programme: Programme) -> None:
    some_work(programme)
    client, other = signed_in(programme, "office"), signed_in(programme, "office")
    form = {"list": "lamps", "query": "lamp=warn", "name": "预警的", "path": "/desk/lamps/", "key": a_key()}
    assert client.post("/desk/views/save/", form).headers["Location"] == "/desk/lamps/?lamp=warn"
    assert "预警的" in client.get("/desk/lamps/").content.decode()
    assert "预警的" not in other.get("/desk/lamps/").content.decode()
    row = SavedView.objects.get(programme=programme)
    gone = {"version": row.version, "path": "https://elsewhere.example/", "key": a_key()}
    assert other.post(f"/desk/views/{row.pk}/remove/", gone).status_code == 404
    assert client.post(f"/desk/views/{row.pk}/remove/", gone).headers["Location"] == "/desk/"
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("path", ["/desk/lamps/", "/desk/months/2025-06/", "/desk/dispatch/2025-06/"])
def test_ten_times_the_tasks_cost_the_same_queries(programme: Programme, path: str) -> None:
    counts = []
    for size in (2, 18):
        some_work(programme, size=size)
        changed(lit_task(programme), programme, note="新")
        closed(programme, "2025-06", on=JULY)
        client = signed_in(programme, "office")
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1
    assert counts[1] <= 40


def test_dispatch_names_what_is_behind_with_its_reason_and_help_wanted(programme: Programme) -> None:
    codes = some_work(programme)
    closed(programme, "2025-06")
    page = signed_in(programme, "office").get("/desk/dispatch/2025-06/").content.decode()
    for words in (codes[0], "征拆未完", "请市里协调用地", "没有亮灯"):
        assert words in page


def test_changes_since_last_month_are_told(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-05", "5")
    closed(programme, "2025-05")
    told(programme, task, "2025-06", "3")
    closed(programme, "2025-06")
    page = signed_in(programme, "office").get("/desk/dispatch/2025-06/").content.decode()
    changes = page.split('id="changed"')[1].split("</section>")[0]
    assert task.code in changes
    assert "m-warn" in changes


def test_decision_is_asked_taken_followed_and_settled(programme: Programme) -> None:
    some_work(programme)
    closed(programme, "2025-06")
    client = signed_in(programme, "office")
    unit = a_unit(programme, name="市自然资源局")
    note = {"text": "请定用地指标", "what": "ask", "unit": unit.code, "key": a_key()}
    client.post("/desk/dispatch/2025-06/note/", note)
    row = MeetingDecision.objects.get(programme=programme)
    assert row.state == "asked"
    at = f"/desk/dispatch/2025-06/{row.pk}/"
    take = {
        "what": "take",
        "text": "增加指标200亩",
        "due": "2025-07-31",
        "taken_by": "分管副市长",
        "version": row.version,
    }
    client.post(at, take | {"key": a_key()})
    row.refresh_from_db()
    assert (row.state, row.due_on, row.unit_id) == ("open", date(2025, 7, 31), unit.pk)
    assert "增加指标200亩" in client.get("/desk/dispatch/2025-07/").content.decode()
    client.post(at, {"what": "done", "outcome": "指标已下达", "version": row.version, "key": a_key()})
    row.refresh_from_db()
    assert (row.state, row.outcome) == ("done", "指标已下达")
    assert (
        client.post(
            at, {"what": "done", "outcome": "又一次", "version": row.version, "key": a_key()}
        ).status_code
        == 422
    )


def test_confidence_needs_evidence_and_is_not_for_the_unit_to_set(programme: Programme) -> None:
    codes = some_work(programme)
    office = signed_in(programme, "office")
    at = f"/desk/lamps/{codes[0]}/confidence/"
    assert office.post(at, {"step": "probable", "evidence": " ", "key": a_key()}).status_code == 422
    assert (
        office.post(at, {"step": "in_doubt", "evidence": "现场看过，两处未征", "key": a_key()}).status_code
        == 302
    )
    assert (
        signed_in(programme, "signer")
        .post(at, {"step": "very_likely", "evidence": "好", "key": a_key()})
        .status_code
        == 403
    )
    assert "存疑" in office.get("/desk/lamps/").content.decode()


def test_as_of_shows_the_lamp_as_it_stood_then(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_TODAY", "2026-03-20")
    live = a_programme(is_example=True, go_live_on=date(2025, 1, 1))
    codes = some_work(live)
    closed(live, "2025-06")
    client = signed_in(live, "office")
    row = TaskLamp.objects.get(task__code=codes[0])
    by_hand = {"change_to": "ok", "change_reason": "省厅已认可", "changed_on": JULY, "confirmed": "ok"}
    changed(row, live, at=an_instant(5), **by_hand)
    at = f"/desk/months/2025-06/{codes[0]}/"
    assert "省厅已认可" in client.get(at).content.decode()
    then = client.get(at, {"as-of": "2026-03-04"}).content.decode()
    assert "省厅已认可" not in then
    assert "m-warn" in then
    assert "手动调灯" not in then
