"""Marks of Markdown and html (标记): what they set stays in the view, the marks themselves are left out."""

import re
from typing import Final

from gangmu.core.outline.blanks import Edit

_MARKS: Final = re.compile(
    r"<(?P<struck>s|del|strike|script|style)>[^<]{0,400}</(?P=struck)>"  # words struck out are not in force
    r"|<!--[^<>]{0,400}-->"
    r"|(?P<close></?[A-Za-z][A-Za-z0-9]{0,11}(?:\s[^<>]{0,400})?/?>)"
    r"|(?m:^ {0,3}(?P<hashes>\#{1,6}) +(?=[^\sa-z]))"
    r"|(?P<bold>\*\*\*|\*\*|__(?=\S)|(?<=\S)__)"
    r"|!?\[(?P<link>[^\[\]\n]{0,300})\]\((?P<to>[^()\n]{0,400}(?:\([^()\n]{0,100}\)[^()\n]{0,100})?)\)"
    r"|\[\^[^\[\]\n]{1,20}\]"
    r"|\{:[^{}\n]{1,80}\}"
    r"|&(?P<entity>[A-Za-z]{2,8}|\#\d{1,5});"
)
_BLOCKS: Final = re.compile(r"(?:p|br|div|li|ul|ol|tr|table|h[1-6]|section|article|blockquote|hr|dl|dt|dd)$")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "ldquo": "“", "rdquo": "”", "mdash": "-"}
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_HEADING: Final = re.compile(r"<[hH]([1-6])\b|(?m:^[ \u3000]{0,3}(#{1,6}) )")


def has_markup(folded: str) -> bool:
    """Tell whether a text carries marks of Markdown or html."""
    if "</" in folded or "<br" in folded or "**" in folded:
        return True
    if "&nbsp;" in folded:
        return True
    return "\n#" in folded or folded.startswith("#") or "](" in folded


def markup_edits(folded: str) -> list[Edit]:
    """Find the marks that rules must not see. Block tags become line ends, cells blanks."""
    edits: list[Edit] = []
    for m in _MARKS.finditer(folded):
        start, end = m.span()
        if m["close"]:
            edits.append((start, end, _mark_of_tag(m["close"])))
        elif m["to"] is not None:
            inner, closing = m.span("link")
            edits += [(start, inner, ""), (closing, end, "")] if folded[start] == "[" else [(start, end, "")]
        elif m["entity"]:
            edits.append((start, end, _ENTITIES.get(m["entity"], " ")))
        else:
            edits.append((start, end, ""))
    return edits


def _mark_of_tag(tag: str) -> str:
    m = _TAG.match(tag)
    name = m[1].lower() if m else ""
    if _BLOCKS.match(name):
        return "\n"
    return "\t" if name in {"td", "th"} else ""


def heading_mark(left_out: str) -> tuple[int, int] | None:
    """Tell the level of a heading mark among what the view left out before a line, and where it starts there.

    >>> heading_mark("### ")
    (3, 0)
    """
    found = None
    for m in _HEADING.finditer(left_out):
        found = (
            int(m[1]) if m[1] else len(m[2]),
            m.end() - len(m[2]) - (m[0][-1] == " ") if m[2] else m.start(),
        )
    return found


def is_bold(left_out: str) -> bool:
    """Tell whether the line after these left-out marks begins bold."""
    return "**" in left_out or "__" in left_out or "<strong" in left_out.lower() or "<b>" in left_out.lower()
