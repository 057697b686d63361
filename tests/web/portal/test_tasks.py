"""The released plan at its sentences: tasks with lead unit, limit and the lamps that were closed; nothing before its release."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gangmu.core.plan.lamp_rules import Lamp
from gangmu.web.outlines.models import Promise
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.models import Programme
from gangmu.web.reporting.lamps.changing import change_task_lamp
from gangmu.web.reporting.models import ConfidenceStatement, TaskLamp
from web.builders import a_key, a_programme, a_release, a_unit, an_instant, an_office_clerk, changed, recorded
from web.portal.builders import an_issued_outline
from web.reporting.lamps_made import closed, lit_task, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(db: None, tmp_path: Path) -> Programme:
    made = a_programme()
    an_issued_outline(made, tmp_path)
    return made


def a_hung_task(programme: Programme, **fields: object) -> tuple[AnnualTask, Promise]:
    promise = Promise.objects.filter(programme=programme, kind="measure").order_by("start")[0]
    unit = a_unit(programme, name="市交通运输局", short_name="市交通局")
    known = {"unit": unit, "title": "建设跨河通道", "promise": promise, "clause_id": promise.clause_id}
    return lit_task(programme, **known | fields), promise


def test_promise_lists_its_tasks_with_unit_limit_and_lamps(programme: Programme) -> None:
    task, promise = a_hung_task(programme)
    told(programme, task, "2025-05", "1")
    closed(programme, "2025-05")
    told(programme, task, "2025-06", "3.6", problem="征拆没有完成")
    closed(programme, "2025-06")
    a_release(programme)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    for words in (
        "建设跨河通道",
        "市交通运输局",
        "2025年12月31日",
        "m-warn",
        "2025年5月 告警",
        "2025年6月",
        "完成了30%，按进度应到50%，慢20个百分点。",
    ):
        assert words in page
    assert "征拆没有完成" not in page


def test_sentence_chapter_and_outline_show_the_task_with_shape_and_word(programme: Programme) -> None:
    task, promise = a_hung_task(programme)
    told(programme, task, "2025-06", "3.6")
    closed(programme, "2025-06")
    a_release(programme)
    clause = promise.clause.code
    assert "建设跨河通道" in Client().get(f"/s/{clause}/").content.decode()
    outline = Client().get("/").content.decode()
    assert f'href="s/{clause}/#tasks"><svg><use href="#m-warn"/></svg><b>任务</b><span>预警</span>' in outline
    chapters = [Client().get(f"/c/{number}/") for number in range(1, 9)]
    found = [page.content.decode() for page in chapters if page.status_code == 200]
    assert sum("建设跨河通道" in page for page in found) == 1


def test_task_without_a_lamp_is_quiet_and_no_good_one(programme: Programme) -> None:
    _, promise = a_hung_task(programme)
    a_release(programme)
    assert "还没有亮灯" in Client().get(f"/p/{promise.code}/").content.decode()
    assert '#tasks"><svg><use href="#m-not_due"/></svg><b>任务</b></a>' in Client().get("/").content.decode()


@pytest.mark.parametrize("state", ["drafted", "negotiating"])
def test_what_is_not_issued_or_not_released_is_not_public(programme: Programme, state: str) -> None:
    _, promise = a_hung_task(programme, state=state)
    a_release(programme)
    lit_task(programme, title="发布以后才下达的", promise=promise, clause_id=promise.clause_id)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    assert "建设跨河通道" not in page
    assert "发布以后才下达的" not in page


def test_confidence_and_who_changed_a_lamp_are_never_public(programme: Programme) -> None:
    task, promise = a_hung_task(programme, note="内部记事")
    statement = {
        "step": "in_doubt",
        "setter": "office",
        "evidence": ["现场看过，存疑"],
        "on": date(2025, 7, 1),
    }
    recorded(ConfidenceStatement(task=task, **statement), programme)
    a_release(programme)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    assert "存疑" not in page
    assert "内部记事" not in page


def test_ten_times_the_tasks_cost_the_same_queries(programme: Programme) -> None:
    counts = []
    for size in (2, 18):
        for _ in range(size):
            task, promise = a_hung_task(programme)
            told(programme, task, "2025-06", "3.6")
        closed(programme, "2025-06", on=date(2025, 7, len(counts) + 1))
        a_release(programme)
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(f"/p/{promise.code}/").status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0]


def test_citizen_reads_why_by_which_rule_and_that_an_alarm_was_made_good(programme: Programme) -> None:
    task, promise = a_hung_task(programme)
    for month, done in (("2025-05", "1"), ("2025-06", "12")):
        told(programme, task, month, done, problem="征拆没有完成", help_wanted="请协调")
        closed(programme, month)
    a_release(programme)
    for at, why in (
        ("", "完成了100%，按进度应到50%，快50个百分点。"),
        ("/hant", "完成了100%，按進度應到50%，快50個百分點。"),
        ("/en", "100% is done; 50% was due by then; 50 points ahead."),
    ):
        page = Client().get(f"{at}/s/{promise.clause.code}/").content.decode()
        assert why in page
        assert f'href="{at}/rules/gangmu-lamps/1/#gap_pp"' in page
        assert "征拆" not in page
        assert "协调" not in page
    page = Client().get(f"/s/{promise.clause.code}/").content.decode()
    assert "预警，已整改" in page
    assert "2025年5月曾为“告警”，已整改。" in page
    assert Client().get("/rules/gangmu-lamps/1/").status_code == 200


def test_lamp_changed_by_hand_shows_both_and_the_public_reason(programme: Programme) -> None:
    task, promise = a_hung_task(programme)
    told(programme, task, "2025-06", "3.6")
    closed(programme, "2025-06")
    row = TaskLamp.objects.get(task=task)
    stamp = {"on": date(2025, 7, 2), "by": an_office_clerk(programme), "at": an_instant(), "key": a_key()}
    change_task_lamp(row, Lamp.OK, reason="洪水停工，已批准顺延", seen=row.version, **stamp)
    a_release(programme)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    assert "按规则是“预警”，领导小组办公室于" in page
    assert "洪水停工，已批准顺延" in page


def test_month_closed_before_reasons_were_kept_shows_its_lamp_alone(programme: Programme) -> None:
    task, promise = a_hung_task(programme)
    told(programme, task, "2025-06", "3.6")
    closed(programme, "2025-06")
    TaskLamp.objects.update(told={})
    a_release(programme)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    assert "m-warn" in page
    assert "按规则" not in page


def test_target_that_was_lowered_stands_beside_the_lamp(programme: Programme) -> None:
    """A target moved to turn red into green is seen by everybody: what it was, what it is, and since when."""
    task, promise = a_hung_task(programme)
    told(programme, task, "2025-06", "3.6")
    closed(programme, "2025-06")
    changed(task, programme, amount=Decimal(8), limit_on=date(2025, 11, 30))
    a_release(programme)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    assert "2025年6月以后，年度目标由12亿元改为8亿元" in page
    assert "2025年6月以后，完成时限由2025年12月31日改为2025年11月30日" in page
    told(programme, task, "2025-07", "6")
    closed(programme, "2025-07")
    a_release(programme)
    assert Client().get(f"/p/{promise.code}/").content.decode().count("年度目标由12亿元改为8亿元") == 1


def test_corrected_month_says_what_its_lamp_was_before(programme: Programme) -> None:
    task, promise = a_hung_task(programme)
    report = told(programme, task, "2025-06", "8")
    closed(programme, "2025-06")
    changed(report, programme, amount=Decimal(1))
    closed(programme, "2025-06", on=date(2025, 7, 9))
    a_release(programme)
    page = Client().get(f"/p/{promise.code}/").content.decode()
    assert "更正过：更正前为“正常”。" in page
    assert "完成了8.3%" in page
