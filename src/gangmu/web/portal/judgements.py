"""Judgements: a promise's verdict with all that it rests on, as indicators give it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gangmu.core.indicators.targets import Target
from gangmu.core.plan.following import Followed
from gangmu.core.plan.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """判定: one target with its verdict, and the series that its words mean."""

    target: Target
    verdict: Verdict
    followed: Sequence[Followed] = ()
    reference: Followed | None = None
    names: dict[str, str] = field(default_factory=dict)  # of places, by code
