"""Materials: what the living outline is composed of, as plain rows. Queries fill them from the record."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """条目: one place of the outline's tree."""

    id: str
    kind: str  # title, preface, heading, principle, figure, table
    level: int
    label: str
    title: str
    start: int
    end: int
    section_end: int
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """句: one sentence or list item, with its permanent code."""

    code: str
    start: int
    end: int
    ending: str = "mapped"  # mapped, not_a_promise, open
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """承诺: a target or a measure with its standing, and the few words that fit into the margin."""

    code: str
    clause: str
    kind: Literal["target", "measure"]
    start: int
    end: int
    standing: str
    figure: str = ""
    due: str = ""  # ISO, as far as the text states it
    themes: tuple[str, ...] = ()
    is_unread: bool = False  # taken as read: nobody has looked at it
    indicator: str = ""  # the code of what it is judged by
    supplied: str = ""  # the title of the table that it comes from, where the text does not contain it
    name: str = ""  # of one that is supplied: its indicator
    row: str = ""  # of one that is supplied: its row in the table
    order: int = 0  # of one that is supplied: its place in the table

    @property
    def year(self) -> str:
        """The year that it falls due in, if any."""
        return self.due[:4]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemRow:
    """系统: a platform, register, list, market, code or mechanism that a sentence orders."""

    code: str
    clause: str
    name: str
    kind: str  # system, register, list, market, code, mechanism
    start: int
    end: int
    state: str = "words"  # runs_here, fed, project, words
    unit: str = ""
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """缺漏: what the text announces but does not contain."""

    kind: str
    text: str
    start: int
    end: int
    closed_on: date | None = None  # the office has since supplied it
    closed_by: str = ""  # the post that says so
    supplied: str = ""  # what fills it


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of a named set, where the text gives it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """One number of a named set with its members."""

    count: int
    members: tuple[MemberRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """名号: a name that stands for counted things."""

    name: str
    start: int
    end: int
    parts: tuple[PartRow, ...] = ()
    places: tuple[int, ...] = ()  # where else the text uses the name


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """主题: a subject that promises are sorted under, many to many."""

    code: str
    name: str
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """指标: what promises are judged by, under all its names."""

    code: str
    name: str
    name_en: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LampRow:
    """月灯: the lamp of a task for one closed month: shape, word and tone, why it fell so, and by which rule."""

    month: str
    shape: str
    word: str
    tone: str
    beside: tuple[str, ...] = ()
    why: str = ""  # in plain words; empty where the month was closed before they were kept
    arithmetic: tuple[str, ...] = ()
    rule: "LampRule | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LampRule:
    """亮灯所据: the published rule that judged a lamp; `has_page` where it can be read here."""

    words: str
    id: str
    version: int
    preset: str
    has_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """年度任务: what is done for a sentence or promise in one year, by which unit, until when."""

    code: str
    title: str
    unit: str
    year: int
    limit: date | None
    state: str
    clause: str = ""
    promise: str = ""
    lamps: tuple[LampRow, ...] = ()
    goal: str = ""  # the amount of the year, where it has one
    moved: tuple[str, ...] = ()  # how its amount or limit was changed since

    @property
    def lamp(self) -> LampRow | None:
        """Give the lamp of the month that was closed last."""
        return self.lamps[-1] if self.lamps else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """One version of an outline with everything that hangs from its spans."""

    title: str
    text: str
    script: str  # hans, hant, latin
    nodes: tuple[NodeRow, ...]
    clauses: tuple[ClauseRow, ...]
    promises: tuple[PromiseRow, ...] = ()
    systems: tuple[SystemRow, ...] = ()
    gaps: tuple[GapRow, ...] = ()
    sets: tuple[SetRow, ...] = ()
    themes: tuple[ThemeRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    version: int = 1
    issued_on: date | None = None
