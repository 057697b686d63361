"""The second evaluator (公式按列求值): the same tree over columns of any length, in float64, and honest about it.

Each number carries a bound of its error. Where a comparison falls within the bounds, the row is doubtful, and whoever asked
works it out with the first evaluator; all other rows are certain. So both evaluators agree in every row, and the columns do
nearly all of the work.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gangmu.core.base.formulas.trees import COMPARING, Missing, Name, Number, Op, Operation, Tree

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
_EPS: Final = float(np.finfo(np.float64).eps)
_TINY: Final = 5e-324
_AT_ONCE: Final = 16_384  # rows
_ROUNDING: Final = 1e-23  # comparisons are made with 24 places


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """一列: values of all rows, which of them are known, how far each may be off, and which rows are in doubt."""

    values: NDArray[Any]  # numbers, or truths
    known: Truths
    errors: Floats
    doubtful: Truths


def number_column(values: Iterable[Decimal | None]) -> Column:
    """Make a column of exact numbers; one that is not there is missing."""
    given = list(values)
    numbers = np.array([0.0 if each is None else float(each) for each in given], dtype=np.float64)
    exact = [each is None or Decimal(float(each)) == each for each in given]
    errors = np.where(exact, 0.0, np.maximum(np.abs(numbers) * _EPS, _TINY))
    return _column(numbers, np.array([each is not None for each in given], dtype=bool), errors)


def truth_column(values: Iterable[bool | None]) -> Column:
    """Make a column of truths; one that is not there is missing."""
    given = list(values)
    return _column(
        np.array([bool(each) for each in given], dtype=bool),
        np.array([each is not None for each in given], dtype=bool),
    )


def whole_column(numbers: NDArray[Any], known: Truths | None = None) -> Column:
    """Take whole numbers of at most 53 bits as a column: exact."""
    return _column(numbers.astype(np.float64), np.ones(len(numbers), dtype=bool) if known is None else known)


def _column(values: NDArray[Any], known: Truths, errors: Floats | None = None) -> Column:
    rows = len(values)
    return Column(values, known, np.zeros(rows) if errors is None else errors, np.zeros(rows, dtype=bool))


def evaluate_columns(tree: Tree, columns: Mapping[str, Column], *, rows: int) -> Column:
    """Work a formula out for all rows. A column that is not there is missing in every row.

    So many rows at once as stay near the processor: their columns in between are read again before they go.
    """
    with np.errstate(all="ignore"):
        parts = [
            _evaluate(tree, {name: _cut(each, start, start + _AT_ONCE) for name, each in columns.items()},
                      min(_AT_ONCE, rows - start), {})
            for start in range(0, max(rows, 1), _AT_ONCE)
        ]  # fmt: skip
    return parts[0] if len(parts) == 1 else _joined(parts)


def _cut(column: Column, start: int, stop: int) -> Column:
    return Column(
        column.values[start:stop],
        column.known[start:stop],
        column.errors[start:stop],
        column.doubtful[start:stop],
    )


def _joined(parts: Sequence[Column]) -> Column:
    return Column(
        np.concatenate([each.values for each in parts]),
        np.concatenate([each.known for each in parts]),
        np.concatenate([each.errors for each in parts]),
        np.concatenate([each.doubtful for each in parts]),
    )


def _evaluate(tree: Tree, columns: Mapping[str, Column], rows: int, worked: dict[Tree, Column]) -> Column:
    """Work a part of a formula out; one that stands in it twice is worked out once."""
    if not isinstance(tree, Operation):
        return _leaf(tree, columns, rows)
    if tree not in worked:
        parts = [_evaluate(each, columns, rows, worked) for each in tree.args]
        worked[tree] = _OPERATIONS[tree.op](parts)
    return worked[tree]


def _leaf(tree: Tree, columns: Mapping[str, Column], rows: int) -> Column:
    match tree:
        case Number(value):
            one = number_column([value])
            return _column(
                np.full(rows, one.values[0]), np.ones(rows, dtype=bool), np.full(rows, one.errors[0])
            )
        case Missing():
            return _column(np.zeros(rows), np.zeros(rows, dtype=bool))
        case Name(name):
            found = columns.get(name)
            return _column(np.zeros(rows), np.zeros(rows, dtype=bool)) if found is None else found
    raise AssertionError(tree)


Parts = Sequence[Column]


def _finite(values: Floats, known: Truths, errors: Floats, doubtful: Truths) -> Column:
    """What ran over is in doubt: the exact evaluator has room for it."""
    over = known & ~(np.isfinite(values) & np.isfinite(errors))
    return Column(values, known, errors, doubtful | over)


def _pairwise(work: Callable[[Column, Column], Column]) -> Callable[[Parts], Column]:
    return lambda parts: reduce(work, parts)


def _sum(left: Column, right: Column, sign: float = 1.0) -> Column:
    values = left.values + sign * right.values
    errors = left.errors + right.errors
    rounding = np.where((left.values == 0) | (right.values == 0), 0.0, np.abs(values) * _EPS)
    whole = (errors == 0) & _is_whole(left.values) & _is_whole(right.values) & _is_whole(values)
    errors = np.where(
        whole, 0.0, errors + np.maximum(rounding, np.where(rounding > 0, _TINY, 0.0)) + _lost(left, right)
    )
    return _finite(values, left.known & right.known, errors, left.doubtful | right.doubtful)


def _lost(left: Column, right: Column) -> Floats:
    """Give what the shorter of two summands may lose of itself beside the longer one."""
    found: Floats = np.maximum(np.abs(left.values), np.abs(right.values)) * _EPS
    return np.where((left.values == 0) | (right.values == 0), 0.0, found)


def _is_whole(values: Floats) -> Truths:
    found: Truths = (np.abs(values) < 2.0**52) & (np.floor(values) == values)
    return found


def _product(left: Column, right: Column) -> Column:
    values = left.values * right.values
    nought = ((left.values == 0) & (left.errors == 0)) | ((right.values == 0) & (right.errors == 0))
    errors = (
        np.abs(left.values) * right.errors
        + np.abs(right.values) * left.errors
        + left.errors * right.errors
        + np.abs(values) * _EPS
        + _TINY
    )
    return _finite(
        values, left.known & right.known, np.where(nought, 0.0, errors), left.doubtful | right.doubtful
    )


def _quotient(left: Column, right: Column) -> Column:
    nought = (right.values == 0) & (right.errors == 0)
    safe = np.where(right.values == 0, 1.0, right.values)
    values = left.values / safe
    room = np.abs(right.values) - right.errors
    unsure = ~nought & (room <= 0)
    errors = (left.errors + np.abs(values) * right.errors) / np.where(room > 0, room, 1.0)
    errors = errors + np.abs(values) * 2 * _EPS + _TINY
    clean = (left.values == 0) & (left.errors == 0)
    known = left.known & right.known
    return _finite(
        values,
        known & ~nought,
        np.where(clean, 0.0, errors),
        left.doubtful | right.doubtful | (known & unsure),
    )


def _negated(parts: Parts) -> Column:
    [one] = parts
    return Column(-one.values, one.known, one.errors, one.doubtful)


def _extreme(choose: Callable[[Floats, Floats], Floats]) -> Callable[[Parts], Column]:
    def work(left: Column, right: Column) -> Column:
        return Column(
            choose(left.values, right.values),
            left.known & right.known,
            np.maximum(left.errors, right.errors),
            left.doubtful | right.doubtful,
        )

    return _pairwise(work)


_COMPARE: Final[dict[Op, Callable[[Floats, Floats], Truths]]] = {
    Op.LESS: np.less, Op.AT_MOST: np.less_equal, Op.EQUAL: np.equal, Op.UNEQUAL: np.not_equal,
    Op.AT_LEAST: np.greater_equal, Op.MORE: np.greater,
}  # fmt: skip


def _comparing(op: Op) -> Callable[[Parts], Column]:
    def work(parts: Parts) -> Column:
        left, right = parts
        known = left.known & right.known
        apart = np.abs(left.values - right.values)
        off = left.errors + right.errors
        close = np.where(off > 0, apart <= off * 1.01 + _ROUNDING, (apart > 0) & (apart <= _ROUNDING))
        return Column(
            _COMPARE[op](left.values, right.values),
            known,
            np.zeros(len(known)),
            left.doubtful | right.doubtful | (known & close),
        )

    return work


def _connecting(*, deciding: bool) -> Callable[[Parts], Column]:
    """Join truths: one that decides is enough, whatever the others are."""

    def work(parts: Parts) -> Column:
        decided = reduce(or_, (each.known & (each.values == deciding) for each in parts))
        surely = reduce(or_, (each.known & (each.values == deciding) & ~each.doubtful for each in parts))
        known = reduce(and_, (each.known for each in parts)) | decided
        doubtful = reduce(or_, (each.doubtful for each in parts)) & ~surely
        return Column(decided if deciding else ~decided, known, np.zeros(len(known)), doubtful)

    return work


def _not(parts: Parts) -> Column:
    [one] = parts
    return Column(~one.values.astype(bool), one.known, one.errors, one.doubtful)


def _is_missing(parts: Parts) -> Column:
    [one] = parts
    return Column(~one.known, np.ones(len(one.known), dtype=bool), np.zeros(len(one.known)), one.doubtful)


def _chosen(parts: Parts) -> Column:
    condition, then, otherwise = parts
    taken = condition.values.astype(bool)
    doubtful = condition.doubtful | (condition.known & np.where(taken, then.doubtful, otherwise.doubtful))
    return Column(
        np.where(taken, then.values, otherwise.values),
        condition.known & np.where(taken, then.known, otherwise.known),
        np.where(taken, then.errors, otherwise.errors),
        doubtful,
    )


_OPERATIONS: Final[dict[Op, Callable[[Parts], Column]]] = {
    Op.ADD: _pairwise(_sum),
    Op.SUBTRACT: _pairwise(lambda left, right: _sum(left, right, -1.0)),
    Op.MULTIPLY: _pairwise(_product),
    Op.DIVIDE: _pairwise(_quotient),
    Op.NEGATE: _negated,
    Op.MIN: _extreme(np.minimum),
    Op.MAX: _extreme(np.maximum),
    Op.AND: _connecting(deciding=False),
    Op.OR: _connecting(deciding=True),
    Op.NOT: _not,
    Op.IS_MISSING: _is_missing,
    Op.IF: _chosen,
    **{op: _comparing(op) for op in COMPARING},
}
