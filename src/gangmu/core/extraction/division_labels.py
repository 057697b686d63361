"""Labels beside the units of a task (牵头领导：、完成时限：): what the lines around them say, and where those end."""

import re
from typing import Final

from gangmu.core.extraction.duties.roles import LABEL
from gangmu.core.outline.scripts import fold

MARKS: Final = " \t\r\n　。；;，,、."
STOPS: Final = MARKS + "）)〕]】"
_LEADER: Final = re.compile("领导|人$|负责人|专人")
_LIMIT: Final = re.compile("时限|时间|期限|节点|进度")
_TARGET: Final = re.compile("目标|要求|措施")
_REMARK: Final = re.compile(r"(?P<remark>备注|说明)[:]")


def labelled(text: str, folded: str, start: int, end: int, until: int) -> tuple[int, dict[str, str]]:
    """Give what the labels around the units say besides them (牵头领导：, 完成时限：), and where their lines end."""
    end = _end_of_lines(folded, start, end, until)
    labels = sorted(
        [*LABEL.finditer(folded, start, end), *_REMARK.finditer(folded, start, end)],
        key=lambda each: each.start(),
    )
    said: dict[str, str] = {}
    for number, label in enumerate(labels):
        behind = labels[number + 1].start() if number + 1 < len(labels) else end
        words = _bare(text[label.end() : behind].split("\n")[0])
        kind = _kind_of(label)
        if kind and words:
            name = text[label.start() : label.end() - 1].strip()
            said.setdefault(kind if kind != "other" else f"other:{name}", words)
    return end, said


def _bare(words: str) -> str:
    """Give what a label says without the stop behind it, nor the end of a bracket that opened before it."""
    words = words.strip(MARKS + "（(")
    while words[-1:] in ")）" and words and fold(words).count(")") > fold(words).count("("):
        words = words[:-1].rstrip(MARKS)
    return words


def _kind_of(label: re.Match[str]) -> str:
    groups = label.groupdict()
    if groups.get("remark"):
        return "remark"
    ignored = groups.get("ignored")
    if not ignored:
        return ""
    for pattern, kind in ((_LIMIT, "limit"), (_LEADER, "leader"), (_TARGET, "target")):
        if pattern.search(ignored):
            return kind
    return "other"


def _end_of_lines(folded: str, start: int, end: int, until: int) -> int:
    """Follow the lines below that begin with a label."""
    line_end = folded.find("\n", end)
    end = _without_bracket(folded, end, until if line_end < 0 else min(line_end, until))
    while True:
        begin = end
        while begin < until and folded[begin] in " \n\r\t":
            begin += 1
        stop = folded.find("\n", begin)
        stop = min(until, len(folded) if stop < 0 else stop)
        if begin >= until or not (LABEL.match(folded, begin, stop) or _REMARK.match(folded, begin, stop)):
            return end
        end = stop


def _without_bracket(folded: str, end: int, line_end: int) -> int:
    """The line of units belongs to the row as a whole, unless more text follows on it."""
    rest = folded[end:line_end]
    has_label = LABEL.search(rest) or _REMARK.search(rest)
    return line_end if has_label or not rest.strip(STOPS) else end
