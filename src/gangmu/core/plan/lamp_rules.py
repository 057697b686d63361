"""The rules of lamps (亮灯规则): each preset is one formula on the shared tree, read from a dated rule set and checked whole.

A formula chooses: every way through its `if` ends at `ahead`, `ok`, `warn`, `alarm` or `missing`, so that no number can come out
as a lamp. What is missing stays missing, and that is `none` (grey).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from gangmu.core.base.formulas import (
    Missing,
    Name,
    Op,
    Operation,
    Tree,
    Truth,
    measure_of,
    names_in,
    read_formula,
)
from gangmu.core.base.quantities import Quantity
from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.rule_sets import Ground, RuleReference, RuleSet, RuleSetFaultError

KIND: Final = "lamps"


class Lamp(StrEnum):
    """亮灯: how a task, project or order stands on a day; colours and words are a palette's."""

    AHEAD = "ahead"
    OK = "ok"
    WARN = "warn"
    ALARM = "alarm"
    NONE = "none"  # no data or not due; it never counts as ok

    @property
    def is_good(self) -> bool:
        """Tell whether it says that things go well; grey says nothing."""
        return self in (Lamp.AHEAD, Lamp.OK)


# What a lamp is within a formula, the better the higher; grey is the missing value and has no place among them.
RANKS: Final = {Lamp.AHEAD: 4, Lamp.OK: 3, Lamp.WARN: 2, Lamp.ALARM: 1}
OF_RANK: Final = {Decimal(rank): lamp for lamp, rank in RANKS.items()}
LAMP_FACTS: Final = {lamp.value: Quantity(Decimal(rank), "") for lamp, rank in RANKS.items()}


@dataclass(frozen=True, slots=True)
class Term:
    """亮灯要素: a fact that a lamp may ask for, with its words; `counted` is what a number of it counts."""

    zh: str
    en: str
    unit: str | Truth = ""
    zh_not: str = ""  # of a truth: how it is said where it does not hold
    en_not: str = ""
    counted: tuple[str, str] = ("", "")
    unknown: tuple[str, str] = ("", "")  # how it is said that nobody has given it


_MONTHS: Final = ("个月", "months")
_DAYS: Final = ("天", "days")
_NODES: Final = ("个", "")
TERMS: Final[Mapping[str, Term]] = {
    "completion": Term("完成率", "completion", "%"),
    "elapsed": Term("序时进度", "time progress", "%"),
    "growth": Term("增幅", "growth", "%"),
    "growth_target": Term("计划增幅", "planned growth", "%"),
    "peers_growth": Term("平均增幅", "average growth", "%"),
    "started": Term("已开工", "started", Truth.TRUTH, "没有开工", "not started"),
    "justified": Term("有认可的理由", "with an accepted reason", Truth.TRUTH, "没有认可的理由", "without an accepted reason"),
    "months_late": Term("到期未开工", "start overdue by", "", counted=_MONTHS),
    "registered": Term("已入统", "in statistics", Truth.TRUTH, "没有入统", "not in statistics"),
    "months_since_start": Term("开工已满", "since the start", "", counted=_MONTHS),
    "used": Term("支出率", "use rate", "%"),
    "due": Term("应达支出率", "use rate due", "%"),
    "nodes_due": Term("到期节点", "nodes due", "", counted=_NODES),
    "nodes_verified": Term("已认定节点", "nodes verified", "", counted=_NODES),
    "days_late": Term("最迟已晚", "latest is late by", "", counted=_DAYS),
    "able": Term(
        "判断仍能按期完成", "judged able to meet the limit", Truth.TRUTH, "判断不能按期完成", "judged unable to meet the limit",
        unknown=("还没有人判断能否按期完成", "nobody has judged yet whether the limit can be met"),
    ),
    "completed": Term("已办结", "settled", Truth.TRUTH, "没有办结", "not settled"),
    "days_left": Term("离办结时限", "to the limit", "", counted=_DAYS),
    "poor": Term("办理不力", "handled poorly", Truth.TRUTH, "没有办理不力", "not handled poorly"),
    "rank": Term("位次", "rank"),
    "places": Term("参评数", "places compared"),
}  # fmt: skip
_UNITS: Final[dict[str, str | Truth]] = {name: term.unit for name, term in TERMS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LampRules:
    """亮灯规则: presets by name, each a formula, and which holds where nobody chose."""

    default: str
    presets: Mapping[str, Tree]
    grounds: Mapping[str, Ground]
    by: RuleReference

    def preset(self, name: str) -> Tree:
        """Give a preset by its name; without a name, the default."""
        found = self.presets.get(name or self.default)
        if found is None:
            raise RuleSetFaultError(rule_set=self.by.id, place=name, detail="not_a_preset")
        return found

    def asks_for(self, name: str) -> frozenset[str]:
        """Tell which facts a preset asks for."""
        return names_in(self.preset(name)) - LAMP_FACTS.keys()


@lru_cache(maxsize=64)
def lamp_rules_from(rule_set: RuleSet) -> LampRules:
    """Read the rules of lamps from a rule set, or refuse what cannot rule."""
    if rule_set.kind != KIND:
        raise RuleSetFaultError(rule_set=rule_set.id, place="kind", detail="unknown")
    named = [each.name for each in rule_set.provisions if each.name != "default"]
    presets = {name: _preset(rule_set, name) for name in named}
    default = rule_set.word("default")
    if default not in presets:
        raise RuleSetFaultError(rule_set=rule_set.id, place="default", detail="not_a_preset")
    grounds = {each.name: each.ground for each in rule_set.provisions}
    return LampRules(default=default, presets=presets, grounds=grounds, by=rule_set.reference)


def _preset(rule_set: RuleSet, name: str) -> Tree:
    text = rule_set.word(name)
    try:
        tree = read_formula(text)
        measure_of(tree, {**_UNITS, **dict.fromkeys(LAMP_FACTS, "")})
    except GangmuError as fault:
        raise rule_set.fault(name, fault) from fault
    if not _chooses(tree):
        raise RuleSetFaultError(rule_set=rule_set.id, place=name, detail="not_a_lamp")
    return tree


def _chooses(tree: Tree) -> bool:
    """Tell whether every way through a formula ends at a lamp, and no condition reckons with one."""
    match tree:
        case Name(name):
            return name in LAMP_FACTS
        case Missing():
            return True
        case Operation(Op.IF, (condition, then, otherwise)):
            return not names_in(condition) & LAMP_FACTS.keys() and _chooses(then) and _chooses(otherwise)
    return False
