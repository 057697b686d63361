"""The words of papers (公文用语): what a city may put in its own way, as a dated rule set of kind `papers`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gangmu.core.base.rule_sets import RuleSet, RuleSetFaultError

KIND: Final = "papers"
_PLACE: Final = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class PaperWords:
    """公文用语: sentences with places for figures, headings and names, from one rule set."""

    rule_set: RuleSet

    def __post_init__(self) -> None:
        if self.rule_set.kind != KIND:
            raise RuleSetFaultError(rule_set=self.rule_set.id, place="kind", detail="unknown")

    @property
    def ruled_by(self) -> tuple[str, ...]:
        """Name the set with its version and hash, as a paper keeps it."""
        reference = self.rule_set.reference
        return (reference.id, str(reference.version), reference.hash)

    def word(self, name: str) -> str:
        """Give a word as it stands."""
        return self.rule_set.word(name)

    def list(self, name: str, *, of: int | None = None) -> tuple[str, ...]:
        """Give a list of words; of so many, where each has its place."""
        words = self.rule_set.words(name)
        if of is not None and len(words) != of:
            raise RuleSetFaultError(rule_set=self.rule_set.id, place=name, detail="not_words")
        return words

    def count(self, name: str, *, most: int) -> int:
        """Give a whole number from 1 up to a bound."""
        return int(self.rule_set.number(name, low=Decimal(1), high=Decimal(most)))

    def said(self, name: str, figures: Mapping[str, object] | None = None) -> str:
        """Give a sentence with its figures in their places; a place that nothing is known of is refused."""
        known = figures or {}
        text = self.word(name)
        odd = [place for place in _PLACE.findall(text) if place not in known]
        if odd:
            raise RuleSetFaultError(rule_set=self.rule_set.id, place=f"{name}.{{{odd[0]}}}", detail="unknown")
        return _PLACE.sub(lambda found: str(known[found[1]]), text)
