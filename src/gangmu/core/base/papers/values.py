"""Papers (公文): head, text, tables, annexes and foot as an office writes them, before anybody sets them on a page."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from gangmu.core.base.papers.numbers import PaperNumber

LEVELS: Final = (1, 2, 3, 4)  # 一、 （一） 1. （1）


class Form(StrEnum):
    """公文版式: how the head of a paper is set."""

    DOCUMENT = "document"  # 文件式: red mark, number, one red line
    LETTER = "letter"  # 信函式: name 30 mm from the top edge, double red lines
    BRIEF = "brief"  # 专报、简报: red mark, issue, issuer and day


class Draft(StrEnum):
    """稿本: what a paper that is not issued is called."""

    CONSULTATION = "consultation"  # 征求意见稿
    PREPARED = "prepared"  # 代拟稿


class Tone(StrEnum):
    """How dark a part of a bar is; the words beside it say what it is."""

    STRONG = "strong"
    MIDDLE = "middle"
    LIGHT = "light"
    WARM = "warm"
    PALE = "pale"


@dataclass(frozen=True, slots=True)
class Heading:
    """层次标题: its number is given in the order of the paper."""

    level: int
    text: str
    on_new_page: bool = False

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"no such level: {self.level}")


@dataclass(frozen=True, slots=True)
class Text:
    """正文段落: one paragraph. `refs` are the codes of what it speaks of, so that each figure keeps its birth certificate."""

    text: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column (表列): its name, how much of the width it takes beside the others, and whether it is set in the middle."""

    name: str
    share: int = 1
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell (单元格): words that may reach over columns to the right and rows below."""

    text: str
    across: int = 1
    down: int = 1
    is_head: bool = False  # a row that names what is below it


@dataclass(frozen=True, slots=True)
class Row:
    """A row (表行): a cell for each column; None where one from the left or from above reaches over."""

    cells: tuple[Cell | None, ...]
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """表格: the row of names is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        wrong = next((each for each in self.rows if len(each.cells) != len(self.columns)), None)
        if wrong is not None:
            raise ValueError(f"{len(wrong.cells)} cells for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar (条块): one stretch of a bar, with its words and its count."""

    name: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar (构成条): how a whole is made up, as long as its counts; read without colour by its words."""

    parts: tuple[Part, ...]


Block = Heading | Text | Table | Bar


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: what comes with a paper, on pages of its own."""

    title: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """公文: what it says from head to foot. Never a seal: that is put on by hand."""

    kind: str
    form: Form
    issuer: str
    title: str
    mark: str = ""  # 发文机关标志 where it is not the issuer's name and 文件
    number: PaperNumber | str | None = None  # words that are of no known shape stay as they are
    issue: int | None = None  # 期号 of a brief
    urgency: str = ""  # 特急、加急
    recipients: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    on: date | None = None  # 成文日期
    note: str = ""  # 附注: whom to ask
    copy_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None
    draft: Draft | None = None
    rules: tuple[str, ...] = field(default=())  # what words ruled: id, version, hash
