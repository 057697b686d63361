"""Faults of single cells as refusals (格内错误), for forms that say one thing at a time."""

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.files.tables.problems import CellError, Problem
from gangmu.web.indicators.refusals import ValueFaultyError


def fault_of(fault: CellError) -> ValueFaultyError:
    """Give the refusal of a cell that does not hold what it is for."""
    return faulty(Problem(file="", code=fault.code, parameters=fault.parameters))


def faulty(problem: Problem) -> ValueFaultyError:
    """Give the refusal of a problem."""
    return ValueFaultyError(fault=spoken(problem), where=problem.column)


def spoken(problem: Problem) -> Spoken:
    """Give the words of a problem in both languages."""
    return Spoken(problem.message(), problem.message("en"))
