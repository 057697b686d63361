"""Releases."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class Release(ProgrammeRow):
    """发布: from here on the public reads the record as it stood at `seq`."""

    seq = models.PositiveBigIntegerField()
    on = models.DateField()
    by = models.UUIDField(null=True)  # the post that released
    note = models.TextField(blank=True)  # said to the public
    head_hash = models.CharField(max_length=64)  # published, so that a rewritten past can be shown

    public_where = models.Q()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "seq"], name="record_release_seq"),)


ReleasePast = past_table(Release)
