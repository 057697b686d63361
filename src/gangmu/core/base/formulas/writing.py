"""A formula as text (公式的写法): read, and written back so that it reads the same.

    if(revenue / plan < 0.9 and not is_missing(plan), 1, 0)

`×` and `÷` may be written for `*` and `/`, `5%` for 0.05, `[name-with-dashes]` for a name of other characters.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from gangmu.core.base.formulas.trees import (
    ARITY,
    COMPARING,
    DEPTH,
    FormulaTooLargeError,
    Missing,
    Name,
    Number,
    Op,
    Operation,
    Tree,
    check_size,
)
from gangmu.core.base.quantities import EXACT, canonical
from gangmu.core.base.refusals import GangmuError

LENGTH: Final = 2000
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,30}(?:\.[0-9]{1,30})?)(?P<percent>%)?|(?P<word>[^\W\d][\w.]*)|\[(?P<named>[^\[\]]{1,80})\]"
    r"|(?P<sign><=|>=|!=|≠|≤|≥|[-+*/×÷−<>=(),，（）])|(?P<end>$)|(?P<bad>.))",
    re.DOTALL,
)
_PLAIN_NAME: Final = re.compile(r"[^\W\d][\w.]*")
_SAME: Final = {
    "×": "*",
    "÷": "/",
    "−": "-",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "，": ",",
    "（": "(",
    "）": ")",
}
_FUNCTIONS: Final = {each.value: each for each in (Op.MIN, Op.MAX, Op.IF, Op.IS_MISSING)}
_KEPT: Final = frozenset({*_FUNCTIONS, "and", "or", "not", "missing"})
# How tightly each binds; what stands inside a looser one needs no brackets.
_BINDS: Final = {
    Op.OR: 1, Op.AND: 2, Op.NOT: 3, **dict.fromkeys(COMPARING, 4), Op.ADD: 5, Op.SUBTRACT: 5, Op.MULTIPLY: 6,
    Op.DIVIDE: 6, Op.NEGATE: 7,
}  # fmt: skip


class FormulaNotReadError(GangmuError):
    """Words that should be a formula break its grammar."""

    code = "formula.not_read"
    parameter_names = ("position", "found")


def read_formula(text: str) -> Tree:
    """Read a formula, or refuse with the place at which it breaks off.

    >>> read_formula("gdp ÷ 10000").op.name
    'DIVIDE'
    """
    if len(text) > LENGTH:
        raise FormulaTooLargeError(limit=f"{LENGTH}")
    reader = _Reader(text)
    tree = reader.either()
    if reader.kind != "end":
        raise reader.fault()
    check_size(tree)
    return tree


_Inner = Callable[[], Tree]


class _Reader:
    """Goes through the tokens once; every bracket, `not` and minus counts against the depth."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.depth = 0
        self.kind = self.token = ""
        self.start = 0
        self.step()

    def step(self) -> None:
        found = _TOKEN.match(self.text, self.place)
        assert found
        self.kind = found.lastgroup or "end"
        if self.kind == "percent":
            self.kind = "number"
        self.token = found[self.kind] + (found["percent"] or "" if self.kind == "number" else "")
        self.token = _SAME.get(self.token, self.token)
        self.start, self.place = found.start(self.kind), found.end()

    def fault(self) -> FormulaNotReadError:
        return FormulaNotReadError(position=self.start + 1, found=self.token or "∎")

    def sign(self, *signs: str) -> bool:
        return self.kind in ("sign", "word") and self.token in signs

    def take(self, sign: str) -> None:
        if not self.sign(sign):
            raise self.fault()
        self.step()

    def either(self) -> Tree:
        return self._chain("or", Op.OR, self._both)

    def _both(self) -> Tree:
        return self._chain("and", Op.AND, self._negation)

    def _chain(self, word: str, op: Op, inner: _Inner) -> Tree:
        found = [inner()]
        while self.sign(word):
            self.step()
            found.append(inner())
        return found[0] if len(found) == 1 else Operation(op, tuple(found))

    def _negation(self) -> Tree:
        if self.sign("not"):
            with_one = self._deeper(self._negation)
            return Operation(Op.NOT, (with_one,))
        return self._comparison()

    def _deeper(self, inner: _Inner) -> Tree:
        self.step()
        self.depth += 1
        if self.depth > DEPTH:
            raise FormulaTooLargeError(limit=f"{DEPTH}")
        found = inner()
        self.depth -= 1
        return found

    def _comparison(self) -> Tree:
        left = self._sum()
        if self.sign(*(each.value for each in COMPARING)):
            op = Op(self.token)
            self.step()
            return Operation(op, (left, self._sum()))
        return left

    def _sum(self) -> Tree:
        left, growing = self._product(), False
        while self.sign("+", "-"):
            op = Op(self.token)
            self.step()
            right = self._product()
            left = _grown(left, op, right, growing=growing)
            growing = op is Op.ADD
        return left

    def _product(self) -> Tree:
        left, growing = self._minus(), False
        while self.sign("*", "/"):
            op = Op(self.token)
            self.step()
            right = self._minus()
            left = _grown(left, op, right, growing=growing)
            growing = op is Op.MULTIPLY
        return left

    def _minus(self) -> Tree:
        if self.sign("-"):
            return Operation(Op.NEGATE, (self._deeper(self._minus),))
        return self._atom()

    def _atom(self) -> Tree:
        if self.kind == "number":
            value = Decimal(self.token.rstrip("%"))
            percent = self.token.endswith("%")
            self.step()
            return Number(EXACT.divide(value, Decimal(100)) if percent else value)
        if self.kind == "named":
            return self._name()
        if self.sign("("):
            found = self._deeper(self.either)
            self.take(")")
            return found
        if self.kind == "word" and self.token in _FUNCTIONS:
            return self._function(_FUNCTIONS[self.token])
        if self.kind == "word" and self.token == "missing":
            self.step()
            return Missing()
        if self.kind == "word" and self.token not in _KEPT:
            return self._name()
        raise self.fault()

    def _name(self) -> Name:
        found = Name(self.token)
        self.step()
        return found

    def _function(self, op: Op) -> Tree:
        self.step()
        if not self.sign("("):
            raise self.fault()
        args = [self._deeper(self.either)]
        while self.sign(","):
            args.append(self._deeper(self.either))
        fewest, most = ARITY[op]
        if not fewest <= len(args) <= most:
            raise self.fault()
        self.take(")")
        return Operation(op, tuple(args))


def _grown(left: Tree, op: Op, right: Tree, *, growing: bool) -> Tree:
    """A chain of sums or products is one operation, so that a long one is not deep."""
    if growing and isinstance(left, Operation) and left.op is op:
        return Operation(op, (*left.args, right))
    return Operation(op, (left, right))


def written(tree: Tree) -> str:
    """Write a formula so that it reads the same.

    >>> written(read_formula("(a+b)×c − -2"))
    '(a + b) * c - -2'
    """
    match tree:
        case Number(value):
            return canonical(value)
        case Missing():
            return "missing"
        case Name(name):
            plain = _PLAIN_NAME.fullmatch(name) and name not in _KEPT
            return name if plain else f"[{name}]"
        case Operation(op, args) if op in _FUNCTIONS.values():
            return f"{op.value}({', '.join(written(each) for each in args)})"
        case Operation(Op.NEGATE | Op.NOT as op, (inner,)):
            sign = "-" if op is Op.NEGATE else "not "
            return sign + _bracketed(inner, _BINDS[op] - 1)
        case Operation(op, (first, *rest)):
            # The first of a chain may bind as tightly as the chain itself only where that does not merge the two.
            tight = _BINDS[op]
            loose = tight - 1 if op in (Op.SUBTRACT, Op.DIVIDE) or not _merges(op, first) else tight
            parts = [_bracketed(first, loose), *(_bracketed(each, tight) for each in rest)]
            return f" {op.value} ".join(parts)
    raise AssertionError(tree)


def _merges(op: Op, first: Tree) -> bool:
    same = isinstance(first, Operation) and first.op is op
    return same or op in COMPARING


def _bracketed(tree: Tree, outer: int) -> str:
    text = written(tree)
    inner = _BINDS.get(tree.op, 9) if isinstance(tree, Operation) else 9
    return text if inner > outer else f"({text})"
