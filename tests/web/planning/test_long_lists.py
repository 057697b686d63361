"""Lists of any length: counted in the database, cut far from the beginning, drawn as text (PROMISES, speed and scale)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from gangmu.web.doors.lists.drawing import choices_drawn, rows_drawn
from gangmu.web.doors.lists.frames import Cell, Mark, addresses
from gangmu.web.doors.lists.listing import Head
from gangmu.web.planning import queries
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record import asof
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW, Moment
from web.builders import an_actor
from web.planning.builders import a_drafted_task, a_plan


@pytest.mark.django_db
def test_tasks_are_counted_by_state_in_one_query_as_they_stand_and_stood(programme: Programme) -> None:
    office = an_actor(programme)
    plan = a_plan(programme)
    tasks = [a_drafted_task(programme, plan=plan) for _ in range(3)]
    rows = queries.tasks_of(plan, office, NOW)
    with CaptureQueriesContext(connection) as asked:
        assert rows.counted("state", "lead_unit") == {("drafted", None): 3}
    assert len(asked) == 1
    before = Moment(seq=tasks[1].seq_from)
    assert queries.tasks_of(plan, office, before).counted("state") == {("drafted",): 2}


@pytest.mark.django_db
def test_page_far_from_the_beginning_is_the_same_page(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, plan = an_actor(programme), a_plan(programme)
    for k in range(6):
        a_drafted_task(programme, plan=plan, limit_on=date(2026, 6, 30) if k % 2 else None)
    for order in (("position",), ("-limit_on",), ("limit_on", "-title")):
        rows = queries.tasks_of(plan, office, NOW).order_by(*order)
        near = rows.page(2, 5)
        monkeypatch.setattr(asof, "_FAR", 1)
        assert rows.page(2, 5) == near
        monkeypatch.undo()


@pytest.mark.django_db
def test_first_page_of_a_plan_is_read_from_an_index_and_sorts_nothing(programme: Programme) -> None:
    plan = a_plan(programme)
    with CaptureQueriesContext(connection) as asked:
        queries.tasks_of(plan, an_actor(programme), NOW).order_by("position").page(0, 50)
    wanted = next(each["sql"] for each in asked.captured_queries if "planning_annualtask" in each["sql"])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {wanted}")
            steps = " ".join(str(row[-1]) for row in cursor.fetchall())
        assert "planning_task_order" in steps
        assert "TEMP B-TREE FOR ORDER BY" not in steps
    names = {each.name for each in AnnualTask._meta.indexes}
    assert "planning_task_order" in names


def test_cells_are_drawn_as_text_whatever_stands_in_them() -> None:
    bad = "<script>\"'&"
    head = Head(words=bad, href="", sorted="", is_number=True, narrow=False)
    drawn = rows_drawn([[(head, Cell(text=bad, href=bad, note=bad)), (head, Cell(text=bad))]], check=bad)
    assert "<script" not in drawn
    assert drawn.count(escape(bad)) == 10
    assert escape(bad) in choices_drawn([(bad, bad)], "")


def test_a_cell_without_anything_says_so_and_a_mark_stands_before_its_words() -> None:
    head = Head(words="亮灯", href="", sorted="", is_number=False, narrow=True)
    mark = Mark("m-ok", "正常", "ok")
    drawn = rows_drawn([[(head, Cell(text="—")), (head, Cell(mark=mark, text="第二季度"))]])
    assert 'class="nw none">—<' in drawn
    assert drawn.index("正常") < drawn.index("第二季度")
    assert "selected" in choices_drawn([("a", "甲"), ("b", "乙")], "b")


def test_address_of_each_row_is_the_one_that_the_route_gives() -> None:
    page = addresses("task", "code")
    for code in ("YC-2026-001", "甲 乙", "00"):
        assert page(code) == reverse("task", kwargs={"code": code})
