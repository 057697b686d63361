"""The matrix on the desk: who has taken up what, the holes, and what a unit may see of it."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gangmu.core.plan.coverage import Stage
from gangmu.web.outlines.models import Clause, Promise
from gangmu.web.planning.matrix import pages
from gangmu.web.planning.matrix.asking import seen
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from web.builders import a_holder, a_post, a_unit, an_office_clerk
from web.outlines.made import LATER, an_issued_version
from web.planning.builders import YEAR, a_desk, a_drafted_task, a_plan, an_issued_task


def clause_saying(words: str) -> Clause:
    promise = next(each for each in Promise.objects.order_by("start") if words in each.words)
    return promise.clause


def holes(by: Actor, year: int = YEAR) -> list[str]:
    found = seen(by, NOW)
    return [found.words_of(found.lines[each.key]) for each in found.matrix.holes(year)]


def a_client(role: str, programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    return client


def test_clause_is_a_hole_until_a_task_takes_it_up(programme: Programme) -> None:
    an_issued_version(programme)
    by = an_office_clerk(programme)
    before = holes(by)
    assert any("便民事项清单" in words for words in before)
    an_issued_task(programme, by=by, clause=clause_saying("便民事项清单"))
    assert not any("便民事项清单" in words for words in holes(by))
    assert len(holes(by)) == len(before) - 1


def test_task_of_a_promise_takes_up_its_clause_and_a_task_of_nothing_is_named(programme: Programme) -> None:
    an_issued_version(programme)
    by = an_office_clerk(programme)
    promise = next(each for each in Promise.objects.all() if "社区食堂" in each.words)
    a_drafted_task(programme, by=by, promise=promise)
    loose = a_drafted_task(programme, by=by)
    found = seen(by, NOW)
    assert found.matrix.cell(promise.clause_id, YEAR).stages == {Stage.DRAFTED: 1}
    assert [task.key for task in found.matrix.without_clause(YEAR)] == [loose.pk]


def test_task_whose_sentence_is_gone_from_the_new_version_is_named(programme: Programme) -> None:
    an_issued_version(programme)
    by = an_office_clerk(programme)
    task = an_issued_task(programme, by=by, clause=clause_saying("夜间营业"))
    assert seen(by, NOW).matrix.of_gone_clauses(YEAR) == []
    an_issued_version(programme, LATER)
    assert [each.key for each in seen(by, NOW).matrix.of_gone_clauses(YEAR)] == [task.pk]


def test_unit_sees_its_own_tasks_and_no_holes(programme: Programme) -> None:
    an_issued_version(programme)
    by, unit = an_office_clerk(programme), a_unit(programme)
    mine = an_issued_task(programme, by=by, clause=clause_saying("社区食堂"), supporting=(unit,))
    an_issued_task(programme, by=by, clause=clause_saying("便民事项清单"))
    found = seen(a_desk(programme, unit), NOW)
    assert [task.key for task in found.matrix.tasks] == [mine.pk]
    assert not found.sees_all
    lines, count = pages.lines(found, pages.asked(QueryDict(), found, today_year=YEAR))
    assert count == 1
    assert not lines[0].cells[0].is_hole


def test_page_counts_open_their_lists_and_asking_costs_no_more_for_more_tasks(programme: Programme) -> None:
    an_issued_version(programme)
    by = an_office_clerk(programme)
    an_issued_task(programme, by=by, clause=clause_saying("便民事项清单"))
    client = a_client("office", programme)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page = client.get(reverse("matrix"), {"year": YEAR, "show": "holes"})
    assert page.context["holes"] == page.context["count"] == len(holes(by))
    text = page.content.decode()
    assert "无人接" in text
    assert "show=holes" in text
    for _ in range(10):
        a_drafted_task(programme, by=by, clause=clause_saying("社区食堂"))
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("matrix"), {"year": YEAR, "show": "holes"})
    assert len(many) <= len(few)


def test_units_page_names_who_leads_nothing(programme: Programme) -> None:
    an_issued_version(programme)
    idle, busy = a_unit(programme, name="闲局"), a_unit(programme, name="忙局")
    an_issued_task(programme, lead_unit=busy)
    page = a_client("office", programme).get(reverse("matrix_units"), {"year": YEAR, "show": "nothing"})
    named = [line.unit.name for line in page.context["lines"]]
    assert idle.name in named
    assert busy.name not in named


@pytest.mark.parametrize("address", ["matrix", "matrix_units"])
def test_without_an_outline_or_a_plan_the_page_says_so(programme: Programme, address: str) -> None:
    page = a_client("office", programme).get(reverse(address))
    assert page.status_code == 200


def test_what_was_asked_is_understood_or_left_out(programme: Programme) -> None:
    an_issued_version(programme)
    a_plan(programme)
    found = seen(an_office_clerk(programme), NOW)
    wanted = pages.asked(QueryDict("year=x&show=y&chapter=z&unit=q&page=-1"), found, today_year=2040)
    assert wanted == pages.Asked(year=YEAR, show="all", chapter="", unit=None, page=1)
    assert AnnualTask.objects.count() == 0
