"""Checks on the spot (抽查): drawn by chance so that anybody can draw again, and picked by risk with its grounds."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.plan.reporting_rules import ReportingRules

_FEW: Final = 3  # fewer reports are no cluster
_DECEMBER: Final = 12


class Risk(StrEnum):
    """风险: a reason to look; never a finding."""

    EXACT_HUNDRED = "exact_hundred"  # 恰好100.0%扎堆
    YEAR_END_JUMP = "year_end_jump"  # 年末突增
    NO_CHANGE_LONG = "no_change_long"  # 连续无变化
    LATE = "late"  # 逾期报送: no ground any more, and said of checks that were picked by it
    CORRECTED_OFTEN = "corrected_often"  # 多次更正
    FELL_BACK = "fell_back"  # 累计数倒退


RISK_WORDS: Final[Mapping[Risk, tuple[str, str]]] = {
    Risk.EXACT_HUNDRED: ("本单位多项恰好完成100.0%", "several of its unit stand at exactly 100.0 per cent"),
    Risk.YEAR_END_JUMP: ("最后一个月完成了全年的大头", "much of the year was done in its last month"),
    Risk.NO_CHANGE_LONG: ("连续多期无变化", "no change was said for several periods running"),
    Risk.LATE: ("逾期报送", "it was filed late"),
    Risk.CORRECTED_OFTEN: ("一年内多次更正", "it was corrected several times in a year"),
    Risk.FELL_BACK: ("本年累计数比上期小", "what was done this year is less than it was last period"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """一份已采用的报告: what of it tells whether to look."""

    key: str
    unit: str
    month: int  # of the year, in which its period ends
    target: Decimal | None = None
    amount: Decimal | None = None
    before: Decimal | None = None  # the amount of the period before
    no_change_running: int = 0  # this one included
    corrections: int = 0  # of its task, this year

    @property
    def is_exactly_whole(self) -> bool:
        """Tell whether exactly the target was reported."""
        return self.target is not None and self.target != 0 and self.amount == self.target


def drawn(seed: str, keys: Sequence[str], share: Decimal) -> tuple[str, ...]:
    """Draw by chance from a seed that nobody chose: the same seed and reports give the same draw.

    >>> drawn("seed", ["a", "b", "c"], Decimal("0.05")) == drawn("seed", ["c", "b", "a"], Decimal("0.05"))
    True
    """
    ranked = sorted(set(keys), key=lambda key: _rank(seed, key))
    return tuple(ranked[: at_least_one(share, len(keys))])


def risks(reports: Sequence[Reported], rules: ReportingRules) -> dict[str, tuple[Risk, ...]]:
    """Give the reports that are worth a look, each with its grounds."""
    whole: dict[str, list[bool]] = {}
    for each in reports:
        if each.target is not None:
            whole.setdefault(each.unit, []).append(each.is_exactly_whole)
    clustered = {
        unit
        for unit, found in whole.items()
        if len(found) >= _FEW and Decimal(sum(found)) / len(found) >= rules.cluster_share
    }
    found = {each.key: tuple(_risks(each, clustered, rules)) for each in reports}
    return {key: grounds for key, grounds in found.items() if grounds}


def picked_by_risk(
    found: Mapping[str, tuple[Risk, ...]], seed: str, *, most: int
) -> dict[str, tuple[Risk, ...]]:
    """Choose among reports that are worth a look (检查不能过多过频): those with most grounds, among equals by the draw's seed.

    >>> found = {"a": (Risk.FELL_BACK,), "b": (Risk.FELL_BACK, Risk.CORRECTED_OFTEN)}
    >>> list(picked_by_risk(found, "seed", most=1))
    ['b']
    """
    ranked = sorted(found, key=lambda key: (-len(found[key]), _rank(seed, key)))
    return {key: found[key] for key in ranked[:most]}


def at_least_one(share: Decimal, number: int) -> int:
    """Give how many a share of some reports is, one at least where there are any."""
    return int((Decimal(number) * share).to_integral_value(ROUND_CEILING))


def _rank(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}/{key}".encode()).hexdigest()


def _risks(each: Reported, clustered: set[str], rules: ReportingRules) -> list[Risk]:
    found = []
    if each.is_exactly_whole and each.unit in clustered:
        found.append(Risk.EXACT_HUNDRED)
    if each.amount is not None and each.before is not None:
        moved = each.amount - each.before
        if moved < 0:
            found.append(Risk.FELL_BACK)
        elif each.month == _DECEMBER and each.target and moved >= rules.jump_share * abs(each.target):
            found.append(Risk.YEAR_END_JUMP)
    if each.no_change_running >= rules.no_change_running:
        found.append(Risk.NO_CHANGE_LONG)
    if each.corrections >= rules.corrections:
        found.append(Risk.CORRECTED_OFTEN)
    return found
