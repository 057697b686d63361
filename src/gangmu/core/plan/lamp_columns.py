"""Many lamps at once (成批亮灯): the presets over columns of facts; the rows in doubt are worked out exactly."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from gangmu.core.base.formulas import Fact, Tree, Truth, evaluate
from gangmu.core.base.formulas.columns import Column, evaluate_columns, number_column, truth_column
from gangmu.core.base.quantities import EXACT, Quantity, scale_of
from gangmu.core.plan.lamp_facts import Facts
from gangmu.core.plan.lamp_rules import LAMP_FACTS, OF_RANK, TERMS, Lamp, LampRules
from gangmu.core.plan.lamps import lamp_of


def lamps_of(rules: LampRules, given: Sequence[tuple[str, Facts]]) -> list[Lamp]:
    """Light many lamps, each by its preset, as the first evaluator would."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, (preset, _) in enumerate(given):
        places[preset].append(place)
    found = [Lamp.NONE] * len(given)
    for preset, own in places.items():
        facts = [given[place][1] for place in own]
        for place, lamp in zip(own, _of_preset(rules, preset, facts), strict=True):
            found[place] = lamp
    return found


def _of_preset(rules: LampRules, preset: str, facts: Sequence[Facts]) -> list[Lamp]:
    columns = {name: fact_column(name, [each.get(name) for each in facts]) for name in rules.asks_for(preset)}
    worked = evaluate_columns(rules.preset(preset), columns | lamp_columns(len(facts)), rows=len(facts))
    return [
        lamp_of(rules, facts[place], preset=preset).lamp
        if worked.doubtful[place]
        else (OF_RANK[Decimal(int(worked.values[place]))] if worked.known[place] else Lamp.NONE)
        for place in range(len(facts))
    ]


def lamp_columns(rows: int) -> dict[str, Column]:
    """Give what a formula chooses from: the ranks of the lamps, the same in every row."""
    ones = np.ones(rows, dtype=bool)
    nought, sure = np.zeros(rows), np.zeros(rows, dtype=bool)
    return {
        name: Column(np.full(rows, float(rank.value)), ones, nought, sure)
        for name, rank in LAMP_FACTS.items()
    }


def fact_column(name: str, facts: Sequence[Fact]) -> Column:
    """Make a column of one fact: of truths, or of numbers in base units."""
    if isinstance(TERMS[name].unit, Truth):
        return truth_column(each if isinstance(each, bool) else None for each in facts)
    return number_column(_in_base_units(each) if isinstance(each, Quantity) else None for each in facts)


def _in_base_units(fact: Quantity) -> Decimal:
    scale = scale_of(fact.unit)
    return EXACT.multiply(fact.value, scale.factor) if scale else fact.value


def ranks_of(
    tree: Tree, columns: Mapping[str, Column], exact: Callable[[int], Mapping[str, Fact]], *, rows: int
) -> NDArray[np.int8]:
    """Work a formula of lamps out over columns; nought is grey. `exact` gives the facts of a row that is in doubt."""
    worked = evaluate_columns(tree, {**columns, **lamp_columns(rows)}, rows=rows)
    ranks = np.where(worked.known, worked.values, 0).astype(np.int8)
    for place in np.flatnonzero(worked.doubtful):
        value = evaluate(tree, {**exact(int(place)), **LAMP_FACTS}).value
        ranks[place] = int(value) if isinstance(value, Decimal) else 0
    return ranks
