"""Formulas that ask for each other (公式的先后): in an order in which each has what it needs, never in a circle."""

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

from gangmu.core.base.formulas.trees import Tree, names_in
from gangmu.core.base.refusals import GangmuError


class FormulaCycleError(GangmuError):
    """Formulas ask for each other in a circle."""

    code = "formula.cycle"
    parameter_names = ("names",)


def working_order(formulas: Mapping[str, Tree]) -> tuple[str, ...]:
    """Give the names of the formulas, those first that others ask for.

    >>> from gangmu.core.base.formulas.writing import read_formula
    >>> working_order({"b": read_formula("a * 2"), "a": read_formula("x + 1")})
    ('a', 'b')
    """
    return order_of({name: names_in(tree) for name, tree in formulas.items()})


def order_of(needs: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Give names in an order in which each comes after what it needs; needs that are no names stand outside.

    >>> order_of({"c": ["b", "x"], "b": ["x"]})
    ('b', 'c')
    """
    known = {name: sorted(set(wanted) & needs.keys()) for name, wanted in sorted(needs.items())}
    try:
        return tuple(TopologicalSorter(known).static_order())
    except CycleError as circle:
        raise FormulaCycleError(names=" → ".join(circle.args[1])) from None
