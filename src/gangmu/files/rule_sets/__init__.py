"""Rule sets as files (规则集文件): those that ship with the product, and those that an office keeps in its plan folder."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from gangmu.core.base.rule_sets import RuleBook, RuleSet, RuleSetFaultError, checked, rule_set_from


def read_rule_set(text: str, *, name: str) -> RuleSet:
    """Read one rule set from TOML, every number as it is written."""
    try:
        mapping = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise RuleSetFaultError(rule_set=name, place=str(fault), detail="not_toml", where=name) from None
    return rule_set_from(mapping, name=name)


@cache
def shipped() -> tuple[RuleSet, ...]:
    """Give the rule sets that ship with the product."""
    here = files(__name__)
    texts = [(each.name, each.read_text("utf-8")) for each in here.iterdir() if each.name.endswith(".toml")]
    return checked(read_rule_set(text, name=name) for name, text in texts)


def rule_book(texts: Mapping[str, str] | None = None) -> RuleBook:
    """Give what rules: the shipped sets, and before them those of an office, given as texts by file name."""
    offices = checked(read_rule_set(text, name=name) for name, text in sorted((texts or {}).items()))
    return RuleBook(shipped(), offices)
