"""The ledger: one chain of entries a programme, and one for the home."""

from django.db import models


class Head(models.Model):
    """The head of one chain: the last seq and hash. Locked by whoever appends."""

    chain = models.CharField(max_length=40, unique=True)  # "home", or the uid of a programme
    programme = models.OneToOneField("record.Programme", models.PROTECT, null=True, related_name="+")
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class LedgerEntry(models.Model):
    """留痕条目: what one action changed, by whom and when. Its hash chains to the entry before."""

    head = models.ForeignKey(Head, models.PROTECT, related_name="+")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=100, db_index=True)
    key = models.CharField(max_length=100)
    body = models.TextField()  # canonical JSON
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("head_id", "seq")
        constraints = (
            models.UniqueConstraint(fields=["head", "seq"], name="record_entry_seq"),
            models.UniqueConstraint(fields=["head", "key"], name="record_entry_key"),
        )


class SealedField(models.Model):
    """The salt of one personal field of one version. When the salt dies, the value cannot be guessed."""

    type = models.CharField(max_length=80)
    row = models.UUIDField()
    version = models.PositiveIntegerField()
    field = models.CharField(max_length=80)
    salt = models.CharField(max_length=64, blank=True)  # empty: erased
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["row", "version", "field"], name="record_sealed_field"),
        )
