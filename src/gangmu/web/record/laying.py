"""The tables of a new home, laid at once as its migrations add up; step by step they take longer than all the rest."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor


def lay_tables(connection: BaseDatabaseWrapper) -> None:
    """Lay all tables in a database that has none, and note every migration as done.

    It is one transaction: whole or not at all. Migrations that move rows have none to move here.
    """
    if connection.introspection.table_names():
        return
    executor = MigrationExecutor(connection)
    last = executor.loader.graph.leaf_nodes()
    tables = executor.loader.project_state(last).apps
    with connection.schema_editor() as editor:
        if connection.introspection.table_names():  # somebody else was quicker
            return
        for model in tables.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        executor.recorder.ensure_schema()
        for migration, _ in executor.migration_plan(last):
            executor.recorder.record_applied(migration.app_label, migration.name)
