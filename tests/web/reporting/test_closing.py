"""Closing a month freezes every lamp with its rule; a correction closes it anew and the old lamp stays; grey is never made good."""

from datetime import date
from decimal import Decimal

import pytest

from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_history import (
    LampMonthNotOverError,
    LampReasonNeededError,
    LampStaysGreyError,
    reckoned_again,
)
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.past_lamps import closed_lamp_from
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.record.models import Programme
from gangmu.web.reporting.lamps.changing import change_task_lamp
from gangmu.web.reporting.lamps.closing import close_month, month_of, proposed
from gangmu.web.reporting.lamps.missing import to_close
from gangmu.web.reporting.lamps.refusals import (
    LaterMonthClosedError,
    MonthClosedAlreadyError,
    MonthLacksReportsError,
    NotAMonthError,
    NoTaskToCloseError,
)
from gangmu.web.reporting.lamps.ruling import ruling_of
from gangmu.web.reporting.models import MonthClose, TaskLamp
from web.builders import a_key, an_actor, an_instant, an_office_clerk, changed
from web.reporting.lamps_made import a_step, closed, lamps, lit_task, told

pytestmark = pytest.mark.django_db
JUNE = Period("2025-06")


def the_lamp(close: MonthClose) -> TaskLamp:
    return TaskLamp.objects.filter(close=close).get()


def by_hand(programme: Programme, row: TaskLamp, to: Lamp, *, role: str = "office", reason: str = "省厅已认可") -> TaskLamp:  # fmt: skip
    return change_task_lamp(
        row, to, reason=reason, on=date(2025, 7, 3), by=an_actor(programme, role=role), at=an_instant(), key=a_key(),
        seen=row.version,
    )  # fmt: skip


def test_close_freezes_lamp_inputs_words_and_rule(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-06", "3.6")
    close = closed(programme, "2025-06")
    row = the_lamp(close)
    assert (row.lamp, row.confirmed, close.counts["warn"]) == ("warn", "warn", 1)
    again = closed_lamp_from(row.frozen)
    rules = ruling_of(an_office_clerk(programme), on=JUNE.last).lamps
    assert reckoned_again(again, rules).lamp is Lamp.WARN
    assert close.rules[0]["hash"] == row.frozen["rule"]["hash"]


def test_task_without_a_report_closes_grey_and_counts_as_no_good_one(programme: Programme) -> None:
    lit_task(programme)
    close = closed(programme, "2025-06")
    assert close.counts == {"ahead": 0, "ok": 0, "warn": 0, "alarm": 0, "none": 1}


def test_month_that_is_not_over_is_not_closed(programme: Programme) -> None:
    lit_task(programme)
    with pytest.raises(LampMonthNotOverError):
        closed(programme, "2025-06", on=date(2025, 6, 30))
    assert not MonthClose.objects.exists()


def test_month_that_lacks_reports_is_closed_only_by_one_who_names_them(programme: Programme) -> None:
    first, second, third = (lit_task(programme) for _ in range(3))
    told(programme, first, "2025-06", state="due")
    told(programme, second, "2025-Q2", "5", state="submitted")
    told(programme, third, "2025-06", "6")
    known = {"note": "", "on": date(2025, 7, 1), "by": an_office_clerk(programme), "at": an_instant()}
    with pytest.raises(MonthLacksReportsError) as refused:
        close_month(JUNE, key=a_key(), **known)
    assert refused.value.parameters == {"month": "2025-06", "unreported": 1, "unaccepted": 1}
    with pytest.raises(MonthLacksReportsError):
        close_month(JUNE, key=a_key(), despite=1, **known)  # one more came to lack since
    assert close_month(JUNE, key=a_key(), despite=2, **known).round == 1


def test_months_before_the_first_task_was_issued_are_not_offered(programme: Programme) -> None:
    lit_task(programme, issued_on=date(2025, 4, 10))
    clerk = an_office_clerk(programme)
    assert to_close(clerk, date(2025, 6, 30)) == [Period("2025-04"), Period("2025-05")]
    assert to_close(clerk, date(2025, 7, 1))[-1] == JUNE
    closed(programme, "2025-05")
    assert to_close(clerk, date(2025, 6, 30)) == [Period("2025-04")]
    assert to_close(clerk, date(2026, 1, 1))[-1] == Period("2025-12")


def test_month_without_tasks_is_not_closed(programme: Programme) -> None:
    with pytest.raises(NoTaskToCloseError):
        closed(programme, "2025-06")
    lit_task(programme, issued_on=date(2025, 7, 1))
    with pytest.raises(NoTaskToCloseError):
        closed(programme, "2025-06")


@pytest.mark.parametrize("text", ["2025", "2025-Q2", "2025-13", "2025-6", "x", "2025-06-01"])
def test_address_that_names_no_month_is_refused(text: str) -> None:
    with pytest.raises(NotAMonthError):
        month_of(text)


def test_closed_month_is_closed_again_only_after_a_correction_and_the_old_lamp_stays(
    programme: Programme,
) -> None:
    task = lit_task(programme)
    report = told(programme, task, "2025-06", "3.6")
    first = closed(programme, "2025-06")
    with pytest.raises(MonthClosedAlreadyError):
        closed(programme, "2025-06", on=date(2025, 7, 2))
    changed(report, programme, state="corrected", amount=Decimal(6))
    second = closed(programme, "2025-06", on=date(2025, 7, 2))
    assert (first.round, second.round) == (1, 2)
    assert (lamps(first), lamps(second)) == ([Lamp.WARN], [Lamp.OK])
    assert [row.frozen["version"] for row in TaskLamp.objects.order_by("close_id")] == ["1", "2"]


def test_alarm_made_good_is_a_warn_that_says_so(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-06", "1")
    assert lamps(closed(programme, "2025-06")) == [Lamp.ALARM]
    told(programme, task, "2025-07", "8")
    row = the_lamp(closed(programme, "2025-07"))
    assert (row.lamp, row.confirmed, row.made_good_since) == ("ok", "warn", "2025-06")


def test_change_by_hand_keeps_both_lamps_and_the_reason(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-06", "3.6")
    close = closed(programme, "2025-06")
    row = by_hand(programme, the_lamp(close), Lamp.OK)
    assert (row.lamp, row.confirmed, row.change_to, row.change_reason) == ("warn", "ok", "ok", "省厅已认可")
    close.refresh_from_db()
    assert (close.counts["warn"], close.counts["ok"]) == (0, 1)


def test_grey_is_never_made_good_by_hand(programme: Programme) -> None:
    lit_task(programme)
    close = closed(programme, "2025-06")
    with pytest.raises(LampStaysGreyError):
        by_hand(programme, the_lamp(close), Lamp.OK)
    assert by_hand(programme, the_lamp(close), Lamp.ALARM).confirmed == "alarm"


def test_change_needs_a_reason_and_the_office(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-06", "3.6")
    row = the_lamp(closed(programme, "2025-06"))
    with pytest.raises(LampReasonNeededError):
        by_hand(programme, row, Lamp.OK, reason="  ")
    for role in ("leader", "signer", "administrator", "supervisor", "auditor"):
        with pytest.raises(NotAllowedError):
            by_hand(programme, row, Lamp.OK, role=role)


def test_lamp_of_an_earlier_month_is_not_changed(programme: Programme) -> None:
    task = lit_task(programme)
    told(programme, task, "2025-05", "3.6")
    row = the_lamp(closed(programme, "2025-05"))
    closed(programme, "2025-06")
    with pytest.raises(LaterMonthClosedError):
        by_hand(programme, row, Lamp.OK)


def test_change_by_hand_goes_on_into_a_new_round_where_the_rule_says_the_same(programme: Programme) -> None:
    task, other = lit_task(programme), lit_task(programme)
    told(programme, task, "2025-06", "3.6")
    report = told(programme, other, "2025-06", "6")
    close = closed(programme, "2025-06")
    by_hand(programme, TaskLamp.objects.get(close=close, task=task), Lamp.OK)
    changed(report, programme, state="corrected", amount=Decimal(1))
    second = closed(programme, "2025-06", on=date(2025, 7, 2))
    assert TaskLamp.objects.get(close=second, task=task).confirmed == "ok"
    assert TaskLamp.objects.get(close=second, task=other).confirmed == "alarm"


def test_what_was_verified_before_the_close_counts_for_its_month(programme: Programme) -> None:
    task = lit_task(programme, amount=None)
    a_step(programme, task, date(2025, 6, 30), verified_on=date(2025, 7, 3))
    found = proposed(JUNE, by=an_office_clerk(programme), on=date(2025, 7, 4))
    assert found[0].closed.system is Lamp.OK


def test_only_the_office_closes(programme: Programme) -> None:
    lit_task(programme)
    for role in ("leader", "filer", "signer", "supervisor", "administrator", "auditor"):
        with pytest.raises(NotAllowedError):
            close_month(
                JUNE,
                note="",
                on=date(2025, 7, 1),
                by=an_actor(programme, role=role),
                at=an_instant(),
                key=a_key(),
            )
