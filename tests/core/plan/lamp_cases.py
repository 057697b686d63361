"""Shipped rules and short ways to write the facts of a lamp."""

from datetime import date
from decimal import Decimal

from gangmu.core.base.formulas import Fact
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.rule_sets import RuleSet
from gangmu.core.plan.lamp_rules import Lamp, lamp_rules_from
from gangmu.core.plan.lamps import lamp_of
from gangmu.core.plan.pace_rules import pace_rules_from
from gangmu.core.plan.palettes import palette_from
from gangmu.files.rule_sets import read_rule_set, rule_book

DAY = date(2025, 9, 30)
LAMPS = lamp_rules_from(rule_book().in_force("lamps", on=DAY))
NEWER = lamp_rules_from(rule_book().in_force("lamps", on=date(2026, 6, 1)))  # version 2
PACE = pace_rules_from(rule_book().in_force("pace", on=DAY))
PALETTE = palette_from(rule_book().in_force("palette", on=DAY))
SHARES = ("completion", "elapsed", "growth", "growth_target", "peers_growth", "used", "due")


def facts_of(words: str) -> dict[str, Fact]:
    """Read `completion=55 elapsed=75 started=yes`: shares in per cent, counts, yes and no; what is not there is missing."""
    return {name: _fact(name, text) for name, text in (each.split("=") for each in words.split())}


def _fact(name: str, text: str) -> Fact:
    if text in ("yes", "no"):
        return text == "yes"
    return Quantity(Decimal(text), "%" if name in SHARES else "")


def lamp(preset: str, words: str) -> Lamp:
    return lamp_of(LAMPS, facts_of(words), preset=preset).lamp


def a_rule_set(kind: str, **provisions: str) -> RuleSet:
    """Build a rule set of an office; the values are written as TOML."""
    head = f'kind = "{kind}"\nid = "yunchuan"\nversion = 1\nvalid_from = 2025-01-01\ntitle = "云川规则"\n'
    parts = [f'[{name}]\nvalue = {value}\nsource = "D"\nbasis = "试"\n' for name, value in provisions.items()]
    return read_rule_set(head + "".join(parts), name="rules/yunchuan.toml")
