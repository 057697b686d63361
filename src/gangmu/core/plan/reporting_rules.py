"""Rules of reporting (填报规则): by when, how often, how much may be asked; from a dated rule set (DOMAIN §3.3, §7)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.rule_sets import RuleReference, RuleSet, RuleSetFaultError

KIND: Final = "reporting"
_ONE, _DAYS, _MANY = Decimal(1), Decimal(31), Decimal(10_000)
_COUNTS: Final = {  # a whole number, from 1 up to this
    "opens_day": _DAYS,
    "filing_day": _DAYS,
    "close_day": _DAYS,
    "check_days": _DAYS,
    "no_change_running": Decimal(12),
    "evidence": Decimal(3),  # the sheet has no room for more
    "budget_minutes": _MANY,
    "item_minutes": _MANY,
    "fact_minutes": _MANY,
    "silence_periods": Decimal(12),
    "link_days": Decimal(90),
    "corrections": Decimal(100),
}
_SHARES: Final = ("spot_share", "jump_share", "cluster_share")
PROVISIONS: Final = (*_COUNTS, *_SHARES, "remind_days", "quarterly_kinds", "risk_share")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingRules:
    """填报规则: what of reporting a city or a year may change."""

    opens_day: int
    filing_day: int
    close_day: int
    check_days: int  # working days, of the office
    no_change_running: int
    evidence: int
    budget_minutes: int
    item_minutes: int
    fact_minutes: int
    silence_periods: int
    link_days: int
    corrections: int
    spot_share: Decimal
    jump_share: Decimal
    cluster_share: Decimal
    risk_share: Decimal  # of the accepted reports, at most so many are picked by risk
    remind_days: tuple[int, ...]
    quarterly_kinds: tuple[str, ...]
    by: RuleReference

    def rhythm_of(self, kind: str) -> str:
        """Propose how often a task of a class is reported: month or quarter."""
        return "quarter" if kind in self.quarterly_kinds else "month"


def reporting_rules(rule_set: RuleSet) -> ReportingRules:
    """Read the rules of reporting from a rule set, or refuse what cannot rule."""
    odd = [each.name for each in rule_set.provisions if each.name not in PROVISIONS]
    if rule_set.kind != KIND or odd:
        raise RuleSetFaultError(rule_set=rule_set.id, place=odd[0] if odd else "kind", detail="unknown")
    counts: dict[str, Any] = {name: _count(rule_set, name, high) for name, high in _COUNTS.items()}
    shares: dict[str, Any] = {name: rule_set.number(name, low=Decimal(0), high=_ONE) for name in _SHARES}
    return ReportingRules(
        **counts,
        **shares,
        risk_share=_risk_share(rule_set),
        remind_days=tuple(sorted({int(each) for each in rule_set.numbers("remind_days")})),
        quarterly_kinds=rule_set.words("quarterly_kinds"),
        by=rule_set.reference,
    )


def _risk_share(rule_set: RuleSet) -> Decimal:
    """Give the most that may be picked by risk; rule sets of before June 2026 set no bound."""
    if all(each.name != "risk_share" for each in rule_set.provisions):
        return _ONE
    return rule_set.number("risk_share", low=Decimal(0), high=_ONE)


def _count(rule_set: RuleSet, name: str, high: Decimal) -> int:
    value = rule_set.number(name, low=_ONE, high=high)
    if value != int(value):
        raise RuleSetFaultError(rule_set=rule_set.id, place=name, detail="out_of_bounds")
    return int(value)
