"""The rules that light lamps on a day, and the palette that shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gangmu.core.base.rule_sets import RuleBook
from gangmu.core.plan.lamp_rules import KIND as LAMPS
from gangmu.core.plan.lamp_rules import Lamp, LampRules, lamp_rules_from
from gangmu.core.plan.pace_rules import KIND as PACE
from gangmu.core.plan.pace_rules import PaceRules, pace_rules_from
from gangmu.core.plan.palettes import KIND as PALETTE
from gangmu.core.plan.palettes import Look, palette_from
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment


@dataclass(frozen=True)
class Ruling:
    """现行亮灯规则: what judges on a day."""

    book: RuleBook
    on: date

    @cached_property
    def lamps(self) -> LampRules:
        """Give the rules of lamps."""
        return lamp_rules_from(self.book.in_force(LAMPS, on=self.on))

    @cached_property
    def pace(self) -> PaceRules:
        """Give the rules of time progress."""
        return pace_rules_from(self.book.in_force(PACE, on=self.on))

    @cached_property
    def palette(self) -> Mapping[Lamp, Look]:
        """Give the words and colours."""
        return palette_from(self.book.in_force(PALETTE, on=self.on))

    @property
    def references(self) -> list[dict[str, str]]:
        """Name the rule sets that judge, as the ledger and a close keep them."""
        return [self.lamps.by.as_dict(), self.pace.by.as_dict()]


def ruling_of(actor: Actor, *, on: date, moment: Moment = NOW) -> Ruling:
    """Give what judges on a day, for whoever may see it."""
    return Ruling(rule_book_at(actor, moment), on)
