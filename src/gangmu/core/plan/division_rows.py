"""Rows of a task-division paper (任务分解、责任分工): who is to do what by when, in the paper's own words.

Nothing of a paper is dropped: what is no row is left over, and says so (`Left`). What is wrong or open stands in a
`Trouble` with its place. Names of units are as written, in simplified script; which units they are is told elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from gangmu.core.base.refusals import Language
from gangmu.core.plan.division_words import PLACE_WORDS, TROUBLE_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionRow:
    """分工条目: one task of a paper with those named for it. `start:end` is its span in the text as read."""

    label: str = ""  # as printed, without its stop: 3, （一）, 2.1
    heading: str = ""  # what it stands under: 产业升级
    title: str = ""  # where a table names the task in one column and describes it in another
    text: str
    place: str  # line:12, paragraph:12, page:3, row:表1:7
    start: int
    end: int
    lead: tuple[str, ...] = ()  # 牵头单位
    responsible: tuple[str, ...] = ()  # 责任单位
    supporting: tuple[str, ...] = ()  # 配合单位
    leaders: tuple[str, ...] = ()  # 牵头领导, as written
    limit_words: str = ""  # 完成时限, as written
    due: date | None = None
    is_standing: bool = False  # 长期坚持
    target_words: str = ""  # 年度目标
    node_words: tuple[tuple[str, str], ...] = ()  # (一季度, 完成立项)
    clause_words: str = ""  # what of the outline the paper says it comes from: a code, a chapter
    remarks: str = ""  # 备注
    extras: tuple[tuple[str, str], ...] = ()  # columns that nobody knows, kept under their name
    form: str = "sentence"  # bracket, lines, table, sentence
    why_not: str = ""  # of a sentence that is not proposed as a task: why

    @property
    def everyone(self) -> tuple[str, ...]:
        """Give all names of units, in the order of the roles."""
        return self.lead + self.responsible + self.supporting

    @property
    def short_title(self) -> str:
        """Give what the task is called: what the paper calls it, else its first sentence, cut where it is long."""
        return self.title or first_sentence(self.text)

    @property
    def is_unmatched(self) -> bool:
        """Tell a task for which the paper names nobody."""
        return not self.everyone


class LeftKind(StrEnum):
    """Why something of a paper is no row."""

    HEADING = "heading"  # 标题
    HEADER = "header"  # the names of columns
    GROUP = "group"  # 分组行
    TOTAL = "total"  # 合计行
    NOTE = "note"  # 表注、落款
    TEXT = "text"  # running text for which nobody is named


@dataclass(frozen=True, slots=True)
class Left:
    """未取内容: words of a paper that became no row; none is dropped silently."""

    kind: LeftKind
    text: str
    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """问题: what is open or wrong about a place of a paper, in words that name it."""

    code: str
    place: str
    row: int | None = None  # the number of its row, from 0
    parameters: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: Language = "zh") -> str:
        """Say what is open and what to do."""
        return TROUBLE_WORDS[self.code][language == "en"].format(**self.parameters)


@dataclass(frozen=True, slots=True)
class DivisionPaper:
    """任务分解文件: its rows in order of the text, what was left over, and what is open."""

    title: str
    text: str
    rows: tuple[DivisionRow, ...]
    left: tuple[Left, ...]
    troubles: tuple[Trouble, ...] = ()


def place_words(place: str, language: Language = "zh") -> str:
    """Say a place as people do.

    >>> place_words("line:12"), place_words("row:表1:7"), place_words("page:3", "en")
    ('第 12 行', '工作表“表1”第 7 行', 'page 3')
    """
    kind, _, rest = place.partition(":")
    sheet, _, number = rest.rpartition(":")
    if kind not in PLACE_WORDS:
        return place
    kind = "plain_row" if kind == "row" and not sheet else kind
    return PLACE_WORDS[kind][language == "en"].format(number=number, sheet=sheet)


def first_sentence(text: str, *, most: int = 60) -> str:
    """Give the first sentence of a text without its stop, cut where it is long.

    >>> first_sentence("优化审批流程。健全机制，加强衔接。")
    '优化审批流程'
    """
    stop = min((place for sign in _STOPS if (place := text.find(sign)) > 0), default=len(text))
    first = text[:stop]
    return first if len(first) <= most else first[: most - 1] + "…"


_STOPS: Final = "。；;！!？?"
LEFT_IS_QUIET: Final = (LeftKind.HEADING, LeftKind.HEADER, LeftKind.GROUP)  # they only order the rows
