"""Papers (公文): issuing anything makes one, with its fields frozen (DESIGN §6.10)."""

from collections.abc import Mapping
from datetime import date

from gangmu.web.record.canonical import digest, plain
from gangmu.web.record.commits import Commit
from gangmu.web.record.models import Paper
from gangmu.web.record.refusals import NumberTakenError


def issue_paper(
    opened: Commit,
    *,
    kind: str,
    title: str,
    issued_on: date,
    content: Mapping[str, object],
    number: str = "",
    issuer: str = "",
) -> Paper:
    """Make the paper of what an action issues, and name it in the action's ledger entry.

    A number that is taken is refused here, where the chain is held: of two who ask at once only one can have it.
    """
    if number:
        borne = Paper.objects.filter(programme=opened.head.programme_id, kind=kind, number=number)
        if borne.exists():
            raise NumberTakenError(number=number)
    frozen = plain(dict(content))
    paper = Paper(
        kind=kind,
        number=number,
        issuer=issuer,
        issued_on=issued_on,
        title=title,
        content=frozen,
        content_hash=digest(frozen),
    )
    opened.add(paper)
    opened.paper = paper.uid.hex
    return paper
