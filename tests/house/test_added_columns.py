"""A column that is added to a recorded table after its first migration alters no row that was written before."""

from django.db import migrations
from django.db.migrations.loader import MigrationLoader

from gangmu.web.record.images import content_fields
from gangmu.web.record.rows import RecordRow, recorded_models


def _creates(migration: migrations.Migration, name: str | None) -> bool:
    return any(
        isinstance(operation, migrations.CreateModel) and operation.name_lower == name
        for operation in migration.operations
    )


def added_by_migrations(model: type[RecordRow]) -> set[str]:
    label, name = model._meta.app_label, model._meta.model_name
    return {
        operation.name
        for (app, _), migration in MigrationLoader(None).disk_migrations.items()
        if app == label and not _creates(migration, name)
        for operation in migration.operations
        if isinstance(operation, migrations.AddField) and operation.model_name_lower == name
    }


def test_columns_added_later_are_named_so_that_old_rows_keep_their_hash() -> None:
    """`RecordRow.added_later`: a house test, for a forgotten name is a chain that no longer verifies."""
    assert {
        model._meta.label: added_by_migrations(model) ^ model.added_later
        for model in recorded_models()
        if added_by_migrations(model) ^ model.added_later
    } == {}


def test_columns_added_later_have_a_value_that_says_nothing() -> None:
    for model in recorded_models():
        fields = {field.name: field for field in content_fields(model)}
        for name in model.added_later:
            assert fields[name].null or fields[name].has_default() or fields[name].empty_strings_allowed
