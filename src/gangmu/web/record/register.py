"""The field register: of every field its purpose, who may see it, and how long it is kept (DESIGN §6.10).

Each application has a `fields.toml` beside its models:

    [Indicator]
    keep = "record"                                    # as long as the programme's record
    name = ["public", "the indicator's name, as people read it"]
    note = ["internal", "what the office noted"]
    [User]
    phone = ["personal", "to be reached", "until the account ends"]

Classes: public, internal, personal (hashed with a salt in the ledger), secret (the same, and never exported).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, cast, get_args

from django.apps import apps
from django.db import models

from gangmu.web.record.rows import RecordRow

FieldClass = Literal["public", "internal", "personal", "secret"]
SEALED: Final = ("personal", "secret")


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """What one field is for, who may see it, how long it is kept."""

    seen_by: FieldClass
    purpose: str
    keep: str


@cache
def register_of(model: type[models.Model]) -> dict[str, FieldEntry]:
    """Give the register of a model's own fields, by field name; the record's own fields come along."""
    entries = _entries("record", "RecordRow") if issubclass(model, RecordRow) else {}
    return {**entries, **_entries(model._meta.app_label, model.__name__)}


@cache
def public_fields(model: type[models.Model]) -> frozenset[str]:
    """Name the fields that the public may see."""
    return frozenset(name for name, entry in register_of(model).items() if entry.seen_by == "public")


@cache
def sealed_fields(model: type[models.Model]) -> frozenset[str]:
    """Name the fields that enter the ledger as salted hashes only."""
    return frozenset(name for name, entry in register_of(model).items() if entry.seen_by in SEALED)


def _entries(application: str, model: str) -> dict[str, FieldEntry]:
    table = dict(_tables(application).get(model, {}))
    keep = table.pop("keep", "record")
    return {name: _entry(f"{application}.{model}.{name}", row, keep) for name, row in table.items()}


def _entry(name: str, row: list[str], keep: str) -> FieldEntry:
    seen_by, purpose, *own_keep = row
    if seen_by not in get_args(FieldClass):
        raise ValueError(f"fields.toml, {name}: {seen_by} is no class of field")
    return FieldEntry(cast("FieldClass", seen_by), purpose, *own_keep or [keep])


@cache
def _tables(application: str) -> dict[str, dict[str, Any]]:
    source = files(apps.get_app_config(application).name) / "fields.toml"
    return tomllib.loads(source.read_text("utf-8")) if source.is_file() else {}
