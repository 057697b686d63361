"""English headings: Goal 1:, Objective 1.1, Action 7:, II., A., 1.1, and the heads of Markdown and html."""

import re
from typing import Final

from gangmu.core.outline.english_lists import once, without_lists
from gangmu.core.outline.heads import Head, Line
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.numbering import roman

_TOP: Final = ("section", "part", "chapter", "volume", "appendix", "annex")
_WORDS: Final = (
    "Section|Part|Chapter|Volume|Appendix|Annex|Priority|Pillar|Theme|Focus Area"
    "|Strategic (?:Goal|Priority|Objective|Direction|Initiative|Theme)|Mission|Challenge|Goal|Objective"
    "|Outcome|Commitment|Strategy|Initiative|Programme|Program|Action|Task|Step|Milestone|Activity|Recommendation"
    "|Measure|Project|Work ?stream|Key Result|Target|Principle"
)
_WORD: Final = re.compile(
    rf"(?P<mark>(?P<word>(?i:{_WORDS}))(?: Area)? "
    r"(?P<no>\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[IVX]{1,4}|[A-H]))"
    r"(?P<stop> ?[:.)|-]+ ?| (?=[A-Z“\"])|$)"
)
_NUMBER: Final = re.compile(r"(?P<mark>(?P<no>\d{1,2}))[.)] (?=[A-Z“\"(])")
_DECIMAL: Final = re.compile(r"(?P<mark>(?P<no>\d{1,2}(?:\.\d{1,2}){1,3}))[.:)]? (?:- )?(?=[A-Z“\"])")
_ROMAN: Final = re.compile(r"(?P<mark>(?P<no>[IVX]{1,5}))[.):] (?=[A-Z“\"])")
_LETTER: Final = re.compile(r"(?P<mark>(?P<no>[A-H]))[.)] (?=[A-Z])")
_KNOWN: Final = re.compile(
    r"(?i)(?:executive summary|introduction|background|foreword|preface|(?:our )?(?:vision|mission)"
    r"|conclusion|overview|next steps|acknowledge?ments|glossary|references|guiding principles|implementation"
    r"|monitoring and evaluation|strategic goals|goals and objectives|context|appendices)$"
)
_PREFACE: Final = re.compile(r"(?i)(?:foreword|preface)$")
_PLAN: Final = re.compile(
    r"(?i)\b(?:plan|strategy|report|framework|agenda|roadmap|programme|program|policy|charter|blueprint)\b"
)
_SENTENCE: Final = re.compile(r"(?<=[a-z0-9)”\"])[.!?](?= [A-Z“\"]|$)")
_RUN_ON: Final = re.compile(
    r"(?<=[a-z]) (?=(?:We|The|This|These|In|It|Our|To|By|As|For|All|There|Last|Over) (?:[a-z]|[A-Z][a-z]+ ))"
)
_LONG: Final = 90

MARK, WORD, ROMAN, LETTER, NUMBER, BOLD = 10, 20, 18, 48, 50, 65


def english_heads(folded: str, lines: list[Line]) -> list[Head]:
    """Give the headings of an English text, in order."""
    marked = any(line.level for line in lines)
    found = [head for line in lines if not line.row and (head := _head_of(folded, line, marked=marked))]
    _rank_words(folded, found, lines)
    found = once(folded, found)
    found = without_lists(folded, found, {line.start: line for line in lines}, roman=ROMAN)
    if not marked:
        _rank_as_used(folded, found)
        _rank_known(found)
    title = _title(folded, lines, found)
    if title:
        found = [head for head in found if head.start != title.start]
        found.insert(0, title)
    return sorted(found, key=lambda head: head.start)


def _head_of(folded: str, line: Line, *, marked: bool) -> Head | None:
    head = _labelled(folded, line)
    if line.level:
        head = head or _plain(folded, line)
        head.rank = MARK * line.level
    elif head is None:
        if line.cue in {"heading", "title"} or (line.bold and line.end - line.start <= _LONG):
            head = _plain(folded, line)
            head.rank = BOLD
        elif _KNOWN.match(folded, line.start, line.end):
            head = _plain(folded, line)
            head.rank = MARK
            if _PREFACE.match(folded, line.start, line.end):
                head.kind, head.path = NodeKind.PREFACE, "preface"
    elif marked:
        head.rank += BOLD
    return head


def _plain(folded: str, line: Line) -> Head:
    end = line.end
    while end > line.start + 1 and folded[end - 1] in ".:; ":
        end -= 1
    return Head(line.start, line.start, end, line.end, line.end, BOLD, path="s")


def _labelled(folded: str, line: Line) -> Head | None:
    first = folded[line.start]
    if not (first.isalnum() and first.isascii()):
        return None
    for rule, rank in (
        (_WORD, WORD),
        (_DECIMAL, NUMBER),
        (_NUMBER, NUMBER),
        (_ROMAN, ROMAN),
        (_LETTER, LETTER),
    ):
        m = rule.match(folded, line.start, line.end)
        if m is None:
            continue
        if rule is _WORD and not _stands_as_head(folded, m, line):
            return None
        if rank == NUMBER:
            rank += m["no"].count(".")
        return _read(folded, m, line, rank)
    return None


def _stands_as_head(folded: str, m: re.Match[str], line: Line) -> bool:
    """Tell `Action 3 Build trust` from a sentence that begins with `Action 3 Teams will …`."""
    if m["stop"].strip():
        return not folded[m.end() : m.end() + 1].islower() or ":" in m["stop"]
    return line.end - line.start <= _LONG and folded[line.end - 1] not in ".;,"


def _read(folded: str, m: re.Match[str], line: Line, rank: int) -> Head:
    title = m.end()
    title_end, body = _title_end(folded, title, line.end)
    number = _number(m["no"])
    return Head(
        start=line.start,
        title=title,
        title_end=title_end,
        body=body,
        line_end=line.end,
        rank=rank,
        number=number,
        path=m["no"],
        label=(line.start, m.end("mark")),
        said=title_end - title > 2 * _LONG,
    )


def _number(written: str) -> int | None:
    if written[0].isdigit():
        digits = re.sub(r"[a-z]$", "", written).rpartition(".")[2]
        return int(digits)
    if len(written) == 1 and written in "ABCDEFGH":
        return ord(written) - 64
    return roman(written)


def _title_end(folded: str, start: int, end: int) -> tuple[int, int]:
    if end - start > _LONG:
        colon = folded.find(": ", start, start + _LONG)
        stop = _SENTENCE.search(folded, start, end)
        if colon > 0 and (stop is None or colon < stop.start()):
            return colon, colon + 1
        run_on = _RUN_ON.search(folded, start + 12, min(start + 2 * _LONG, end))
        if run_on and (stop is None or run_on.start() < stop.start()):
            return run_on.start(), run_on.end()
        if stop:
            return stop.start(), stop.end()
        if end - start > 2 * _LONG:
            return start + _LONG, start + _LONG
    last = end
    while last > start + 1 and folded[last - 1] in ".:;, ":
        last -= 1
    return last, end


def _rank_words(folded: str, heads: list[Head], lines: list[Line]) -> None:
    """Rank Goal, Objective, Action … as the document first uses them: the higher comes first."""
    leveled = {line.start for line in lines if line.level}
    order: dict[str, int] = {}
    for head in heads:
        if head.start in leveled or head.label is None:
            continue
        m = _WORD.match(folded, head.start, head.line_end)
        if m is None:
            continue
        word = m["word"].lower()
        extra = head.rank - WORD
        head.rank = extra + (MARK if word in _TOP else WORD + 2 * order.setdefault(word, len(order)))
        head.path = f"{word.replace(' ', '-')}{m['no']}"


def _rank_as_used(folded: str, heads: list[Head]) -> None:
    """Rank the styles of labels as the document first uses them: what comes first is the higher."""
    order: dict[str, int] = {}
    for head in heads:
        if head.label is None or head.rank == MARK:
            continue
        m = _WORD.match(folded, head.start, head.line_end)
        number = not m and head.path[0].isdigit()
        style = m["word"].lower() if m else "1" if number else "I" if head.rank == ROMAN else "A"
        depth = head.path.count(".") if number else 0
        head.rank = WORD + 4 * order.setdefault(style, len(order)) + min(depth, 3)


def _rank_known(heads: list[Head]) -> None:
    """Let Introduction, Vision and the like stand beside the labelled heading that follows."""
    beside = MARK
    for head in reversed(heads):
        if head.label is not None:
            beside = head.rank
        elif head.rank == MARK:
            head.rank = beside


def _title(folded: str, lines: list[Line], heads: list[Head]) -> Head | None:
    """Find the title: the only heading of the first level at the front, or a first line that names a plan."""
    for line in lines[:12]:
        words = folded[line.start : line.end]
        if line.cue == "title" or (line.level == 1 and sum(1 for other in lines if other.level == 1) == 1):
            return _as_title(_plain(folded, line))
    first = next((head.start for head in heads if head.label), len(folded))
    for line in lines[:6]:
        words = folded[line.start : line.end]
        if line.start >= first or len(words) > 120 or words[-1] in ".:;," or line.row or line.level:
            continue
        if (
            _PLAN.search(words)
            and words[0].isupper()
            and not words.startswith(("Download", "Source"))
            and ": " not in words
        ):
            return _as_title(_plain(folded, line))
    return None


def _as_title(head: Head) -> Head:
    head.kind, head.path, head.rank = NodeKind.TITLE, "title", 0
    return head
