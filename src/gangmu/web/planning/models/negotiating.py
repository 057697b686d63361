"""What units answer before a task is issued, and how it is changed afterwards."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class TaskAnswer(ProgrammeRow):
    """会商意见: what one unit answers to a draft task. Silence past the day is no objection."""

    task = models.ForeignKey("planning.AnnualTask", models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)  # a task that was redrafted is put to its units anew
    asked_on = models.DateField()
    due_on = models.DateField()
    answer = models.CharField(max_length=10, default="waiting")  # waiting, agree, dissent, silent
    reason = models.CharField(max_length=1000, blank=True)  # of a dissent, with what is proposed instead
    # What a filer has prepared for the signer (拟办意见): it answers nothing until it is signed.
    prepared = models.CharField(max_length=10, blank=True)  # agree, dissent
    prepared_reason = models.CharField(max_length=1000, blank=True)
    prepared_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    # A dissent that the office does not follow is a dispute, and a leader decides it.
    is_disputed = models.BooleanField(default=False)
    decision = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)  # the leader's post, as entered or as signed in
    paper = models.CharField(max_length=200, blank=True)

    own_unit = "unit"
    hangs_from = "task"

    class Meta:
        ordering = ("task_id", "round", "id")
        constraints = (
            models.UniqueConstraint(fields=["task", "unit", "round"], name="planning_answer_once"),
            models.CheckConstraint(
                condition=models.Q(answer__in=("waiting", "agree", "dissent", "silent")),
                name="planning_answer_known",
            ),
        )


TaskAnswerPast = past_table(TaskAnswer)


class TaskChange(ProgrammeRow):
    """任务调整: what a unit asks to change in an issued task, and what became of it. Shown beside the lamp."""

    task = models.ForeignKey("planning.AnnualTask", models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=1000)
    reason_class = models.CharField(max_length=40)  # of the list in the rule set
    asked_on = models.DateField()
    asked_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    asked_user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    is_after_cutoff = models.BooleanField(default=False)  # it does not lift the score
    outcome = models.CharField(max_length=10, default="asked")  # asked, granted, refused
    outcome_reason = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    paper = models.CharField(max_length=200, blank=True)

    own_unit = "unit"
    hangs_from = "task"

    class Meta:
        ordering = ("task_id", "-asked_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(outcome__in=("asked", "granted", "refused")),
                name="planning_change_outcome",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="planning_change_reason"),
        )


TaskChangePast = past_table(TaskChange)
