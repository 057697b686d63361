"""The recorded rows: each version, present or past, is what its entry committed to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from gangmu.web.record.canonical import digest_of_text
from gangmu.web.record.exact import TwinField
from gangmu.web.record.models import Programme, SealedField
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import ProgrammeRow, RecordRow, type_name
from gangmu.web.record.snapshots import columns_of
from gangmu.web.record.verifying.chains import Commitment, Commitments, Committed, version_key
from gangmu.web.record.verifying.problems import SEAL, Kind, Problem
from gangmu.web.record.verifying.texts import RowTexts

_WRONG_IN_KIND: Final = (TypeError, ValueError, KeyError, AttributeError, IndexError, ArithmeticError)
_CHUNK: Final = 2000
Cells = tuple[Any, ...]


def check_rows(model: type[RecordRow], commitments: Commitments) -> tuple[list[Problem], int]:
    """Check all rows of one type against what was committed; say how many there are."""
    check = _Check(model, commitments.of_type.get(type_name(model), Committed()))
    problems = list(check.present()) + list(check.past()) + list(check.effective_days())
    return problems + list(check.missing()), len(check.seen)


@dataclass(frozen=True, slots=True)
class _Row:
    """Which version of which row it is."""

    uid: str
    version: int
    seq_from: int
    programme_id: int | None

    @property
    def key(self) -> str:
        """Name the version."""
        return version_key(self.uid, self.version)


class _Check:
    """The rows of one type beside their commitments."""

    def __init__(self, model: type[RecordRow], committed: Committed) -> None:
        self.model, self.committed = model, committed
        self.name = type_name(model)
        self.texts = RowTexts(model)
        self.seals = seals_of(model)
        self.seen: set[str] = set()
        self.wrong: set[str] = set()
        self.starts: dict[str, Any] = {}  # effective_from of versions that follow another
        self.ends: list[tuple[_Row, Any]] = []  # effective_to of past versions
        fields = [field for field in model._meta.local_concrete_fields if isinstance(field, TwinField)]
        self.twins = [(field, self.texts.places[field.of]) for field in fields]
        twin_columns = [str(field.column) for field in fields]
        self._columns = [*self.texts.columns, "seq_from", *twin_columns]
        self._past_columns = [*self.texts.past_columns, "seq_from", *twin_columns, "seq_to", "effective_to"]
        self._width = len(self.texts.columns)
        places = self.texts.places
        self._uid, self._version = places["uid"], places["version"]
        self._effective_from = places["effective_from"]
        self._programme = places["programme"] if issubclass(model, ProgrammeRow) else None

    def present(self) -> Iterator[Problem]:
        """Check the present rows."""
        versions, superseded = self.committed.versions, self.committed.superseded
        text, width, seen = self.texts.text, self._width, self.seen
        is_plain = not self.seals and not self.twins
        for cells in columns_of(self.model, self._columns):
            key = f"{_hex(cells[self._uid])}{cells[self._version]}"
            found = versions.get(key)
            # The common row, in as few steps as can be; whatever is not so is looked at again below.
            if is_plain and found is not None and key not in superseded and found[1] == cells[width]:
                try:
                    is_so = digest_of_text(text(cells[:width])) == found[2] and key not in seen
                except _WRONG_IN_KIND:
                    is_so = False
                if is_so:
                    seen.add(key)
                    if cells[self._version] != 1:
                        self.starts[key] = cells[self._effective_from]
                    continue
            if problem := self._problem(cells, is_present=True):
                yield problem

    def past(self) -> Iterator[Problem]:
        """Check the past rows, each superseded by the entry of the version after it."""
        for cells in columns_of(self.model.past, self._past_columns):
            problem = self._problem(cells, is_present=False)
            if problem is None:
                self.ends.append((self._row(cells), cells[-1]))
            else:
                yield problem

    def effective_days(self) -> Iterator[Problem]:
        """See that each past version counted until the day from which the one after it counts."""
        for row, end in self.ends:
            following = version_key(row.uid, row.version + 1)
            after = self.committed.versions[following]
            if after[2] is None:
                wanted = after[3]
            elif following in self.seen and following not in self.wrong:
                wanted = self.starts.get(following)
            else:
                continue  # the version after is missing or altered, and that is told of it
            if str(end) != str(wanted):
                yield self._told(row, self.committed.versions[row.key], again=False)

    def missing(self) -> Iterator[Problem]:
        """Give what was committed and is nowhere."""
        if len(self.seen) == len(self.committed.versions) - self.committed.removed:
            return
        for key, (chain, seq, found, _) in self.committed.versions.items():
            if found is not None and key not in self.seen:
                yield Problem("missing", chain, seq, self.name, key[:32], int(key[32:]))

    def _problem(self, cells: Cells, *, is_present: bool) -> Problem | None:
        """Tell what is wrong with a row, if anything."""
        row = self._row(cells)
        found = self.committed.versions.get(row.key)
        if found is None or found[2] is None:
            where = _chain_of(row), _number(row.seq_from), self.name, row.uid, _number(row.version)
            return Problem("unrecorded", *where)
        again = row.key in self.seen
        self.seen.add(row.key)
        if row.version != 1:
            self.starts[row.key] = cells[self._effective_from]
        try:
            is_so = not again and self._as_committed(cells, row, found, is_present=is_present)
        except _WRONG_IN_KIND:  # a cell holds what is not of its column's kind
            is_so = False
        return None if is_so else self._told(row, found, again=again)

    def _told(self, row: _Row, found: Commitment, *, again: bool) -> Problem:
        self.wrong.add(row.key)
        kind: Kind = "unrecorded" if again else "altered"
        return Problem(kind, found[0], found[1], self.name, row.uid, row.version)

    def _row(self, cells: Cells) -> _Row:
        programme = None if self._programme is None else cells[self._programme]
        return _Row(_hex(cells[self._uid]), cells[self._version], cells[self._width], programme)

    def _as_committed(self, cells: Cells, row: _Row, found: Commitment, *, is_present: bool) -> bool:
        values = cells[: self._width]
        twins = zip(self.twins, cells[self._width + 1 :], strict=False)
        return (
            row.seq_from == found[1]
            and self._in_its_table(cells, row, is_present=is_present)
            and all(twin == _twin(values[place]) for (_, place), twin in twins)
            and digest_of_text(self._text(row, values)) == found[2]
        )

    def _in_its_table(self, cells: Cells, row: _Row, *, is_present: bool) -> bool:
        """See that the last version is present and every other past, superseded by the next one's entry."""
        after = self.committed.versions.get(version_key(row.uid, row.version + 1))
        if is_present:
            return after is None
        return after is not None and bool(cells[-2] == after[1])

    def _text(self, row: _Row, values: Cells) -> str:
        seals = self.seals.get(row.key)
        if not seals:
            return self.texts.text(values)
        if not all(self._seal_fits(seal, values) for seal in seals.values()):
            raise ValueError("a sealed field is not what was sealed")
        return self.texts.sealed_text(values, {name: seal.hash for name, seal in seals.items()})

    def _seal_fits(self, seal: SealedField, values: Cells) -> bool:
        value = values[self.texts.places[seal.field]]
        if not seal.salt:  # erased: the value must be gone as well
            return value in (None, "")
        return digest_of_text(seal.salt + self.texts.cell(seal.field, value)) == seal.hash


def _number(value: Any) -> int:
    """Give a number even where something else was slipped into its column."""
    return value if isinstance(value, int) else 0


def _hex(uid: Any) -> str:
    return uid if uid.__class__ is str else uid.hex


def _twin(value: Any) -> float | None:
    return None if value is None else float(value)


def _chain_of(row: _Row) -> str:
    if row.programme_id is None:
        return "home"
    programme = Programme.objects.filter(pk=row.programme_id).first()
    return programme.uid.hex if programme else f"programme {row.programme_id}, which is not there"


def seals_of(model: type[RecordRow]) -> dict[str, dict[str, SealedField]]:
    """Give the seals of a type's versions, by version and field."""
    if not sealed_fields(model):
        return {}
    found: dict[str, dict[str, SealedField]] = {}
    for seal in SealedField.objects.filter(type=type_name(model)).iterator(chunk_size=_CHUNK):
        found.setdefault(version_key(seal.row.hex, seal.version), {})[seal.field] = seal
    return found


def check_seals(commitments: Commitments) -> Iterator[Problem]:
    """Find salts of rows that were never recorded."""
    for seal in SealedField.objects.order_by("pk").iterator(chunk_size=_CHUNK):
        committed = commitments.of_type.get(seal.type, Committed())
        if version_key(seal.row.hex, seal.version) not in committed.versions:
            yield Problem("unrecorded", "home", 0, SEAL, seal.row.hex, seal.version)
