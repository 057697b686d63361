"""The plan of a year."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class AnnualPlan(ProgrammeRow):
    """年度实施计划: what of the outline is done in one year. Opened, issued as a paper, closed with a verdict a task."""

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default="open")  # open, issued, closed
    opened_on = models.DateField()
    issued_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    paper = models.ForeignKey(
        "record.Paper", models.PROTECT, null=True, related_name="+"
    )  # by which it was issued
    approved_by = models.CharField(max_length=200, blank=True)  # who approved, as the clerk entered it
    change_cutoff_on = models.DateField(null=True)  # later changes do not lift the score

    public_where = models.Q(state__in=("issued", "closed"))

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "year"], name="planning_plan_year"),
            models.CheckConstraint(
                condition=models.Q(state__in=("open", "issued", "closed")), name="planning_plan_state"
            ),
        )

    def __str__(self) -> str:
        return self.title


AnnualPlanPast = past_table(AnnualPlan)
