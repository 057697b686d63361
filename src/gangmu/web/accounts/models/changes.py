"""已排定的调整: a reorganisation that was decided for a day to come."""

from django.db import models

from gangmu.web.accounts.models.posts import Post
from gangmu.web.record.rows import ProgrammeRow, past_table

CHANGE_KINDS = ("rename", "merge", "split", "dissolve", "abolish", "portfolios")
CHANGE_STATES = ("planned", "done", "withdrawn", "refused")


class PlannedChange(ProgrammeRow):
    """已排定的调整: what is to be done to units, posts or portfolios on a day to come; until then it can be withdrawn."""

    kind = models.CharField(max_length=12)
    on = models.DateField()  # the first day on which it holds
    arguments = models.JSONField(
        default=dict
    )  # units, posts and portfolios by their codes, as they were chosen
    planned_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, default="planned")
    refusal = models.JSONField(default=dict)  # what stood in its way on its day, by language
    settled_on = models.DateField(null=True)  # when it was done, refused or withdrawn

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=CHANGE_KINDS), name="accounts_change_kind"),
            models.CheckConstraint(condition=models.Q(state__in=CHANGE_STATES), name="accounts_change_state"),
        )


PlannedChangePast = past_table(PlannedChange, short="change")
