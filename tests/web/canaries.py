"""Canaries: a word planted in every field that is not public, to be seen on no public page (DESIGN §6.9)."""

from django.apps import apps
from django.db import connection, models

from gangmu.web.record.register import register_of

CANARY = "canary-of-what-is-internal"
# Fields whose words the program itself compares: a canary there would change what it does, not what it shows.
COMPARED = {
    "accounts.Post.role", "record.Job.state", "record.Job.task", "outlines.ClauseFinding.ending",
    "outlines.Draft.state", "outlines.Draft.kind",
}  # fmt: skip


def plant() -> list[str]:
    """Write the canary into every internal, personal and secret text of every row; name the fields."""
    planted = []
    for model in apps.get_models():
        register = register_of(model) if model.__module__.startswith("gangmu.") else {}
        for field in model._meta.local_concrete_fields:
            entry = register.get(field.name)
            if entry is None or entry.seen_by == "public" or not _is_free_text(model, field):
                continue
            with connection.cursor() as cursor:
                cursor.execute(_sql(model, field), [_canary(field)])
            planted.append(f"{model._meta.label}.{field.name}")
    return planted


def _is_free_text(model: type[models.Model], field: "models.Field[object, object]") -> bool:
    together = {name for each in model._meta.total_unique_constraints for name in each.fields}
    if f"{model._meta.label}.{field.name}" in COMPARED or field.unique or field.choices:
        return False
    if field.name in together or field.name in _of_a_vocabulary(model):
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField)


def _of_a_vocabulary(model: type[models.Model]) -> set[str]:
    """Name the fields that a constraint holds to certain words."""
    waiting: list[object] = [
        each.condition for each in model._meta.constraints if isinstance(each, models.CheckConstraint)
    ]
    named: set[str] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, models.Q):
            waiting += part.children
        elif isinstance(part, tuple) and part[0].endswith("__in"):
            named.add(part[0].removesuffix("__in"))
    return named


def _canary(field: "models.Field[object, object]") -> str:
    if isinstance(field, models.JSONField):
        return f'{{"said": "{CANARY}"}}'
    return CANARY[: field.max_length or None]


def _sql(model: type[models.Model], field: "models.Field[object, object]") -> str:
    return f'update "{model._meta.db_table}" set "{field.column}" = %s'
