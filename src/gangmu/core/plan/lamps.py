"""Lamps (亮灯): a rule, what it was given, what came of it, and why in words (`lamp_words.py`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gangmu.core.base.formulas import (
    Fact,
    FormulaNameUnknownError,
    Name,
    Op,
    Operation,
    Truth,
    Worked,
    evaluate,
)
from gangmu.core.base.quantities import Quantity, scale_of
from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.rule_sets import Ground, RuleReference
from gangmu.core.plan.fact_origins import FactOrigin
from gangmu.core.plan.lamp_rules import LAMP_FACTS, OF_RANK, TERMS, Lamp, LampRules


class LampFactDoesNotFitError(GangmuError):
    """A lamp is given a fact of another kind, or in a unit that measures something else."""

    code = "lamp.fact_does_not_fit"
    parameter_names = ("name", "given")


@dataclass(frozen=True, slots=True)
class Decision:
    """判断: one condition on the way to a lamp, and how it came out; None where a fact was missing."""

    condition: Worked
    outcome: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LampFinding:
    """亮灯结果: the lamp of one thing on one day, with all that it rests on."""

    lamp: Lamp
    preset: str
    by: RuleReference
    ground: Ground
    facts: tuple[tuple[str, Fact], ...]  # those that the preset asks for, by name
    worked: Worked
    origins: tuple[FactOrigin, ...] = ()  # of those facts, where they were reckoned

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Give the conditions in the order in which they were asked."""
        found = list[Decision]()
        here = self.worked
        while isinstance(here.tree, Operation) and here.tree.op is Op.IF:
            value = here.parts[0].value
            found.append(Decision(here.parts[0], value if isinstance(value, bool) else None))
            if len(here.parts) == 1:
                break
            here = here.parts[1]
        return tuple(found)

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the facts without which nobody can tell; none where the rule itself gives no lamp."""
        open_ones = [each.condition for each in self.decisions if each.outcome is None]
        return tuple(sorted({name for each in open_ones for name in _missing_in(each)}))


def lamp_of(
    rules: LampRules, facts: Mapping[str, Fact], *, preset: str = "", origins: Iterable[FactOrigin] = ()
) -> LampFinding:
    """Light a lamp by a preset, or by the default of the rules. A fact that is not given is missing, and missing is grey."""
    unknown = sorted(set(facts) - TERMS.keys())
    if unknown:
        raise FormulaNameUnknownError(name=unknown[0])
    asked = sorted(rules.asks_for(preset))
    given = tuple((name, _checked(name, facts.get(name))) for name in asked)
    worked = evaluate(rules.preset(preset), {**dict(given), **LAMP_FACTS})
    name = preset or rules.default
    return LampFinding(
        lamp=OF_RANK[worked.value] if isinstance(worked.value, Decimal) else Lamp.NONE,
        preset=name,
        by=rules.by,
        ground=rules.grounds[name],
        facts=given,
        worked=worked,
        origins=tuple(each for each in origins if each.name in asked),
    )


def _checked(name: str, fact: Fact) -> Fact:
    """Take a fact only as what its term is: a truth, or a number without a dimension."""
    asks_for_truth = isinstance(TERMS[name].unit, Truth)
    if fact is None or (asks_for_truth and isinstance(fact, bool)):
        return fact
    if isinstance(fact, Quantity) and not asks_for_truth:
        scale = scale_of(fact.unit)
        if scale is not None and scale.is_pure and fact.value.is_finite():
            return fact
    raise LampFactDoesNotFitError(name=name, given=str(fact))


def _missing_in(worked: Worked) -> Iterator[str]:
    if isinstance(worked.tree, Name):
        if worked.value is None:
            yield worked.tree.name
        return
    for each in worked.parts:
        yield from _missing_in(each)
