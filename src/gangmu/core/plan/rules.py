"""The rules of standings (判定规则): widths and bands as a dated rule set says them, with where each comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Final

from gangmu.core.base.rule_sets import Ground, RuleReference, RuleSet, RuleSetFaultError
from gangmu.core.indicators.comparisons import Widths
from gangmu.core.indicators.trajectories import Bands

KIND: Final = "standing"
_NOUGHT: Final = Decimal(0)
_ONE: Final = Decimal(1)
PROVISIONS: Final = (
    "about_points",
    "about_share",
    "pace_points",
    "pace_words",
    "exceed_is_strict",
    "faster",
    "in_line",
    "widest_band",
    "fewest_windows",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """判定规则: what a judgement may differ by from city to city and year to year."""

    widths: Widths
    bands: Bands
    by: RuleReference
    widest_band: Decimal  # upper end ÷ lower end of the 80 % band, beyond which no chance is told
    fewest_windows: int  # of a series without peers: stretches of its own past as long as the outlook
    title: str = ""
    title_en: str = ""
    grounds: Mapping[str, Ground] = field(default_factory=dict)  # by name of the provision

    def ground_of(self, name: str) -> Ground:
        """Tell where a number comes from."""
        return self.grounds.get(name, Ground.DEFAULT)


@lru_cache(maxsize=64)
def rules_from(rule_set: RuleSet) -> Rules:
    """Read the rules of standings from a rule set, or refuse what cannot rule."""
    odd = [each.name for each in rule_set.provisions if each.name not in PROVISIONS]
    if rule_set.kind != KIND or odd:
        raise RuleSetFaultError(
            rule_set=rule_set.id, place=odd[0] if odd else "kind", detail="unknown"
        )  # a slip in a name would else silently leave a number as it was
    faster = rule_set.number("faster", low=_ONE)
    return Rules(
        widths=Widths(
            about_points=rule_set.number("about_points", low=_NOUGHT),
            about_share=rule_set.number("about_share", low=_NOUGHT, high=_ONE),
            pace_points=rule_set.number("pace_points", low=_NOUGHT),
            pace_words=rule_set.words("pace_words"),
            exceed_is_strict=rule_set.flag("exceed_is_strict"),
        ),
        bands=Bands(faster=faster, in_line=rule_set.number("in_line", low=_NOUGHT, high=faster)),
        by=rule_set.reference,
        widest_band=rule_set.number("widest_band", low=_ONE),
        fewest_windows=int(rule_set.number("fewest_windows", low=_ONE)),
        title=rule_set.title,
        title_en=rule_set.title_en,
        grounds={each.name: each.ground for each in rule_set.provisions},
    )
