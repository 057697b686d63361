"""The recorded rows: each version, present or past, is what its entry committed to."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from gangmu.web.record.canonical import plain
from gangmu.web.record.exact import TwinField
from gangmu.web.record.images import image_hash, sealed_hash
from gangmu.web.record.models import Programme, SealedField
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import RecordRow, type_name
from gangmu.web.record.verifying.chains import Commitment, Commitments
from gangmu.web.record.verifying.problems import Problem

_CHUNK = 2000
Versions = dict[int, Commitment]


def check_rows(model: type[RecordRow], commitments: Commitments) -> tuple[list[Problem], int]:
    """Check all rows of one type against what was committed; say how many there are."""
    check = _Check(model, commitments)
    problems = [problem for row in check.rows() if (problem := check.problem(row))]
    return problems + list(check.missing()), len(check.seen)


class _Check:
    """The rows of one type beside their commitments."""

    def __init__(self, model: type[RecordRow], commitments: Commitments) -> None:
        self.model = model
        self.name = type_name(model)
        self.commitments = commitments
        self.committed = commitments.of_type.get(self.name, {})
        self.seals = _seals(model)
        self.seen: set[tuple[str, int]] = set()
        self.twins = [each for each in model._meta.local_concrete_fields if isinstance(each, TwinField)]

    def rows(self) -> Iterator[models.Model]:
        """Give present rows, then past ones: what is superseded meanwhile is met at least once."""
        yield from self.model._default_manager.order_by("pk").iterator(chunk_size=_CHUNK)
        yield from self.model.past._default_manager.order_by("pk").iterator(chunk_size=_CHUNK)

    def problem(self, row: Any) -> Problem | None:
        """Tell what is wrong with a row, if anything."""
        uid, version = row.uid.hex, row.version
        versions = self.committed.get(uid, {})
        found = versions.get(version)
        if found is None or found.hash is None:
            return self._not_committed(row)
        again = (uid, version) in self.seen
        self.seen.add((uid, version))
        if not again and self._as_committed(row, versions, found):
            return None
        return Problem("unrecorded" if again else "altered", found.chain, found.seq, self.name, uid, version)

    def _not_committed(self, row: Any) -> Problem | None:
        chain = _chain_of(row)
        if row.seq_from > self.commitments.read_to.get(chain, 0) and _was_written_meanwhile(
            chain, row.seq_from
        ):
            return None
        return Problem("unrecorded", chain, row.seq_from, self.name, row.uid.hex, row.version)

    def _as_committed(self, row: Any, versions: Versions, found: Commitment) -> bool:
        sealed = self.seals.get((row.uid.hex, row.version), {})
        return (
            row.seq_from == found.seq
            and self._in_its_table(row, versions)
            and all(
                getattr(row, twin.attname) == twin.value_for(getattr(row, twin.of)) for twin in self.twins
            )
            and all(_seal_fits(seal, row) for seal in sealed.values())
            and image_hash(self.model, row, sealed={name: seal.hash for name, seal in sealed.items()})
            == found.hash
        )

    def _in_its_table(self, row: Any, versions: Versions) -> bool:
        """See that the last version is present and every other past, superseded by the next one's entry."""
        after = versions.get(row.version + 1)
        if not isinstance(row, self.model):
            if after is None:  # superseded while we were checking
                return bool(row.seq_to > self.commitments.read_to[versions[row.version].chain])
            return bool(row.seq_to == after.seq) and self._effective_to(row, after)
        return after is None

    def _effective_to(self, row: Any, after: Commitment) -> bool:
        if after.hash is None:
            return bool(plain(row.effective_to) == after.effective)
        following = {"uid": row.uid, "version": row.version + 1}
        for table in (self.model, self.model.past):
            days = table._default_manager.filter(**following).values_list("effective_from", flat=True)
            for day in days:
                return bool(row.effective_to == day)
        return True  # the next version is missing, and that is told of it

    def missing(self) -> Iterator[Problem]:
        """Give what was committed and is nowhere."""
        for uid, versions in self.committed.items():
            for version, found in versions.items():
                if found.hash is not None and (uid, version) not in self.seen:
                    yield Problem("missing", found.chain, found.seq, self.name, uid, version)


def _chain_of(row: Any) -> str:
    if not hasattr(row, "programme_id"):
        return "home"
    programme = Programme.objects.filter(pk=row.programme_id).first()
    return programme.uid.hex if programme else f"programme {row.programme_id}, which is not there"


def _seals(model: type[RecordRow]) -> dict[tuple[str, int], dict[str, SealedField]]:
    if not sealed_fields(model):
        return {}
    found: dict[tuple[str, int], dict[str, SealedField]] = {}
    for seal in SealedField.objects.filter(type=type_name(model)).iterator(chunk_size=_CHUNK):
        found.setdefault((seal.row.hex, seal.version), {})[seal.field] = seal
    return found


def _seal_fits(seal: SealedField, row: Any) -> bool:
    value = getattr(row, seal.field, None)
    if not seal.salt:  # erased: the value must be gone as well
        return value in (None, "")
    return sealed_hash(seal.salt, value) == seal.hash


def _was_written_meanwhile(chain: str, seq: int) -> bool:
    from gangmu.web.record.models import Head

    return Head.objects.filter(chain=chain, seq__gte=seq).exists()


def check_seals(commitments: Commitments) -> Iterator[Problem]:
    """Find salts of rows that were never recorded."""
    for seal in SealedField.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        versions = commitments.of_type.get(seal.type, {}).get(seal.row.hex, {})
        if seal.version not in versions and not _row_exists(seal):
            yield Problem("unrecorded", "home", 0, "record.SealedField", seal.row.hex, seal.version)


def _row_exists(seal: SealedField) -> bool:
    from django.apps import apps

    model = apps.get_model(seal.type)
    return bool(model._default_manager.filter(uid=seal.row, version=seal.version).exists())
