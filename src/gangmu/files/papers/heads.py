"""The head of a paper (版头): red mark, number and red line, as its form asks; and title and recipients below."""

from collections.abc import Sequence
from typing import Final

from gangmu.core.base.papers.numbers import day_words
from gangmu.core.base.papers.values import Draft, Form, Paper
from gangmu.core.base.papers.words import PaperWords
from gangmu.files.papers import measures
from gangmu.files.papers.measures import CHARACTERS, LINE, TEXT_WIDTH, mm, pt
from gangmu.files.papers.paragraphs import blank, indent, paragraph, right_tab, run, tab, wrapped
from gangmu.files.papers.styles import RED
from gangmu.files.papers.texts import clean, title_lines, width_of

TITLE_WIDTH: Final = int(TEXT_WIDTH / 20 / measures.TITLE)  # characters of a line of the title
_RECIPIENT_LINES: Final = 5  # more than these leave no text on the first page
_LIST_MARK: Final = 40


def head(paper: Paper, words: PaperWords) -> str:
    """Write the head of the first page, for a letter without its mark: that stands above the text."""
    match paper.form:
        case Form.DOCUMENT:
            return _document_head(paper, words)
        case Form.LETTER:
            return _letter_head(paper)
        case Form.BRIEF:
            return _brief_head(paper, words)


def mark_of(paper: Paper, words: PaperWords) -> str:
    """Give the words of the mark (发文机关标志)."""
    if paper.mark or paper.form is Form.LETTER:
        return paper.mark or paper.issuer
    if paper.form is Form.BRIEF:
        return words.word("brief_mark")
    return words.said("document_mark", {"issuer": paper.issuer})


def mark(text: str, *, width: int = TEXT_WIDTH, most: int = measures.MARK, place: str = "") -> str:
    """Write a mark as large as its line lets it be; a long name stands narrow before it gets small."""
    characters = max(1.0, width_of(clean(text)))
    points = min(most, max(measures.SMALLEST_MARK, int(width / 20 / characters / 0.7)))
    narrow = min(100, max(34, int(100 * width / 20 / characters / points)))
    looks = f'<w:color w:val="{RED}"/><w:w w:val="{narrow}"/><w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'
    line = f'<w:spacing w:before="0" w:after="0" w:line="{pt(points * 1.1)}" w:lineRule="exact"/>'
    return paragraph("Mark", text, looks=looks, place=_ordered(place, line))


def _ordered(place: str, line: str) -> str:
    """Put the spacing where the schema wants it: after rules, before indents."""
    rules, found, rest = place.partition("<w:ind")
    return rules + line + found + rest


def title(paper: Paper, words: PaperWords) -> str:
    """Write the title, two lines below the head, and what kind of draft it is."""
    lines = "".join(paragraph("Title", line) for line in title_lines(paper.title, TITLE_WIDTH))
    if paper.draft is None:
        return lines
    said = words.word("draft_consultation" if paper.draft is Draft.CONSULTATION else "draft_prepared")
    return lines + paragraph("Draft", f"（{said}）")


def recipients(paper: Paper) -> str:
    """Write the main recipients flush left; so many that no text would follow on the page stand at the foot."""
    if not paper.recipients or are_at_foot(paper.recipients):
        return ""
    return blank() + paragraph("Flush", joined(paper.recipients) + "：")


def are_at_foot(names: Sequence[str]) -> bool:
    """Tell whether a list of recipients moves to the foot (主送移至版记)."""
    return width_of(joined(names)) > _RECIPIENT_LINES * CHARACTERS


def joined(names: Sequence[str]) -> str:
    """Join names of one rank."""
    return (
        "，".join(clean(each) for each in names)
        if any("、" in each for each in names)
        else "、".join(clean(each) for each in names)
    )


def _rule(*, gap: int = 1) -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="{gap}" w:color="{RED}"/></w:pBdr>'


def _document_head(paper: Paper, words: PaperWords) -> str:
    third = measures.MARK_BELOW_TEXT_TOP // 3
    urgent = f'<w:spacing w:before="0" w:after="0" w:line="{third}" w:lineRule="exact"/>'
    above = paragraph("Urgency", paper.urgency, place=urgent) + blank(2, height=third)
    number = paragraph("Number", str(paper.number or ""), place=_rule(gap=measures.RULE_GAP_PT))
    return above + mark(mark_of(paper, words)) + blank(2) + number + blank(2)


def _letter_head(paper: Paper) -> str:
    """Urgency on the left and the number on the right of the first line, seven eighths of a character below the line."""
    gap = f'{right_tab(TEXT_WIDTH)}<w:spacing w:before="{pt(7)}" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    said = run(paper.urgency) if paper.urgency else ""
    number = run(str(paper.number)) if paper.number else ""
    # The title stands two lines below what is above it; where that is the double line, this line is one of them.
    return wrapped("Flush", said + tab() + number, place=gap) + blank(2 if said or number else 1)


def _brief_head(paper: Paper, words: PaperWords) -> str:
    issue = f"第{paper.issue}期" if paper.issue else str(paper.number or "")
    day = day_words(paper.on) if paper.on else ""
    ends = run(paper.issuer) + tab() + run(day)
    line = paragraph("Number", issue) if issue else ""
    return (
        mark(mark_of(paper, words), most=_LIST_MARK)
        + line
        + wrapped("Flush", ends, place=_rule(gap=2) + right_tab(TEXT_WIDTH))
        + blank(1, height=LINE // 2)
    )


def letter_mark(paper: Paper, words: PaperWords) -> str:
    """Write what stands above the text of a letter: the issuer's name, and 4 mm below it the first double line."""
    overhang = measures.LETTER_RULE - TEXT_WIDTH
    left = measures.LEFT - (measures.PAGE_WIDTH - measures.LETTER_RULE) // 2
    double = f'<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="{measures.RULE_GAP_PT}" w:color="{RED}"/></w:pBdr>'
    return mark(
        mark_of(paper, words),
        width=measures.LETTER_RULE - mm(10),
        most=_LIST_MARK,
        place=double + indent(left=-left, right=left - overhang),
    )


def letter_foot_rule() -> str:
    """Write the second double line of a letter, at the foot of its first page."""
    overhang = measures.LETTER_RULE - TEXT_WIDTH
    left = measures.LEFT - (measures.PAGE_WIDTH - measures.LETTER_RULE) // 2
    double = f'<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="0" w:color="{RED}"/></w:pBdr>'
    line = f'<w:spacing w:before="0" w:after="0" w:line="{pt(4)}" w:lineRule="exact"/>'
    return wrapped("PageNumber", "", place=double + line + indent(left=-left, right=left - overhang))
