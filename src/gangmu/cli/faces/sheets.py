"""A sheet of text for a terminal: Chinese characters two cells wide, lines broken as printers do."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rich.cells import cell_len

from gangmu.core.base.refusals import Language

NARROWEST, WIDEST, UNSEEN = 24, 112, 100
_PIECES: Final = re.compile(r"[A-Za-z0-9.,:%+/_-]+|\s+|.", re.DOTALL)
_LAST_WORD: Final = re.compile(r"(?:[A-Za-z0-9.,:%+/_-]+|\S)$")
_NEVER_FIRST: Final = frozenset("，。、；：！？）》”’〉】〕」』％%,.;:!?)]")
_NEVER_LAST: Final = frozenset("（《“‘〈【〔「『([")
LEAST_ROOM: Final = 12  # cells


@dataclass(slots=True)
class Sheet:
    """Lines of text in the making, for one width, one language, with or without colour."""

    width: int
    colour: bool
    language: Language
    _lines: list[str] = field(default_factory=list)

    def say(self, zh: str, en: str) -> str:
        """Choose the words of the sheet's language."""
        return zh if self.language == "zh" else en

    def quoted(self, words: str) -> str:
        """Put words of the document into quotes that differ from those within: 「“云川”计划」."""
        return f"「{words}」" if self.language == "zh" or words[:1] in '“"' else f"“{words}”"

    def line(self, text: str = "") -> None:
        """Write one line as it is."""
        self._lines.append(text.rstrip())

    def head(self, text: str) -> None:
        """Write the head of a part, with a blank line before it."""
        if self._lines:
            self.line()
        self.line(self.strong(cut(text, self.width)))

    def paragraph(self, text: str, *, first: str = "", indent: int = 0, quiet: bool = False) -> None:
        """Write running text; `first` stands before its first line, `indent` cells before the others."""
        for number, part in enumerate(broken(text, max(self.width - indent, LEAST_ROOM))):
            before = padded(first, indent) if number == 0 else " " * indent
            self.line(before + (self.quiet(part) if quiet else part))

    def items(self, parts: Iterable[str], between: str, *, first: str = "") -> None:
        """Write short parts one after another, quietly; a line breaks between them, never within one that fits."""
        line, joint = first, ""
        for part in parts:
            if line.strip() and cell_len(line + joint + part) > self.width:
                end = joint.rstrip()  # where it has no room, the break tells enough
                self.paragraph(line + end if cell_len(line + end) <= self.width else line, quiet=True)
                line = part
            else:
                line += joint + part
            joint = between
        self.paragraph(line, quiet=True)

    def strong(self, text: str) -> str:
        """Set words in bold where there is colour."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour and text else text

    def quiet(self, text: str) -> str:
        """Set words back where there is colour."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour and text else text

    def text(self) -> str:
        """Give the whole sheet."""
        return "\n".join(self._lines) + "\n"


def sheet(*, colour: bool, language: Language) -> Sheet:
    """Take a sheet as wide as the terminal, within what reads well."""
    width = shutil.get_terminal_size(fallback=(UNSEEN, 40)).columns
    return Sheet(width=min(max(width, NARROWEST), WIDEST), colour=colour, language=language)


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """Fill a text with blanks up to a number of cells.

    >>> padded("目标", 6) + "|", padded("12", 4, right=True)
    ('目标  |', '  12')
    """
    blanks = " " * max(cells - cell_len(text), 0)
    return blanks + text if right else text + blanks


def cut(text: str, cells: int) -> str:
    """Cut a text to a number of cells, with an ellipsis where something is left out.

    >>> cut("建设国家中心城市", 9)
    '建设国家…'
    """
    if cell_len(text) <= cells:
        return text
    room, kept = cells - 1, []
    for character in text:
        room -= cell_len(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + "…"


def broken(text: str, room: int) -> Iterator[str]:
    """Break running text into lines: no stop begins a line, no opening bracket ends one, no number is cut.

    >>> list(broken("到二〇二七年，建成一百个社区。", 12))
    ['到二〇二七', '年，建成一百', '个社区。']
    """
    line, used = "", 0
    for piece in _pieces(text, room):
        cells = cell_len(piece)
        if line and used + cells > room:
            kept = line.rstrip()
            carried = _carried(kept, piece) if cells < room // 2 else ""
            yield kept.removesuffix(carried).rstrip()
            line, used = carried, cell_len(carried)
        if not line and piece.isspace():
            continue
        line += piece
        used += cells
    if line.strip():
        yield line.rstrip()


def _carried(line: str, piece: str) -> str:
    """Give what goes over to the next line with a piece: a stop takes a word along, an opening bracket goes with its words."""
    at = len(line)
    if piece in _NEVER_FIRST:
        at = _last_word(line)
    while at > 1 and line[at - 1] in _NEVER_LAST:
        at -= 1
    return line[at:] if at > 0 and 2 * (len(line) - at) < len(line) else ""


def _last_word(line: str) -> int:
    """Tell where the last word of a line begins, the stops behind it counted as part of it."""
    at = len(line)
    while at > 1 and line[at - 1] in _NEVER_FIRST:
        at -= 1
    words = _LAST_WORD.search(line, max(0, at - 40), at)
    return words.start() if words and words.start() > 0 else max(at - 1, 0)


def _pieces(text: str, room: int) -> Iterator[str]:
    for match in _PIECES.finditer(text):
        piece = " " if match[0].isspace() else match[0]
        for start in range(0, len(piece), room):
            yield piece[start : start + room]


def shown(text: str) -> str:
    """Make words of a document safe to show: one line, no character that steers the terminal."""
    one_line = re.sub(r"\s+", " ", text).strip()
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in one_line
    )
