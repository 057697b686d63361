"""The rules of planning in force (现行计划规则)."""

from datetime import date

from gangmu.core.plan.planning_rules import KIND, PlanningRules, planning_rules
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW, Moment


def rules_of_planning(actor: Actor, *, on: date, moment: Moment = NOW) -> PlanningRules:
    """Give the rules of planning that hold on a day."""
    return planning_rules(rule_book_at(actor, moment).in_force(KIND, on=on))
