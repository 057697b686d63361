"""Delivery confidence: five steps beside the lamp, set on evidence, never rewritten."""

from datetime import date

import pytest

from gangmu.core.plan.delivery_confidence import (
    Confidence,
    ConfidenceEvidenceNeededError,
    ConfidenceHistory,
    ConfidenceOutOfOrderError,
    Setter,
    confidence_words,
)


def judged(history: ConfidenceHistory, step: Confidence, on: date, *evidence: str) -> ConfidenceHistory:
    return history.set_to(
        step, setter=Setter.OFFICE, by="领导小组办公室经办人", on=on, evidence=evidence or ("现场查看",)
    )


def test_nobody_has_judged_until_somebody_does() -> None:
    assert ConfidenceHistory().now is None
    assert (confidence_words(None), confidence_words(None, "en")) == ("还没有判断", "not judged yet")


def test_each_change_stays_with_its_evidence_and_its_day() -> None:
    first = judged(ConfidenceHistory(), Confidence.PROBABLE, date(2025, 3, 1), "施工许可证已核")
    second = judged(first, Confidence.IN_DOUBT, date(2025, 6, 1), "二季度节点未认定", " ")
    assert (second.now, second.has_fallen, first.has_fallen) == (Confidence.IN_DOUBT, True, False)
    assert [second.on(day) for day in (date(2025, 2, 28), date(2025, 5, 31), date(2025, 6, 1))] == [
        None, Confidence.PROBABLE, Confidence.IN_DOUBT,
    ]  # fmt: skip
    assert [each.evidence for each in second.past] == [("施工许可证已核",), ("二季度节点未认定",)]
    assert not judged(second, Confidence.FEASIBLE, date(2025, 7, 1)).has_fallen


@pytest.mark.parametrize("evidence", [(), ("",), (" ", "\n")])
def test_judgement_without_evidence_is_refused(evidence: tuple[str, ...]) -> None:
    with pytest.raises(ConfidenceEvidenceNeededError):
        ConfidenceHistory().set_to(
            Confidence.VERY_LIKELY,
            setter=Setter.REVIEWER,
            by="独立评审人",
            on=date(2025, 3, 1),
            evidence=evidence,
        )


def test_past_is_not_rewritten() -> None:
    history = judged(ConfidenceHistory(), Confidence.PROBABLE, date(2025, 3, 1))
    with pytest.raises(ConfidenceOutOfOrderError):
        judged(history, Confidence.VERY_LIKELY, date(2025, 2, 28))
    assert judged(history, Confidence.FEASIBLE, date(2025, 3, 1)).now is Confidence.FEASIBLE


def test_unit_that_is_judged_is_not_among_those_who_judge() -> None:
    assert {each.value for each in Setter} == {"office", "reviewer"}


def test_five_steps_have_words_in_both_languages() -> None:
    assert len({confidence_words(step) for step in Confidence}) == 5
    assert len({confidence_words(step, "en") for step in Confidence}) == 5
