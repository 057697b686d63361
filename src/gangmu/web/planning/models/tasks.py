"""Annual tasks, the units on them, their nodes, and what a unit breaks them down into."""

from django.db import models

from gangmu.web.record.exact import ExactField, TwinField
from gangmu.web.record.rows import ProgrammeRow, TakingPart, past_table


class AnnualTask(ProgrammeRow):
    """年度任务: a measure in one year, with one lead unit, a limit and a test of completion.

    A task that is carried into the next year becomes a new row with the same `line`.
    """

    plan = models.ForeignKey("planning.AnnualPlan", models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)  # printed, with a check character; never reused
    line = models.CharField(max_length=40)  # the code of the first task of those carried on into one another
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField(default=0)  # in the plan's own order
    # What ordered it: a promise of the outline, its clause, an item of another document, or nothing (marked so).
    promise = models.ForeignKey("outlines.Promise", models.PROTECT, null=True, related_name="+")
    clause = models.ForeignKey("outlines.Clause", models.PROTECT, null=True, related_name="+")
    item = models.ForeignKey("planning.PlanItem", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(
        max_length=20, default="policy"
    )  # indicator, project, policy, mechanism, platform, standing
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    criterion = models.TextField(blank=True)  # 完成标准
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, null=True, related_name="+"
    )  # of the result
    why_no_indicator = models.CharField(max_length=300, blank=True)
    lead_unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, null=True, related_name="+")
    lead_choice = models.CharField(
        max_length=300, blank=True
    )  # why this one, where the source names none or two
    post = models.ForeignKey(
        "accounts.Post", models.PROTECT, null=True, related_name="+"
    )  # 责任岗位 in the lead unit
    leader = models.ForeignKey(
        "accounts.Post", models.PROTECT, null=True, related_name="+"
    )  # 牵头领导, a post
    limit_on = models.DateField(null=True)
    limit_words = models.CharField(max_length=60, blank=True)  # as written: 年底前
    amount = ExactField(null=True)  # 年度目标, where the task has a quantity
    amount_order = TwinField(of="amount")
    unit_of_measure = models.CharField(max_length=40, blank=True)
    rhythm = models.CharField(max_length=10, default="month")  # month, quarter: how often it is reported
    preset = models.CharField(max_length=40, blank=True)  # of the lamp rules; empty: the default for its kind
    pace = models.CharField(max_length=40, blank=True)  # of the pace rules; empty: the default
    curve = models.JSONField(
        default=list
    )  # 计划曲线: planned cumulative share or amount at each month's end, as text
    state = models.CharField(max_length=20, default="drafted")
    lifecycle = models.PositiveSmallIntegerField(default=1)
    paper = models.ForeignKey(
        "record.Paper", models.PROTECT, null=True, related_name="+"
    )  # by which it was issued
    issued_on = models.DateField(null=True)
    filed_on = models.DateField(null=True)  # the day on which its unit filed how it will go about it
    filed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    on_file_on = models.DateField(null=True)  # 备案: from then on the baseline is frozen
    claimed_on = models.DateField(null=True)
    claimed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    claim = models.TextField(blank=True)  # what the unit says is done
    verified_on = models.DateField(null=True)
    verified_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    finding = models.TextField(blank=True)  # what whoever verified it found
    struck_number = models.CharField(max_length=40, blank=True)  # 销号
    closed_on = models.DateField(null=True)
    verdict = models.CharField(max_length=20, blank=True)  # at year close: done, carried, cancelled, unmet
    verdict_reason = models.CharField(max_length=500, blank=True)
    verdict_by = models.CharField(max_length=200, blank=True)  # who approved
    note = models.CharField(max_length=500, blank=True)
    # 泛称: [role, words] that stand for several units and that nobody has spelled out; no task is issued with them.
    unspelled = models.JSONField(default=list)

    added_later = frozenset({"unspelled"})
    own_unit = "lead_unit"
    assigned_unit = "lead_unit"
    taking_part = TakingPart(
        unit="lead_unit",
        leader="leader",
        rows="planning.TaskUnit",
        row="task",
        row_unit="unit",
        where=~models.Q(state="drafted"),  # what the office only drafts is not put to anybody yet
    )
    public_where = models.Q(
        state__in=("issued", "planned", "running", "change_asked", "claimed", "verified", "closed", "carried",
                   "cancelled", "unmet")
    )  # fmt: skip

    class Meta:
        ordering = ("plan_id", "position", "id")
        indexes = (
            models.Index(fields=["plan", "lead_unit", "state"], name="planning_task_lead"),
            models.Index(fields=["plan", "clause"], name="planning_task_clause"),
            # Lists of any length are read and counted from these alone.
            models.Index(fields=["programme", "plan", "position"], name="planning_task_order"),
            models.Index(fields=["programme", "plan", "state", "position"], name="planning_task_state"),
            models.Index(fields=["programme", "plan", "state", "lead_unit"], name="planning_task_standing"),
            models.Index(fields=["programme", "plan", "limit_on"], name="planning_task_limit"),
        )
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="planning_task_code"),
            models.UniqueConstraint(fields=["plan", "line"], name="planning_task_line"),
            # What was issued has a lead, a limit and a test of completion.
            models.CheckConstraint(
                condition=models.Q(state__in=("drafted", "negotiating"))
                | (models.Q(lead_unit__isnull=False, limit_on__isnull=False) & ~models.Q(criterion="")),
                name="planning_task_whole",
            ),
        )

    def __str__(self) -> str:
        return self.code


AnnualTaskPast = past_table(AnnualTask)


class TaskUnit(ProgrammeRow):
    """责任、配合单位: a unit on a task beside its lead."""

    task = models.ForeignKey(AnnualTask, models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)  # responsible, supporting
    position = models.PositiveIntegerField(default=0)

    own_unit = "unit"
    hangs_from = "task"
    public_where = models.Q()

    class Meta:
        ordering = ("task_id", "role", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=["task", "unit"], name="planning_task_unit_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=("responsible", "supporting")), name="planning_task_unit_role"
            ),
        )


TaskUnitPast = past_table(TaskUnit)


class TaskNode(ProgrammeRow):
    """任务节点: one step of a task, due by a day. Claimed is not verified."""

    task = models.ForeignKey(AnnualTask, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=300)
    due_on = models.DateField()
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    claimed_on = models.DateField(null=True)
    verified_on = models.DateField(null=True)
    is_able = models.BooleanField(null=True)  # of a late one: judged able to meet the limit

    hangs_from = "task"
    public_where = models.Q()

    class Meta:
        ordering = ("task_id", "due_on", "position", "id")


TaskNodePast = past_table(TaskNode)


class TaskPart(ProgrammeRow):
    """单位内部分解: what a unit breaks a task down into, for itself. Nobody outside the unit and the office sees it."""

    task = models.ForeignKey(AnnualTask, models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    own_unit = "unit"
    named_post = "post"

    class Meta:
        ordering = ("task_id", "due_on", "id")


TaskPartPast = past_table(TaskPart)


class TaskFiling(ProgrammeRow):
    """报推进计划: who answers for it and can be reached, what the unit wants coordinated, and since when it waits to be signed."""

    task = models.ForeignKey(AnnualTask, models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    person = models.CharField(max_length=120, blank=True)  # 责任人
    liaison = models.CharField(max_length=120, blank=True)  # 联络员
    phone = models.CharField(max_length=60, blank=True)  # 电话
    help_wanted = models.CharField(max_length=1000, blank=True)  # 需协调事项
    prepared_on = models.DateField(null=True)  # 拟好: it waits for the signer; none once it is signed
    prepared_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    own_unit = "unit"

    class Meta:
        ordering = ("task_id",)
        constraints = (models.UniqueConstraint(fields=["task"], name="planning_filing_once"),)


TaskFilingPast = past_table(TaskFiling)


class TaskEvidence(ProgrammeRow):
    """佐证: what shows that a task is done: a file, or a paper or page that is named."""

    task = models.ForeignKey(AnnualTask, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    file = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=300, blank=True)  # 文号 or address, where no file is brought
    brought_on = models.DateField()
    brought_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    hangs_from = "task"

    class Meta:
        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | ~models.Q(source=""), name="planning_evidence_shows"
            ),
        )


TaskEvidencePast = past_table(TaskEvidence)
