"""A home of an earlier state, brought up to this one, killed on the way and brought up again; run by test_upgrade.py.

python upgraded_home.py BACKUP.tar.xz KILLS
"""

import gzip
import json
import os
import random
import signal
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gangmu.web.booting import boot
from gangmu.web.home import home

home().make()
boot()

from django.core.management.color import no_style  # noqa: E402
from django.db import connection, connections, models, transaction  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from gangmu.cli.homes import migrate  # noqa: E402
from gangmu.web.record.exact import TwinField  # noqa: E402
from gangmu.web.record.laying import lay_tables  # noqa: E402
from gangmu.web.record.stored import damaged_files, keep  # noqa: E402
from gangmu.web.record.verifying import verify  # noqa: E402

sys.path.append(str(Path(__file__).resolve().parent))
from schemas import schema_of  # noqa: E402


def as_it_was(backup: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    """Make the tables of that state, and put its rows and files in."""
    executor = MigrationExecutor(connection)
    applied = {tuple(each) for each in manifest["migrations"]}
    targets = [each for each in applied if not any(each in executor.loader.graph.node_map[other].parents
               for other in applied if other != each)]  # fmt: skip
    state = executor.migrate(sorted(targets))
    with connection.constraint_checks_disabled(), transaction.atomic():
        for label in manifest["rows"]:
            app, name = label.split(".")
            model = state.apps.get_model(app, name)
            model._base_manager.all().delete()  # what migrations themselves put in
            model._base_manager.bulk_create(list(rows_of(backup, label, model)))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(state.apps.get_models())):
            cursor.execute(statement)
    for sha256 in manifest["files"]:
        part = backup.extractfile(f"files/{sha256}")
        assert part is not None
        assert keep([part.read()], name=sha256).sha256 == sha256


def rows_of(backup: tarfile.TarFile, label: str, model: type[models.Model]) -> Iterator[models.Model]:
    part = backup.extractfile(f"rows/{label}.jsonl.gz")
    assert part is not None
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    for line in gzip.decompress(part.read()).decode("utf-8").split("\n")[:-1]:
        yield model(**{name: value(fields[name], each) for name, each in json.loads(line).items()})


def value(field: "models.Field[Any, Any]", each: Any) -> Any:
    if isinstance(field, models.JSONField):
        return json.loads(each["json"])
    if isinstance(field, TwinField | models.ForeignKey):
        return float(each) if isinstance(each, str) else each
    return field.to_python(each)


def upgrade_killed_at(point: int) -> int:
    """Bring the home up in a child that is killed before its statement of that number; tell whether it was."""
    connection.close()
    child = os.fork()
    if child == 0:
        count = 0

        def watch(execute: Any, sql: str, params: object, many: bool, context: object) -> Any:
            nonlocal count
            count += 1
            if count == point:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            migrate()
        connection.close()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def unlike_a_new_one() -> list[str]:
    """Lay the tables of a new home beside this one, and tell in what the two differ."""
    beside = dict(connection.settings_dict)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA laid")
        beside["OPTIONS"] = {**beside["OPTIONS"], "options": "-c search_path=laid"}
    else:
        beside["NAME"] = ":memory:"
    connections.databases["laid"] = beside
    lay_tables(connections["laid"])
    grown, laid = schema_of(connection), schema_of(connections["laid"])
    assert len(laid) > 500
    connections["laid"].close()
    return [f"{table}: {part}" for table, part in sorted({*grown} ^ {*laid})]


def main() -> None:
    with tarfile.open(sys.argv[1]) as backup:
        part = backup.extractfile("manifest.json")
        assert part is not None
        manifest = json.load(part)
        as_it_was(backup, manifest)
    waiting = MigrationExecutor(connection).migration_plan(
        MigrationExecutor(connection).loader.graph.leaf_nodes()
    )
    dice, killed = random.Random(20261124), 0
    for _ in range(int(sys.argv[2])):
        killed += os.WIFSIGNALED(upgrade_killed_at(dice.randrange(5, 40)))
    migrate()
    verdict = verify()
    assert damaged_files() == []
    print(json.dumps({"killed": killed, "waiting": len(waiting), "rows": verdict.rows, "entries": verdict.entries,
                      "kept": sum(manifest["rows"].values()), "unlike": unlike_a_new_one(),
                      "problems": [str(each) for each in verdict.problems]}))  # fmt: skip
    connection.close()


if __name__ == "__main__":
    main()
