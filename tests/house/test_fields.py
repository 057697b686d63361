"""Every field of every model is registered: what for, who may see it, how long it is kept (DESIGN §6.10)."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from gangmu.web.record.register import SEALED, register_of
from gangmu.web.record.rows import RecordRow, recorded_models

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("gangmu.") and not model.__name__.endswith("Past")
]


def own_fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.local_concrete_fields}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_registered(model: type[models.Model]) -> None:
    assert own_fields(model) - set(register_of(model)) == set()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_entry_is_of_a_field_and_says_what_for(model: type[models.Model]) -> None:
    entries = register_of(model)
    assert (
        set(entries) - own_fields(model) - ({"programme"} if issubclass(model, RecordRow) else set()) == set()
    )
    assert all(entry.purpose and entry.keep for entry in entries.values())


def test_register_names_no_model_that_is_not_there() -> None:
    names = {model._meta.label for model in OURS} | {"record.RecordRow"}
    for config in apps.get_app_configs():
        page = Path(config.path) / "fields.toml"
        if config.name.startswith("gangmu.") and page.is_file():
            written = {f"{config.label}.{name}" for name in tomllib.loads(page.read_text("utf-8"))}
            assert written <= names


def test_every_recorded_model_has_its_past_with_the_same_columns() -> None:
    for model in recorded_models():
        past = {field.column for field in model.past._meta.local_concrete_fields}
        present = {field.column for field in model._meta.local_concrete_fields}
        assert past == present - {"id"} | {"past_id", "row", "seq_to", "effective_to"}


def test_recorded_models_have_no_links_that_the_past_could_not_keep() -> None:
    for model in recorded_models():
        assert model._meta.local_many_to_many == []
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.ForeignKey):
                assert field.remote_field.on_delete is models.PROTECT, f"{model._meta.label}.{field.name}"
            assert not getattr(field, "auto_now", False)
            assert not getattr(field, "auto_now_add", False)


def test_no_decimal_field_that_loses_digits_on_sqlite() -> None:
    for model in OURS:
        assert [field.name for field in model._meta.fields if isinstance(field, models.DecimalField)] == []


def test_secrets_and_persons_never_enter_the_ledger_in_clear() -> None:
    from gangmu.web.accounts.models import User

    sealed = {name for name, entry in register_of(User).items() if entry.seen_by in SEALED}
    assert sealed == {"login", "name", "password"}
