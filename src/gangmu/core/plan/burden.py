"""The burden guard (填报减负): minutes asked of a unit, its budget, and facts that are held already.

It counts what offices ask, never what people do: no log-in, photo or check-in stands in any of it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

from gangmu.core.outline.scripts import fold
from gangmu.core.plan.reporting_rules import ReportingRules

RHYTHMS: Final[Mapping[str, Decimal]] = {  # times a month
    "month": Decimal(1),
    "quarter": Decimal(1) / 3,
    "half": Decimal(1) / 6,
    "year": Decimal(1) / 12,
    "once": Decimal(1),
}
# What people add to the name of a fact and what makes it no other fact.
_AROUND: Final = re.compile(
    r"(?:^(?:本年|本月|当月|当年|年度|全市|全区|累计|截至目前|目前|本单位|本部门)+)|(?:[(（][^)）]*[)）])|"
    r"(?:(?:总额|总数|总量|数额|数量|数值|情况|金额|个数|(?<=...)数)$)"
)
_MARKS: Final = re.compile(r"[\s、，,。.;；:：/·\-—_“”\"'《》]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """已有的数: a fact that the city holds, under all its names, and who has it."""

    names: tuple[str, ...]
    where: str  # in words: 指标“地区生产总值”, 表单“月报”


@dataclass(frozen=True, slots=True)
class Duplicate:
    """重复: a fact asked for that is held."""

    fact: str
    where: str


def plain_fact(name: str) -> str:
    """Give the name of a fact without what makes it no other fact.

    >>> plain_fact("全市 地区生产总值（亿元）"), plain_fact("本年累计完成投资额")
    ('地区生产总值', '完成投资额')
    >>> plain_fact("闲置地块数"), plain_fact("本年闲置地块数量")
    ('闲置地块', '闲置地块')
    """
    found = _MARKS.sub("", fold(name))
    for _ in range(3):
        found = _AROUND.sub("", found)
    return found.lower()


def duplicates(asked: Iterable[str], held: Iterable[Held]) -> list[Duplicate]:
    """Name the facts of a form that are held under the same name, or the same but for words around it."""
    known: dict[str, str] = {}
    for each in held:
        for name in each.names:
            if plain := plain_fact(name):
                known.setdefault(plain, each.where)
    return [Duplicate(fact, known[plain_fact(fact)]) for fact in asked if plain_fact(fact) in known]


def form_minutes(facts: int, rules: ReportingRules) -> int:
    """Estimate what filling in a form takes, by its facts."""
    return max(1, facts * rules.fact_minutes)


def monthly(minutes: int, rhythm: str) -> Decimal:
    """Give what a form costs in a month: a quarter's is shared among three."""
    return minutes * RHYTHMS.get(rhythm, Decimal(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """填报负担: what is asked of one unit in one month, in minutes."""

    unit: int
    requests: int
    estimated: Decimal
    measured: int  # seconds, of those that were measured
    timed: int  # how many were
    forms: Decimal  # of other forms
    budget: int

    @property
    def asked(self) -> int:
        """Give the minutes asked, rounded up: no part of a minute is free."""
        return int((self.estimated + self.forms).to_integral_value(ROUND_CEILING))

    @property
    def is_over(self) -> bool:
        """Tell whether more is asked than the budget of the unit."""
        return self.asked > self.budget

    @property
    def measured_each(self) -> Decimal | None:
        """Give the minutes that one request took, as measured."""
        return None if not self.timed else (Decimal(self.measured) / 60 / self.timed).quantize(Decimal("0.1"))


def unit_load(
    unit: int,
    seconds: Sequence[int | None],
    *,
    form_shares: Decimal,
    budget: int | None,
    rules: ReportingRules,
) -> Load:
    """Reckon the load of a unit from its requests of a month and its share of other forms."""
    timed = [each for each in seconds if each is not None]
    return Load(
        unit=unit,
        requests=len(seconds),
        estimated=Decimal(len(seconds) * rules.item_minutes),
        measured=sum(timed),
        timed=len(timed),
        forms=form_shares,
        budget=rules.budget_minutes if budget is None else budget,
    )
