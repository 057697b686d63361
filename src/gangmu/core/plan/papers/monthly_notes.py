"""The monthly dispatch note (月度调度专报): one page of figures, then what changed, what is behind, what is asked, what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.values import (
    Bar,
    Block,
    Cell,
    Column,
    Form,
    Heading,
    Paper,
    Part,
    Row,
    Table,
    Text,
    Tone,
)
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.papers.heads import PaperHead, paper_of

KIND: Final = "monthly_note"
ORDER: Final = (Lamp.AHEAD, Lamp.OK, Lamp.WARN, Lamp.ALARM, Lamp.NONE)
_TONES: Final = {
    Lamp.AHEAD: Tone.STRONG, Lamp.OK: Tone.MIDDLE, Lamp.WARN: Tone.WARM, Lamp.ALARM: Tone.LIGHT, Lamp.NONE: Tone.PALE,
}  # fmt: skip
_NOTHING: Final = "—"
_PARTS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterCount:
    """How many tasks of one chapter have each lamp."""

    chapter: str
    lamps: Mapping[Lamp, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LampChange:
    """A task whose lamp is another than a month ago, and why."""

    code: str
    task: str
    lead: str
    before: Lamp | None  # None: the task is new
    after: Lamp
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindItem:
    """滞后事项: a task behind, with its reason and the help its unit wants."""

    code: str
    task: str
    lead: str
    lamp: Lamp
    progress: str
    reason: str
    help_wanted: str
    why: str = ""  # what the rule saw, in plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDecision:
    """提请议定事项: what a meeting is asked to decide, and who asks."""

    text: str
    unit: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedDecision:
    """上次议定事项: what was decided, by whom it is done and by when, and whether it was."""

    text: str
    owner: str
    due: str
    is_done: bool
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyNote:
    """月度调度: the lamps of a closed month, told against the month before."""

    plan: str
    year: int
    month: int
    closed_on: date
    lamps: Mapping[Lamp, int]
    lamps_before: Mapping[Lamp, int] | None  # None: there is no closed month before
    lamp_words: Mapping[Lamp, str]  # of the palette in force
    chapters: tuple[ChapterCount, ...] = ()
    changes: tuple[LampChange, ...] = ()
    behind: tuple[BehindItem, ...] = ()
    asked: tuple[AskedDecision, ...] = ()
    followed: tuple[FollowedDecision, ...] = ()
    unreported: int = 0  # tasks without a report of the month
    by_hand: tuple[
        tuple[str, str], ...
    ] = ()  # code, and both lamps of a task with the reason, in one sentence

    @property
    def total(self) -> int:
        """Count the tasks."""
        return sum(self.lamps.values())


def monthly_dispatch_note(note: MonthlyNote, head: PaperHead, words: PaperWords) -> Paper:
    """Write the note; each section that has nothing says why."""
    headings = words.list("monthly_headings", of=_PARTS)
    sections = (_dashboard, _changes, _behind, _asked, _followed)
    blocks: list[Block] = []
    for place, (name, section) in enumerate(zip(headings, sections, strict=True)):
        blocks.append(Heading(1, name, on_new_page=place == 1))
        blocks.extend(section(note, words))
    return paper_of(
        head,
        words,
        kind=KIND,
        form=Form.BRIEF,
        title=words.said("monthly_title", _figures(note)),
        blocks=tuple(blocks),
    )


def _figures(note: MonthlyNote) -> dict[str, object]:
    counts = "、".join(f"{note.lamp_words[lamp]}{note.lamps.get(lamp, 0)}项" for lamp in ORDER)
    return {
        "plan": note.plan,
        "year": note.year,
        "month": note.month,
        "day": day_words(note.closed_on),
        "total": note.total,
        "counts": counts,
        "behind": len(note.behind),
        "asked": len(note.asked),
        "done": sum(each.is_done for each in note.followed),
        "followed": len(note.followed),
        "grey": note.lamps.get(Lamp.NONE, 0),
        "grey_word": note.lamp_words[Lamp.NONE],
        "unreported": note.unreported,
    }


def _dashboard(note: MonthlyNote, words: PaperWords) -> Iterable[Block]:
    figures = _figures(note)
    if not note.total:
        return (Text(words.said("monthly_no_tasks", figures)),)
    blocks: list[Block] = [Text(words.said("monthly_summary", figures))]
    blocks.append(Bar(tuple(_parts(note))))
    grey = words.said("monthly_grey", figures) if figures["grey"] else ""
    if note.chapters:
        blocks.append(_chapters(note, words, grey))
    elif grey:
        blocks.append(Text(grey))
    blocks += [Text(line, (code,)) for code, line in note.by_hand]
    return blocks


def _parts(note: MonthlyNote) -> Iterable[Part]:
    return (
        Part(note.lamp_words[lamp], count, _TONES[lamp])
        for lamp in ORDER
        if (count := note.lamps.get(lamp, 0))
    )


def _chapters(note: MonthlyNote, words: PaperWords, below: str) -> Table:
    chapter, total, before = words.list("monthly_chapter_columns", of=3)
    columns = (
        Column(chapter, 26),
        *(Column(note.lamp_words[lamp], 5, is_centred=True) for lamp in ORDER),
        Column(total, 5, is_centred=True),
    )
    rows = [_count_row(each.chapter, each.lamps) for each in note.chapters]
    rows.append(_count_row(total, note.lamps))
    if note.lamps_before is not None:
        rows.append(_count_row(before, note.lamps_before))
    return Table(columns=columns, rows=tuple(rows), note=below)


def _count_row(name: str, lamps: Mapping[Lamp, int]) -> Row:
    counts = [lamps.get(lamp, 0) for lamp in ORDER]
    return Row((Cell(name), *(Cell(str(count)) for count in (*counts, sum(counts)))))


def _changes(note: MonthlyNote, words: PaperWords) -> Iterable[Block]:
    if note.lamps_before is None:
        return (Text(words.said("monthly_first_month", _figures(note))),)
    if not note.changes:
        return (Text(words.said("monthly_no_changes", _figures(note))),)
    task, lead, lamps, why = words.list("monthly_change_columns", of=4)
    columns = (
        Column(task, 13),
        Column(lead, 7, is_centred=True),
        Column(lamps, 10, is_centred=True),
        Column(why, 15),
    )
    return (Table(columns=columns, rows=tuple(_change_row(note, each, words) for each in note.changes)),)


def _change_row(note: MonthlyNote, change: LampChange, words: PaperWords) -> Row:
    before = note.lamp_words[change.before] if change.before else words.word("monthly_new_task")
    lamps = f"{before}→{note.lamp_words[change.after]}"
    texts = (change.task, change.lead, lamps, change.why or _NOTHING)
    return Row(tuple(Cell(text) for text in texts), (change.code,))


def _behind(note: MonthlyNote, words: PaperWords) -> Iterable[Block]:
    if not note.behind:
        name = "monthly_none_behind" if note.total > note.lamps.get(Lamp.NONE, 0) else "monthly_none_judged"
        return (Text(words.said(name, _figures(note))),)
    names = words.list("monthly_behind_columns", of=6)
    shares = (11, 7, 5, 10, 10, 10)
    columns = tuple(
        Column(name, share, is_centred=place in (1, 2))
        for place, (name, share) in enumerate(zip(names, shares, strict=True))
    )
    return (Table(columns=columns, rows=tuple(_behind_row(note, each, words) for each in note.behind)),)


def _behind_row(note: MonthlyNote, item: BehindItem, words: PaperWords) -> Row:
    texts = (
        item.task,
        item.lead,
        note.lamp_words[item.lamp],
        "".join(filter(None, (item.why, item.progress or words.word("monthly_no_progress")))),
        item.reason or words.word("monthly_no_reason"),
        item.help_wanted or words.word("monthly_no_help"),
    )
    return Row(tuple(Cell(text) for text in texts), (item.code,))


def _asked(note: MonthlyNote, words: PaperWords) -> Iterable[Block]:
    if not note.asked:
        return (Text(words.said("monthly_none_asked", _figures(note))),)
    return tuple(
        Text(f"{number}.{each.text.rstrip('。')}。（{each.unit}）", (each.code,) if each.code else ())
        for number, each in enumerate(note.asked, start=1)
    )


def _followed(note: MonthlyNote, words: PaperWords) -> Iterable[Block]:
    if not note.followed:
        return (Text(words.said("monthly_none_followed", _figures(note))),)
    names = words.list("monthly_followed_columns", of=5)
    done, open_ = words.list("monthly_done_words", of=2)
    shares = (13, 7, 10, 6, 10)
    columns = tuple(
        Column(name, share, is_centred=place in (1, 2, 3))
        for place, (name, share) in enumerate(zip(names, shares, strict=True))
    )
    rows = tuple(
        Row(
            (
                Cell(each.text),
                Cell(each.owner or _NOTHING),
                Cell(each.due or _NOTHING),
                Cell(done if each.is_done else open_),
                Cell(each.outcome or _NOTHING),
            )
        )
        for each in note.followed
    )
    return (Text(words.said("monthly_followed", _figures(note))), Table(columns=columns, rows=rows))
