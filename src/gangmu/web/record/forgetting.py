"""Forgetting (删除个人信息): the personal words of a row go, in all its versions; the chain still verifies.

The ledger holds salted hashes of them only (DESIGN §6.2). When the salts die, nobody can confirm a guess either.
"""

from django.db import connection
from django.db.models import Model

from gangmu.web.record.commits import Commit
from gangmu.web.record.models import SealedField, SecurityEvent
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import RecordRow, type_name


def forget_versions(opened: Commit, row: RecordRow) -> int:
    """Blank the personal fields of all versions before this one, and let their salts die; say how many versions."""
    model = type(row)
    sealed = sealed_fields(model)
    blank = {field.attname: "" for field in model._meta.local_concrete_fields if field.name in sealed}
    seals = SealedField.objects.filter(type=type_name(model), row=row.uid, version__lt=row.version)
    seals.update(salt="")
    return model.past._default_manager.filter(row=row.pk, seq_from__lt=opened.seq).update(**blank)


def forget_attempts(*subjects: str) -> None:
    """Let what the security log says of somebody go."""
    SecurityEvent.objects.filter(subject__in=subjects).delete()


def leave_no_traces(models: list[type[Model]]) -> None:
    """Write the tables anew, so that not even freed pages hold what was deleted. Outside any transaction."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
        cursor.execute(f"VACUUM FULL {tables}")
