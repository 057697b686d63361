"""What ends a paper (文尾、版记): annexes named, issuer and day, whom to ask; copy-to and print lines at the foot of the last page."""

from typing import Final

from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.values import Form, Paper
from gangmu.files.papers import measures
from gangmu.files.papers.heads import are_at_foot, joined
from gangmu.files.papers.measures import CHARACTER, SMALL, TEXT_WIDTH, mm, pt
from gangmu.files.papers.paragraphs import blank, indent, paragraph, right_tab, run, tab, wrapped
from gangmu.files.papers.texts import clean, width_of

_EDGE: Final = pt(SMALL)  # one character of the foot's own size
_LABEL: Final = 3  # 抄送：
_OUTER: Final = mm(0.35)
_INNER: Final = mm(0.25)
_FRAME: Final = (
    f'<w:framePr w:w="{TEXT_WIDTH}" w:hSpace="0" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" '
    'w:xAlign="left" w:yAlign="bottom"/>'
)


def annex_names(paper: Paper) -> str:
    """Write which annexes there are, a line below the text, names without closing punctuation (附件说明)."""
    if not paper.annexes:
        return ""
    lines = []
    for number, annex in enumerate(paper.annexes, start=1):
        label = "附件：" if number == 1 else "　　　"
        counted = f"{number}." if len(paper.annexes) > 1 else ""
        left = round((2 + 3 + width_of(counted)) * CHARACTER)
        hanging = round((3 + width_of(counted)) * CHARACTER)
        name = clean(annex.title).rstrip("。；，、. ")
        place = "<w:keepNext/>" + indent(left=left, hanging=hanging)
        lines.append(paragraph("Flush", f"{label}{counted}{name}", place=place))
    return blank(keeps_next=True) + "".join(lines)


def signature(paper: Paper) -> str:
    """Write issuer and day: the day four characters from the right edge, the issuer centred on it; room for a seal above."""
    if paper.form is Form.BRIEF:
        return _note(paper)
    day = day_words(paper.on) if paper.on else "　　年　月　日"
    beyond = measures.DATE_FROM_RIGHT + (width_of(day) - width_of(clean(paper.issuer))) / 2
    return (
        blank(2, keeps_next=True)
        + paragraph("Signed", paper.issuer, place="<w:keepNext/>" + _right(max(0.0, beyond)))
        + paragraph("Signed", day, place=_right(measures.DATE_FROM_RIGHT))
        + _note(paper)
    )


def _note(paper: Paper) -> str:
    """Write the note in round brackets below the day (附注)."""
    return paragraph("Body", f"（{clean(paper.note)}）") if paper.note else ""


def _right(characters: float) -> str:
    return indent(right=round(characters * CHARACTER))


def foot(paper: Paper) -> str:
    """Write copy-to and print lines between rules, at the foot of the text block (版记).

    All of it is one frame. Borders inside a frame are lost in some office programs, so each rule is a line as thin
    as it and black.
    """
    lines = _foot_lines(paper)
    if not lines:
        return ""
    inner = _rule(_INNER).join(wrapped("Foot", runs, place=_FRAME + place) for runs, place in lines)
    return _rule(_OUTER) + inner + _rule(_OUTER)


def _rule(thickness: int) -> str:
    line = f'<w:spacing w:before="0" w:after="0" w:line="{thickness}" w:lineRule="exact"/>'
    return wrapped("Foot", "", place=f'{_FRAME}<w:shd w:val="clear" w:color="auto" w:fill="000000"/>{line}')


def _foot_lines(paper: Paper) -> list[tuple[str, str]]:
    hang = indent(left=_EDGE + _LABEL * pt(SMALL), right=_EDGE, hanging=_LABEL * pt(SMALL))
    lines = []
    if are_at_foot(paper.recipients):
        lines.append((run(f"主送：{joined(paper.recipients)}。"), hang))
    if paper.copy_to:
        lines.append((run(f"抄送：{joined(paper.copy_to)}。"), hang))
    if paper.printed_by and paper.form is not Form.LETTER:
        day = f"{day_words(paper.printed_on)}印发" if paper.printed_on else ""
        ends = right_tab(TEXT_WIDTH - _EDGE) + indent(left=_EDGE, right=_EDGE)
        lines.append((run(paper.printed_by) + tab() + run(day), ends))
    return lines
