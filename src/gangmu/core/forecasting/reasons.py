"""Reasons (理由): why a chance is what it is, as data; the words are templates in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gangmu.core.base.quantities import shown
from gangmu.core.base.refusals import Language
from gangmu.core.forecasting.reason_words import METHOD_WORDS, REASON_WORDS


@dataclass(frozen=True, slots=True)
class Reason:
    """理由: one fact that speaks for or against, with its figures."""

    code: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def words(self, language: Language = "zh") -> str:
        """Say it in one sentence."""
        told = dict(self.parameters)
        if "method" in told:
            told["method"] = method_words(told["method"], language)
        return REASON_WORDS[self.code][language == "en"].format(**told)


def method_words(name: str, language: Language = "zh") -> str:
    """Say the name of a method.

    >>> method_words("half_drift"), method_words("half_drift", "en")
    ('近五年增速减半', 'half the drift of five years')
    """
    return METHOD_WORDS[name][language == "en"]


def percent(share: Decimal, places: int = 1) -> str:
    """Write a share as per cent for people.

    >>> percent(Decimal("0.0933"))
    '9.3%'
    """
    return shown(share * 100, places) + "%"
