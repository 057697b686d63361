"""The rules of time progress (序时进度规则): presets as formulas and monthly curves, read from a dated rule set."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from gangmu.core.base.formulas import Tree, measure_of, read_formula
from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.rule_sets import Ground, Provision, RuleReference, RuleSet, RuleSetFaultError

KIND: Final = "pace"
# What a formula may ask for, each with a unit that stands for its kind; a planned amount may be of any.
FACTS: Final = {
    "closed_months": "", "months": "", "days_elapsed": "", "days": "", "planned_to_date": "亿元", "planned_total": "亿元",
}  # fmt: skip
_NOT_PRESETS: Final = ("default", "bond_months", "grace_days")
_GRACE: Final = Decimal(10)  # where a rule set does not say
_WHOLE: Final = Decimal(100)
Curve = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceRules:
    """序时进度规则: how much of a period counts as over on a day, by any of several presets."""

    default: str
    presets: Mapping[str, Tree | Curve]  # a formula, or twelve cumulative per cents
    grounds: Mapping[str, Ground]
    bond_months: int
    grace_days: int  # after a period's end, until its missing report puts the running lamp out
    by: RuleReference

    def preset(self, name: str) -> Tree | Curve:
        """Give a preset by its name; without a name, the one that holds where nobody chose."""
        found = self.presets.get(name or self.default)
        if found is None:
            raise RuleSetFaultError(rule_set=self.by.id, place=name, detail="not_a_preset")
        return found


@lru_cache(maxsize=64)
def pace_rules_from(rule_set: RuleSet) -> PaceRules:
    """Read the rules of time progress from a rule set, or refuse what cannot rule."""
    if rule_set.kind != KIND:
        raise RuleSetFaultError(rule_set=rule_set.id, place="kind", detail="unknown")
    named = [each for each in rule_set.provisions if each.name not in _NOT_PRESETS]
    presets = {each.name: _preset(rule_set, each) for each in named}
    default = rule_set.word("default")
    if default not in presets:
        raise RuleSetFaultError(rule_set=rule_set.id, place="default", detail="not_a_preset")
    months = rule_set.number("bond_months", low=Decimal(1), high=Decimal(36))
    if months != int(months):
        raise RuleSetFaultError(rule_set=rule_set.id, place="bond_months", detail="out_of_bounds")
    said = any(each.name == "grace_days" for each in rule_set.provisions)
    grace = rule_set.number("grace_days", low=Decimal(0), high=Decimal(60)) if said else _GRACE
    return PaceRules(
        default=default,
        presets=presets,
        grounds={each.name: each.ground for each in rule_set.provisions},
        bond_months=int(months),
        grace_days=int(grace),
        by=rule_set.reference,
    )


def _preset(rule_set: RuleSet, provision: Provision) -> Tree | Curve:
    if isinstance(provision.value, str):
        return _formula(rule_set, provision.name, provision.value)
    curve = rule_set.numbers(provision.name)
    falls = any(later < earlier for earlier, later in pairwise(curve))
    if len(curve) != 12 or falls or curve[0] < 0 or curve[-1] != _WHOLE:
        raise RuleSetFaultError(rule_set=rule_set.id, place=provision.name, detail="not_a_curve")
    return curve


def _formula(rule_set: RuleSet, name: str, text: str) -> Tree:
    """Read a formula that gives a share; a slip in it is found when the rules are read, never on the day of use."""
    try:
        tree = read_formula(text)
        gives = measure_of(tree, FACTS)
    except GangmuError as fault:
        raise rule_set.fault(name, fault) from fault
    if gives != ():
        raise RuleSetFaultError(rule_set=rule_set.id, place=name, detail="not_a_share")
    return tree
