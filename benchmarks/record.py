"""What the record costs: commits a second beside bare SQLite, rows taken in at once, rows verified.

    python benchmarks/record.py [--rows 50000]

Quote the ratios; the absolute numbers differ from machine to machine (PROMISES 34, 37).
"""

import argparse
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
    parser.add_argument("--rows", type=int, default=50_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GANGMU_HOME"] = folder
        os.environ.pop("GANGMU_DATABASE", None)
        measure(Path(folder), rows)


def measure(folder: Path, rows: int) -> None:
    """Print one line a figure."""
    programme, add = _started()
    bare = COMMITS / _seconds(lambda: _bare(folder / "bare.sqlite3"))
    ours = COMMITS / _seconds(lambda: [add(1) for _ in range(COMMITS)])
    print(f"bare SQLite, synchronous=FULL   {bare:10,.0f} commits/s")
    print(f"record.commit of one row        {ours:10,.0f} commits/s   {ours / bare:.2f} of bare")
    taken_in = rows / _seconds(lambda: [add(AT_ONCE) for _ in range(rows // AT_ONCE)])
    print(f"rows taken in, {AT_ONCE} a commit    {taken_in:10,.0f} rows/s")
    from gangmu.web.record.verifying import verify

    started = time.perf_counter()
    verdict = verify()
    spent = time.perf_counter() - started
    assert verdict.is_whole, programme
    print(
        f"verified                        {verdict.rows / spent:10,.0f} rows/s   {1e6 / verdict.rows * spent:.1f} s a million"
    )


def _started() -> tuple[object, Callable[[int], None]]:
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

    return programme, add


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
