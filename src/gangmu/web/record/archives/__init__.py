"""Archives (存档): the ledger, or all history, as files that anybody can check without Gangmu.

    heads.json              which chains there are, where each ends, and the heads that releases published
    ledger/CHAIN.jsonl      one entry a line, just as it was hashed
    rows/TYPE.jsonl         one version of one row a line, just as its entry committed to it (everything only)
    files/SHA256            the contents that rows name (everything only)
    verify_ledger.py        checks all of it; needs Python alone

Personal fields stand in rows as hashes: no name of a person leaves by this door.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from gangmu.web.record.canonical import ALGORITHM
from gangmu.web.record.models import Head, LedgerEntry, Programme, Release, StoredFile
from gangmu.web.record.moments import seq_at
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import ProgrammeRow, RecordRow, recorded_models, type_name
from gangmu.web.record.snapshots import columns_of, snapshot
from gangmu.web.record.stored import FileDamagedError, place_of
from gangmu.web.record.verifying.recorded import seals_of
from gangmu.web.record.verifying.texts import RowTexts

FORM: Final = 1
HEADS: Final = "heads.json"
SCRIPT: Final = "verify_ledger.py"


@dataclass(frozen=True, slots=True)
class Archived:
    """What an archive holds."""

    chains: int
    entries: int
    rows: int
    files: int


def write_ledger(folder: Path, *, programme: Programme | None = None, day: date | None = None) -> Archived:
    """Write the chains, to the end of a day: one programme's, or all of the home."""
    with snapshot():
        chains = _chains(programme, day)
        entries = _write_chains(folder, chains)
    return Archived(len(chains), entries, 0, 0)


def write_everything(
    folder: Path, *, programme: Programme | None = None, day: date | None = None
) -> Archived:
    """Write the chains, every version of every row, and the files, to the end of a day."""
    with snapshot():
        chains = _chains(programme, day)
        entries = _write_chains(folder, chains)
        rows = sum(_write_rows(folder, model, chains) for model in recorded_models())
        contents = sorted({sha256 for chain in chains for sha256 in _contents(chain)})
    (folder / "files").mkdir(exist_ok=True)
    for sha256 in contents:
        if not place_of(sha256).is_file():
            raise FileDamagedError(sha256=sha256)
        shutil.copyfile(place_of(sha256), folder / "files" / sha256)
    return Archived(len(chains), entries, rows, len(contents))


def heads_page(heads: Iterable[tuple[str, str, list[Release]]]) -> dict[str, Any]:
    """Give what /heads.json and an archive say of chains: each with its name and the heads that releases published."""
    return {
        "form": FORM,
        "algorithm": ALGORITHM,
        "chains": [
            {
                "chain": chain,
                "name": name,
                "heads": [
                    {"on": each.on.isoformat(), "seq": each.seq - 1, "hash": each.head_hash}
                    for each in releases
                ],
            }
            for chain, name, releases in heads
        ],
    }


@dataclass(frozen=True, slots=True)
class _Chain:
    """A chain as far as it is archived."""

    head: Head
    programme: Programme | None
    seq: int


def _chains(programme: Programme | None, day: date | None) -> list[_Chain]:
    heads = Head.objects.select_related("programme").order_by("id")
    if programme is not None:
        heads = heads.filter(programme=programme)
    return [_Chain(each, each.programme, seq_at(each, day)) for each in heads]


def _write_chains(folder: Path, chains: list[_Chain]) -> int:
    (folder / "ledger").mkdir(parents=True, exist_ok=True)
    entries = 0
    for chain in chains:
        where, values = "WHERE head_id = %s AND seq <= %s ORDER BY seq", (chain.head.pk, chain.seq)
        bodies = (body for (body,) in columns_of(LedgerEntry, ["body"], where=where, values=values))
        entries += _write_lines(folder / "ledger" / f"{chain.head.chain}.jsonl", bodies)
    page = heads_page(
        (chain.head.chain, chain.programme.name if chain.programme else "", _releases(chain))
        for chain in chains
    )
    (folder / HEADS).write_text(json.dumps(page, ensure_ascii=False, indent=1) + "\n", "utf-8")
    script = files("gangmu.web.record.archives") / SCRIPT
    (folder / SCRIPT).write_bytes(script.read_bytes())
    return entries


def _releases(chain: _Chain) -> list[Release]:
    return list(Release.objects.filter(programme=chain.programme, seq__lte=chain.seq).order_by("seq"))


def _write_rows(folder: Path, model: type[RecordRow], chains: list[_Chain]) -> int:
    (folder / "rows").mkdir(exist_ok=True)
    path = folder / "rows" / f"{type_name(model)}.jsonl"
    count = _write_lines(path, (text for chain in chains for text in _texts(model, chain)))
    if not count:
        path.unlink()
    return count


def _texts(model: type[RecordRow], chain: _Chain) -> Iterator[str]:
    """Give the versions of a chain's rows, past ones too, as the ledger committed to them."""
    if issubclass(model, ProgrammeRow) != (chain.programme is not None):
        return
    texts = RowTexts(model)
    seals = seals_of(model) if sealed_fields(model) else {}
    where = "WHERE seq_from <= %s"
    values: tuple[int, ...] = (chain.seq,)
    if chain.programme is not None:
        where, values = f"{where} AND programme_id = %s", (chain.seq, chain.programme.pk)
    for table, columns in ((model, texts.columns), (model.past, texts.past_columns)):
        for cells in columns_of(table, columns, where=where, values=values):
            uid, version = cells[texts.places["uid"]], cells[texts.places["version"]]
            sealed = seals.get(f"{uid if isinstance(uid, str) else uid.hex}{version}", {})
            yield texts.sealed_text(cells, {name: seal.hash for name, seal in sealed.items()})


def _contents(chain: _Chain) -> set[str]:
    if chain.programme is None:
        return set()
    present = StoredFile.objects.filter(programme=chain.programme, seq_from__lte=chain.seq)
    past = StoredFile.past._default_manager.filter(programme_id=chain.programme.pk, seq_from__lte=chain.seq)
    return {*present.values_list("sha256", flat=True), *past.values_list("sha256", flat=True)}


def _write_lines(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as out:
        for line in lines:
            out.write(line + "\n")
            count += 1
    return count
