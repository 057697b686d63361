"""Files."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class StoredFile(ProgrammeRow):
    """存档文件: a file kept under the hash of its content."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=100)  # media type

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(size__gte=0), name="record_file_size"),)


StoredFilePast = past_table(StoredFile)
