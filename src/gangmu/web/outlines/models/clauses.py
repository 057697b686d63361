"""Clauses: identity apart from wording."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class Clause(ProgrammeRow):
    """句: the identity of one sentence through all versions. Made when a version is issued, never before."""

    code = models.CharField(max_length=40)
    # What the clerk confirmed about its life in later versions.
    came_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # split off from
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    dropped_in = models.ForeignKey("outlines.OutlineVersion", models.PROTECT, null=True, related_name="+")

    public_where = models.Q()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="outlines_clause_code"),)

    def __str__(self) -> str:
        return self.code


ClausePast = past_table(Clause)


class ClauseText(ProgrammeRow):
    """句的文字: a clause's wording, node and span in one issued version, and how it ended in the review."""

    outline = models.ForeignKey("outlines.OutlineVersion", models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()  # its place among the clauses of the version
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    node = models.CharField(max_length=60, blank=True)  # of the version's tree
    ending = models.CharField(max_length=20)  # mapped, not_a_promise, open
    reason = models.TextField(blank=True)  # why it is no promise, or what is open

    public_where = models.Q()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["outline", "clause"], name="outlines_clausetext_clause"),
            models.UniqueConstraint(fields=["outline", "position"], name="outlines_clausetext_position"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="outlines_clausetext_span"
            ),
        )


ClauseTextPast = past_table(ClauseText)


class Theme(ProgrammeRow):
    """主题: a subject under which sentences are sorted, many to many."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    position = models.PositiveIntegerField(default=0)

    public_where = models.Q()

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="outlines_theme_code"),)

    def __str__(self) -> str:
        return self.name


ThemePast = past_table(Theme)


class Themed(ProgrammeRow):
    """归类: a clause is sorted under a theme."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")

    public_where = models.Q()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["theme", "clause"], name="outlines_themed_once"),)


ThemedPast = past_table(Themed)
