"""Running text of a division paper: numbered tasks with brackets, or with lines of labels below them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.extraction.division_cells import leaders_of
from gangmu.core.extraction.division_lines import Places
from gangmu.core.extraction.drafts import DutyDraft
from gangmu.core.extraction.duties.roles import LABEL as DUTY_LABEL
from gangmu.core.outline.numbering import label_at
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.scripts import fold
from gangmu.core.plan.division_rows import DivisionRow, Left, LeftKind
from gangmu.core.plan.limit_words import limit_in, read_limit

_MARKS: Final = " \t\r\n　。；;，,、."
_STOPS: Final = _MARKS + "）)〕]】"
_LEADER: Final = re.compile("领导|人$|负责人|专人")
_LIMIT: Final = re.compile("时限|时间|期限|节点|进度")
_TARGET: Final = re.compile("目标|要求|措施")
_REMARK: Final = re.compile(r"(?P<remark>备注|说明)[:]")
_SIGNED: Final = re.compile(
    r"(?:注|填表人|填报人|审核人|签发人|联系人|联系电话|附件)[:：]|\(?此件公开发布\)?"
)


def rows_in(
    text: str, outline: Outline, duties: Sequence[DutyDraft], places: Places, *, year: int | None
) -> Iterator[DivisionRow]:
    """Make a row of each duty that the reader found."""
    heads = {node.id: node.title for node in outline.nodes}
    parents = {node.id: node.parent for node in outline.nodes}
    folded = fold(text)
    for number, duty in enumerate(duties):
        limit = duties[number + 1].start if number + 1 < len(duties) else len(text)
        yield _row(text, folded, outline, duty, places, until=limit, year=year, heads=heads, parents=parents)


def _row(
    text: str,
    folded: str,
    outline: Outline,
    duty: DutyDraft,
    places: Places,
    *,
    until: int,
    year: int | None,
    heads: dict[str, str],
    parents: dict[str, str | None],
) -> DivisionRow:
    who = duty.because[0]
    start = _start_of_item(text, folded, outline, duty.start, who.start)
    label = label_at(folded, start, who.start)
    begin = label.end if label else start
    said = dict[str, str]()
    end = duty.end
    if who.rule == "duty.label":
        end, said = _labelled(text, folded, who.start, max(duty.end, who.end), until)
    words = text[begin : who.start].strip(_STOPS + "（(〔[【")
    if who.rule.startswith("duty.table"):
        words = " ".join(text[begin : who.start].split())
    stated = said.get("limit") or limit_in(text[begin:end])
    limit = read_limit(stated, year=year)
    node = duty.node
    if node is not None and any(each.id == node and start <= each.start < end for each in outline.nodes):
        node = parents.get(node)
    return DivisionRow(
        label=text[start : label.mark].strip() if label else "",
        heading=heads.get(node or "", ""),
        text=words,
        place=places.of(start),
        start=start,
        end=end,
        lead=duty.lead,
        responsible=duty.responsible,
        supporting=duty.supporting,
        leaders=tuple(leaders_of(said.get("leader", ""))),
        limit_words=limit.words,
        due=limit.due or _last_day(duty.deadline),
        is_standing=limit.is_standing,
        target_words=said.get("target", ""),
        remarks=said.get("remark", ""),
        extras=tuple((name[6:], words) for name, words in said.items() if name.startswith("other:")),
        form="bracket" if "bracket" in who.rule else "lines",
    )


def _last_day(deadline: str | None) -> date | None:
    try:
        return Period(deadline).last if deadline else None
    except PeriodNotReadError:
        return None


def _start_of_item(text: str, folded: str, outline: Outline, start: int, stop: int) -> int:
    """Leave out the headings above a numbered item: the reader's span may begin with that of the section."""
    for node in outline.nodes:
        if start <= node.start < stop:
            behind = node.end
            while behind < stop and text[behind] in _STOPS:
                behind += 1
            next_label = label_at(folded, behind, stop)
            if next_label and "\n" in text[node.end : behind]:
                start = behind
    return start


def _labelled(text: str, folded: str, start: int, end: int, until: int) -> tuple[int, dict[str, str]]:
    """Give what the labels around the units say besides them (牵头领导：, 完成时限：), and where their lines end."""
    end = _end_of_lines(folded, start, end, until)
    labels = sorted(
        [*DUTY_LABEL.finditer(folded, start, end), *_REMARK.finditer(folded, start, end)],
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
    words = words.strip(_MARKS + "（(")
    while words[-1:] in ")）" and words and fold(words).count(")") > fold(words).count("("):
        words = words[:-1].rstrip(_MARKS)
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
        if begin >= until or not (
            DUTY_LABEL.match(folded, begin, stop) or _REMARK.match(folded, begin, stop)
        ):
            return end
        end = stop


def _without_bracket(folded: str, end: int, line_end: int) -> int:
    """The line of units belongs to the row as a whole, unless more text follows on it."""
    rest = folded[end:line_end]
    has_label = DUTY_LABEL.search(rest) or _REMARK.search(rest)
    return line_end if has_label or not rest.strip(_STOPS) else end


def items_for_nobody(
    text: str, rows: Sequence[DivisionRow], left: Sequence[Left], *, year: int | None
) -> Iterator[DivisionRow]:
    """Make rows of what is numbered as the rows are and names nobody, its sentences included: 4．没有单位的一件事。"""
    ranks = Counter(
        found.rank for row in rows if row.label and (found := label_at(_as_label(row), 0, len(row.label) + 2))
    )
    rank = ranks.most_common(1)[0][0] if ranks else None
    first = min((row.start for row in rows), default=0)
    for number, each in enumerate(left):
        folded = fold(each.text)
        label = label_at(folded, 0, len(folded)) if each.kind in (LeftKind.HEADING, LeftKind.TEXT) else None
        # 指导思想、基本原则 before the first task are no tasks.
        if each.start < first or rank is None or label is None or label.rank is not rank:
            continue
        end = _end_with_sentences(text, left[number:])
        words = text[each.start : end]
        limit = read_limit(limit_in(words), year=year)
        yield DivisionRow(
            label=each.text[: label.mark].strip(),
            text=words[label.end :].strip(_MARKS),
            place=each.place,
            start=each.start,
            end=end,
            limit_words=limit.words,
            due=limit.due,
            is_standing=limit.is_standing,
        )


def _end_with_sentences(text: str, pieces: Sequence[Left]) -> int:
    end = pieces[0].end
    for piece in pieces[1:]:
        if piece.kind is not LeftKind.TEXT or text[end : piece.start].strip(_STOPS):
            break
        end = piece.end
    return end


def _as_label(row: DivisionRow) -> str:
    """Give a label with the stop that was left off and a word behind it, as `label_at` wants one."""
    folded = fold(row.label)
    return f"{folded}{'' if folded.endswith(')') else '、'}其"


def left_in(
    text: str, outline: Outline, rows: Sequence[DivisionRow], table_lines: set[int], places: Places
) -> Iterator[Left]:
    """Give what stands between the rows, headings apart from text."""
    covered = sorted([(row.start, row.end) for row in rows] + [_line(text, start) for start in table_lines])
    heads = sorted(
        (node.start, node.end) for node in outline.nodes if node.label or node.kind.value == "title"
    )
    for start, end in _gaps(text, covered):
        for kind, a, b in _parted(text, start, end, heads):
            words = text[a:b].strip()
            if any(sign.isalnum() for sign in words):
                a += len(text[a:b]) - len(text[a:b].lstrip())
                kind = LeftKind.NOTE if kind is LeftKind.TEXT and _SIGNED.match(words) else kind
                yield Left(kind, words, places.of(a), a, a + len(words))


def _line(text: str, start: int) -> tuple[int, int]:
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _gaps(text: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    here = 0
    for start, end in covered:
        if start > here:
            yield from _lines_between(text, here, start)
        here = max(here, end)
    yield from _lines_between(text, here, len(text))


def _lines_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _parted(
    text: str, start: int, end: int, heads: Sequence[tuple[int, int]]
) -> Iterator[tuple[LeftKind, int, int]]:
    here = start
    for a, b in heads:
        if b <= here or a >= end:
            continue
        a, b = max(a, here), min(b, end)
        if a > here:
            yield LeftKind.TEXT, here, a
        yield LeftKind.HEADING, a, b
        here = b
    if here < end:
        yield LeftKind.TEXT, here, end
