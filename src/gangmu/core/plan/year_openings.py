"""Opening a year (编制年度计划): which promises a year's plan has to take up, by their own dates or by their path."""

from dataclasses import dataclass
from enum import StrEnum

from gangmu.core.base.iso_periods import Period, PeriodNotReadError


class Ground(StrEnum):
    """提出理由: why something is proposed for a year."""

    CARRIED = "carried"  # 上年未完成，结转
    UNMET = "unmet"  # 上年未完成，没有结转
    NODES = "nodes"  # 上年任务还有节点落在本年
    DUE = "due"  # 本年到期
    UNDER_WAY = "under_way"  # 本年在起止年限之内
    PATH = "path"  # 按所选路径本年应达
    OVERDUE = "overdue"  # 早已到期，还没有任务
    ITEM = "item"  # 其他文件布置


GROUND_WORDS: dict[Ground, tuple[str, str]] = {
    Ground.CARRIED: ("上年未完成，结转", "not finished last year: carried over"),
    Ground.UNMET: ("上年没有完成", "not completed last year"),
    Ground.NODES: ("上年任务有节点落在本年", "nodes of last year's task fall due in this year"),
    Ground.DUE: ("本年到期", "due in this year"),
    Ground.UNDER_WAY: ("起止年限跨本年", "runs through this year"),
    Ground.PATH: ("按所选路径，本年有应达数", "its path wants a value in this year"),
    Ground.OVERDUE: ("已经到期，从没有过任务", "due before, and never taken up"),
    Ground.ITEM: ("其他文件布置", "given by another document"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A promise as far as its dates go: ISO periods, empty where the text names none."""

    start: str = ""
    due: str = ""
    base_period: str = ""  # of the path that was chosen
    has_path: bool = False
    had_tasks: bool = False


def ground_in(promise: Dated, year: int) -> Ground | None:
    """Tell why a promise belongs into a year's plan, or that nothing says so.

    >>> ground_in(Dated(due="2027"), 2027), ground_in(Dated(due="2035"), 2027)
    (<Ground.DUE: 'due'>, None)
    >>> ground_in(Dated(due="2035", base_period="2020", has_path=True), 2027)
    <Ground.PATH: 'path'>
    >>> ground_in(Dated(start="2026", due="2028"), 2027), ground_in(Dated(due="2025"), 2027)
    (<Ground.UNDER_WAY: 'under_way'>, <Ground.OVERDUE: 'overdue'>)
    """
    due = _year(promise.due)
    if due is None:
        return None
    if due == year:
        return Ground.DUE
    if due < year:
        return None if promise.had_tasks else Ground.OVERDUE
    start, base = _year(promise.start, first=True), _year(promise.base_period)
    if start is not None and start <= year:
        return Ground.UNDER_WAY
    return Ground.PATH if promise.has_path and base is not None and base < year else None


def _year(text: str, *, first: bool = False) -> int | None:
    if not text:
        return None
    try:
        period = Period(text)
    except PeriodNotReadError:
        return None
    return (period.first if first else period.last).year
