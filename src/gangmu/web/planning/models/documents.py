"""The family of documents around the outline, their items, and how conflicts of duties were settled."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class PlanDocument(ProgrammeRow):
    """配套文件: a special, district or supporting plan, a work report, a task-division paper; read by the same reader."""

    kind = models.CharField(max_length=20)  # special, district, supporting, work_report, division
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=100, blank=True)  # 文号
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)  # the year whose tasks it gives, if one
    file = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)  # as read; spans of items count in it
    sha256 = models.CharField(max_length=64)
    reading = models.JSONField(null=True)  # what the reader found and is not yet taken in, with its problems
    state = models.CharField(max_length=20, default="reading")  # of the lifecycle: reading, preview, taken …
    lifecycle = models.PositiveSmallIntegerField(default=1)
    refusal = models.JSONField(null=True)  # why it could not be read
    brought_on = models.DateField()

    added_later = frozenset({"lifecycle"})

    class Meta:
        ordering = ("-brought_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("reading", "preview", "taken", "failed", "withdrawn")),
                name="planning_document_state",
            ),
        )

    def __str__(self) -> str:
        return self.title


PlanDocumentPast = past_table(PlanDocument)


class PlanItem(ProgrammeRow):
    """文件条目: one item of such a document, linked to the clause that it carries out, or said to come from none."""

    document = models.ForeignKey(PlanDocument, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # in order of the document
    label = models.CharField(max_length=60, blank=True)  # as printed: （一）1.
    text = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    place = models.CharField(max_length=100, blank=True)  # of a table: sheet or table, row
    said = models.JSONField(
        default=dict
    )  # the words of lead, responsible, supporting, leader, limit, remarks
    link = models.CharField(max_length=20, default="open")  # open, proposed, confirmed, none
    clause = models.ForeignKey("outlines.Clause", models.PROTECT, null=True, related_name="+")
    promise = models.ForeignKey("outlines.Promise", models.PROTECT, null=True, related_name="+")
    why_none = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ("document_id", "number")
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="planning_item_number"),
            models.CheckConstraint(
                condition=models.Q(link__in=("open", "proposed", "confirmed", "none")),
                name="planning_item_link",
            ),
        )


PlanItemPast = past_table(PlanItem)


class DutySettlement(ProgrammeRow):
    """责任认定: who leads where two are named or none is, or which of two dates holds; with the reason and by whom."""

    key = models.CharField(max_length=300)  # what is disputed
    kind = models.CharField(max_length=20)  # two_leads, no_lead, dates_disagree, unknown_unit
    item = models.ForeignKey(PlanItem, models.PROTECT, null=True, related_name="+")
    clause = models.ForeignKey("outlines.Clause", models.PROTECT, null=True, related_name="+")
    rivals = models.JSONField(default=list)  # what was to choose from, with sources
    holds = models.CharField(max_length=300)
    reason = models.CharField(max_length=1000)
    paper = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField()

    class Meta:
        ordering = ("-settled_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=["programme", "key"], name="planning_settlement_key"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="planning_settlement_reason"),
        )


DutySettlementPast = past_table(DutySettlement)
