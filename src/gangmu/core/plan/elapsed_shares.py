"""Time progress (序时进度): which share of a period is over on a day, by the preset that a task is judged with.

It measures flows, which grow from nought to their plan within the period. A stock or a rate is measured by its trajectory, a
task of nodes by its dates (`motions.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from gangmu.core.base.formulas import Fact, Worked, evaluate, told
from gangmu.core.base.iso_periods import Length, Period
from gangmu.core.base.quantities import EXACT, Quantity, plain, shown
from gangmu.core.base.refusals import Language
from gangmu.core.base.rule_sets import RuleReference
from gangmu.core.plan.pace_rules import Curve, PaceRules
from gangmu.core.plan.planned_curves import PlannedCurve

_ONE_DAY: Final = timedelta(days=1)
_NOUGHT: Final = Decimal(0)
_NAMES: Final[Mapping[Language, Mapping[str, str]]] = {
    "zh": {
        "closed_months": "已过月数", "months": "总月数", "days_elapsed": "已过天数", "days": "总天数",
        "planned_to_date": "计划累计", "planned_total": "全期计划",
    },
    "en": {
        "closed_months": "months over", "months": "all months", "days_elapsed": "days over", "days": "all days",
        "planned_to_date": "planned by then", "planned_total": "planned in all",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ElapsedShare:
    """序时进度: the share of a period that is over, with the rule that says so; none where the preset has nothing to go by."""

    share: Decimal | None
    preset: str
    period: Period
    on: date
    by: RuleReference
    worked: Worked | None = None  # of a formula
    months: int = 0  # that were over

    def words(self, language: Language = "zh") -> str:
        """Tell the arithmetic."""
        if self.worked is not None and self.share is not None:
            return f"{told(self.worked, _NAMES[language], language)} = {percent(self.share)}"
        if self.share is None:
            return "这一办法没有可用的数。" if language == "zh" else "The preset has nothing to go by."
        if language == "zh":
            return f"{self.preset} 曲线：过了 {self.months} 个月为 {percent(self.share)}"
        return f"curve {self.preset}: {percent(self.share)} with {self.months} months over"


def percent(share: Decimal) -> str:
    """Say a share in per cent, one place behind the point where it needs one.

    >>> percent(Decimal(11) / 12), percent(Decimal("0.5"))
    ('91.7%', '50%')
    """
    found = EXACT.multiply(share, Decimal(100))
    brief = shown(found, 1).replace("-", "−")
    return f"{brief.removesuffix('.0')}%"


def elapsed_share(
    rules: PaceRules, period: Period, *, on: date, preset: str = "", curve: PlannedCurve | None = None
) -> ElapsedShare:
    """Give the share of a period that is over on a day, its end included; `curve` is the unit's own, if it was filed by then."""
    rule = rules.preset(preset)
    over = closed_months(period, on)
    worked = None
    if isinstance(rule, tuple):
        share = _along(rule, period, over)
    else:
        worked = evaluate(rule, _facts(period, on, over, curve))
        share = worked.value if isinstance(worked.value, Decimal) else None
    return ElapsedShare(
        share=share, preset=preset or rules.default, period=period, on=on, by=rules.by, worked=worked, months=over
    )  # fmt: skip


def closed_months(period: Period, on: date) -> int:
    """Count the months of a period whose last day has come.

    >>> closed_months(Period("2025"), date(2025, 9, 30)), closed_months(Period("2025-04/2025-09"), date(2025, 7, 30))
    (9, 3)
    """
    if on < period.first:
        return 0
    if on >= period.last:
        return period.months
    tomorrow = on + _ONE_DAY
    return (tomorrow.year - period.first.year) * 12 + tomorrow.month - period.first.month


def bond_window(rules: PaceRules, issued: date) -> Period:
    """Give the months in which the money of a bond is to be used: from the month after its issue."""
    first = Length("P1M").after(issued.replace(day=1))
    last = Length(f"P{rules.bond_months - 1}M").after(first)
    return Period(f"{first:%Y-%m}/{last:%Y-%m}")


def _facts(period: Period, on: date, over: int, curve: PlannedCurve | None) -> dict[str, Fact]:
    whole = (period.last - period.first).days + 1
    days = min(max((on - period.first).days + 1, 0), whole)
    facts: dict[str, Fact] = {
        "closed_months": Quantity(Decimal(over), ""),
        "months": Quantity(Decimal(period.months), ""),
        "days_elapsed": Quantity(Decimal(days), ""),
        "days": Quantity(Decimal(whole), ""),
    }
    if curve is not None and curve.frozen_on <= on and curve.period.covers_the_days_of(period):
        facts |= {"planned_to_date": curve.planned_after(over), "planned_total": curve.total}
    return facts


def _along(curve: Curve, period: Period, over: int) -> Decimal | None:
    """Read a curve of the calendar year; of some months of it, their part of the whole. None across a year's end."""
    if period.first.year != period.last.year:
        return None
    before = period.first.month - 1
    start, end = _at(curve, before), _at(curve, before + period.months)
    if end == start:
        return None
    return plain(EXACT.divide(EXACT.subtract(_at(curve, before + over), start), EXACT.subtract(end, start)))


def _at(curve: Curve, month: int) -> Decimal:
    return curve[month - 1] if month else _NOUGHT
