"""Duties in English plans: table columns such as Responsible Party, and lines such as Goal Owner."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from gangmu.core.extraction.drafts import Because, DutyDraft
from gangmu.core.outline.outlines import Outline

Cell = tuple[int, int]

_BODY = (
    r"(?:part(?:y|ies)|agenc(?:y|ies)|departments?|organi[sz]ations?|offices?|entit(?:y|ies)|units?|persons?|staff"
    r"|officers?)"
)
_ITEM = r"(?:goal|action|project|task|objective|strategy|measure|initiative)"
_RESPONSIBLE = (
    rf"responsible(?: {_BODY}(?:\(s\))?)?|responsibility|who|(?:{_ITEM} )?owners?(?:\(s\))?"
    rf"|accountable(?: {_BODY})?|departments?(?:\(s\))?|agency"
)
_LEAD = rf"(?:(?:overall|{_ITEM}) )?lead(?:ing)?(?: (?:responsible )?(?:{_BODY}|partner|role|body|authority))?(?:\(s\)|s)?"
_SUPPORT = (
    r"(?:key |supporting |support |other )?partners?(?:\(s\))?"
    rf"|support(?:ing)?(?: (?:{_BODY}|roles?))?(?:\(s\))?|contributors?"
)
_ROLE = rf"(?:(?P<lead>{_LEAD})|(?P<support>{_SUPPORT})|(?P<do>{_RESPONSIBLE}))"
_HEAD = re.compile(_ROLE, re.I)
_DUE = re.compile(
    r"(?:target|due|completion|end)? ?(?:date|deadline|timeline|timeframe|when|by when)|due(?: by)?", re.I
)
_LINE = re.compile(
    rf"(?:^[ \t*_#>•-]*|(?<=[.;|] )){_ROLE}[ *_]*:[ *_]*(?P<names>[^\n|]{{2,300}}?)"
    rf"(?=\.?$| ?\||[.;] (?:{_LEAD}|{_SUPPORT}|{_RESPONSIBLE})[ *_]*:|\.? (?:{_DUE.pattern}):)",
    re.I | re.M,
)
_FOOTNOTE = re.compile(r"\[\^?\w{1,4}\]|[*†‡]+$|~~[^~]*~~")
_SPLIT = re.compile(r"\s*(?:[,;/]|<br ?/?>|\bwith\b)\s*(?:and\s+)?", re.I)
_AND = re.compile(r"\s+(?:and|&)\s+")
_BODY_LAST = re.compile(
    r"\b(?:Department|Office|Agency|Division|Commission|Bureau|Council|Authority|Board|Committee|Administration|Ministry|Service"
    r"|Services|Unit|Team|Officer|Director|Manager|Clerk|Attorney)s?$"
)
_HELPED = re.compile(
    r",?\s*\b(?:with|in)\s+(?:the\s+)?(?:support|assistance|help|input|partnership|collaboration|coordination|consultation)"
    r"\s+(?:from|of|by|with)\s+",
    re.I,
)
_NOBODY = frozenset(("n/a", "tbd", "none", "and", "all"))
_MOST = 12  # a line of more names is a sentence
_ARTICLE = re.compile(r"^the\s+", re.I)
_ACRONYM = re.compile(r"(?:\w+ )?[A-Z][A-Za-z]*[A-Z][A-Za-z]*$|[A-Z]{2,}s?(?: \w+)?$")
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september"]
_MONTHS += ["october", "november", "december"]
_DATE = re.compile(
    rf"({'|'.join(_MONTHS)})\.? (?:(\d{{1,2}}), )?((?:19|20)\d\d)|\b(?:FY ?)?((?:19|20)\d\d)\b", re.I
)
_NUMERIC_DATE = re.compile(r"\b(0?[1-9]|1[0-2])/(?:(\d{1,2})/)?(20\d\d)\b")
_DUE_LINE = re.compile(
    rf"[\n ][ \t*_#>•-]*(?:{_DUE.pattern})[ *_]*:[ *_]*(?P<when>[^\n|]{{2,60}})(?=\n|$)", re.I
)


def find_english_duties(outline: Outline) -> list[DutyDraft]:
    """Find the duties of an English plan, in order of the text."""
    found = [*_tables(outline), *_lines(outline)]
    return sorted(found, key=lambda duty: duty.start)


def _tables(outline: Outline) -> Iterator[DutyDraft]:
    folded = outline.view.folded
    roles: list[str | None] = []
    due = -1
    here = 0
    for line in folded.split("\n"):
        start, here = here, here + len(line) + 1
        cells = _cells(line, start)
        if not cells:
            roles = []
            continue
        heads = [_role(folded[a:b]) for a, b in cells]
        if any(heads) and not any(roles):
            roles = heads
            due = next((i for i, (a, b) in enumerate(cells) if _DUE.fullmatch(folded[a:b].strip("* "))), -1)
        elif any(roles) and not set(line) <= set("|-: \t"):
            duty = _row(outline, start, line, cells, roles, due)
            if duty:
                yield duty


def _role(head: str) -> str | None:
    m = _HEAD.fullmatch(head.strip("* _"))
    return _named_role(m) if m else None


def _named_role(m: re.Match[str]) -> str:
    return "lead" if m["lead"] else "supporting" if m["support"] else "responsible"


def _cells(line: str, start: int) -> list[Cell]:
    mark = "|" if line.startswith("|") else "\t"
    if mark not in line.strip():
        return []
    cells = []
    here = 0
    for cell in line.split(mark):
        left = start + here + len(cell) - len(cell.lstrip())
        cells.append((left, left + len(cell.strip())))
        here += len(cell) + 1
    return cells[1:-1] if mark == "|" and line.rstrip().endswith("|") else cells[1:] if mark == "|" else cells


def _row(
    outline: Outline, start: int, line: str, cells: list[Cell], roles: list[str | None], due: int
) -> DutyDraft | None:
    folded = outline.view.folded
    given = {"lead": [], "responsible": [], "supporting": []}  # type: dict[str, list[str]]
    for (a, b), role in zip(cells, roles, strict=False):
        if role:
            _share_out(folded[a:b], role, given)
    if not any(given.values()):
        return None
    when = folded[slice(*cells[due])] if 0 <= due < len(cells) else ""
    return _draft(outline, start, start + len(line), given, when, "duty.table.column")


def _lines(outline: Outline) -> Iterator[DutyDraft]:
    """Goal Owner: … under the item whose owner it names; lines that follow one another are one duty."""
    folded = outline.view.folded
    found = [m for m in _LINE.finditer(folded) if 0 < len(split_names(m["names"])) <= _MOST]
    lines = {m.start() for m in found}
    heads = [
        passage.start for passage in outline.passages if passage.is_heading and passage.start not in lines
    ]
    group: list[re.Match[str]] = []
    for m in found:
        if group and not _follows(folded, group, m):
            yield _of_group(outline, group, heads)
            group = []
        group.append(m)
    if group:
        yield _of_group(outline, group, heads)


def _follows(folded: str, group: list[re.Match[str]], m: re.Match[str]) -> bool:
    """Tell whether a line goes on with the duty of the lines before: Partners under Lead."""
    between = folded[group[-1].end() : m.start()]
    return not between.strip(" \n.;|") and _named_role(m) not in {_named_role(line) for line in group}


def _of_group(outline: Outline, group: list[re.Match[str]], heads: list[int]) -> DutyDraft:
    given = {"lead": [], "responsible": [], "supporting": []}  # type: dict[str, list[str]]
    for line in group:
        _share_out(line["names"], _named_role(line), given)
    due = _DUE_LINE.match(outline.view.folded, group[-1].end())
    above = bisect_left(heads, group[0].start())
    begin = heads[above - 1] if above else group[0].start()
    return _draft(outline, begin, group[-1].end(), given, due["when"] if due else "", "duty.line")


def _share_out(cell: str, role: str, given: dict[str, list[str]]) -> None:
    """Give the names of a cell to its role; those who help stand behind `with support from`."""
    own, _, helping = _HELPED.sub("\0", cell, count=1).partition("\0")
    for names, part in ((own, role), (helping, "supporting")):
        given[part] += [name for name in split_names(names) if name not in given[part]]


def split_names(cell: str) -> list[str]:
    """Split the names of a cell; `and` parts short forms and whole bodies, not Management and Budget.

    >>> split_names("GSA and OMB"), split_names("Parks & Recreation, Finance"), split_names("CDOs[^13]")
    (['GSA', 'OMB'], ['Parks & Recreation', 'Finance'], ['CDOs'])
    >>> split_names("Fire Department and Works Department"), split_names("Finance, Legal and IT")
    (['Fire Department', 'Works Department'], ['Finance', 'Legal', 'IT'])
    """
    parts = _SPLIT.split(_FOOTNOTE.sub("", cell).strip(" *_."))
    listed = len(parts) > 1 and all(len(part.split()) == 1 for part in parts[:-1])
    names = [name for part in parts for name in _halves(part, listed=listed)]
    bare = [_ARTICLE.sub("", name.strip(" *_.")) for name in names]
    return [name for name in bare if len(name) > 1 and name.lower() not in _NOBODY]


def _halves(part: str, *, listed: bool) -> list[str]:
    halves = _AND.split(part)
    if len(halves) < 2:
        return [part]
    short = all(_ACRONYM.match(half.strip()) for half in halves)
    bodies = (
        _BODY_LAST.search(part) is not None
        and len({half.split()[-1] for half in halves if half.strip()}) == 1
    )
    words = listed and all(len(half.split()) == 1 for half in halves)
    return halves if short or bodies or words else [part]


def _draft(
    outline: Outline, begin: int, end: int, given: dict[str, list[str]], when: str, rule: str
) -> DutyDraft:
    start, stop = outline.view.span(begin, end)
    return DutyDraft(
        start=start,
        end=stop,
        lead=tuple(given["lead"]),
        responsible=tuple(given["responsible"]),
        supporting=tuple(given["supporting"]),
        deadline=_date(when),
        node=outline.node_at(begin),
        because=(Because(rule, start, stop),),
    )


def _date(when: str) -> str | None:
    numeric = _NUMERIC_DATE.search(when)
    if numeric:
        day = f"-{int(numeric[2]):02}" if numeric[2] else ""
        return f"{numeric[3]}-{int(numeric[1]):02}{day}"
    m = _DATE.search(when)
    if not m:
        return None
    if m[4]:
        return m[4]
    month = f"{m[3]}-{_MONTHS.index(m[1].lower()) + 1:02}"
    return f"{month}-{int(m[2]):02}" if m[2] and 1 <= int(m[2]) <= 31 else month
