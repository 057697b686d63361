"""The example is removed in one act, and nothing else ever is."""

import pytest

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.actions.drafting import NodeGiven
from gangmu.web.planning.actions.filing import FiledPlan, PlanOf, prepare_plans
from gangmu.web.record.actors import operator
from gangmu.web.record.models import Head, LedgerEntry, Programme, SealedField
from gangmu.web.record.removing import NotAnExampleError, remove_example
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_programme, a_release, a_unit, an_instant, changed
from web.planning.builders import DRAWN_ON, a_desk, an_issued_task


def test_example_goes_whole_and_the_home_keeps_that_it_was(programme: Programme) -> None:
    kept = a_unit(programme)
    example = a_programme(is_example=True)
    unit = a_unit(example)
    changed(unit, example, name="市运输局")
    a_holder(a_post(example, role="office"), example)
    a_release(example)
    head = Head.objects.get(programme=example)
    key = a_key()
    for _ in range(2):  # sent twice, it goes once
        remove_example(example, by=operator(), at=an_instant(), key=key)
    assert [each.pk for each in OrgUnit.objects.all()] == [kept.pk]
    assert not OrgUnit.past._default_manager.exists()
    assert not Programme.objects.filter(pk=example.pk).exists()
    last = LedgerEntry.objects.filter(head__chain="home").last()
    assert last is not None
    assert head.hash in last.body
    assert verify().is_whole


def test_salts_of_personal_words_go_with_the_rows_of_an_example(db: None) -> None:
    example = a_programme(is_example=True)
    unit = a_unit(example)
    task = an_issued_task(example, lead_unit=unit)
    plan = FiledPlan(nodes=(NodeGiven(text="完成方案", due_on=DRAWN_ON),), liaison="联络岗", phone="024-0000")
    prepare_plans(
        [PlanOf(task, plan, task.version)],
        on=DRAWN_ON,
        by=a_desk(example, unit),
        at=an_instant(),
        key=a_key(),
    )
    assert SealedField.objects.filter(type="planning.TaskFiling").exists()
    remove_example(example, by=operator(), at=an_instant(), key=a_key())
    assert not SealedField.objects.filter(type="planning.TaskFiling").exists()
    assert verify().is_whole


def test_what_a_government_recorded_is_not_removed(programme: Programme) -> None:
    with pytest.raises(NotAnExampleError):
        remove_example(programme, by=operator(), at=an_instant(), key=a_key())
    assert Programme.objects.filter(pk=programme.pk).exists()
