"""Setting how an indicator follows from others (定公式): checked whole before it counts."""

from collections.abc import Mapping
from datetime import datetime

from gangmu.core.base.formulas import read_formula, written
from gangmu.core.indicators.derivations import Derivation, coded, read_derivation
from gangmu.web.indicators import queries
from gangmu.web.indicators.findings.derivations import derivations_of
from gangmu.web.indicators.findings.kept import kept
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


def read_for(code: str, formula: str, rows: Mapping[str, Indicator]) -> Derivation:
    """Read a formula as it is typed, names of indicators for codes, or refuse with what is wrong and where."""
    return read_derivation(code, _as_codes(formula, rows), {each: row.unit for each, row in rows.items()})


def _as_codes(formula: str, rows: Mapping[str, Indicator]) -> str:
    codes = {
        name: code for code, row in rows.items() for name in (row.name, *row.aliases) if name not in rows
    }
    return written(coded(read_formula(formula), codes))


@once("indicators.formula_set")
def set_formula(code: str, formula: str, *, by: Actor, at: datetime, key: str, seen: int) -> Indicator:
    """Set the formula of an indicator (定公式); an empty one takes it away. Units, names and circles are checked first."""
    row = queries.indicators(by, NOW, verb="update").get(code=code)
    text = ""
    if formula.strip():
        known = kept(by, NOW, indicators=(), places=())
        text = _as_codes(formula, known.rows)
        derivations_of(known, instead={code: read_for(code, formula, known.rows)})
    with commit("indicators.formula_set", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"formula": text}, version=seen)
