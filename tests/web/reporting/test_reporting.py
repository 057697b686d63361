"""Requests, drafts, the three desks of a unit, the office: each an act of its own."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gangmu.core.base.lifecycles import NoSuchStepError, NotThisRoleError, ReasonNeededError
from gangmu.core.plan.reports import (
    AmountMissingError,
    ProgressMissingError,
    Said,
    TooMuchEvidenceError,
)
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.refusals import ConflictError, NotFoundError
from gangmu.web.record.stored import Kept
from gangmu.web.reporting.actions.asking import ask_for_reports, mark_late
from gangmu.web.reporting.actions.deciding import accept_reports, return_reports, take_back_decision
from gangmu.web.reporting.actions.saving import Filled, Upload, pass_on_reports, save_reports, say_no_change
from gangmu.web.reporting.actions.signing import review_reports, send_back_reports, sign_reports
from gangmu.web.reporting.models import ProgressReport, ReportEvidence
from gangmu.web.reporting.refusals import (
    LinkCannotSignError,
    NoChangeSpentError,
    OwnReportError,
    PeriodClosedError,
    ReviewMissingError,
)
from web.builders import a_holder, a_key, a_post, an_office_clerk
from web.reporting.builders import (
    MARCH,
    Desks,
    a_close,
    a_request,
    a_task,
    accepted,
    asked,
    at_noon,
    filled,
    now_of,
    passed_on,
    seen,
    submitted,
    the_desks,
)

APRIL, MAY = date(2026, 4, 10), date(2026, 5, 11)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


def entries(programme: Programme) -> int:
    return LedgerEntry.objects.filter(head__programme=programme).count()


# Requests


def test_each_running_task_is_asked_once_a_period(programme: Programme, desks: Desks) -> None:
    monthly = a_task(programme, unit=desks.unit)
    a_task(programme, unit=desks.unit, state="closed")
    a_task(programme, unit=desks.unit, state="claimed")
    quarterly = a_task(programme, unit=desks.unit, rhythm="quarter")
    found = asked(programme)
    assert {(row.task_id, row.period) for row in found} == {
        (monthly.pk, "2026-03"),
        (quarterly.pk, "2026-Q1"),
    }
    assert {row.due_on for row in found} == {date(2026, 3, 25)}
    before = entries(programme)
    assert ask_for_reports(on=MARCH, by=operator(programme.pk), at=at_noon(MARCH), key=a_key()) is None
    assert entries(programme) == before


def test_request_knows_what_was_said_last_and_where_it_comes_from(programme: Programme, desks: Desks) -> None:
    first = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    accepted(first, desks, an_office_clerk(programme), text="架梁过半", amount=Decimal("6.6"))
    [second] = asked(programme, on=APRIL)
    assert second.prefilled["visible_progress"] == {
        "value": "架梁过半",
        "origin": "report",
        "period": "2026-03",
    }
    assert second.prefilled["amount"]["value"] == "6.6"


def test_report_not_filed_in_time_is_marked_late_once(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    due = report.due_on
    assert mark_late(on=due, by=operator(programme.pk), at=at_noon(due), key=a_key()) is None
    after = date(2026, 3, 26)
    mark_late(on=after, by=operator(programme.pk), at=at_noon(after), key=a_key())
    assert (now_of(report).state, now_of(report).is_late) == ("late", True)
    assert mark_late(on=after, by=operator(programme.pk), at=at_noon(after), key=a_key()) is None
    assert submitted(report, desks, on=after).state == "submitted"  # it is filed like any other


# Within the unit


def test_report_goes_over_three_desks_to_the_office(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    assert passed_on(report, desks).state == "unit_review"
    review_reports(seen(report), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
    assert now_of(report).state == "unit_signing"
    sign_reports(seen(report), on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key())
    row = now_of(report)
    assert (row.state, row.submitted_on, row.is_late) == ("submitted", MARCH, False)
    assert (row.filed_post_id, row.reviewed_post_id, row.signed_post_id) == (
        desks.filer.post_id, desks.reviewer.post_id, desks.signer.post_id,
    )  # fmt: skip


def test_draft_may_be_unfinished_and_what_is_passed_on_may_not(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    empty = Filled(report=report.pk, seen=report.version, said=Said())
    save_reports([empty], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    at = now_of(report).version
    for said, refusal in (
        (Said(), ProgressMissingError),
        (Said(visible_progress="架梁"), AmountMissingError),
    ):
        form = Filled(report=report.pk, seen=at, said=said)
        with pytest.raises(refusal):
            pass_on_reports([form], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    assert now_of(report).state == "draft"


def test_signer_does_not_sign_what_the_desk_for_review_has_not_passed(
    programme: Programme, desks: Desks
) -> None:
    report = a_request(programme, desks)
    passed_on(report, desks)
    with pytest.raises(ReviewMissingError):
        sign_reports(seen(report), on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key())


def test_small_unit_reports_with_two_persons_and_never_with_one(programme: Programme) -> None:
    from gangmu.web.accounts.actors import actor_of

    desks = the_desks(programme)
    unit = a_task(programme, unit=desks.unit).lead_unit
    small = the_desks(programme)
    assert unit is not None
    filer_post, signer_post = a_post(programme, role="filer"), None
    signer_post = a_post(programme, role="signer", unit=filer_post.unit)
    one, other = a_holder(filer_post, programme), a_holder(signer_post, programme)
    a_holder(signer_post, programme, user=one)
    task = a_task(programme, unit=filer_post.unit)
    report = next(row for row in asked(programme) if row.task_id == task.pk)
    filer = actor_of(one, filer_post, door="page")
    pass_on_reports([filled(report)], on=MARCH, by=filer, at=at_noon(MARCH), key=a_key())
    with pytest.raises(OwnReportError):
        sign_reports(seen(report), on=MARCH, by=actor_of(one, signer_post, door="page"), at=at_noon(MARCH), key=a_key())  # fmt: skip
    sign_reports(seen(report), on=MARCH, by=actor_of(other, signer_post, door="page"), at=at_noon(MARCH), key=a_key())  # fmt: skip
    assert now_of(report).state == "submitted"
    assert small.unit.pk != filer_post.unit_id


def test_reviewer_sends_back_with_a_reason(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    passed_on(report, desks)
    with pytest.raises(ReasonNeededError):
        send_back_reports(
            seen(report), reason=" ", on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key()
        )
    send_back_reports(seen(report), reason="缺架梁片数", on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())  # fmt: skip
    assert (now_of(report).state, now_of(report).reason) == ("draft", "缺架梁片数")


def test_signer_who_rewrites_a_draft_has_filled_it_in(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    save_reports([filled(report)], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    pass_on_reports([filled(report, "改写")], on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key())
    review_reports(seen(report), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
    with pytest.raises(OwnReportError):
        sign_reports(seen(report), on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key())


def test_another_unit_neither_sees_nor_touches_a_report(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    other = the_desks(programme)
    for act in (
        lambda: save_reports([filled(report)], on=MARCH, by=other.filer, at=at_noon(MARCH), key=a_key()),
        lambda: say_no_change(seen(report), on=MARCH, by=other.filer, at=at_noon(MARCH), key=a_key()),
        lambda: review_reports(seen(report), on=MARCH, by=other.reviewer, at=at_noon(MARCH), key=a_key()),
        lambda: sign_reports(seen(report), on=MARCH, by=other.signer, at=at_noon(MARCH), key=a_key()),
    ):
        with pytest.raises(NotFoundError):
            act()
    with pytest.raises(NotAllowedError):
        accept_reports(seen(report), on=MARCH, by=other.signer, at=at_noon(MARCH), key=a_key())


# No change


def said_no_change(report: ProgressReport, desks: Desks, on: date) -> ProgressReport:
    say_no_change(seen(report), on=on, by=desks.filer, at=at_noon(on), key=a_key())
    return now_of(report)


def test_no_change_is_one_click_and_the_third_running_asks_for_words(
    programme: Programme, desks: Desks
) -> None:
    march = a_request(programme, desks)
    assert said_no_change(march, desks, MARCH).state == "submitted"
    [april] = asked(programme, on=APRIL)
    assert said_no_change(april, desks, APRIL).is_no_change
    [may] = asked(programme, on=MAY)
    with pytest.raises(NoChangeSpentError):
        said_no_change(may, desks, MAY)
    submitted(may, desks, on=MAY)
    [june] = asked(programme, on=date(2026, 6, 3))
    assert said_no_change(june, desks, date(2026, 6, 3)).state == "submitted"


# Evidence


def test_three_pieces_of_evidence_at_most(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)

    def with_files(count: int, dropped: tuple[int, ...] = ()) -> None:
        uploads = [
            Upload(kept=Kept("a" * 63 + str(number), 3), name=f"{number}.jpg") for number in range(count)
        ]
        row = now_of(report)
        each = Filled(
            report=row.pk, seen=row.version, said=Said(visible_progress="x"), uploads=uploads, dropped=dropped
        )
        save_reports([each], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())

    with pytest.raises(TooMuchEvidenceError):
        with_files(4)
    with_files(3)
    with pytest.raises(TooMuchEvidenceError):
        with_files(1)
    first = ReportEvidence.objects.filter(report=report).order_by("position")[0]
    with_files(1, dropped=(first.pk,))
    assert list(ReportEvidence.objects.filter(report=report).values_list("position", flat=True)) == [1, 2, 3]


# The office


def test_office_accepts_or_returns_and_undoes_it_once(programme: Programme, desks: Desks) -> None:
    report = submitted(a_request(programme, desks), desks)
    office = an_office_clerk(programme)
    accept_reports(seen(report), on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    take_back_decision(seen(report), on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    assert (now_of(report).state, now_of(report).accepted_on) == ("submitted", None)
    return_reports(seen(report), reason="进度与上月相同", on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    assert now_of(report).reason == "进度与上月相同"
    save_reports([filled(report)], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    with pytest.raises(NoSuchStepError):
        take_back_decision(seen(report), on=MARCH, by=office, at=at_noon(MARCH), key=a_key())


def test_many_reports_are_returned_in_one_act(programme: Programme, desks: Desks) -> None:
    for _ in range(3):
        a_task(programme, unit=desks.unit)
    rows = asked(programme)
    for row in rows:
        submitted(row, desks)
    office, before = an_office_clerk(programme), entries(programme)
    return_reports(seen(*rows), reason="请补数", on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    assert entries(programme) == before + 1
    assert {now_of(row).state for row in rows} == {"returned"}


def test_closed_month_is_not_rewritten(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    save_reports([filled(report)], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    a_close(programme)
    with pytest.raises(PeriodClosedError) as refusal:
        save_reports([filled(report, "晚了")], on=APRIL, by=desks.filer, at=at_noon(APRIL), key=a_key())
    assert refusal.value.closed_on == "2026-03-31"
    assert "更正" in refusal.value.remedy()


# Doors, keys, races


def test_link_fills_in_and_never_signs(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    link = Actor(role="filer", door="link", programme_id=programme.pk, unit=desks.unit.uid.hex, unit_id=desks.unit.pk)  # fmt: skip
    save_reports([filled(report)], on=MARCH, by=link, at=at_noon(MARCH), key=a_key())
    assert (now_of(report).state, now_of(report).door) == ("draft", "link")
    with pytest.raises(LinkCannotSignError):
        sign_reports(seen(report), on=MARCH, by=link, at=at_noon(MARCH), key=a_key())
    with pytest.raises(NotThisRoleError):
        raise_role(report)
    say_no_change(seen(report), on=MARCH, by=link, at=at_noon(MARCH), key=a_key())
    assert (now_of(report).state, now_of(report).is_no_change) == ("unit_review", True)


def raise_role(report: ProgressReport) -> None:
    from gangmu.web.record.lifecycles import lifecycle

    lifecycle("progress_report").step("unit_review", "sign", role="filer", facts={})


def test_same_form_sent_twice_has_one_effect(programme: Programme, desks: Desks) -> None:
    report, key = a_request(programme, desks), a_key()
    typed = filled(report)
    for _ in range(2):
        pass_on_reports([typed], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=key)
    assert LedgerEntry.objects.filter(key=key).count() == 1
    assert now_of(report).version == 2


def test_who_saw_an_earlier_version_overwrites_nothing(programme: Programme, desks: Desks) -> None:
    report = a_request(programme, desks)
    mine, theirs = filled(report, "甲写的"), filled(report, "乙写的")
    save_reports([theirs], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    with pytest.raises(ConflictError):
        save_reports([mine], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    assert now_of(report).visible_progress == "乙写的"


OPENING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def counted(act: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        act()
    return [each["sql"] for each in queries if not each["sql"].startswith(OPENING)]


def test_one_new_report_costs_twelve_queries_at_most_however_long_its_history(
    programme: Programme, desks: Desks
) -> None:
    office = an_office_clerk(programme)
    first = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    passed_on(first, desks)
    review_reports(seen(first), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
    at = seen(first)
    costs = [counted(lambda: sign_reports(at, on=MARCH, by=desks.signer, at=at_noon(MARCH), key=a_key()))]
    accept_reports(seen(first), on=MARCH, by=office, at=at_noon(MARCH), key=a_key())
    for month in range(4, 10):
        day = date(2026, month, 10)
        [row] = asked(programme, on=day)
        typed = filled(row)
        saved = counted(
            lambda day=day, typed=typed: pass_on_reports(
                [typed], on=day, by=desks.filer, at=at_noon(day), key=a_key()
            )
        )
        assert len(saved) <= 12
        review_reports(seen(row), on=day, by=desks.reviewer, at=at_noon(day), key=a_key())
        at = seen(row)
        costs.append(
            counted(
                lambda day=day, at=at: sign_reports(at, on=day, by=desks.signer, at=at_noon(day), key=a_key())
            )
        )
    for each in costs[-1]:
        print(each[:150])
    assert max(map(len, costs)) <= 12
