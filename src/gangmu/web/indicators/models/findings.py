"""What is decided about figures: how conflicts were settled, how targets are split, who is compared, who is warned."""

from django.db import models

from gangmu.web.record.exact import ExactField
from gangmu.web.record.rows import ProgrammeRow, past_table


class ConflictSettlement(ProgrammeRow):
    """冲突认定: which rival holds. The conflict itself is found anew whenever it is looked for; no figure is deleted."""

    key = models.CharField(max_length=400)  # what is disputed
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=40, blank=True)  # codes
    indicator = models.CharField(max_length=200)
    period = models.CharField(max_length=21, blank=True)
    marks = models.JSONField(default=list)  # the rivals that were looked at
    holds = models.CharField(max_length=500)  # the mark of the one that holds
    reason = models.CharField(max_length=1000)
    paper = models.CharField(max_length=200, blank=True)  # 文号
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField()

    public_where = models.Q()

    class Meta:
        ordering = ("-settled_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=["programme", "key"], name="indicators_settlement_key"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="indicators_settlement_reason"),
        )


ConflictSettlementPast = past_table(ConflictSettlement)


class Split(ProgrammeRow):
    """目标分解: a target in parts, allotted by the city or declared by each."""

    promise = models.ForeignKey("outlines.Promise", models.PROTECT, related_name="+")
    place = models.ForeignKey(
        "Place", models.PROTECT, null=True, related_name="+"
    )  # whose part is split further
    manner = models.CharField(max_length=10)  # allotted, declared
    adding = models.CharField(max_length=10)  # sum, weighted, apart
    paper = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    entered_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was withdrawn
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(manner__in=("allotted", "declared")), name="indicators_split_manner"
            ),
            models.CheckConstraint(
                condition=models.Q(adding__in=("sum", "weighted", "apart")), name="indicators_split_adding"
            ),
        )


SplitPast = past_table(Split)


class SplitPart(ProgrammeRow):
    """分解份额: what one district or one unit is to reach."""

    split = models.ForeignKey(Split, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    place = models.ForeignKey("Place", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, null=True, related_name="+")
    value = ExactField()
    unit_of_measure = models.CharField(max_length=40)
    weight = ExactField(null=True)  # the base that a rate stands on

    class Meta:
        ordering = ("split_id", "position")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(place__isnull=True) ^ models.Q(unit__isnull=True),
                name="indicators_part_of_one",
            ),
        )


SplitPartPast = past_table(SplitPart)


class PeerGroup(ProgrammeRow):
    """可比组: places that it is fair to compare, and why."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    members = models.JSONField(default=list)  # codes of places
    basis = models.CharField(max_length=300, blank=True)  # why these

    public_where = models.Q()

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="indicators_group_code"),)


PeerGroupPast = past_table(PeerGroup)


class Watch(ProgrammeRow):
    """关注: what is looked at for a post. A target's path, a line that its series must not cross, or both."""

    promise = models.ForeignKey("outlines.Promise", models.PROTECT, null=True, related_name="+")
    series = models.ForeignKey("Series", models.PROTECT, null=True, related_name="+")
    path = models.BooleanField(default=False)
    side = models.CharField(max_length=10, blank=True)  # above, below
    line = ExactField(null=True)
    unit_of_measure = models.CharField(max_length=40, blank=True)
    asks_for_data = models.BooleanField(default=True)
    post = models.ForeignKey("accounts.Post", models.PROTECT, related_name="+")
    set_on = models.DateField()
    stopped_on = models.DateField(null=True)

    named_post = "post"

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(promise__isnull=True) ^ models.Q(series__isnull=True),
                name="indicators_watch_of_one",
            ),
            models.UniqueConstraint(
                fields=["promise"],
                condition=models.Q(promise__isnull=False, stopped_on__isnull=True),
                name="indicators_watch_promise",
            ),
            models.UniqueConstraint(
                fields=["series", "side"],
                condition=models.Q(series__isnull=False, stopped_on__isnull=True),
                name="indicators_watch_series",
            ),
        )


WatchPast = past_table(Watch)


class EarlyWarning(ProgrammeRow):
    """预警: a line crossed, a path fallen behind, or a value overdue; a post answers by a day."""

    watch = models.ForeignKey(Watch, models.PROTECT, related_name="+")
    cause = models.CharField(max_length=10)  # behind, threshold, stale
    period = models.CharField(max_length=21, blank=True)  # of the value that warned; empty: there is none
    value = ExactField(null=True)
    line = ExactField(null=True)
    unit_of_measure = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=500, blank=True)  # the judgement in words, as it was made
    words_en = models.CharField(max_length=500, blank=True)
    post = models.ForeignKey("accounts.Post", models.PROTECT, related_name="+")
    raised_on = models.DateField()
    answer_by = models.DateField()
    counted = models.CharField(max_length=20)  # working_day, day, day_in_lieu
    rule = models.JSONField(default=dict)  # id, version and hash of the rule set
    state = models.CharField(max_length=20)
    lifecycle_version = models.PositiveIntegerField(default=1)
    answer = models.CharField(max_length=1000, blank=True)  # the reason that the post gives
    plan = models.CharField(max_length=1000, blank=True)  # what it will do
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    escalated_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    remark = models.CharField(max_length=500, blank=True)  # of the office, when it closes or sends back

    named_post = "post"

    class Meta:
        ordering = ("answer_by", "id")
        constraints = (
            models.UniqueConstraint(fields=["watch", "cause", "period"], name="indicators_warning_once"),
            models.CheckConstraint(
                condition=models.Q(cause__in=("behind", "threshold", "stale")),
                name="indicators_warning_cause",
            ),
        )


EarlyWarningPast = past_table(EarlyWarning)
