"""Lifecycles: what leads where, for whom, and what is refused."""

from dataclasses import dataclass

import pytest

from gangmu.core.base.lifecycles import (
    GuardedError,
    LifecycleFaultError,
    NoSuchStepError,
    NotThisRoleError,
    ReasonNeededError,
    advance,
    parse_lifecycle,
)

ORDER = """
id = "order"
version = 1
initial = "open"
state = [
    {name = "open", zh = "办理中", en = "open"},
    {name = "completed", zh = "办结", en = "completed"},
    {name = "closed", zh = "销号", en = "closed"},
]
[[transition]]
verb = "complete"
from = ["open"]
to = "completed"
roles = ["unit"]
[[transition]]
verb = "close"
from = ["completed"]
to = "closed"
roles = ["office"]
guards = ["is_proved"]
[[transition]]
verb = "return"
from = ["completed"]
to = "open"
roles = ["office"]
reason = true
"""
GUARDS = {"is_proved": lambda facts: bool(facts.get("evidence"))}
LIFECYCLE = parse_lifecycle(ORDER, guards=GUARDS)


@dataclass(frozen=True, slots=True)
class Order:
    state: str


def test_verb_leads_to_the_next_state() -> None:
    assert advance(LIFECYCLE, Order("open"), "complete", role="unit") == Order("completed")


def test_verb_that_does_not_lead_on_is_refused_with_those_that_do() -> None:
    with pytest.raises(NoSuchStepError) as refusal:
        advance(LIFECYCLE, Order("open"), "close", role="office")
    assert refusal.value.possible == "complete"


def test_step_of_another_role_is_refused() -> None:
    with pytest.raises(NotThisRoleError):
        advance(LIFECYCLE, Order("open"), "complete", role="office")


def test_guard_keeps_the_step_until_its_facts_are_there() -> None:
    with pytest.raises(GuardedError):
        advance(LIFECYCLE, Order("completed"), "close", role="office")
    closed = advance(LIFECYCLE, Order("completed"), "close", role="office", facts={"evidence": 1})
    assert LIFECYCLE.is_final(closed.state)


def test_step_that_needs_a_reason_is_refused_without_one() -> None:
    with pytest.raises(ReasonNeededError):
        advance(LIFECYCLE, Order("completed"), "return", role="office", reason=" ")
    assert advance(LIFECYCLE, Order("completed"), "return", role="office", reason="证据不足") == Order("open")


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ('initial = "open"', 'initial = "begun"', "no state"),
        ('to = "closed"', 'to = "shut"', "no state"),
        ('guards = ["is_proved"]', 'guards = ["is_seen"]', "nobody knows the guard"),
        ('roles = ["unit"]', "roles = []", "nobody may do it"),
        ('verb = "return"', 'verb = "close"', "leads two ways"),
        ('verb = "complete"\nfrom = ["open"]', 'verb = "complete"\nfrom = ["closed"]', "nothing leads to"),
        ("reason = true", 'limit = "ten days"', "is no limit"),
    ],
)
def test_lifecycle_that_cannot_work_is_refused_when_it_is_read(
    written: str, instead: str, fault: str
) -> None:
    assert written in ORDER
    with pytest.raises(LifecycleFaultError, match=fault):
        parse_lifecycle(ORDER.replace(written, instead), guards=GUARDS)


def test_lifecycle_draws_itself() -> None:
    assert "completed --> closed: close" in LIFECYCLE.diagram()
