"""What was judged of the future: stored with all that it rests on, shown as of a day, never reckoned anew (DESIGN §6.3)."""

from django.db import models

from gangmu.web.record.exact import ExactField
from gangmu.web.record.rows import ProgrammeRow, past_table


class Outlook(ProgrammeRow):
    """展望: what may become of one target by its due year, as judged on a day from what was published then."""

    promise = models.ForeignKey("outlines.Promise", models.PROTECT, related_name="+")
    series = models.ForeignKey("indicators.Series", models.PROTECT, related_name="+")
    made_on = models.DateField()
    origin = models.CharField(max_length=21)  # the last period that it knew
    origin_value = ExactField(null=True)
    due = models.CharField(max_length=21)
    wanted = ExactField()  # the target, in `unit`
    unit = models.CharField(max_length=40)  # of the series
    chance = ExactField(null=True)  # 0 to 1; none where nothing can be said
    obstacle = models.CharField(max_length=60, blank=True)  # code of the refusal, where nothing can be said
    p10 = ExactField(null=True)  # nine in ten lie above, at the due year
    p25 = ExactField(null=True)
    median = ExactField(null=True)
    p75 = ExactField(null=True)
    p90 = ExactField(null=True)
    fan = models.JSONField(default=list)  # [[year, p10, p25, median, p75, p90], …] up to the due year
    needed = ExactField(null=True)  # yearly growth from here to the target, a share
    so_far = ExactField(null=True)  # yearly growth over as long a stretch before, a share
    so_far_from = models.CharField(max_length=21, blank=True)
    windows = models.PositiveIntegerField(default=0)  # stretches as long, in comparable places
    reached = models.PositiveIntegerField(default=0)  # of them with such growth
    places = models.PositiveIntegerField(default=0)
    window_years = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list)  # [[zh, en], …]; of an obstacle, its words
    inputs = models.JSONField(default=dict)  # the values it knew, and what the panel was
    method = models.CharField(max_length=60)
    rule = models.CharField(max_length=60)  # id of the rule set
    rule_version = models.CharField(max_length=20)
    rule_hash = models.CharField(max_length=64)

    public_where = models.Q()

    class Meta:
        ordering = ("promise", "series")
        constraints = (
            models.UniqueConstraint(fields=["promise", "series"], name="indicators_outlook_target"),
        )


OutlookPast = past_table(Outlook)


class Reliability(ProgrammeRow):
    """可靠性: how good forecasts of one indicator were, when the past is forecast from what came before it."""

    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="+")
    made_on = models.DateField()
    result = models.JSONField(
        default=dict
    )  # by method and horizon; chances and what came; the last forecasts
    inputs = models.JSONField(default=dict)  # which series, and their hash
    method = models.CharField(max_length=60)  # the one that outlooks use
    rule = models.CharField(max_length=60)
    rule_version = models.CharField(max_length=20)
    rule_hash = models.CharField(max_length=64)

    public_where = models.Q()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["indicator"], name="indicators_reliability_one"),)


ReliabilityPast = past_table(Reliability)


class WhatIf(ProgrammeRow):
    """试算: the path of a target at another growth or for another date, beside the official one, never instead."""

    promise = models.ForeignKey("outlines.Promise", models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    growth = ExactField(null=True)  # yearly, a share; none: as the outlook has it
    due = models.CharField(max_length=21, blank=True)  # none: the target's own
    result = models.JSONField(default=dict)
    made_on = models.DateField()
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    named_post = "post"  # who saved it may remove it

    class Meta:
        ordering = ("promise", "name")
        constraints = (models.UniqueConstraint(fields=["promise", "name"], name="indicators_what_if_name"),)


WhatIfPast = past_table(WhatIf)
