"""Mending an issued version (勘误): a wrong span is put right without a new version."""

from datetime import date, datetime

from gangmu.web.outlines import queries
from gangmu.web.outlines.editions import edition_of
from gangmu.web.outlines.models import Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.papers import issue_paper


@once("outlines.span_mended")
def mend_span(
    promise: Promise,
    *,
    span: tuple[int, int],
    reason: str,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> Promise:
    """Put right where a promise stands in the text (勘误). The text itself, and the version, stay as issued."""
    row = queries.promises(by, NOW, verb="update").get(id=promise.pk)
    version = queries.versions(by, NOW).get(id=row.outline_id)
    texts = queries.clause_texts(by, NOW).filter(outline=version.pk, start__lte=span[0]).order_by("-start")
    clause = texts.first()
    changes = {
        "start": span[0],
        "end": span[1],
        "words": version.text[span[0] : span[1]],
        "clause_id": clause.clause_id if clause else row.clause_id,
    }
    content = {
        "promise": row.code,
        "version": edition_of(version, by),
        "text_sha256": version.text_sha256,
        "before": [row.start, row.end, row.words],
        "after": [*span, changes["words"]],
        "reason": reason,
    }
    with commit("outlines.span_mended", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes, version=seen)
        issue_paper(opened, kind="outline_erratum", title=f"勘误：{row.code}", issued_on=on, content=content)
    return row
