"""What a unit says of a task: bounded words, a number where there is one, kept and read back without loss."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.plan.no_change import no_change_left
from gangmu.core.plan.reminders import LONGEST, Line, days_to_go, message
from gangmu.core.plan.reports import (
    AmountMissingError,
    AmountNotAskedError,
    ProgressMissingError,
    Said,
    WordsTooLongError,
    check_said,
    said_from,
)

WORDS = st.text(max_size=200)


@given(WORDS, WORDS, st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4), st.booleans())
def test_what_was_said_is_read_back_as_it_was(
    words: str, problem: str, amount: Decimal | None, done: bool
) -> None:
    said = Said(visible_progress=words, problem=problem, amount=amount, claims_completion=done)
    plain = said.as_dict() | {"amount": None if amount is None else str(amount)}
    assert said_from(plain) == said


def test_words_longer_than_a_leader_reads_are_refused_with_their_field() -> None:
    with pytest.raises(WordsTooLongError) as refusal:
        Said(next_step="长" * 1001)
    assert (refusal.value.field, refusal.value.where) == ("next_step", "next_step")


@pytest.mark.parametrize(
    ("said", "has_amount", "refusal"),
    [
        (Said(), False, ProgressMissingError),
        (Said(visible_progress="  "), False, ProgressMissingError),
        (Said(visible_progress="架梁"), True, AmountMissingError),
        (Said(visible_progress="架梁", amount=Decimal(3)), False, AmountNotAskedError),
    ],
)
def test_what_cannot_be_passed_on_says_what_is_missing(
    said: Said, has_amount: bool, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_said(said, task="跨河通道", has_amount=has_amount, unit="公里")


def test_nothing_done_is_a_number_and_no_gap() -> None:
    check_said(Said(visible_progress="未开工", amount=Decimal(0)), task="跨河通道", has_amount=True)


@given(st.lists(st.booleans(), max_size=12), st.integers(1, 6))
def test_no_change_is_never_said_more_often_running_than_allowed(said: list[bool], most: int) -> None:
    kept: list[bool] = []  # the latest first
    for wants in said:
        kept.insert(0, wants and no_change_left(kept, at_most=most) > 0)
    assert "1" * (most + 1) not in "".join("1" if each else "0" for each in kept)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(-10, 10))
def test_owner_is_reminded_on_the_days_of_the_rules_and_on_no_other(due: date, after: int) -> None:
    on = date.fromordinal(due.toordinal() + after)
    found = days_to_go(due, on, (-3, -1, 1))
    assert found == (-after if after in (-3, -1, 1) else None)


@given(st.lists(WORDS, max_size=60))
def test_message_is_never_longer_than_a_notice_holds(words: list[str]) -> None:
    assert len(message([Line("due", each) for each in words], head="提醒")) <= LONGEST
