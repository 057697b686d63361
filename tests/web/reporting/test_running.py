"""The running state is written with the report, in a constant number of queries, and a full recompute gives the same row for row."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gangmu.web.planning.followers import task_changed
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import operator
from gangmu.web.record.commits import commit
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.reporting.lamps.recomputing import differences
from gangmu.web.reporting.lamps.running import refresh_statuses
from gangmu.web.reporting.models import ProgressReport, TaskStatus
from web.builders import a_key, an_instant, changed, recorded
from web.reporting.lamps_made import a_step, a_year, lit, lit_task, told

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2025, 9, 30)


def test_state_rests_on_the_report_and_names_its_rule(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-09", "6.6")
    [row] = lit(programme, [task], on=SEPTEMBER)
    assert (row.lamp, row.period, row.completion) == ("warn", "2025-09", Decimal("0.55"))
    entry = LedgerEntry.objects.filter(head__programme=programme).order_by("-seq").first()
    assert entry is not None
    assert "gangmu-lamps" in entry.body
    assert row.rule["hash"] in entry.body


def test_returned_report_takes_its_lamp_with_it(programme: Programme) -> None:
    task = lit_task(programme)
    report = told(programme, task, "2025-09", "12")
    assert lit(programme, [task], on=SEPTEMBER)[0].lamp == "ok"
    changed(report, programme, state="returned")
    assert lit(programme, [task], on=SEPTEMBER)[0].lamp == "none"
    assert TaskStatus.past._default_manager.filter(task_id=task.pk).count() == 1


def test_draft_task_has_no_state(programme: Programme) -> None:
    task = lit_task(programme, state="drafted")
    assert lit(programme, [task], on=SEPTEMBER) == []


def test_change_of_a_task_moves_its_state_in_the_same_entry(programme: Programme) -> None:
    task = lit_task(programme, amount=None)
    node = a_step(programme, task, date(2025, 3, 31))
    lit(programme, [task], on=date(2025, 5, 6))
    by = operator(programme.pk)
    with commit("test.verified", by=by, at=an_instant(), key=a_key(), programme=programme) as opened:
        opened.replace(node, {"verified_on": date(2025, 5, 6)}, version=node.version)
        task_changed(opened, [task], on=date(2025, 5, 6), by=by)
    assert TaskStatus.objects.get(task=task).lamp == "ok"


def test_day_that_moves_on_is_followed_once(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-08", "9")
    lit(programme, [task], on=date(2025, 8, 31))
    by = operator(programme.pk)
    later = date(2025, 10, 15)
    refresh_statuses(on=later, by=by, at=an_instant(), key=a_key())
    row = TaskStatus.objects.get(task=task)
    assert (row.lamp, row.on) == ("none", later)
    assert refresh_statuses(on=later, by=by, at=an_instant(), key=a_key()) is None


@pytest.mark.parametrize("size", [1, 12])
def test_one_state_and_many_cost_the_same_queries(programme: Programme, size: int) -> None:
    tasks = [lit_task(programme) for _ in range(size)]
    for task in tasks:
        told(programme, task, "2025-08", "6")
    lit(programme, tasks, on=date(2025, 8, 31))
    for task in tasks:
        told(programme, task, "2025-09", "7")
    with CaptureQueriesContext(connection) as asked:
        lit(programme, tasks, on=SEPTEMBER)
    own = [each for each in asked.captured_queries if "savepoint" not in each["sql"].lower()]
    assert len(own) <= 17


def a_year_of_work(programme: Programme, *, tasks: int, seed: int) -> date:
    """A generated year: tasks of every shape, with reports in every state, written as they came."""
    dice = Random(seed)  # a generated year, no secret
    plan = a_year(programme)
    made = [
        lit_task(
            programme,
            plan=plan,
            amount=dice.choice([None, Decimal(dice.randint(1, 400)) / 8]),
            rhythm=dice.choice(["month", "month", "quarter"]),
            preset=dice.choice(["", "", "gap_ratio", "order", "node"]),
            pace=dice.choice(["", "day_linear", "seasonal"]),
            limit_on=dice.choice([date(2025, 6, 30), date(2025, 12, 31)]),
            verified_on=dice.choice([None, None, None, date(2025, 5, 8)]),
            curve=[],
        )
        for _ in range(tasks)
    ]
    by = operator(programme.pk)
    with commit("test.year", by=by, at=an_instant(), key=a_key(), programme=programme) as opened:
        opened.add_all(
            _a_report(dice, task, number)
            for task in made
            for number in range(1, 4 if task.rhythm == "quarter" else dice.choice([5, 10, 10]))
        )
    lit(programme, made, on=SEPTEMBER)
    return SEPTEMBER


def _a_report(dice: Random, task: AnnualTask, number: int) -> ProgressReport:
    month = number * 3 if task.rhythm == "quarter" else number
    last = date.fromordinal(date(2025, month + 1, 1).toordinal() - 1)
    share = Decimal(dice.choice([month * 8, month * 8 - 10, month * 8 - 30, dice.randint(0, 110)])) / 100
    return ProgressReport(
        task=task,
        unit_id=task.lead_unit_id,
        period=f"2025-{month:02d}" if task.rhythm == "month" else f"2025-Q{number}",
        due_on=last,
        state=dice.choice(["accepted", "accepted", "submitted", "returned", "late", "corrected"]),
        amount=None
        if task.amount is None
        else (task.amount * max(share, Decimal(0))).quantize(Decimal("0.001")),
        is_no_change=dice.random() < 0.2,
    )


def test_running_state_equals_the_full_recompute_row_for_row(programme: Programme) -> None:
    on = a_year_of_work(programme, tasks=250, seed=20250930)
    assert TaskStatus.objects.filter(programme=programme).count() == 250
    assert len(set(TaskStatus.objects.values_list("lamp", flat=True))) >= 4
    assert differences(operator(programme.pk), on=on) == []


def test_recompute_names_the_row_that_is_wrong(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-09", "6.6")
    [row] = lit(programme, [task], on=SEPTEMBER)
    changed(row, programme, lamp="ok")
    [wrong] = differences(operator(programme.pk), on=SEPTEMBER)
    assert (wrong.code, wrong.stored, wrong.recomputed) == (task.code, "ok", "warn")


def test_task_without_a_state_is_a_difference(programme: Programme) -> None:
    task = lit_task(programme)
    recorded(
        ProgressReport(task=task, unit_id=task.lead_unit_id, period="2025-09", due_on=SEPTEMBER), programme
    )
    [wrong] = differences(operator(programme.pk), on=SEPTEMBER)
    assert (wrong.stored, wrong.recomputed) == ("", "none")
