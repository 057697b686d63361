"""The tree of a formula (公式): numbers, names and a dozen operations, small and shallow by law."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gangmu.core.base.refusals import GangmuError

NODES: Final = 200
DEPTH: Final = 32


class FormulaTooLargeError(GangmuError):
    """A formula is longer or deeper than any rule that a person can check."""

    code = "formula.too_large"
    parameter_names = ("limit",)


class Op(StrEnum):
    """What a formula can do."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    NEGATE = "neg"
    MIN = "min"
    MAX = "max"
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    UNEQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"
    AND = "and"
    OR = "or"
    NOT = "not"
    IF = "if"
    IS_MISSING = "is_missing"


COMPARING: Final = (Op.LESS, Op.AT_MOST, Op.EQUAL, Op.UNEQUAL, Op.AT_LEAST, Op.MORE)
JOINING: Final = (Op.AND, Op.OR)
# How many arguments each takes: at least, at most.
ARITY: Final[dict[Op, tuple[int, int]]] = {
    **dict.fromkeys((Op.NEGATE, Op.NOT, Op.IS_MISSING), (1, 1)),
    **dict.fromkeys((Op.SUBTRACT, Op.DIVIDE, *COMPARING), (2, 2)),
    **dict.fromkeys((Op.ADD, Op.MULTIPLY, *JOINING), (2, NODES)),
    **dict.fromkeys((Op.MIN, Op.MAX), (1, NODES)),
    Op.IF: (3, 3),
}


@dataclass(frozen=True, slots=True)
class Number:
    """数: a number written in the formula; it has no unit."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """名: a fact, or another formula, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Missing:
    """缺: the third value, beside true and false, and beside every number."""


@dataclass(frozen=True, slots=True)
class Operation:
    """运算: one operation on its arguments."""

    op: Op
    args: "tuple[Tree, ...]"


Tree = Number | Name | Missing | Operation


def parts_of(tree: Tree) -> tuple[Tree, ...]:
    """Give what a node is made of."""
    return tree.args if isinstance(tree, Operation) else ()


def nodes_of(tree: Tree) -> Iterator[tuple[Tree, int]]:
    """Walk a tree without recursion, each node with its depth; the root has depth 1."""
    waiting: list[tuple[Tree, int]] = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(part, depth + 1) for part in reversed(parts_of(node))]


def names_in(tree: Tree) -> frozenset[str]:
    """Give the names that a formula asks for."""
    return frozenset(node.name for node, _ in nodes_of(tree) if isinstance(node, Name))


def check_size(tree: Tree) -> None:
    """Refuse a tree that is too large or too deep; everything else may then walk it freely."""
    for count, (_, depth) in enumerate(nodes_of(tree), start=1):
        if count > NODES or depth > DEPTH:
            raise FormulaTooLargeError(limit=f"{NODES} / {DEPTH}")
