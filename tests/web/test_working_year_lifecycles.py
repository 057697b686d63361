"""The annual task and its progress report: who leads them from where to where, and who may not."""

from collections.abc import Mapping

import pytest

from gangmu.core.base.lifecycles import (
    GuardedError,
    Lifecycle,
    NoSuchStepError,
    NotThisRoleError,
    ReasonNeededError,
)
from gangmu.web.record.lifecycles import lifecycle

TASK, REPORT = lifecycle("annual_task"), lifecycle("progress_report")
READY = {
    "lead_units": 1,
    "limit": "2025-12-31",
    "criterion": "主体封顶",
    "open_answers": 0,
    "open_disputes": 0,
    "unspelled": 0,
}
OTHER = {"is_filer": False}
Step = tuple[str, str, Mapping[str, object]]


def walked(kind: str, *steps: Step, reason: str = "") -> str:
    found = lifecycle(kind)
    state = found.initial
    for verb, role, facts in steps:
        state = found.step(state, verb, role=role, facts=facts, reason=reason).to
    return state


def test_task_from_draft_to_struck_off() -> None:
    assert walked(
        "annual_task", ("consult", "office", {}), ("agree", "signer", {}), ("issue", "leader", READY), ("plan", "signer", {}),
        ("put_on_file", "office", {}), ("claim", "signer", {"evidence": 1}), ("verify", "assessor", OTHER), ("close", "office", {}),
    ) == "closed"  # fmt: skip


@pytest.mark.parametrize(
    ("lacking", "guard"),
    [
        ({"lead_units": 0}, "has_one_lead"),
        ({"lead_units": 2}, "has_one_lead"),
        ({"limit": ""}, "has_a_limit"),
        ({"criterion": ""}, "has_a_criterion"),
        ({"open_disputes": 1}, "no_dispute_is_open"),
        ({"open_answers": 1}, "answers_are_in"),
        ({"unspelled": 1}, "units_are_named"),
    ],
)
def test_task_lacking_what_makes_it_accountable_is_not_issued(lacking: dict[str, object], guard: str) -> None:
    with pytest.raises(GuardedError) as refusal:
        TASK.step("negotiating", "issue", role="leader", facts=READY | lacking)
    assert refusal.value.parameters["guard"] == guard


@pytest.mark.parametrize(("state", "verb"), [("claimed", "verify"), ("change_asked", "grant_change")])
def test_nobody_approves_what_they_filed(state: str, verb: str) -> None:
    with pytest.raises(GuardedError):
        TASK.step(state, verb, role="office", facts={"is_filer": True})
    with pytest.raises(NotThisRoleError):
        TASK.step(state, verb, role="filer", facts=OTHER)


@pytest.mark.parametrize("verb", ["carry", "cancel", "leave_unmet"])
def test_year_is_closed_with_a_reason_and_not_before_its_time(verb: str) -> None:
    with pytest.raises(GuardedError):
        TASK.step("running", verb, role="leader", facts={"year_is_closing": False}, reason="结转")
    with pytest.raises(ReasonNeededError):
        TASK.step("running", verb, role="leader", facts={"year_is_closing": True})
    assert TASK.is_final(
        TASK.step("running", verb, role="leader", facts={"year_is_closing": True}, reason="结转").to
    )


def test_claim_needs_evidence_and_an_open_claim_does_not_end_the_year() -> None:
    with pytest.raises(GuardedError):
        TASK.step("running", "claim", role="signer", facts={"evidence": 0})
    with pytest.raises(NoSuchStepError):
        TASK.step("claimed", "carry", role="office", facts={"year_is_closing": True}, reason="结转")


def test_report_from_due_to_checked() -> None:
    signs = OTHER | {"review_is_missing": False}
    steps: tuple[Step, ...] = (("save", "filer", {}), ("pass_on", "filer", {}), ("review", "reviewer", OTHER), ("sign", "signer", signs),
                               ("accept", "office", OTHER), ("check", "assessor", OTHER))  # fmt: skip
    assert walked("progress_report", *steps) == "checked"
    assert walked("progress_report", ("mark_late", "operator", {"is_overdue": True}), *steps) == "checked"


def test_signer_signs_what_the_desk_for_review_has_passed_or_reviews_it_where_there_is_none() -> None:
    assert (
        REPORT.step("unit_review", "sign", role="signer", facts=OTHER | {"review_is_missing": False}).to
        == "submitted"
    )
    with pytest.raises(GuardedError):
        REPORT.step("unit_review", "sign", role="signer", facts=OTHER | {"review_is_missing": True})


@pytest.mark.parametrize("verb", ["review", "sign"])
def test_who_only_fills_in_neither_reviews_nor_signs(verb: str) -> None:
    with pytest.raises(NotThisRoleError):
        REPORT.step("unit_review", verb, role="filer", facts=OTHER | {"review_is_missing": False})


def test_no_change_is_one_step_and_bounded() -> None:
    assert walked("progress_report", ("say_no_change", "filer", {"no_change_left": 1})) == "submitted"
    with pytest.raises(GuardedError):
        REPORT.step("due", "say_no_change", role="filer", facts={"no_change_left": 0})


@pytest.mark.parametrize(
    ("state", "verb", "role"),
    [
        ("unit_review", "review", "reviewer"),
        ("unit_signing", "sign", "signer"),
        ("submitted", "accept", "office"),
        ("accepted", "check", "assessor"),
        ("correction_asked", "correct", "office"),
    ],
)
def test_who_filled_it_in_neither_signs_nor_accepts_nor_checks(state: str, verb: str, role: str) -> None:
    with pytest.raises(GuardedError):
        REPORT.step(state, verb, role=role, facts={"is_filer": True})


@pytest.mark.parametrize("found", [TASK, REPORT], ids=lambda each: each.id)
def test_every_return_refusal_and_wish_for_another_outcome_needs_a_reason(found: Lifecycle) -> None:
    verbs = {each.verb: each for each in found.transitions}
    asking = {name for name, each in verbs.items() if each.reason}
    assert {
        name for name in verbs if name.startswith(("return", "refuse", "send_back", "ask_", "dissent"))
    } <= asking


def test_report_is_not_late_before_its_day() -> None:
    with pytest.raises(GuardedError):
        REPORT.step("due", "mark_late", role="operator", facts={"is_overdue": False})
