"""Papers."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class Paper(ProgrammeRow):
    """公文: what was issued, frozen, with the birth certificate of each figure. Layouts only draw it."""

    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)  # 文号
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField()
    title = models.CharField(max_length=300)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)

    public_where = models.Q()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "kind", "number"],
                condition=~models.Q(number=""),
                name="record_paper_number",
            ),
        )


PaperPast = past_table(Paper)
