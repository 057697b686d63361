"""A paper as plain rows (冻结内容): what the record keeps of it and what it is read back from, equal to the last character."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from gangmu.core.base.papers.numbers import PaperNumber
from gangmu.core.base.papers.values import (
    Annex,
    Bar,
    Block,
    Cell,
    Column,
    Draft,
    Form,
    Heading,
    Paper,
    Part,
    Row,
    Table,
    Text,
    Tone,
)
from gangmu.core.base.refusals import GangmuError

EDITION: Final = 1  # of this way of keeping a paper

Plain = dict[str, object]
_Kept = Mapping[str, Any]  # as JSON gives it back; whatever does not fit is refused


class PaperNotReadError(GangmuError):
    """What was kept of a paper cannot be set: it was kept before papers had a layout, or by a later release."""

    code = "paper.no_layout"
    parameter_names = ()


def plain_of(paper: Paper) -> Plain:
    """Give what the record freezes of a paper: words, numbers and lists only."""
    return {
        "edition": EDITION,
        "kind": paper.kind,
        "form": paper.form.value,
        "issuer": paper.issuer,
        "mark": paper.mark,
        "title": paper.title,
        "number": _number(paper.number),
        "issue": paper.issue,
        "urgency": paper.urgency,
        "recipients": list(paper.recipients),
        "blocks": [_block(each) for each in paper.blocks],
        "annexes": [
            {"title": each.title, "landscape": each.is_landscape, "blocks": [_block(b) for b in each.blocks]}
            for each in paper.annexes
        ],
        "on": _iso(paper.on),
        "note": paper.note,
        "copy_to": list(paper.copy_to),
        "printed_by": paper.printed_by,
        "printed_on": _iso(paper.printed_on),
        "draft": paper.draft.value if paper.draft else None,
        "rules": list(paper.rules),
    }


def paper_from(kept: Mapping[str, object]) -> Paper:
    """Read a paper back from what was frozen of it."""
    if kept.get("edition") != EDITION:
        raise PaperNotReadError
    try:
        return _paper(kept)
    except (KeyError, TypeError, ValueError, IndexError, GangmuError):
        raise PaperNotReadError from None


def _paper(kept: _Kept) -> Paper:
    number = kept["number"]
    return Paper(
        kind=kept["kind"],
        form=Form(kept["form"]),
        issuer=kept["issuer"],
        mark=kept["mark"],
        title=kept["title"],
        number=PaperNumber(str(number[0]), int(number[1]), int(number[2]))
        if isinstance(number, list)
        else number,
        issue=kept["issue"] if kept["issue"] is None else int(kept["issue"]),
        urgency=kept["urgency"],
        recipients=tuple(kept["recipients"]),
        blocks=_blocks(kept["blocks"]),
        annexes=tuple(
            Annex(each["title"], _blocks(each["blocks"]), is_landscape=bool(each["landscape"]))
            for each in kept["annexes"]
        ),
        on=_day(kept["on"]),
        note=kept["note"],
        copy_to=tuple(kept["copy_to"]),
        printed_by=kept["printed_by"],
        printed_on=_day(kept["printed_on"]),
        draft=Draft(kept["draft"]) if kept["draft"] else None,
        rules=tuple(kept["rules"]),
    )


def _number(number: PaperNumber | str | None) -> list[object] | str | None:
    return [number.word, number.year, number.serial] if isinstance(number, PaperNumber) else number


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _block(block: Block) -> Plain:
    match block:
        case Heading():
            return {"heading": block.text, "level": block.level, "new_page": block.on_new_page}
        case Text():
            return {"text": block.text, "refs": list(block.refs)}
        case Bar():
            return {"bar": [[each.name, each.count, each.tone.value] for each in block.parts]}
        case Table():
            return {
                "table": block.title,
                "note": block.note,
                "columns": [[each.name, each.share, each.is_centred] for each in block.columns],
                "rows": [_row(each) for each in block.rows],
            }


def _row(row: Row) -> Plain:
    return {"cells": [_cell(each) for each in row.cells], "refs": list(row.refs)}


def _cell(cell: Cell | None) -> list[object] | str | None:
    """A cell of its own place is its words alone; of most tables that is every one."""
    if cell is None or (cell.across, cell.down, cell.is_head) == (1, 1, False):
        return cell.text if cell else None
    return [cell.text, cell.across, cell.down, cell.is_head]


def _blocks(kept: Sequence[_Kept]) -> tuple[Block, ...]:
    return tuple(_block_from(each) for each in kept)


def _block_from(kept: _Kept) -> Block:
    if "heading" in kept:
        return Heading(int(kept["level"]), kept["heading"], on_new_page=bool(kept["new_page"]))
    if "bar" in kept:
        return Bar(tuple(Part(each[0], int(each[1]), Tone(each[2])) for each in kept["bar"]))
    if "table" in kept:
        return Table(
            columns=tuple(Column(each[0], int(each[1]), bool(each[2])) for each in kept["columns"]),
            rows=tuple(
                Row(tuple(_cell_from(cell) for cell in each["cells"]), tuple(each["refs"]))
                for each in kept["rows"]
            ),
            title=kept["table"],
            note=kept["note"],
        )
    return Text(kept["text"], tuple(kept["refs"]))


def _cell_from(kept: Sequence[Any] | str | None) -> Cell | None:
    if kept is None or isinstance(kept, str):
        return None if kept is None else Cell(kept)
    return Cell(str(kept[0]), int(kept[1]), int(kept[2]), is_head=bool(kept[3]))
