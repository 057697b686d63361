"""Delivery confidence (交付信心): a person's judgement of whether a thing will be done, beside the lamp, which only looks back.

It is set by the office or an independent reviewer, never by the unit that is judged, and every change names its evidence.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from gangmu.core.base.refusals import GangmuError, Language


class ConfidenceEvidenceNeededError(GangmuError):
    """A confidence is to be set without evidence."""

    code = "confidence.evidence_needed"
    parameter_names = ("step",)


class ConfidenceOutOfOrderError(GangmuError):
    """A confidence is to be set for a day before the last one: the past is not rewritten."""

    code = "confidence.out_of_order"
    parameter_names = ("on", "last")


class Confidence(StrEnum):
    """交付信心: how likely a thing is to be done in time, in five steps from best to worst."""

    VERY_LIKELY = "very_likely"
    PROBABLE = "probable"
    FEASIBLE = "feasible"
    IN_DOUBT = "in_doubt"
    UNACHIEVABLE = "unachievable"


CONFIDENCE_WORDS: Final = {
    Confidence.VERY_LIKELY: ("很有把握", "very likely"),
    Confidence.PROBABLE: ("有把握", "probable"),
    Confidence.FEASIBLE: ("可行，但有较大问题", "feasible with significant issues"),
    Confidence.IN_DOUBT: ("存疑", "in doubt"),
    Confidence.UNACHIEVABLE: ("无法实现", "unachievable"),
}


class Setter(StrEnum):
    """Who may set a confidence; the unit that is judged is not among them."""

    OFFICE = "office"  # 领导小组办公室
    REVIEWER = "reviewer"  # 独立评审人


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceSet:
    """信心认定: one step as it was set: by which post, in which part, when and on what evidence."""

    step: Confidence
    setter: Setter
    by: str
    on: date
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfidenceHistory:
    """信心经过: every confidence that was set for one thing, in order; nobody has said anything where it is empty."""

    past: tuple[ConfidenceSet, ...] = ()

    @property
    def now(self) -> Confidence | None:
        """Give the step that holds, or None where nobody has set any."""
        return self.past[-1].step if self.past else None

    def on(self, day: date) -> Confidence | None:
        """Give the step that held on a day."""
        held = [each.step for each in self.past if each.on <= day]
        return held[-1] if held else None

    @property
    def has_fallen(self) -> bool:
        """Tell whether the last change was for the worse."""
        steps = list(Confidence)
        return len(self.past) > 1 and steps.index(self.past[-1].step) > steps.index(self.past[-2].step)

    def set_to(
        self, step: Confidence, *, setter: Setter, by: str, on: date, evidence: tuple[str, ...]
    ) -> "ConfidenceHistory":
        """Set a step on evidence; the earlier ones stay."""
        named = tuple(each.strip() for each in evidence if each.strip())
        if not named:
            raise ConfidenceEvidenceNeededError(step=step.value)
        if self.past and on < self.past[-1].on:
            raise ConfidenceOutOfOrderError(on=on.isoformat(), last=self.past[-1].on.isoformat())
        return ConfidenceHistory(
            (*self.past, ConfidenceSet(step=step, setter=setter, by=by, on=on, evidence=named))
        )


def confidence_words(step: Confidence | None, language: Language = "zh") -> str:
    """Say a step; where nobody has set one, say so.

    >>> confidence_words(Confidence.FEASIBLE, "en"), confidence_words(None)
    ('feasible with significant issues', '还没有判断')
    """
    if step is None:
        return "还没有判断" if language == "zh" else "not judged yet"
    return CONFIDENCE_WORDS[step][language == "en"]
