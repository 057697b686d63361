"""Progress reports, their evidence, and the checks on the spot."""

from django.db import models

from gangmu.web.record.exact import ExactField, TwinField
from gangmu.web.record.rows import ProgrammeRow, past_table


class ProgressReport(ProgrammeRow):
    """进展报告: what the lead unit says of a task for one period. What is claimed here is not verified."""

    task = models.ForeignKey("planning.AnnualTask", models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        "accounts.OrgUnit", models.PROTECT, related_name="+"
    )  # who answers: the lead then
    period = models.CharField(max_length=21)  # ISO: 2026-03, 2026-Q1
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="due")
    lifecycle = models.PositiveSmallIntegerField(default=1)
    visible_progress = models.CharField(max_length=1000, blank=True)  # 形象进度
    amount = ExactField(null=True)  # 本年累计完成, in the task's unit of measure, where it has a quantity
    amount_order = TwinField(of="amount")
    problem = models.CharField(max_length=1000, blank=True)
    next_step = models.CharField(max_length=1000, blank=True)
    help_wanted = models.CharField(max_length=1000, blank=True)
    prefilled = models.JSONField(
        default=dict
    )  # what stood there before anybody touched it, and where it came from
    is_no_change = models.BooleanField(default=False)  # 无变化
    claims_completion = models.BooleanField(default=False)  # 申报完成
    slips = models.JSONField(
        default=list
    )  # what was asked back of its figure, and whether it was said to be so
    door = models.CharField(
        max_length=10, blank=True
    )  # page, link, sheet, api: through which it was last written
    seconds = models.PositiveIntegerField(null=True)  # from opening the form to sending it, as measured
    opened_on = models.DateField(null=True)  # when its unit first took the request up
    filed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    filed_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    reviewed_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    signed_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    submitted_on = models.DateField(null=True)
    is_late = models.BooleanField(default=False)  # counts against filing discipline only
    accepted_on = models.DateField(null=True)
    accepted_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=1000, blank=True)  # of the last return or correction
    wanted = models.JSONField(null=True)  # of a correction asked for: what is to stand there

    own_unit = "unit"
    assigned_unit = "unit"
    added_later = frozenset({"slips"})

    class Meta:
        ordering = ("-period", "task_id", "id")
        indexes = (
            models.Index(fields=["unit", "period", "state"], name="reporting_report_unit"),
            models.Index(fields=["programme", "period", "state"], name="reporting_report_period"),
        )
        constraints = (
            models.UniqueConstraint(fields=["task", "period"], name="reporting_report_once"),
            # Whoever signs is not who filed.
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True)
                | models.Q(filed_by__isnull=True)
                | models.Q(is_no_change=True)
                | ~models.Q(signed_by=models.F("filed_by")),
                name="reporting_report_two_persons",
            ),
        )


ProgressReportPast = past_table(ProgressReport)


class ReportEvidence(ProgrammeRow):
    """佐证材料: at most three pieces a report."""

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="+")
    file = models.ForeignKey("record.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()  # 1 to 3

    assigned_unit = "report"

    class Meta:
        ordering = ("report_id", "position")
        constraints = (
            models.UniqueConstraint(fields=["report", "position"], name="reporting_evidence_place"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=3), name="reporting_evidence_three"
            ),
        )


ReportEvidencePast = past_table(ReportEvidence)


class SpotCheck(ProgrammeRow):
    """抽查: a report that was picked by chance or by risk, and what was found."""

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="+")
    why = models.CharField(max_length=10)  # random, risk
    grounds = models.JSONField(default=list)  # codes of the risks, or the draw that can be repeated
    picked_on = models.DateField()
    matches = models.BooleanField(null=True)
    finding = models.CharField(max_length=1000, blank=True)
    checked_on = models.DateField(null=True)
    checked_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    assigned_unit = "report"

    class Meta:
        ordering = ("-picked_on", "id")
        constraints = (
            models.UniqueConstraint(fields=["report"], name="reporting_check_once"),
            models.CheckConstraint(
                condition=models.Q(why__in=("random", "risk")), name="reporting_check_why"
            ),
        )


SpotCheckPast = past_table(SpotCheck)
