"""Reports under many hands, the same form twice, clocks and zones (PROMISES 11, 12, 13, 43, 44)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangmu.core.base.lifecycles import NoSuchStepError
from gangmu.web.record.actors import operator
from gangmu.web.record.clock import today
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.refusals import ConflictError
from gangmu.web.record.verifying import verify
from gangmu.web.reporting.actions.asking import ask_for_reports
from gangmu.web.reporting.actions.deciding import accept_reports, return_reports
from gangmu.web.reporting.actions.saving import save_reports
from gangmu.web.reporting.models import ProgressReport
from web.builders import a_key, a_programme, an_office_clerk
from web.reporting.builders import (
    MARCH,
    a_request,
    a_task,
    asked,
    at_noon,
    filled,
    now_of,
    seen,
    submitted,
    the_desks,
)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_accept_or_return_a_report_at_once_one_wins_and_the_others_are_told_who_and_when() -> (
    None
):
    programme = a_programme()
    desks = the_desks(programme)
    report = submitted(a_request(programme, desks), desks)
    clerks = [an_office_clerk(programme) for _ in range(4)]
    before = seen(report)

    def decide(number: int) -> str:
        told = {"on": MARCH, "by": clerks[number % 4], "at": at_noon(MARCH), "key": a_key()}
        try:
            if number % 2:
                accept_reports(before, **told)
            else:
                return_reports(before, reason="缺数", **told)
        except ConflictError as refusal:
            who, when = refusal.parameters["by"], refusal.parameters["at"]
            return "told" if who and when else "not told"
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(decide, range(24)))
    assert sorted(outcomes) == ["told"] * 23 + ["won"]
    decided = LedgerEntry.objects.filter(
        action__in=("reporting.reports_accepted", "reporting.reports_returned")
    )
    assert decided.count() == 1
    assert verify().is_whole


# One interleaving: who saves, whether they looked again first.
SAVES = st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.booleans()), min_size=2, max_size=8)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAVES)
def test_no_edit_is_lost_in_any_interleaving_of_three_who_fill_in_the_same_form(
    programme: Programme, saves: list[tuple[int, bool]]
) -> None:
    desks = the_desks(programme)
    report = a_request(programme, desks)
    hands = (desks.filer, desks.reviewer, desks.signer)
    read = dict.fromkeys(range(3), now_of(report).version)
    standing = ""
    for number, (who, looks) in enumerate(saves):
        if looks:
            read[who] = now_of(report).version
        text = f"第{number}次由{who}写"
        form = filled(report, text)
        typed = type(form)(report=form.report, seen=read[who], said=form.said)
        try:
            save_reports([typed], on=MARCH, by=hands[who], at=at_noon(MARCH), key=a_key())
        except ConflictError:
            assert read[who] != now_of(report).version
        else:
            standing, read[who] = text, now_of(report).version
        assert now_of(report).visible_progress == standing


def test_same_key_for_another_act_or_person_is_refused_and_for_the_same_gives_the_first_answer(
    programme: Programme,
) -> None:
    from gangmu.web.record.refusals import KeyReusedError

    desks, office = the_desks(programme), an_office_clerk(programme)
    report, key = submitted(a_request(programme, desks), desks), a_key()
    before = seen(report)
    told = {"on": MARCH, "at": at_noon(MARCH), "key": key}
    first = accept_reports(before, by=office, **told)
    assert accept_reports(before, by=office, **told).pk == first.pk
    with pytest.raises(KeyReusedError):
        return_reports(before, reason="x", by=office, **told)
    with pytest.raises(KeyReusedError):
        accept_reports(before, by=an_office_clerk(programme), **told)
    with pytest.raises((NoSuchStepError, ConflictError)):
        accept_reports(before, by=office, **told | {"key": a_key()})


def test_clock_that_jumps_back_moves_no_deadline_and_no_order(programme: Programme) -> None:
    desks = the_desks(programme)
    report = a_request(programme, desks)
    due = report.due_on
    ahead, back = at_noon(MARCH) + timedelta(days=1), at_noon(MARCH) - timedelta(days=1)
    for at in (ahead, back):
        save_reports([filled(report, f"{at:%d}日")], on=MARCH, by=desks.filer, at=at, key=a_key())
    ask_for_reports(on=MARCH - timedelta(days=1), by=operator(programme.pk), at=back, key=a_key())
    row = now_of(report)
    assert (row.due_on, row.visible_progress) == (due, f"{back:%d}日")
    assert ProgressReport.objects.filter(task=row.task_id).count() == 1
    seqs = list(LedgerEntry.objects.filter(head__programme=programme).order_by("seq").values_list("seq", flat=True))  # fmt: skip
    assert seqs == list(range(1, len(seqs) + 1))
    assert verify().is_whole


INSTANTS = st.datetimes(datetime(2026, 3, 24), datetime(2026, 3, 27)).map(lambda at: at.replace(tzinfo=UTC))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(INSTANTS)
def test_day_ends_at_midnight_of_the_programme_wherever_the_server_stands(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, at: datetime
) -> None:
    from gangmu.web.record import clock

    monkeypatch.setattr(clock, "now", lambda: at)
    assert today(programme) == (at + timedelta(hours=8)).date()  # Asia/Shanghai keeps no summer time


@pytest.mark.parametrize(
    ("instant", "late"),
    [
        (datetime(2026, 3, 25, 15, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 25, 16, 0, tzinfo=UTC), True),
    ],
)
def test_report_is_in_time_until_the_last_second_of_its_day(
    programme: Programme, monkeypatch: pytest.MonkeyPatch, instant: datetime, late: bool
) -> None:
    from gangmu.web.record import clock

    monkeypatch.setattr(clock, "now", lambda: instant)
    desks = the_desks(programme)
    report = submitted(a_request(programme, desks), desks, on=today(programme))
    assert report.is_late is late


def test_quarter_year_and_month_end_on_the_same_day_and_each_is_asked_for_itself(
    programme: Programme,
) -> None:
    desks = the_desks(programme)
    for rhythm in ("month", "quarter", "half", "year"):
        a_task(programme, unit=desks.unit, rhythm=rhythm)
    found = {row.period: row.due_on for row in asked(programme, on=date(2026, 12, 10))}
    assert set(found) == {"2026-12", "2026-Q4", "2026-H2", "2026"}
    assert len(set(found.values())) == 1
