"""Formulas (公式): one tree for lamps, derived indicators, scoring and packs, and its exact evaluator (DESIGN §6.5).

Missing is a third value: arithmetic and comparison with it give it, `and`, `or` and `not` follow three-valued logic,
`if` with a missing condition gives it, and only `is_missing` turns it into a truth. A division by nought is missing.
"""

from gangmu.core.base.formulas.depending import FormulaCycleError, order_of, working_order
from gangmu.core.base.formulas.evaluating import Fact, Value, Worked, evaluate, in_unit
from gangmu.core.base.formulas.measuring import (
    FormulaKindsDoNotFitError,
    FormulaNameUnknownError,
    FormulaUnitsDoNotFitError,
    Truth,
    measure_of,
)
from gangmu.core.base.formulas.telling import told, value_in_words
from gangmu.core.base.formulas.trees import (
    FormulaTooLargeError,
    Missing,
    Name,
    Number,
    Op,
    Operation,
    Tree,
    names_in,
)
from gangmu.core.base.formulas.writing import FormulaNotReadError, read_formula, written

__all__ = [
    "Fact", "FormulaCycleError", "FormulaKindsDoNotFitError", "FormulaNameUnknownError", "FormulaNotReadError",
    "FormulaTooLargeError", "FormulaUnitsDoNotFitError", "Missing", "Name", "Number", "Op", "Operation", "Tree", "Truth",
    "Value", "Worked", "evaluate", "in_unit", "measure_of", "names_in", "order_of", "read_formula", "told", "value_in_words",
    "working_order", "written",
]  # fmt: skip
