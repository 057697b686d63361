"""Lamps: the running state of each task, what was frozen at a month's close, and what people judge beside it."""

from django.db import models

from gangmu.web.record.exact import ExactField, TwinField
from gangmu.web.record.rows import ProgrammeRow, past_table


class MonthClose(ProgrammeRow):
    """月度封账: a month whose lamps are frozen with the rules that judged. A correction closes it again as a new round."""

    month = models.CharField(max_length=7)  # 2026-03
    round = models.PositiveSmallIntegerField(default=1)
    closed_on = models.DateField()
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    rules = models.JSONField(default=list)  # id, version and hash of each rule set
    counts = models.JSONField(default=dict)  # how many of each lamp
    note = models.CharField(max_length=500, blank=True)
    paper = models.ForeignKey("record.Paper", models.PROTECT, null=True, related_name="+")  # 月度调度报告

    public_where = models.Q()

    class Meta:
        ordering = ("-month", "-round")
        constraints = (
            models.UniqueConstraint(fields=["programme", "month", "round"], name="reporting_close_once"),
        )


MonthClosePast = past_table(MonthClose)


class TaskStatus(ProgrammeRow):
    """任务现状: the one current row of a task, written in the transaction of each report; a full recompute gives the same."""

    task = models.OneToOneField("planning.AnnualTask", models.PROTECT, related_name="+")
    lamp = models.CharField(max_length=10, default="none")  # ahead, ok, warn, alarm, none
    preset = models.CharField(max_length=40, blank=True)
    rule = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)  # what the lamp was given
    origins = models.JSONField(default=list)
    reasons_zh = models.JSONField(default=list)
    reasons_en = models.JSONField(default=list)
    period = models.CharField(max_length=21, blank=True)  # of the report that it rests on
    on = models.DateField()  # the day that it speaks of
    completion = ExactField(null=True)
    completion_order = TwinField(of="completion")
    elapsed = ExactField(null=True)
    claimed = models.BooleanField(default=False)
    verified = models.BooleanField(default=False)
    unreported = models.PositiveSmallIntegerField(default=0)  # periods running without a word
    unchanged = models.PositiveSmallIntegerField(default=0)  # periods running with "no change"

    assigned_unit = "task"
    hangs_from = "task"
    public_where = models.Q()

    class Meta:
        ordering = ("task_id",)
        indexes = (models.Index(fields=["programme", "lamp"], name="reporting_status_lamp"),)


TaskStatusPast = past_table(TaskStatus)


class TaskLamp(ProgrammeRow):
    """封账亮灯: the lamp of a task for a closed month, with its inputs and rule; a change by hand stands beside it."""

    close = models.ForeignKey(MonthClose, models.PROTECT, related_name="+")
    task = models.ForeignKey("planning.AnnualTask", models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    frozen = models.JSONField()  # a ClosedLampRow of core.plan.lamp_history
    lamp = models.CharField(max_length=10)  # of the rule
    confirmed = models.CharField(max_length=10)  # what counts: the office's where it changed the rule's
    change_to = models.CharField(max_length=10, blank=True)
    change_reason = models.CharField(max_length=500, blank=True)
    changed_on = models.DateField(null=True)
    changed_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    made_good_since = models.CharField(max_length=7, blank=True)  # the first month whose alarm this made good
    told = models.JSONField(
        default=dict
    )  # a ToldLamp of core.plan.lamp_told; empty where it was closed before

    added_later = frozenset({"told"})

    assigned_unit = "task"
    hangs_from = "task"
    public_where = models.Q()

    class Meta:
        ordering = ("-month", "task_id", "-close_id")
        constraints = (
            models.UniqueConstraint(fields=["close", "task"], name="reporting_lamp_once"),
            models.CheckConstraint(
                condition=models.Q(change_to="") | ~models.Q(change_reason=""), name="reporting_lamp_reason"
            ),
        )


TaskLampPast = past_table(TaskLamp)


class ConfidenceStatement(ProgrammeRow):
    """交付信心: what the office or an independent reviewer judges of a task to come, in five steps, with evidence."""

    task = models.ForeignKey("planning.AnnualTask", models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)
    setter = models.CharField(max_length=10)  # office, reviewer
    evidence = models.JSONField(default=list)
    on = models.DateField()
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    assigned_unit = "task"
    hangs_from = "task"

    class Meta:
        ordering = ("task_id", "on", "id")


ConfidenceStatementPast = past_table(ConfidenceStatement)
