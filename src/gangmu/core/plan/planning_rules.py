"""Rules of planning (计划规则): the days and numbers of the planning year, which a city may set otherwise."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from gangmu.core.base.rule_sets import RuleReference, RuleSet, RuleSetFaultError

KIND: Final = "planning"
_DAY_OF_YEAR: Final = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_MOST_DAYS: Final = Decimal(250)
PLAN_YEARS: Final = range(1990, 2101)  # that a plan can be of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningRules:
    """计划规则: when a year opens and closes, how long units have, and which reasons count."""

    opening: tuple[int, int]  # month and day of the year before
    change_cutoff: tuple[int, int]
    closing: tuple[int, int]  # from then on the year may be closed
    answer_days: int  # working days for a unit to answer a draft task
    plan_days: int  # for it to file how it will go about it
    verification_days: int  # for the office to verify a claim
    most_led: int
    least_evidence: int
    reason_classes: tuple[str, ...]
    reason_classes_en: tuple[str, ...]
    by: RuleReference

    def opens_on(self, year: int) -> date:
        """Give the day from which the plan of a year is proposed."""
        return date(year - 1, *self.opening)

    def cutoff_in(self, year: int) -> date:
        """Give the last day on which a change still lifts the score."""
        return date(year, *self.change_cutoff)

    def closes_on(self, year: int) -> date:
        """Give the day from which the plan of a year may be closed."""
        return date(year, *self.closing)


def planning_rules(rules: RuleSet) -> PlanningRules:
    """Check a rule set of planning."""
    zh, en = rules.words("reason_classes"), rules.words("reason_classes_en")
    if len(zh) != len(en):
        raise RuleSetFaultError(rule_set=rules.id, place="reason_classes_en", detail="not_words")
    return PlanningRules(
        opening=_month_day(rules, "opening_day"),
        change_cutoff=_month_day(rules, "change_cutoff"),
        closing=_month_day(rules, "closing_day"),
        answer_days=_days(rules, "answer_days"),
        plan_days=_days(rules, "plan_days"),
        verification_days=_days(rules, "verification_days"),
        most_led=_days(rules, "most_led"),
        least_evidence=int(rules.number("least_evidence", low=Decimal(1), high=Decimal(20))),
        reason_classes=zh,
        reason_classes_en=en,
        by=rules.reference,
    )


def _days(rules: RuleSet, name: str) -> int:
    return int(rules.number(name, low=Decimal(1), high=_MOST_DAYS))


def _month_day(rules: RuleSet, name: str) -> tuple[int, int]:
    found = _DAY_OF_YEAR.fullmatch(rules.word(name))
    fault = RuleSetFaultError(rule_set=rules.id, place=name, detail="not_a_day")
    if found is None:
        raise fault
    try:
        day = date(2001, int(found[1]), int(found[2]))  # a day that every year has
    except ValueError:
        raise fault from None
    return day.month, day.day
