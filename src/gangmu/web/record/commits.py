"""The one door for writes (DESIGN §6.2): one action, one transaction, one ledger entry."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.functional import cached_property

from gangmu.web.record.actors import Actor
from gangmu.web.record.appending import append, locked_head
from gangmu.web.record.canonical import ALGORITHM, canonical
from gangmu.web.record.exact import TwinField
from gangmu.web.record.images import content_fields, image_hash, seal, value_of
from gangmu.web.record.models import Head, LedgerEntry, Programme, SealedField
from gangmu.web.record.once import AlreadyDoneError, entry_of_key
from gangmu.web.record.refusals import AlreadyThereError, ConflictError
from gangmu.web.record.rows import ProgrammeRow, RecordRow, type_name
from gangmu.web.record.takeovers import day_taken_over

Row = TypeVar("Row", bound=RecordRow)
_BATCH = 500
_UNIQUE = "23505"  # of PostgreSQL: unique_violation
_open: ContextVar[bool] = ContextVar("a commit is open", default=False)


class Commit:
    """What one action writes. Rows enter through it and through nothing else."""

    def __init__(self, *, head: Head, programme: Programme | None, effective: date | None, by: Actor) -> None:
        self.head, self.by = head, by
        if programme is not None:
            self.programme = programme
        self.effective = effective
        self.seq = head.seq + 1
        self.changes: list[dict[str, Any]] = []
        self.paper: str | None = None  # uid of the paper that this action issues
        self.rules: list[dict[str, str]] = []  # id, version and hash of each rule set that judged

    @cached_property
    def programme(self) -> Programme | None:
        """The programme whose chain this is, read where an action asks for it; None: the home's own."""
        key = self.head.programme_id
        return None if key is None else Programme.objects.get(pk=key)

    def add(self, row: Row) -> Row:
        """Record a new row."""
        self.add_all([row])
        return row

    def add_all(self, rows: Iterable[Row]) -> list[Row]:
        """Record new rows of one type, many at once."""
        added = list(rows)
        for row in added:
            self._enter(row, version=1)
        if added:
            model = type(added[0])
            model._default_manager.bulk_create(added, batch_size=_BATCH)
            self._commit_to(model, added)
        return added

    def replace(self, row: Row, changes: Mapping[str, Any], *, version: int) -> Row:
        """Supersede a row that still has the version its reader saw. Gives the row as it is now."""
        model = type(row)
        current = self._current(model, row.pk, version)
        if all(_same(model, current, name, value) for name, value in changes.items()):
            return current
        self._move_to_past(model, current)
        for name, value in changes.items():
            setattr(current, name, value)
        self._enter(current, version=version + 1)
        written = {
            field.attname: getattr(current, field.attname)
            for field in model._meta.local_concrete_fields
            if not field.primary_key
        }
        model._default_manager.filter(pk=current.pk, version=version).update(**written)
        self._commit_to(model, [current])
        return current

    def replace_all(
        self, rows: Sequence[tuple[Row, Mapping[str, Any]]], *, read_here: bool = False
    ) -> list[Row]:
        """Supersede many rows of one type that still have the versions their reader saw.

        Rows that were read within this commit, and not touched since, are not read again: nobody else writes
        while it holds the chain.
        """
        if not rows:
            return []
        model = type(rows[0][0])
        found = {row.pk: row for row, _ in rows}
        current = found if read_here else self._current_all(model, [row for row, _ in rows])
        changed = [
            (current[row.pk], changes)
            for row, changes in rows
            if not all(_same(model, current[row.pk], name, value) for name, value in changes.items())
        ]
        model.past._default_manager.bulk_create(
            [self._past_of(model, row) for row, _ in changed], batch_size=_BATCH
        )
        for row, changes in changed:
            for name, value in changes.items():
                setattr(row, name, value)
            self._enter(row, version=row.version + 1)
        written = [row for row, _ in changed]
        names = [field.name for field in model._meta.local_concrete_fields if not field.primary_key]
        if written:
            model._default_manager.bulk_create(
                written, batch_size=_BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=names
            )
            self._commit_to(model, written)
        return [current[row.pk] for row, _ in rows]

    def remove(self, row: RecordRow, *, version: int) -> None:
        """Take a row out of the present. What it was stays in its past table and in the chain."""
        model = type(row)
        current = self._current(model, row.pk, version)
        self.by.forget()
        self._move_to_past(model, current)
        model._default_manager.filter(pk=current.pk, version=version).delete()
        self.changes.append(
            {
                "type": type_name(model),
                "uid": current.uid,
                "version": version + 1,
                "hash": None,
                "effective": self.effective,
            }
        )

    def _enter(self, row: RecordRow, *, version: int) -> None:
        self.by.forget()  # what was read before this write is no longer so
        row.version = version
        row.seq_from = self.seq
        row.effective_from = self.effective
        programme_id = self.head.programme_id
        if isinstance(row, ProgrammeRow):
            if programme_id is None:
                raise TypeError(f"{type(row).__name__} belongs to a programme: name it in commit()")
            row.programme_id = programme_id
        elif programme_id is not None:
            raise TypeError(f"{type(row).__name__} stands in the home's chain, not in a programme's")
        for twin in row._meta.local_concrete_fields:
            if isinstance(twin, TwinField):
                setattr(row, twin.attname, twin.value_for(getattr(row, twin.of)))

    def _current(self, model: type[Row], key: int, version: int) -> Row:
        """Read the row anew, locked, and see that nobody has changed it."""
        current = model._default_manager.select_for_update().filter(pk=key).first()
        if current is None or current.version != version:
            raise self._conflict(model, key, current)
        return current

    def _conflict(self, model: type[RecordRow], key: int, current: RecordRow | None) -> ConflictError:
        seq = current.seq_from if current else _last_seq(model, key)
        return _conflict(model, LedgerEntry.objects.filter(head=self.head, seq=seq).first(), seq)

    def _current_all(self, model: type[Row], rows: Sequence[Row]) -> dict[int, Row]:
        """Read many rows anew, locked, and see that nobody has changed any."""
        current: dict[int, Row] = {}
        for start in range(0, len(rows), _BATCH):
            keys = [row.pk for row in rows[start : start + _BATCH]]
            current |= {row.pk: row for row in model._default_manager.select_for_update().filter(pk__in=keys)}
        for row in rows:
            found = current.get(row.pk)
            if found is None or found.version != row.version:
                raise self._conflict(model, row.pk, found)
        return current

    def _move_to_past(self, model: type[RecordRow], current: RecordRow) -> None:
        self._past_of(model, current).save(force_insert=True)

    def _past_of(self, model: type[RecordRow], current: RecordRow) -> models.Model:
        """Give the row of the past table that keeps what a row was."""
        values = {
            field.attname: getattr(current, field.attname)
            for field in model._meta.local_concrete_fields
            if not field.primary_key
        }
        return model.past(**values, row=current.pk, seq_to=self.seq, effective_to=self.effective)

    def _commit_to(self, model: type[RecordRow], rows: list[Any]) -> None:
        seals = [sealed for row in rows for sealed in seal(model, row)]
        hashes: dict[Any, dict[str, str]] = {}
        for sealed in seals:
            hashes.setdefault(sealed.row, {})[sealed.field] = sealed.hash
        if seals:
            SealedField.objects.bulk_create(seals, batch_size=_BATCH)
        self.changes += [
            {
                "type": type_name(model),
                "uid": row.uid,
                "version": row.version,
                "hash": image_hash(model, row, sealed=hashes.get(row.uid, {})),
            }
            for row in rows
        ]


@contextmanager
def commit(
    action: str,
    *,
    by: Actor,
    at: datetime,
    key: str,
    programme: Programme | None = None,
    home: bool = False,
    effective: date | None = None,
) -> Iterator[Commit]:
    """Write what one action changes, and its ledger entry, in one transaction, or nothing.

    `programme` is the actor's own where it is not named; `home=True` writes into the home's own chain.
    `effective` is the day from which the rows of a take-over count (补录), before go-live only; where it is not named,
    that of the take-over in which the action is done (`takeovers.taken_over`).
    """
    if _open.get():
        raise RuntimeError("one action, one commit: an action does not call another inside its commit")
    token = _open.set(True)
    try:
        with transaction.atomic(durable=True):
            head = locked_head(None if home else programme.pk if programme else _programme_id(by))
            if entry := entry_of_key(head, key=key, action=action, by=by):
                raise AlreadyDoneError(entry)
            counts_from = effective if effective is not None or home else day_taken_over()
            opened = Commit(head=head, programme=None if home else programme, effective=counts_from, by=by)
            yield opened
            _append(opened, action=action, by=by, at=at, key=key)
    except IntegrityError as clash:
        if not _is_there_already(clash):
            raise
        raise AlreadyThereError from clash
    finally:
        by.forget()
        _open.reset(token)


def _is_there_already(clash: IntegrityError) -> bool:
    """Tell whether a row is refused because its like is there: any other broken constraint is a fault of our own."""
    return getattr(clash.__cause__, "sqlstate", "") == _UNIQUE or "UNIQUE constraint failed" in str(clash)


def conflict_over(row: ProgrammeRow) -> ConflictError:
    """Give the refusal of whoever saw an earlier version of this row: who wrote it since, and when."""
    head = Head.objects.get(programme=row.programme_id)
    entry = LedgerEntry.objects.filter(head=head, seq=row.seq_from).first()
    return _conflict(type(row), entry, row.seq_from)


def _conflict(model: type[RecordRow], entry: LedgerEntry | None, seq: int) -> ConflictError:
    who = writer_of(entry)
    return ConflictError(what=type_name(model), seq=seq, at=entry.at if entry else None, by=who)


def programme_of(actor: Actor) -> Programme:
    """Give the programme for which an actor acts."""
    return Programme.objects.get(pk=_programme_id(actor))


def _programme_id(actor: Actor) -> int:
    if actor.programme_id is None:
        raise TypeError(f"{actor.role} acts for no programme: name it in commit()")
    return actor.programme_id


def _append(opened: Commit, *, action: str, by: Actor, at: datetime, key: str) -> None:
    body = canonical(
        {
            "v": 1,
            "seq": opened.seq,
            "prev": opened.head.hash,
            "alg": ALGORITHM,
            "programme": None if opened.head.programme_id is None else opened.head.chain,
            "at": at,
            "actor": by.entry,
            "action": action,
            "key": key,
            "changes": opened.changes,
            "paper": opened.paper,
            "rules": opened.rules,
        }
    )
    append(opened.head, body=body, at=at, action=action, key=key)


def writer_of(entry: LedgerEntry | None) -> str | None:
    """Name who wrote an entry, by post or user."""
    actor = json.loads(entry.body)["actor"] if entry else {}
    found = actor.get("post") or actor.get("user") or actor.get("door")
    return str(found) if found else None


def _last_seq(model: type[RecordRow], key: int) -> int:
    last: int | None = model.past._default_manager.filter(row=key).aggregate(last=models.Max("seq_to"))[
        "last"
    ]
    return last or 0


def _same(model: type[RecordRow], current: RecordRow, name: str, value: object) -> bool:
    field = next(each for each in content_fields(model) if name in (each.name, each.attname))
    asked = value.pk if isinstance(value, models.Model) else value
    if asked is not None and not isinstance(field, models.JSONField | models.ForeignKey):
        asked = field.to_python(asked)
    return bool(value_of(field, current) == asked)
