"""The head and foot that every paper has (文头、版记), as whoever issues it gives them."""

from dataclasses import dataclass, replace
from datetime import date

from gangmu.core.base.papers.numbers import PaperNumber, PaperNumberNotReadError
from gangmu.core.base.papers.values import Annex, Block, Draft, Form, Paper
from gangmu.core.base.papers.words import PaperWords


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """公文要素: who issues, under which number, to whom and on which day."""

    issuer: str
    on: date | None = None
    mark: str = ""
    number: PaperNumber | str | None = None
    issue: int | None = None
    recipients: tuple[str, ...] = ()
    copy_to: tuple[str, ...] = ()
    note: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    urgency: str = ""
    draft: Draft | None = None

    def as_draft(self, draft: Draft) -> "PaperHead":
        """Give the head of what is not issued: no number and no day of its own (征求意见稿、代拟稿)."""
        return replace(self, draft=draft, number=None, issue=None, on=None, printed_on=None)


def paper_of(
    head: PaperHead,
    words: PaperWords,
    *,
    kind: str,
    form: Form,
    title: str,
    blocks: tuple[Block, ...],
    annexes: tuple[Annex, ...] = (),
) -> Paper:
    """Put what a paper says under its head."""
    return Paper(
        kind=kind,
        form=form,
        issuer=head.issuer,
        title=title,
        mark=head.mark or _mark(head, words, form),
        number=head.number,
        issue=head.issue,
        urgency=head.urgency,
        recipients=head.recipients,
        blocks=blocks,
        annexes=annexes,
        on=head.on,
        note=head.note,
        copy_to=head.copy_to,
        printed_by=head.printed_by,
        printed_on=head.printed_on,
        draft=head.draft,
        rules=words.ruled_by,
    )


def number_from(text: str) -> PaperNumber | str | None:
    """Read a number as it was typed; what is of no known shape stays as it is."""
    try:
        return PaperNumber.read(text) if text.strip() else None
    except PaperNumberNotReadError:
        return text.strip()


def _mark(head: PaperHead, words: PaperWords, form: Form) -> str:
    """Give the mark (发文机关标志): frozen with the paper, so that later words do not change it."""
    match form:
        case Form.DOCUMENT:
            return words.said("document_mark", {"issuer": head.issuer})
        case Form.BRIEF:
            return words.word("brief_mark")
        case Form.LETTER:
            return head.issuer
