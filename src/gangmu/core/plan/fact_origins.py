"""Where the facts of a lamp come from (要素来历): the amounts behind a rate, and the rule that told the time, kept at the close."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import Language
from gangmu.core.base.rule_sets import RuleReference
from gangmu.core.base.unit_words import quantity_in_english
from gangmu.core.plan.elapsed_shares import ElapsedShare, percent
from gangmu.core.plan.totals import Total, completion, use_rate


class FactOriginRow(TypedDict):
    """An origin as the record keeps it."""

    name: str
    zh: str
    en: str
    rule: dict[str, str]


@dataclass(frozen=True, slots=True)
class FactOrigin:
    """要素来历: one fact with its arithmetic in words, and the rule set that it was told by where one was."""

    name: str
    zh: str
    en: str
    by: RuleReference | None = None

    def words(self, language: Language = "zh") -> str:
        """Tell it."""
        return self.zh if language == "zh" else self.en

    def as_row(self) -> FactOriginRow:
        """Give it as the record keeps it."""
        return {"name": self.name, "zh": self.zh, "en": self.en, "rule": self.by.as_dict() if self.by else {}}


def flow_origins(done: Total | None, planned: Total | None, elapsed: ElapsedShare) -> tuple[FactOrigin, ...]:
    """Tell the completion by its two amounts, and the time by its rule."""
    share = completion(done, planned)
    found = [time_origin("elapsed", elapsed)]
    if done is not None and planned is not None and share is not None:
        found.insert(0, _rate("completion", done.quantity, planned.quantity, share))
    return tuple(found)


def funds_origins(
    used: Quantity | None, granted: Quantity | None, elapsed: ElapsedShare
) -> tuple[FactOrigin, ...]:
    """Tell the use rate by its two amounts, and what its window wants by the rule of time."""
    share = use_rate(used, granted)
    found = [time_origin("due", elapsed)]
    if used is not None and granted is not None and share is not None:
        found.insert(0, _rate("used", used, granted, share))
    return tuple(found)


def time_origin(name: str, elapsed: ElapsedShare) -> FactOrigin:
    """Tell a share of time by the rule set, the preset and the arithmetic."""
    return FactOrigin(name, elapsed.words(), elapsed.words("en"), elapsed.by)


def _rate(name: str, part: Quantity, whole: Quantity, share: Decimal) -> FactOrigin:
    told = percent(share)
    english = " ÷ ".join(quantity_in_english(each) for each in (part, whole))
    return FactOrigin(name, f"{part} ÷ {whole} = {told}", f"{english} = {told}")
