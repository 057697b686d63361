"""Bringing a document (读入文件): the file is kept, read by the worker, and waits to be taken in."""

from datetime import date, datetime
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.scopes import require
from gangmu.web.planning.documents import queries
from gangmu.web.planning.documents.refusals import DocumentKindError
from gangmu.web.planning.documents.words import KINDS
from gangmu.web.planning.models import PlanDocument
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.jobs import ask
from gangmu.web.record.lifecycles import lifecycle
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, stored_file

READ: Final = "planning.read_document"  # the job


@once("planning.document_brought")
def bring_document(
    kept: Kept,
    *,
    name: str,
    media: str,
    kind: str,
    year: int | None = None,
    number: str = "",
    issuer: str = "",
    issued_on: date | None = None,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
) -> PlanDocument:
    """Bring a document of the family (读入文件); the worker will read it."""
    require(by, "create", PlanDocument)
    if kind not in KINDS:
        raise DocumentKindError(text=kind[:40])
    with commit("planning.document_brought", by=by, at=at, key=key) as opened:
        file = opened.add(stored_file(kept, name=name, kind=media))
        document = opened.add(
            PlanDocument(
                kind=kind,
                title=name.rsplit("/", 1)[-1].rsplit(".", 1)[0][:300],
                number=number.strip()[:100],
                issuer=issuer.strip()[:200],
                issued_on=issued_on,
                year=year,
                file=file,
                sha256=kept.sha256,
                brought_on=on,
            )
        )
        opened.changes.reverse()  # the document is what this action is about
        ask_to_read(document, by=by, at=at)
    return document


def ask_to_read(document: PlanDocument, *, by: Actor, at: datetime) -> None:
    """Ask the worker to read a document."""
    ask(READ, {"document": document.pk}, by=by, at=at, key=job_key(document))


def job_key(document: PlanDocument) -> str:
    """Give the key of the job that reads a document as it stands now."""
    return f"read-document-{document.uid.hex}-{document.version}"


def stepping(document: PlanDocument, verb: str, *, by: Actor) -> tuple[PlanDocument, str]:
    """Give a document as it is now, and where a verb leads from there; refused where it does not."""
    row = queries.documents(by, NOW, verb="update").get(id=document.pk)
    return row, lifecycle("plan_document", row.lifecycle).step(row.state, verb, role=by.role).to


@once("planning.document_read")
def enter_document(
    document: PlanDocument, found: dict[str, Any], *, by: Actor, at: datetime, key: str
) -> PlanDocument:
    """Enter what was read in a document (识读入库): rows, what was left over, and what is open."""
    row, to = stepping(document, "enter_reading", by=by)
    changes = {
        "state": to,
        "title": (found["title"] or row.title)[:300],
        "text": found["text"],
        "reading": {name: found[name] for name in ("title", "rows", "left", "troubles")},
        "refusal": None,
    }
    with commit("planning.document_read", by=by, at=at, key=key) as opened:
        return opened.replace(row, changes, version=row.version)


@once("planning.document_not_read")
def give_up_document(
    document: PlanDocument, refusal: GangmuError, *, by: Actor, at: datetime, key: str
) -> PlanDocument:
    """Write down why a document could not be read (未能识读)."""
    row, to = stepping(document, "give_up_reading", by=by)
    told = {
        "code": refusal.code,
        "parameters": {name: str(value) for name, value in refusal.parameters.items()},
        "where": refusal.where,
    }
    with commit("planning.document_not_read", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": to, "refusal": told}, version=row.version)


@once("planning.document_read_again")
def read_document_again(
    document: PlanDocument,
    *,
    kind: str = "",
    year: int | None = None,
    by: Actor,
    at: datetime,
    key: str,
    seen: int,
) -> PlanDocument:
    """Have a document read once more (重新识读), as another kind or for another year where they were wrong."""
    row, to = stepping(document, "read_again", by=by)
    if kind and kind not in KINDS:
        raise DocumentKindError(text=kind[:40])
    changes = {
        "state": to,
        "reading": None,
        "refusal": None,
        "kind": kind or row.kind,
        "year": year or row.year,
    }
    with commit("planning.document_read_again", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes, version=seen)
        ask_to_read(row, by=by, at=at)
    return row


@once("planning.document_withdrawn")
def withdraw_document(
    document: PlanDocument, *, by: Actor, at: datetime, key: str, seen: int
) -> PlanDocument:
    """Withdraw a document of which nothing was taken in (撤回): the wrong file."""
    row, to = stepping(document, "withdraw", by=by)
    with commit("planning.document_withdrawn", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": to, "reading": None}, version=seen)
