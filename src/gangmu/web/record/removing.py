"""Removing an example (移除示例): its rows and its chain go whole; the home's own chain keeps that they were."""

from datetime import datetime

from django.apps import apps
from django.db import models

from gangmu.core.base.refusals import GangmuError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Head, LedgerEntry, Programme, SealedField
from gangmu.web.record.once import once
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import RecordRow, type_name


class NotAnExampleError(GangmuError):
    """What a government records is never removed; only an example is."""

    code = "programme.not_an_example"
    parameter_names = ("name",)


@once("record.example_removed")
def remove_example(programme: Programme, *, by: Actor, at: datetime, key: str) -> None:
    """Remove an example whole. The caller has seen that this actor may."""
    if not programme.is_example:
        raise NotAnExampleError(name=programme.name)
    with commit("record.example_removed", by=by, at=at, key=key, home=True) as opened:
        head = Head.objects.select_for_update().get(programme=programme)
        # What the chain was when it went: whoever kept its hash can still show it.
        opened.changes.append(
            {"type": "record.Head", "uid": programme.uid, "version": head.seq, "hash": head.hash}
        )
        LedgerEntry.objects.filter(head=head)._raw_delete("default")
        _remove_seals(programme)
        for model in _tables_of_programmes():
            model._base_manager.filter(programme_id=programme.pk)._raw_delete("default")
        opened.remove(programme, version=programme.version)


def _remove_seals(programme: Programme) -> None:
    """Remove the salts of personal fields with the rows that they are of, superseded rows included."""
    for model in _tables_of_programmes():
        if issubclass(model, RecordRow) and sealed_fields(model):
            for table in (model, model.past):
                rows = table._base_manager.filter(programme_id=programme.pk).values("uid")
                SealedField.objects.filter(type=type_name(model), row__in=rows)._raw_delete("default")


def _tables_of_programmes() -> list[type[models.Model]]:
    """Give every table whose rows belong to a programme, past tables included, those that point before others."""
    return [
        model
        for model in reversed(apps.get_models())
        if model is not Programme
        and any(field.attname == "programme_id" for field in model._meta.local_concrete_fields)
    ]
