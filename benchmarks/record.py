"""What the record costs, each beside a named peer measured in the same run.

    python benchmarks/record.py [--rows 100000]

- one action with one row, beside a plain INSERT in SQLite with synchronous=FULL, and beside Django writing the same row;
- rows taken in at once;
- `gangmu verify`, beside plain SHA-256 over the same bytes.

Quote the ratios; the absolute numbers differ from machine to machine (PROMISES 34, 37).
"""

import argparse
import hashlib
import math
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

COMMITS = 1000
AT_ONCE = 5000


def main() -> None:
    """Measure in a home that is thrown away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GANGMU_HOME"] = folder
        os.environ.pop("GANGMU_DATABASE", None)
        measure(Path(folder), rows)


def measure(folder: Path, rows: int) -> None:
    """Print one line a figure."""
    add, add_plainly = _started()
    bare = COMMITS / _seconds(lambda: _bare(folder / "bare.sqlite3"))
    ours = COMMITS / _seconds(lambda: [add(1) for _ in range(COMMITS)])
    django = COMMITS / _seconds(lambda: [add_plainly() for _ in range(COMMITS)])
    print(f"plain INSERT, synchronous=FULL    {bare:10,.0f} commits/s")
    print(f"Django, the same row, no record   {django:10,.0f} commits/s   {django / bare:.2f} of plain")
    print(f"record.commit of one row          {ours:10,.0f} commits/s   {ours / bare:.2f} of plain")
    print(
        f"record.commit takes {_cpu(lambda: add(1)):.2f} ms of the processor, Django alone {_cpu(add_plainly):.2f} ms"
    )
    taken_in = rows / _seconds(lambda: [add(AT_ONCE) for _ in range(rows // AT_ONCE)])
    print(f"rows taken in, {AT_ONCE} a commit      {taken_in:10,.0f} rows/s")
    _measure_verify()


def _cpu(act: Callable[[], object]) -> float:
    """Give what one act takes of the processor, whatever the disk takes to be sure of it; in milliseconds."""
    start = time.process_time()
    for _ in range(COMMITS // 2):
        act()
    return (time.process_time() - start) / (COMMITS // 2) * 1000


def _measure_verify() -> None:
    from gangmu.web.accounts.models import OrgUnit
    from gangmu.web.record.models import LedgerEntry
    from gangmu.web.record.snapshots import columns_of
    from gangmu.web.record.verifying import verify
    from gangmu.web.record.verifying.texts import RowTexts

    OrgUnit.objects.filter(version=0).delete()  # what was written without the record
    texts = RowTexts(OrgUnit)
    written = [texts.text(values).encode() for values in columns_of(OrgUnit, texts.columns)]
    written += [body.encode() for (body,) in columns_of(LedgerEntry, ["body"])]
    floor = min(_seconds(lambda: [hashlib.sha256(each).hexdigest() for each in written]) for _ in range(3))
    spent, verdict = math.inf, None
    for _ in range(3):
        started = time.perf_counter()
        verdict = verify()
        spent = min(spent, time.perf_counter() - started)
    assert verdict is not None
    assert verdict.is_whole, verdict.problems[:3]
    _print_rate("plain SHA-256 of the same bytes  ", verdict.rows, floor)
    _print_rate("gangmu verify                    ", verdict.rows, spent)
    print(f"gangmu verify takes {spent / floor:.1f} times as long as plain SHA-256")


def _print_rate(what: str, rows: int, seconds: float) -> None:
    print(f"{what} {rows / seconds:10,.0f} rows/s      {1e6 / rows * seconds:.1f} s a million")


def _started() -> tuple[Callable[[int], None], Callable[[], None]]:
    from django.db import transaction

    from gangmu.cli.homes import made_home

    made_home()
    from gangmu.web.accounts.models import OrgUnit
    from gangmu.web.accounts.starting import Start, start
    from gangmu.web.record.actors import operator
    from gangmu.web.record.clock import now
    from gangmu.web.record.commits import commit

    asked = Start(code="main", name="云川市", place="云川市", time_zone="Asia/Shanghai", login="clerk")
    programme, _ = start(asked, at=now(), on=now().date())
    count = 0

    def add(rows: int) -> None:
        nonlocal count
        with commit("benchmark.added", by=operator(programme.pk), at=now(), key=f"k{count}") as opened:
            opened.add_all(OrgUnit(code=f"u{count}-{number}", name="市某局") for number in range(rows))
        count += 1

    def add_plainly() -> None:
        nonlocal count
        with transaction.atomic():
            OrgUnit.objects.bulk_create([OrgUnit(code=f"u{count}", name="市某局", programme=programme)])
        count += 1

    return add, add_plainly


def _bare(path: Path) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE bare (body TEXT)")
    for _ in range(COMMITS):
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO bare VALUES ('x')")
        database.execute("COMMIT")
    database.close()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
