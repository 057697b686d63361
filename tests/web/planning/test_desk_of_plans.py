"""The desk says what plans want of whom: to file, to sign, to put on file; dissents; drafts that can be issued."""

from datetime import date

import pytest

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.desk.home.composing import groups_of
from gangmu.web.planning.actions.drafting import NodeGiven
from gangmu.web.planning.actions.filing import FiledPlan, PlanOf, file_plans, prepare_plans
from gangmu.web.planning.actions.negotiating import Said, answer_task, enter_agreement
from gangmu.web.planning.models import TaskAnswer, TaskFiling
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.verifying import verify
from web.builders import a_key, a_unit, an_instant, an_office_clerk
from web.planning.builders import (
    DRAWN_ON,
    a_desk,
    a_task_under_negotiation,
    an_issued_task,
    fresh,
    issued,
)

pytestmark = pytest.mark.django_db
PLAN = FiledPlan(
    nodes=(NodeGiven(text="完成方案", due_on=date(2026, 6, 30)),), liaison="联络岗", phone="024-0000"
)


def on_desk(actor: Actor) -> dict[str, int]:
    return {group.name: group.count for group in groups_of(actor, on=DRAWN_ON)}


def test_plan_of_an_issued_task_is_asked_of_the_filer_then_of_the_signer_then_of_the_office(
    programme: Programme,
) -> None:
    office, unit = an_office_clerk(programme), a_unit(programme)
    tasks = [an_issued_task(programme, lead_unit=unit) for _ in range(2)]
    filer, signer = a_desk(programme, unit), a_desk(programme, unit, role="signer")
    [group] = [each for each in groups_of(filer, on=DRAWN_ON) if each.name == "plans_to_file"]
    assert (group.count, group.matters[0].when) == (2, date(2026, 3, 16))  # ten working days
    plans = [PlanOf(task, PLAN, task.version) for task in tasks]
    prepare_plans(plans, on=DRAWN_ON, by=filer, at=an_instant(), key=a_key())
    assert on_desk(signer)["plans_to_sign"] == 2
    assert on_desk(filer)["plans_prepared"] == 2
    plans = [PlanOf(task, PLAN, fresh(task).version) for task in tasks]
    file_plans(plans, on=DRAWN_ON, by=signer, at=an_instant(), key=a_key())
    assert "plans_to_sign" not in on_desk(signer)
    assert on_desk(office)["planned"] == 2
    assert {(each.phone, each.prepared_on) for each in TaskFiling.objects.all()} == {("024-0000", None)}
    assert verify().is_whole


def test_office_sees_dissents_and_what_can_be_issued(programme: Programme) -> None:
    office, unit = an_office_clerk(programme), a_unit(programme)
    one, two = (a_task_under_negotiation(programme, lead_unit=unit) for _ in range(2))
    enter_agreement([one.code], paper="会签单", on=DRAWN_ON, by=office, at=an_instant(), key=a_key())
    answer = TaskAnswer.objects.get(task=two)
    signer = a_desk(programme, OrgUnit.objects.get(pk=unit.pk), role="signer")
    said = Said(agrees=False, reason="不归我局管")
    answer_task(answer, said, on=DRAWN_ON, by=signer, at=an_instant(), key=a_key(), seen=answer.version)
    seen = on_desk(office)
    assert (seen["dissents"], seen["ready"]) == (1, 1)
    issued(one, by=office)
    assert "ready" not in on_desk(office)


def test_office_is_told_that_a_year_is_to_be_closed_and_the_next_can_be_made(programme: Programme) -> None:
    office = an_office_clerk(programme)
    an_issued_task(programme)
    assert "year_ends" not in on_desk(office)
    [group] = [each for each in groups_of(office, on=date(2026, 12, 16)) if each.name == "year_ends"]
    assert ["还有1项没有结论" in group.matters[0].words, "2027" in group.matters[1].title] == [True, True]
