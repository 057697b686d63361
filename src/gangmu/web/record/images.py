"""After-images: what a row's hash commits to."""

import secrets
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from django.db import models

from gangmu.web.record.canonical import Json, canonical, digest_of_text, plain, written
from gangmu.web.record.exact import TwinField
from gangmu.web.record.models.ledger import SealedField
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import RecordRow, type_name

# The entry itself says which seq it is.
_NO_CONTENT = frozenset({"seq_from"})


@cache
def content_fields(model: type[RecordRow]) -> "list[models.Field[Any, Any]]":
    """Give the fields whose values make the row: all but its seq and twins.

    The local key belongs to it: other rows point to it.
    """
    return [
        field
        for field in model._meta.local_concrete_fields
        if field.name not in _NO_CONTENT and not isinstance(field, TwinField)
    ]


def image(model: type[RecordRow], row: models.Model, *, sealed: Mapping[str, str]) -> dict[str, Json]:
    """Give the canonical image of a row, present or past, with the hashes of its sealed fields.

    A column that was added later (`added_later`) and holds its default is left out: an upgrade alters no row.
    """
    values = row.__dict__
    is_past = "past_id" in values
    fields: dict[str, Json] = {}
    silent = _silent(model)
    for name, attname, as_it_is, to_python in _columns(model):
        value = values["row" if is_past and name == "id" else attname]
        if name in silent and value == silent[name]:
            continue
        if name in sealed:
            fields[name] = {"sealed": sealed[name]}
        elif value is None or value.__class__ is as_it_is:
            fields[name] = cast("Json", value)
        else:
            fields[name] = plain(to_python(value))
    return {"type": type_name(model), "fields": fields}


@cache
def _silent(model: type[RecordRow]) -> dict[str, Any]:
    """Give what columns that were added later hold in rows that say nothing in them."""
    fields = {field.name: field for field in content_fields(model)}
    return {name: fields[name].get_default() for name in model.added_later}


@cache
def silent_texts(model: type[RecordRow]) -> dict[str, str]:
    """Give the same as canonical texts."""
    return {name: canonical(value) for name, value in _silent(model).items()}


@cache
def _columns(model: type[RecordRow]) -> list[tuple[str, str, type | None, Callable[[Any], Any]]]:
    """Of each content field: its name, attribute, the type that enters as it is, and how others are read."""
    return [
        (field.name, field.attname, _plain_type(field), _reading(field)) for field in content_fields(model)
    ]


def _plain_type(field: "models.Field[Any, Any]") -> type | None:
    if isinstance(field, models.CharField | models.TextField):
        return str
    if isinstance(field, models.IntegerField | models.ForeignKey):
        return int
    return bool if isinstance(field, models.BooleanField) else None


def _reading(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    return _unread if isinstance(field, models.JSONField) else field.to_python


def _unread(value: Any) -> Any:
    return value


def value_of(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    """Give a field's value as the database would give it back."""
    value = getattr(row, "row" if field.primary_key and hasattr(row, "past_id") else field.attname)
    return value if value is None or isinstance(field, models.JSONField) else field.to_python(value)


def image_hash(model: type[RecordRow], row: models.Model, *, sealed: Mapping[str, str]) -> str:
    """Hash a row as the ledger does."""
    return digest_of_text(written(image(model, row, sealed=sealed)))


def seal(model: type[RecordRow], row: RecordRow) -> list[SealedField]:
    """Salt and hash the personal fields of a row that is about to be written."""
    names = sealed_fields(model)
    return [_sealed(model, row, field) for field in content_fields(model) if field.name in names]


def _sealed(model: type[RecordRow], row: RecordRow, field: "models.Field[Any, Any]") -> SealedField:
    salt = secrets.token_hex(16)
    return SealedField(
        type=type_name(model),
        row=row.uid,
        version=row.version,
        field=field.name,
        salt=salt,
        hash=sealed_hash(salt, value_of(field, row)),
    )


def sealed_hash(salt: str, value: object) -> str:
    """Hash a personal value with its salt."""
    return digest_of_text(salt + canonical(value))
