"""Versions of an outline."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class OutlineVersion(ProgrammeRow):
    """纲要文本: one version of the outline, an immutable text with its hash. What hangs from it counts its code points.

    Its tree (`nodes`) is part of the text as read; rows of §5.1, each with id, kind, level, label, title and span.
    """

    number = (
        models.PositiveIntegerField()
    )  # its place among the uploads, in addresses; what is printed is its edition
    state = models.CharField(max_length=20, default="reading")
    lifecycle = models.PositiveSmallIntegerField(default=1)
    file = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True)
    characters = models.PositiveIntegerField(default=0)
    script = models.CharField(max_length=10, blank=True)  # hans, hant, latin
    language = models.CharField(max_length=2, blank=True)  # zh, en
    is_in_lines = models.BooleanField(default=False)  # each line is a paragraph, as the file told
    nodes = models.JSONField(default=list)
    refusal = models.JSONField(null=True)  # why it could not be read: code, parameters, where
    brought_on = models.DateField()
    issued_on = models.DateField(null=True)
    paper = models.ForeignKey("record.Paper", models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)

    public_where = models.Q(state__in=("issued", "superseded"))

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "number"], name="outlines_version_number"),
            models.CheckConstraint(
                condition=~models.Q(state__in=("issued", "superseded")) | models.Q(issued_on__isnull=False),
                name="outlines_version_issued_on",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


OutlineVersionPast = past_table(OutlineVersion)
