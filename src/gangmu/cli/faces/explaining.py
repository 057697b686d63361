"""Why a row of a reading is there: which rule fired on which words."""

from collections.abc import Sequence
from typing import Any, Final

from gangmu.cli.faces.rule_words import VALUES, field, rule
from gangmu.cli.faces.sheets import Sheet, shown
from gangmu.cli.faces.words import word
from gangmu.core.base.refusals import GangmuError
from gangmu.core.extraction import Reading
from gangmu.core.extraction.contract import to_contract

LISTS: Final = {
    "t": "targets",
    "m": "measures",
    "d": "duties",
    "n": "mentions",
    "s": "sets",
    "g": "gaps",
}


class NoSuchRowError(GangmuError):
    """An explanation was asked for a row that the reading does not have."""

    code = "read.no_such_row"
    parameter_names = ("row",)


def explanation(reading: Reading, row: str) -> dict[str, Any]:
    """Give a row with its words and the rules that made it; `row` is t3, m12, d1, n5, s1, g2 or a node."""
    kind, number = _place(reading, row)
    drafts: Sequence[Any] = reading.outline.nodes if kind == "nodes" else getattr(reading, kind)
    draft, text = drafts[number], reading.source.text
    return {
        "row": row,
        "list": kind,
        "text": text[draft.start : draft.end],
        "values": to_contract(reading)[kind][number],
        "because": [
            {
                "rule": reason.rule,
                "text": text[reason.start : reason.end],
                "start": reason.start,
                "end": reason.end,
            }
            for reason in getattr(draft, "because", ())
        ],
    }


def _place(reading: Reading, row: str) -> tuple[str, int]:
    for number, node in enumerate(reading.outline.nodes):
        if node.id == row:
            return "nodes", number
    kind, digits = LISTS.get(row[:1]), row[1:]
    if kind and digits.isdecimal() and digits.isascii() and len(digits) < 10:
        number = int(digits)
        if 1 <= number <= len(getattr(reading, kind)):
            return kind, number - 1
    raise NoSuchRowError(row=row, where=row)


def _told(value: Any, sheet: Sheet) -> str:
    """Write a value of the contract as people read it: lists and parts in one line, without what is empty."""
    if isinstance(value, dict):
        return " ".join(
            f"{field(key, sheet)} {_told(part, sheet)}" for key, part in value.items() if part is not None
        )
    if isinstance(value, list):
        return sheet.say("、", ", ").join(_told(part, sheet) for part in value)
    return str(value)


def _value(key: str, value: Any, sheet: Sheet) -> str:
    """Say the value of a field: a key of the contract in words, everything else as it is."""
    if key in ("kind", "type", "comparison", "basis", "strength", "ambition"):
        return sheet.say(*VALUES[str(value)]) if str(value) in VALUES else word(str(value), sheet)
    return shown(_told(value, sheet))


def explanation_face(found: dict[str, Any], sheet: Sheet) -> str:
    """Set an explanation for a terminal."""
    sheet.paragraph(sheet.quoted(shown(found["text"])), first=found["row"], indent=6)
    sheet.head(sheet.say("读成", "Read as"))
    for key, value in found["values"].items():
        if value not in (None, "", [], False) and key not in ("start", "end"):
            sheet.paragraph(_value(key, value, sheet), first=field(key, sheet), indent=16)
    sheet.head(sheet.say("因为", "Because"))
    if not found["because"]:
        sheet.paragraph(_without_rule(found["list"], sheet))
    for reason in found["because"]:
        place = f"[{reason['start']}–{reason['end']}]"
        words = f"{sheet.quoted(shown(reason['text']))} {place}"
        sheet.paragraph(f"{rule(reason['rule'], sheet)}{sheet.say('：', ': ')}{words}")
    return sheet.text()


def _without_rule(kind: str, sheet: Sheet) -> str:
    if kind == "nodes":
        return sheet.say(
            "目录按序号、排版和前后文认出，不记单条规则。",
            "The tree is told by numbers, layout and what stands around; no single rule is recorded.",
        )
    return sheet.say("这一行没有记下规则。", "No rule is recorded for this row.")
