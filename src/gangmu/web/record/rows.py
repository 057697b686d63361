"""Rows of the record: what every recorded model has, and its past table."""

import uuid
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django.db import models

PAST_ONLY = frozenset({"past_id", "row", "seq_to", "effective_to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """参与: which units have a part in a row, and which leader's post stands on it."""

    unit: str  # the field of the unit that leads
    leader: str  # the field of the post that is named as its leader
    rows: str  # the type whose rows name further units
    row: str  # its field that leads back here
    row_unit: str  # its field of the unit
    where: models.Q  # which rows they see at all


class RecordRow(models.Model):
    """A row of the record. Written by `commit` alone; what it was before stands in its past table."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    seq_from = models.PositiveBigIntegerField(default=0, editable=False)
    effective_from = models.DateField(null=True, editable=False)  # set by a take-over only (补录)

    past: ClassVar[type[models.Model]]
    # What scopes of rights.toml mean for this type; see accounts/scopes.py.
    own_unit: ClassVar[str | None] = None  # the field that holds the unit whose row this is
    named_post: ClassVar[str | None] = None  # the field that holds the post that is named
    # The field that holds the unit to which it is assigned (承办), or whose mandate it is (数出有门); or the
    # row that it hangs from, if that says so.
    assigned_unit: ClassVar[str | None] = None
    in_mandate: ClassVar[str | None] = None
    public_where: ClassVar[models.Q | None] = None  # which rows may be released; None: none
    # Who has a part in it (“taking part”, “in portfolio”), and which rows they see; or the field of the row that
    # this one hangs from: it is then seen by whoever takes part in that one, and released with it.
    taking_part: ClassVar["TakingPart | None"] = None
    hangs_from: ClassVar[str | None] = None
    # Columns that a later migration added: they enter the row's image only where they say something, so that
    # rows written before the upgrade keep the hash that the chain holds.
    added_later: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


class ProgrammeRow(RecordRow):
    """A row that belongs to one programme and stands in its chain."""

    programme = models.ForeignKey("record.Programme", models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class HomeRow(RecordRow):
    """A row that belongs to the home and stands in the home's own chain: programmes, users."""

    class Meta:
        abstract = True


_Model = TypeVar("_Model", bound=RecordRow)


def type_name(model: type[models.Model]) -> str:
    """Name a type of row as the ledger and rights.toml do.

    >>> from gangmu.web.record.models import Programme
    >>> type_name(Programme)
    'record.Programme'
    """
    return f"{model._meta.app_label}.{model.__name__}"


def past_table(model: type[_Model], *, short: str = "") -> type[models.Model]:
    """Make the table of superseded versions of a model. Stands right below the model in `models.py`.

    `short` names its constraints where the model's own name, cut to what databases take, is not unique.
    """
    options = type(
        "Meta",
        (),
        {
            "app_label": model._meta.app_label,
            "db_table": f"{model._meta.db_table}_past",
            "constraints": [
                models.UniqueConstraint(fields=["row", "version"], name=_named(model, short, "past_version"))
            ],
            "indexes": [models.Index(fields=["seq_to", "seq_from"], name=_named(model, short, "past_seq"))],
        },
    )
    attributes: dict[str, Any] = {
        "__module__": model.__module__,
        "__doc__": f"What rows of {model.__name__} were before.",
        "Meta": options,
        "past_id": models.BigAutoField(primary_key=True),
        "row": models.BigIntegerField(db_index=True),
        "seq_to": models.PositiveBigIntegerField(),
        "effective_to": models.DateField(null=True),
    }
    copied = {
        field.attname: _copy(field) for field in model._meta.local_concrete_fields if not field.primary_key
    }
    if taken := attributes.keys() & copied.keys():
        raise ValueError(f"{model.__name__}: a past table has columns of its own called {sorted(taken)}")
    attributes |= copied
    model.past = type(f"{model.__name__}Past", (models.Model,), attributes)
    return model.past


def _named(model: type[models.Model], short: str, what: str) -> str:
    return f"{model._meta.app_label[:8]}_{short or model._meta.model_name}"[: 30 - len(what) - 1] + f"_{what}"


def _copy(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    """Copy a field without what binds present rows only: uniqueness; a foreign key is the key alone."""
    if isinstance(field, models.ForeignKey):
        # What it pointed to may be gone, and a past table that points nowhere migrates quickly.
        return models.BigIntegerField(null=field.null, db_index=True, db_column=field.column)
    _, _, args, options = field.deconstruct()
    for option in ("unique", "auto_now", "auto_now_add", "default"):
        options.pop(option, None)
    return type(field)(*args, **options)


def recorded_models() -> list[type[RecordRow]]:
    """Give every model of the record, in the order of the house."""
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, RecordRow)]
