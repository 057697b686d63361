"""What review meetings decide, and what becomes of it."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class MeetingDecision(ProgrammeRow):
    """调度议定事项: what was decided at a review meeting: by whom it is done, by when, and whether it was."""

    month = models.CharField(max_length=7)  # of the dispatch in which it was taken
    task = models.ForeignKey("planning.AnnualTask", models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=500)
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, default="open")  # asked, open, done, dropped
    outcome = models.CharField(max_length=500, blank=True)
    taken_on = models.DateField(null=True)
    taken_by = models.CharField(max_length=200, blank=True)  # the leader's post
    done_on = models.DateField(null=True)

    own_unit = "unit"

    class Meta:
        ordering = ("-month", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("asked", "open", "done", "dropped")),
                name="reporting_decision_state",
            ),
        )


MeetingDecisionPast = past_table(MeetingDecision)
