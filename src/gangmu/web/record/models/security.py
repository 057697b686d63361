"""The security log."""

from django.db import models


class SecurityEvent(models.Model):
    """安全日志: attempts that were refused, sign-ins, resets. Apart from the ledger: nothing changed."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=64, blank=True)  # hash of the name tried, or a user's uid
    origin = models.CharField(max_length=32, blank=True, default="")  # keyed hash of the address it came from
    door = models.CharField(max_length=10)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=["kind", "subject", "at"], name="record_security_subject"),
            models.Index(fields=["kind", "origin", "at"], name="record_security_origin"),
        )
