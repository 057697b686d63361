"""Lamps by columns: for every shipped preset the same as by the first evaluator, row for row."""

from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.plan.lamp_cases import LAMPS, NEWER, SHARES
from gangmu.core.base.formulas import Truth, read_formula
from gangmu.core.base.formulas.columns import whole_column
from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.lamp_columns import lamps_of, ranks_of
from gangmu.core.plan.lamp_rules import TERMS, LampRules
from gangmu.core.plan.lamps import lamp_of

_share = st.one_of(
    st.decimals(-200, 300, places=1), st.sampled_from([Decimal(n) / 12 * 100 for n in range(13)])
)


def _fact(name: str) -> st.SearchStrategy[Any]:
    if isinstance(TERMS[name].unit, Truth):
        return st.one_of(st.none(), st.booleans())
    if name in SHARES:
        return st.one_of(st.none(), st.builds(lambda value: Quantity(value, "%"), _share))
    return st.one_of(st.none(), st.builds(lambda n: Quantity(Decimal(n), ""), st.integers(-3, 40)))


@st.composite
def _given(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    preset = draw(st.sampled_from(sorted(LAMPS.presets)))
    return preset, {name: draw(_fact(name)) for name in sorted(LAMPS.asks_for(preset))}


@given(st.lists(_given(), max_size=12), st.sampled_from([LAMPS, NEWER]))
def test_columns_light_what_the_first_evaluator_lights(
    rows: list[tuple[str, dict[str, Any]]], rules: LampRules
) -> None:
    assert lamps_of(rules, rows) == [lamp_of(rules, facts, preset=preset).lamp for preset, facts in rows]


def test_border_of_the_default_preset_is_worked_out_exactly() -> None:
    done, planned = np.arange(0, 101), np.full(101, 100)
    tree = read_formula(
        "if(done / planned - 3 / 12 > -10%, ok, if(done / planned - 3 / 12 >= -30%, warn, alarm))"
    )
    columns = {"done": whole_column(done), "planned": whole_column(planned)}

    def exact(row: int) -> dict[str, Any]:
        return {"done": Quantity(Decimal(row), ""), "planned": Quantity(Decimal(100), "")}

    ranks = ranks_of(tree, columns, exact, rows=101)
    assert ranks[15] == 2  # ten points short is a warn, not ok
    assert ranks[16] == 3
    assert ranks[0] == 2  # 25 points short
