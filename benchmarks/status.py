"""What the standing of every task costs, each beside a named peer measured in the same run (PROMISES, speed and scale).

    python benchmarks/status.py [--cities 300] [--measures 1500] [--months 48]

- the lamp of every measure of all cities: the last report of each is found in a Parquet file and lit by the office's own rule
  set, compiled to columns, with rows on a border worked out exactly; beside it one DuckDB query over the same file that has
  the same rule written in by hand, in floating point. Needs `duckdb` (pip install duckdb), which nothing else does;
- one new report, signed by its unit: queries and time in the database, with 1 and with 48 months before it.

Quote the ratios and counts; absolute times differ from machine to machine.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from gangmu.core.base.formulas import Fact, Name, Operation, Tree, read_formula
from gangmu.core.base.formulas.columns import whole_column
from gangmu.core.base.quantities import Quantity
from gangmu.core.plan.lamp_columns import ranks_of
from gangmu.core.plan.lamp_rules import lamp_rules_from
from gangmu.files.rule_sets import rule_book

ROOT = Path(__file__).resolve().parent.parent
_LAST = "SELECT city, measure, arg_max(done, month) AS done, arg_max(planned, month) AS planned, max(month) AS month"
_PEER = f"""
    SELECT count(*) FILTER (lamp = 3), count(*) FILTER (lamp = 2), count(*) FILTER (lamp = 1) FROM (
        SELECT CASE WHEN done / planned - (month % 12 + 1) / 12.0 > -0.1 THEN 3
                    WHEN done / planned - (month % 12 + 1) / 12.0 >= -0.3 THEN 2 ELSE 1 END AS lamp
        FROM ({_LAST} FROM '{{file}}' GROUP BY city, measure))
"""


def main() -> None:
    """Measure both in folders that are thrown away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=300)
    parser.add_argument("--measures", type=int, default=1500)
    parser.add_argument("--months", type=int, default=48)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        every_status(Path(folder) / "reports.parquet", asked.cities, asked.measures, asked.months)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GANGMU_HOME"] = folder
        os.environ.pop("GANGMU_DATABASE", None)
        one_report()


def every_status(file: Path, cities: int, measures: int, months: int) -> None:
    """Light the lamp of every measure of every city, and let one query do it too."""
    try:
        import duckdb
    except ImportError:
        print("duckdb is not installed: the status of every measure is not measured (pip install duckdb)")
        return
    base: Any = duckdb.connect()
    base.execute("PRAGMA threads=1")
    base.execute(
        f"COPY (SELECT c AS city, m AS measure, t AS month, (hash(c, m, t) % 1200)::BIGINT * (t % 12 + 1) / 12 // 1 AS done,"
        f" (1000 + hash(m) % 200)::BIGINT AS planned FROM range({cities}) a(c), range({measures}) b(m), range({months}) d(t))"
        f" TO '{file}' (FORMAT parquet)"
    )
    tree = composed()
    seconds, ranks = timed(lambda: lit(base, file, tree))
    counts = [int((ranks == rank).sum()) for rank in (3, 2, 1)]
    peer, told = timed(lambda: base.execute(_PEER.format(file=file)).fetchone())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"status of every measure: {cities} cities x {measures} measures x {months} months = {cities * measures * months:,} reports"
    )
    print(f"  rule set by columns, exact on borders  {seconds:8.2f} s   ok, warn, alarm {counts}")
    print(f"  one DuckDB query, rule by hand          {peer:8.2f} s   ok, warn, alarm {list(told)}")
    print(f"  ratio {seconds / peer:.2f} (bar 1.5); peak of the whole run {peak:,.0f} MiB (bar 1,024)")


def composed() -> Tree:
    """Give the shipped default preset with completion and time progress written in, so that it asks for whole numbers."""
    from datetime import date

    rules = lamp_rules_from(rule_book().in_force("lamps", on=date(2026, 1, 1)))
    inside = {"completion": read_formula("done / planned"), "elapsed": read_formula("closed_months / months")}
    return replaced(rules.preset("gap_pp"), inside)


def replaced(tree: Tree, inside: Mapping[str, Tree]) -> Tree:
    """Put formulas in the place of names."""
    match tree:
        case Name(name) if name in inside:
            return inside[name]
        case Operation(op, args):
            return Operation(op, tuple(replaced(each, inside) for each in args))
    return tree


def lit(base: Any, file: Path, tree: Tree) -> Any:
    """Find the last report of each measure, and light it."""
    found = base.execute(f"{_LAST} FROM '{file}' GROUP BY city, measure").fetchnumpy()
    done, planned = found["done"].astype(np.int64), found["planned"].astype(np.int64)
    closed = found["month"].astype(np.int64) % 12 + 1
    columns = {"done": done, "planned": planned, "closed_months": closed, "months": np.full(len(done), 12)}

    def exact(row: int) -> Mapping[str, Fact]:
        return {name: Quantity(Decimal(int(values[row])), "") for name, values in columns.items()}

    return ranks_of(tree, {name: whole_column(each) for name, each in columns.items()}, exact, rows=len(done))


def one_report() -> None:
    """Sign one report of a task that has 1 and 48 months behind it."""
    sys.path.insert(0, str(ROOT / "tests"))
    from gangmu.web.booting import boot

    boot()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call_command("migrate", verbosity=0)
    from gangmu.web.reporting.actions.signing import sign_reports
    from gangmu.web.reporting.models import ProgressReport
    from web.builders import a_key, a_programme, recorded
    from web.reporting import builders

    for before in (1, 48):
        programme = a_programme()
        desks = builders.the_desks(programme)
        report = builders.a_request(programme, desks, amount=Decimal(12), unit_of_measure="亿元")
        for month in range(before):
            period = f"{2022 + month // 12 - 1}-{month % 12 + 1:02d}"
            old = ProgressReport(task_id=report.task_id, unit=desks.unit, period=period, due_on=report.due_on,
                                 state="accepted", amount=Decimal(month))  # fmt: skip
            recorded(old, programme)
        builders.passed_on(report, desks)
        from gangmu.web.reporting.actions.signing import review_reports

        at = builders.at_noon(builders.MARCH)
        review_reports(builders.seen(report), on=builders.MARCH, by=desks.reviewer, at=at, key=a_key())
        seen = builders.seen(report)
        with CaptureQueriesContext(connection) as asked:
            sign_reports(seen, on=builders.MARCH, by=desks.signer, at=at, key=a_key())
        own = [
            each
            for each in asked.captured_queries
            if not each["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
        ]
        spent = sum(float(each["time"]) for each in asked.captured_queries) * 1000
        print(
            f"one new report, {before:2} months before it: {len(own)} queries (bar 12), {spent:.1f} ms in the database (bar 10)"
        )


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Give the best of three and what came of it."""
    best, found = float("inf"), None
    for _ in range(3):
        start = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - start)
    return best, found


if __name__ == "__main__":
    main()
