"""Checks on the spot, the register of forms, the load meter, silence."""

import hashlib
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.lifecycles import NoSuchStepError
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.checking import draw_checks, make_check
from gangmu.web.reporting.actions.forms_register import (
    Form,
    answer_decline,
    decline_form,
    register_form,
    set_budget,
)
from gangmu.web.reporting.actions.noticing import give_notices
from gangmu.web.reporting.lamps.missing import Lacking, lacking, lacking_in
from gangmu.web.reporting.loads import askers_of, loads_of
from gangmu.web.reporting.models import FormEntry, Notice, ProgressReport, SpotCheck
from gangmu.web.reporting.quiet import silent_lines
from gangmu.web.reporting.refusals import (
    CheckedAlreadyError,
    FactHeldError,
    FormUnfinishedError,
    OverBudgetError,
    OwnReportError,
)
from web.builders import a_key, a_unit, an_actor, an_office_clerk, changed
from web.indicators.made import some_figures
from web.reporting.builders import (
    MARCH,
    Desks,
    a_close,
    a_request,
    a_task,
    accepted,
    asked,
    at_noon,
    now_of,
    the_desks,
)
from web.reporting.pages_made import page, signed_in

APRIL = date(2026, 4, 2)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


@pytest.fixture
def office(programme: Programme) -> Actor:
    return an_office_clerk(programme)


# Checks


def drawn(programme: Programme, by: Actor) -> list[SpotCheck]:
    draw_checks("2026-03", on=APRIL, by=by, at=at_noon(APRIL), key=a_key())
    return list(SpotCheck.objects.filter(programme=programme).order_by("pk"))


def test_draw_takes_the_hash_of_the_close_for_its_seed_so_that_anybody_can_repeat_it(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    for _ in range(5):
        a_task(programme, unit=desks.unit)
    rows = [accepted(row, desks, office) for row in asked(programme)]
    close = a_close(programme)
    seed = LedgerEntry.objects.get(head__programme=programme, seq=close.seq_from).hash
    [check] = drawn(programme, office)
    assert check.why == "random"
    assert check.grounds == [f"draw:{seed}"]
    ranked = sorted(rows, key=lambda row: hashlib.sha256(f"{seed}/{row.uid.hex}".encode()).hexdigest())
    assert check.report_id == ranked[0].pk
    assert drawn(programme, office) == [check]  # drawn again, nothing is exchanged


def test_late_report_is_no_reason_to_look(programme: Programme, desks: Desks, office: Actor) -> None:
    for _ in range(5):
        a_task(programme, unit=desks.unit)
    for row in asked(programme):
        assert accepted(row, desks, office, on=date(2026, 3, 27)).is_late
    [check] = drawn(programme, office)
    assert check.why == "random"


def test_nobody_owes_a_report_of_a_task_that_is_verified(programme: Programme, desks: Desks) -> None:
    row = a_request(programme, desks)
    assert [each.pk for each in queries.of_my_unit(desks.filer)] == [row.pk]
    assert queries.overdue(queries.reports(desks.filer, NOW), APRIL).exists()
    changed(row.task, programme, state="verified")
    assert list(queries.still_asked(queries.reports(desks.filer, NOW))) == []
    assert queries.of_my_unit(desks.filer) == []
    assert not queries.overdue(queries.reports(desks.filer, NOW), APRIL).exists()
    assert lacking(Period("2026-03"), desks.filer) == Lacking(0, 0)


def test_month_of_which_nobody_was_asked_says_so(programme: Programme, desks: Desks, office: Actor) -> None:
    a_request(programme, desks)
    assert not lacking(Period("2026-03"), office).is_unasked
    assert lacking(Period("2026-04"), office).is_unasked


def test_what_many_months_lack_is_counted_by_the_queries_of_one(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    a_request(programme, desks)
    many = [Period(f"2026-{month:02d}") for month in range(2, 7)]
    with CaptureQueriesContext(connection) as of_one:
        one = lacking(many[1], office)
    with CaptureQueriesContext(connection) as of_many:
        found = lacking_in(many, office)
    assert found[many[1]] == one == Lacking(1, 0)
    assert len(of_many) <= len(of_one) + 1 <= 3


def test_claimed_becomes_verified_by_somebody_else_only(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    row = accepted(a_request(programme, desks), desks, office)
    [check] = drawn(programme, office)
    told = {"matches": True, "finding": "见施工许可和支付凭证", "on": APRIL, "at": at_noon(APRIL)}
    with pytest.raises(OwnReportError):  # it accepted the report
        make_check(check.pk, by=office, seen=check.version, key=a_key(), **told)
    with pytest.raises(NotAllowedError):
        make_check(check.pk, by=desks.signer, seen=check.version, key=a_key(), **told)
    supervisor = an_actor(programme, role="supervisor")
    make_check(check.pk, by=supervisor, seen=check.version, key=a_key(), **told)
    assert now_of(row).state == "checked"
    with pytest.raises((CheckedAlreadyError, NoSuchStepError)):
        make_check(check.pk, by=supervisor, seen=check.version, key=a_key(), **told)


def test_check_that_does_not_match_is_never_read_as_verified_and_its_unit_is_told(
    programme: Programme, desks: Desks, office: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GANGMU_TODAY", APRIL.isoformat())
    row = accepted(a_request(programme, desks), desks, office, text="架梁六成")
    [check] = drawn(programme, office)
    supervisor = an_actor(programme, role="supervisor")
    make_check(
        check.pk, matches=False, finding="凭证只有四成", by=supervisor, seen=check.version, on=APRIL, at=at_noon(APRIL), key=a_key()
    )  # fmt: skip
    for each in (desks.filer, office, supervisor, an_actor(programme, role="keeper")):
        client = signed_in(each)
        for name, at in (("report", {"number": row.pk}), ("task", {"code": row.task.code})):
            text = client.get(page(programme, name, **at)).content.decode()
            assert "抽查不相符" in text, (each.role, name)
            assert ">已抽查<" not in text, (each.role, name)
            assert ("凭证只有四成" in text) == (each.role != "keeper")
    for each in (desks.filer, desks.reviewer, desks.signer):
        assert "凭证只有四成" in signed_in(each).get("/desk/").content.decode()
    give_notices(on=APRIL, by=an_actor(programme, role="operator"), at=at_noon(APRIL), key=a_key())
    assert Notice.objects.filter(kind="unmatched", text__contains="凭证只有四成").count() == 3
    changed(now_of(row), programme, state="corrected")
    assert "凭证只有四成" not in signed_in(desks.filer).get("/desk/").content.decode()


# The burden guard


def a_form(office: Actor, **parts: object) -> Form:
    values = {
        "code": "F1", "title": "专项摸底表", "owner": office.unit_id, "reason": "上级专项核查", "facts": ("闲置地块数",),
        "rhythm": "month", "expires_on": date(2026, 12, 31),
    }  # fmt: skip
    return Form(**values | parts)  # type: ignore[arg-type]


def registered(form: Form, office: Actor) -> FormEntry:
    return register_form(form, on=MARCH, by=office, at=at_noon(MARCH), key=a_key())


@pytest.mark.parametrize("lacking", ["title", "reason", "facts", "owner", "expires_on"])
def test_form_without_owner_reason_or_last_day_is_not_registered(programme: Programme, office: Actor, lacking: str) -> None:  # fmt: skip
    with pytest.raises(FormUnfinishedError) as refusal:
        registered(a_form(office, **{lacking: None}), office)
    assert refusal.value.field == lacking


def test_fact_that_is_held_is_not_asked_for_again(programme: Programme, office: Actor) -> None:
    some_figures(programme, places=1, years=1)
    from gangmu.web.indicators.models import Indicator

    name = Indicator.objects.filter(programme=programme)[0].name
    with pytest.raises(FactHeldError):
        registered(a_form(office, facts=(f"全市{name}（亿元）",)), office)
    registered(a_form(office), office)
    with pytest.raises(FactHeldError) as refusal:  # nor what another form asks
        registered(a_form(office, code="F2", facts=("本年闲置地块数量",)), office)
    assert "专项摸底表" in str(refusal.value.held)


def test_form_that_would_take_a_unit_over_its_budget_is_refused(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    for _ in range(3):
        a_task(programme, unit=desks.unit)
    asked(programme)
    told = {"on": MARCH, "by": office, "at": at_noon(MARCH)}
    set_budget(desks.unit, 8, "集中攻坚期", key=a_key(), **told)
    with pytest.raises(OverBudgetError) as refusal:
        registered(a_form(office, facts=("地块数", "厂房数", "楼宇数")), office)
    assert (refusal.value.asked, refusal.value.budget) == (9, 8)
    registered(a_form(office, facts=("地块数", "厂房数")), office)
    [load] = loads_of(office, "2026-03", on=MARCH)
    assert (load.asked, load.budget, load.is_over) == (8, 8, False)


def test_load_names_who_asks_how_much_of_all_units(programme: Programme, desks: Desks, office: Actor) -> None:
    another = the_desks(programme, a_unit(programme, name="市水务局"))
    for unit in (desks.unit, another.unit):
        a_task(programme, unit=unit)
    asked(programme)
    registered(a_form(office, facts=("地块数", "厂房数", "楼宇数")), office)
    form = askers_of(office, "2026-03", loads_of(office, "2026-03", on=MARCH))
    assert [(each.owner, each.forms, each.total) for each in form] == [(office.unit_id, 1, 6), (None, 1, 4)]


def test_unit_declines_an_unregistered_form_and_is_answered(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    told = {"on": MARCH, "at": at_noon(MARCH)}
    row = decline_form(
        title="临时表", asked_by="某机关", reason="未登记", by=desks.filer, key=a_key(), **told
    )
    answered = answer_decline(row.pk, "已请其停用", by=office, seen=row.version, key=a_key(), **told)
    assert answered.answer == "已请其停用"
    with pytest.raises(NotAllowedError):
        decline_form(title="x", asked_by="y", reason="", by=office, key=a_key(), **told)


# Silence


def test_owner_who_did_not_act_in_two_periods_is_named_and_another_unit_is_not_told(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    silent = a_task(programme, unit=desks.unit, title="没人动的任务")
    moving = a_task(programme, unit=desks.unit)
    for month in (2, 3):
        on = date(2026, month, 5)
        for row in asked(programme, on=on):
            if row.task_id == moving.pk:
                accepted(row, desks, office, on=on)
    [line] = silent_lines(office, on=APRIL)
    assert (line.task_code, line.periods) == (silent.code, 2)
    assert silent_lines(the_desks(programme).filer, on=APRIL) == []


def test_request_whose_reminder_was_read_and_that_nobody_moved_is_named(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    from gangmu.web.record.actors import operator
    from gangmu.web.reporting.actions.noticing import give_notices, read_notices
    from gangmu.web.reporting.models import Notice

    report = a_request(programme, desks)
    day = date(2026, 3, 22)
    give_notices(on=day, by=operator(programme.pk), at=at_noon(day), key=a_key())
    assert silent_lines(office, on=APRIL) == []
    read_notices([Notice.objects.get().pk], on=day, by=desks.filer, at=at_noon(day), key=a_key())
    [line] = silent_lines(office, on=APRIL)
    assert line.task_code == now_of(report).task.code
    assert "看过没有动" in line.words
    assert silent_lines(office, on=MARCH) == []  # while there is time nobody is silent


def test_report_itself_is_never_public(programme: Programme) -> None:
    assert ProgressReport.public_where is None
    assert SpotCheck.public_where is None
