"""Draws the rows of a list: hundreds of cells alike, which a template would take most of a page's time for."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from gangmu.web.doors.lists.frames import Cell, Mark
from gangmu.web.doors.lists.listing import Head


def rows_drawn(lines: Iterable[Sequence[tuple[Head, Cell]]], *, check: str = "") -> SafeString:
    """Give the body of the table; `check` is the form to which a row is chosen by a tick before it."""
    return SafeString("".join(f"<tr>{_tick(line, check)}{_cells(line)}</tr>" for line in lines))


def choices_drawn(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """Give what can be chosen in a filter."""
    return SafeString(
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
            for value, words in choices
        )
    )


def _tick(line: Sequence[tuple[Head, Cell]], check: str) -> str:
    if not check:
        return ""
    code, title = escape(line[0][1].text), escape(line[1][1].text)
    return (
        f'<td class="tick"><input type="checkbox" form="{escape(check)}" name="code" value="{code}"'
        f' aria-label="{code} {title}"></td>'
    )


def _cells(line: Sequence[tuple[Head, Cell]]) -> str:
    return "".join(
        f'<td data-head="{escape(head.words)}" class="{_classes(head, cell)}">{_inside(cell)}</td>'
        for head, cell in line
    )


def _classes(head: Head, cell: Cell) -> str:
    is_empty = cell.text == "—" or not (cell.text or cell.mark)
    found = (("n", head.is_number), ("nw", head.narrow), ("short", cell.late), ("none", is_empty))
    return " ".join(name for name, holds in found if holds)


def _inside(cell: Cell) -> str:
    text = escape(cell.text)
    mark = "" if cell.mark is None else _mark(cell.mark)
    note = f'<br><span class="note">{escape(cell.note)}</span>' if cell.note else ""
    return mark + (f'<a href="{escape(cell.href)}">{text}</a>' if cell.href else text) + note


@lru_cache(maxsize=500)
def _mark(mark: Mark) -> str:
    return render_to_string("_mark.html", {"mark": mark})
