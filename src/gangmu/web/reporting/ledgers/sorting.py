"""Whose ledger is it (认账本): by the number that it carries, else the one that its unit has to fill in now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gangmu.core.base.refusals import GangmuError
from gangmu.web.record.actors import Actor
from gangmu.web.reporting.ledgers import queries
from gangmu.web.reporting.ledgers.refusals import ForeignLedgerError, NothingAskedError, WhoseLedgerError
from gangmu.web.reporting.models import LedgerBook

Refused = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """所认: a ledger as it was read, with the book, unit and period that it belongs to, or why it belongs to none."""

    name: str
    sha256: str
    ledger: Mapping[str, Any] | None = None
    refusal: Refused | None = None
    book: int | None = None
    unit: int | None = None
    period: str = ""


def sort_ledgers(found: Sequence[Mapping[str, Any]], *, by: Actor) -> list[Sorted]:
    """Tell of each ledger that was read in the process apart whose it is."""
    keys = {each["ledger"]["book"] for each in found if each.get("ledger")} - {""}
    books = {row.key: row for row in queries.books(by).filter(key__in=keys)} if keys else {}
    open_now = _open_now(by) if any(_is_keyless(each) for each in found) else ""
    return [_sorted(each, books, open_now, by) for each in found]


def _is_keyless(found: Mapping[str, Any]) -> bool:
    return bool(found.get("ledger")) and not found["ledger"]["book"]


def _open_now(by: Actor) -> str:
    """Give the last period for which the actor's own unit has something to fill in."""
    periods = queries.fillable(by).filter(unit=by.unit_id).values_list("period", flat=True)
    return max(periods, default="")


def _sorted(found: Mapping[str, Any], books: Mapping[str, LedgerBook], open_now: str, by: Actor) -> Sorted:
    name, sha256 = found["name"][-255:], found["sha256"]
    if found.get("refusal"):
        return Sorted(name=name, sha256=sha256, refusal=found["refusal"], unit=_own(by))
    key = found["ledger"]["book"]
    if not key:
        return _keyless(found, name, sha256, open_now, by)
    book = books.get(key)
    if book is None:
        refusal = ForeignLedgerError(name=name, book=key, where=name)
        return Sorted(name=name, sha256=sha256, refusal=as_kept(refusal), unit=_own(by))
    return Sorted(
        name=name, sha256=sha256, ledger=found["ledger"], book=book.pk, unit=book.unit_id, period=book.period
    )


def _own(by: Actor) -> int | None:
    """Give the unit whose desk brings it; the office gathers for others."""
    return by.unit_id if by.role in ("filer", "reviewer", "signer") else None


def _keyless(found: Mapping[str, Any], name: str, sha256: str, open_now: str, by: Actor) -> Sorted:
    refusal: GangmuError | None = None
    if _own(by) is None:
        refusal = WhoseLedgerError(name=name, where=name)
    elif not open_now:
        refusal = NothingAskedError(unit=name, where=name)
    if refusal is not None:
        return Sorted(name=name, sha256=sha256, refusal=as_kept(refusal), unit=_own(by))
    return Sorted(name=name, sha256=sha256, ledger=found["ledger"], unit=by.unit_id, period=open_now)


def as_kept(refusal: GangmuError) -> Refused:
    """Give a refusal as it is kept with what came back, to be said in any language later."""
    parameters = {key: str(value) for key, value in refusal.parameters.items()}
    return {"code": refusal.code, "parameters": parameters, "where": refusal.where}
