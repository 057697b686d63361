"""Doubts (疑): what the clerk should look at first in a draft, and what drafts have in common."""

from collections.abc import Mapping
from typing import Any, Final

from gangmu.core.outline.scripts import simplify

Values = Mapping[str, Any]
LONG_NAME: Final = 24  # characters: an indicator's name rarely has more
LONG_OBJECT: Final = 40

# Code: weight, then the words.
DOUBTS: Final[dict[str, tuple[int, str, str]]] = {
    "no_value": (3, "没有读出数值", "no figure was read"),
    "no_reference": (3, "没有写明与谁比较", "it is not said what it keeps pace with"),
    "same_words": (2, "同样的文字读出了不止一条", "the same words gave more than one draft"),
    "no_deadline": (2, "原文没有写期限", "the text gives no date"),
    "lent_date": (
        1,
        "期限不在本句里，来自段首、标题或全文",
        "the date is not in its sentence but from its paragraph, a heading or the document",
    ),
    "odd_name": (2, "指标名称过短或过长，可能没有读全", "the indicator's name is oddly short or long"),
    "long_object": (1, "举措的对象过长，可能包含几件事", "the object is long: it may hold several things"),
    "no_members": (1, "没有找到所指的各项", "no members were found"),
    "counts_differ": (2, "列出的项数与名号不符", "the members found are not as many as it says"),
    "no_unit": (2, "没有读出单位", "no units were read"),
}


def doubts_of(kind: str, values: Values) -> list[str]:
    """Give what is doubtful in a draft by itself."""
    match kind:
        case "target":
            return list(_target(values))
        case "measure":
            return ["long_object"] if len(values.get("object") or "") > LONG_OBJECT else []
        case "set":
            return list(_set(values))
        case "duty":
            return (
                [] if any(values.get(role) for role in ("lead", "responsible", "supporting")) else ["no_unit"]
            )
    return []


def _target(values: Values) -> "list[str]":
    found = []
    comparison = values.get("comparison")
    if values.get("value") is None and comparison not in ("keep_pace", "qualitative"):
        found.append("no_value")
    if comparison == "keep_pace" and not values.get("reference"):
        found.append("no_reference")
    period = values.get("period") or {}
    if values.get("kind") != "baseline" and not (period.get("end") or period.get("every")):
        found.append("no_deadline")
    if not 2 <= len(values.get("indicator") or "") <= LONG_NAME:
        found.append("odd_name")
    return found


def _set(values: Values) -> "list[str]":
    parts = values.get("parts") or []
    if not any(part["members"] for part in parts):
        return ["no_members"]
    differ = any(part["members"] and len(part["members"]) != part["count"] for part in parts)
    return ["counts_differ"] if differ else []


def weight_of(doubts: "list[str]") -> int:
    """Give how doubtful a draft is: the order of the review."""
    return sum(DOUBTS[code][0] for code in doubts)


def pattern_of(kind: str, values: Values) -> str:
    """Say what a draft has in common with its like, so that all can be accepted in one look.

    >>> pattern_of("measure", {"strength": "order", "verb": "建设"})
    'measure/order/建设'
    """
    match kind:
        case "target":
            parts = [values.get("kind"), values.get("comparison"), values.get("basis")]
        case "measure":
            parts = [values.get("strength"), simplify(values.get("verb") or "")]
        case "mention":
            parts = [values.get("type")]
        case "system" | "gap":
            parts = [values.get("kind")]
        case _:
            parts = []
    return "/".join([kind, *(str(part) for part in parts if part)])[:120]
