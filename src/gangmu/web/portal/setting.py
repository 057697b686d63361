"""Setting (排版): blocks of the book as HTML, on as few bytes as they need.

Not a template: a living outline has some 1,600 promises, and blanks between Chinese characters would show.
All words are escaped here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Final

from django.utils.safestring import SafeString

from gangmu.web.doors.languages import say
from gangmu.web.indicators.showing.faces import FACES
from gangmu.web.portal.pages import Block, Chapter, Mark, Piece, Run

STATES: Final = {
    "runs_here": ("在此运行", "runs here"),
    "fed": ("外部供数", "fed from outside"),
    "project": ("按项目跟踪", "followed as a project"),
    "words": ("仅见于文字", "only words"),
}
KINDS: Final = {
    "system": ("平台、系统", "platform, system"),
    "register": ("登记、数据库", "register, database"),
    "list": ("名录、清单", "list, catalogue"),
    "market": ("市场", "market"),
    "code": ("码", "code"),
    "mechanism": ("机制、制度", "mechanism"),
}
MESHES_ONE_BY_ONE: Final = 1200  # above, ten grey promises share a mesh
_BUNDLE: Final = 10


@dataclass(frozen=True, slots=True)
class Press:
    """排印: how a page's links are written: the way to the front page and what follows every address."""

    front: str = ""
    tail: str = ""
    chosen: str = ""  # the code of the promise that this page is about
    level: int = 3  # of a section's heading: one lower where the chapter's own is the page's

    def book(self, blocks: Iterable[Block], tell_gap: Callable[[Block], str]) -> SafeString:
        """Set blocks with the notes on what is missing after them."""
        return SafeString("".join(self.block(block) + tell_gap(block) for block in blocks))

    def block(self, block: Block) -> str:
        """Set one block."""
        inner = "".join(self.piece(piece) for piece in block.pieces)
        # Contents lead to headings; a paragraph is found by its sentences.
        anchor = f' id="{escape(block.anchor)}"' if block.anchor and block.kind != "text" else ""
        label = escape(block.label)
        match block.kind:
            case "section":
                return f"<h{self.level}{anchor}>{label}{inner}</h{self.level}>"
            case "item":
                return f"<h{self.level + 1}{anchor}>{label}{inner}</h{self.level + 1}>"
            case "caption":
                return f'<p class="caption"{anchor}>{inner}</p>'
        return f"<p>{inner}</p>"

    def piece(self, piece: Piece) -> str:
        """Set a piece with its marks."""
        first = piece.runs[0] if piece.runs else None
        anchored = bool(piece.clause and first and first.promise and not first.leads)
        parts = [f'<i id="{piece.clause}"></i>'] if piece.clause and not anchored else []
        for number, run in enumerate(piece.runs):
            parts.append(self.run(run, anchor=piece.clause if anchored and number == 0 else ""))
        parts += [self.mark(mark) for mark in piece.marks]
        return "".join(parts)

    def place(self, block: Block, *, clause: str) -> SafeString:
        """Set a paragraph without marks, the sentence in question apart from what stands around it."""
        parts: list[str] = []
        here, within = "", False
        for piece in block.pieces:
            here = piece.clause or here
            if (here == clause) is not within:
                parts.append('</span><i class="cut">……</i>' if here == clause and parts else "")
                parts.append("" if here == clause else '<span class="ctx">')
                within = here == clause
            elif not parts:
                parts.append('<span class="ctx">')
            parts += [self.run(run) for run in piece.runs]
        return SafeString("".join(parts) + ("" if within else "</span>"))

    def run(self, run: Run, *, anchor: str = "") -> str:
        """Set a run: plain, or as the link to its promise."""
        text = escape(run.text, quote=False)
        if run.hit:
            text = f'<mark class="hit">{text}</mark>'
        if run.promise and run.text:
            face = FACES[run.promise.standing]
            # Most phrases cannot be judged: theirs is the link without a class.
            quiet = face.group == "grey" and face.name != "withdrawn"
            css = "" if quiet else f' class="p s-{face.name}"'
            named = f' id="{anchor}"' if anchor else ""
            if run.promise.code == self.chosen:
                text = f'<mark class="s-{face.name}">{text}</mark>'
            else:
                text = f'<a{css}{named} href="{self.front}p/{run.promise.code}/{self.tail}">{text}</a>'
        return f'<b class="run">{text}</b>' if run.leads else text

    def mark(self, mark: Mark) -> str:
        """Set a mark: shape, word, figure."""
        if mark.standing == "system":
            return self._system_mark(mark)
        if mark.standing == "task":
            return self._task_mark(mark)
        face = FACES[mark.standing]
        address = f"{'s' if mark.of_clause else 'p'}/{mark.code}/"
        css = "mk q" if face.group == "grey" else f"mk s-{face.name}"
        word = say(face.zh, face.en)
        number = f"<i>{mark.number}{say('项', '')}</i>" if mark.number > 1 else ""
        figure = f"<span>{escape(mark.figure, quote=False)}</span>" if mark.figure else ""
        name = f"<em>{escape(mark.name, quote=False)}</em>" if mark.name else ""
        return (
            f'<a class="{css}" href="{self.front}{address}{self.tail}">'
            f'<svg><use href="#m-{face.name}"/></svg>{name}<b>{word}</b>{number}{figure}</a>'
        )

    def _task_mark(self, mark: Mark) -> str:
        """Set the tasks of a sentence: the shape and word of their worst lamp; grey stays quiet."""
        css = {"m-behind": "mk s-behind", "m-warn": "mk s-behind", "m-not_due": "mk q"}.get(
            mark.name, "mk s-on_path"
        )
        number = f"<i>{mark.number}{say('项', '')}</i>" if mark.number > 1 else ""
        figure = f"<span>{escape(mark.figure, quote=False)}</span>" if mark.figure else ""
        return (
            f'<a class="{css}" href="{self.front}s/{mark.code}/{self.tail}#tasks">'
            f'<svg><use href="#{mark.name}"/></svg><b>{say("任务", "task")}</b>{number}{figure}</a>'
        )

    def _system_mark(self, mark: Mark) -> str:
        number = f"<i>{mark.number}{say('个', '')}</i>" if mark.number > 1 else ""
        return (
            f'<a class="mk q k" href="{self.front}s/{mark.code}/{self.tail}">'
            f'<svg><use href="#b-{mark.figure}"/></svg><b>{say("系统", "system")}</b>{number}</a>'
        )


def net_of(chapter: Chapter, *, bundled: bool) -> SafeString:
    """Set a chapter's meshes: a letter for what can be judged, a point for what cannot."""
    meshes: list[str] = []
    points = 0
    for promise in chapter.promises:
        letter = FACES[promise.standing].mesh
        if letter:
            meshes += _points(points, bundled)
            points = 0
            meshes.append(f'<i class="{letter}"></i>')
        else:
            points += 1
    return SafeString("".join([*meshes, *_points(points, bundled)]))


def _points(number: int, bundled: bool) -> list[str]:
    return ["<i></i>"] * (-(-number // _BUNDLE) if bundled else number)
