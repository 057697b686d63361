"""What an issued version promises."""

from typing import ClassVar

from django.db import models

from gangmu.web.record.exact import ExactField, TwinField
from gangmu.web.record.rows import ProgrammeRow, past_table


class FromText(ProgrammeRow):
    """What hangs from a span of one issued version and from a clause."""

    outline = models.ForeignKey("outlines.OutlineVersion", models.PROTECT, related_name="+")
    clause = models.ForeignKey("outlines.Clause", models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    public_where = models.Q()

    class Meta:
        abstract = True


class Figured(FromText):
    """A figure of the text, as worded."""

    code = models.CharField(max_length=40)
    draft = models.ForeignKey("outlines.Draft", models.PROTECT, null=True, related_name="+")
    words = models.TextField()  # as written
    indicator = models.CharField(max_length=200, blank=True)  # as the text names it, in simplified script
    comparison = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=40, blank=True)  # as written: 1
    surface_unit = models.CharField(max_length=40, blank=True)  # as written: 万亿元
    value = ExactField(null=True)
    value_order = TwinField(of="value")
    value_high = ExactField(null=True)
    unit = models.CharField(max_length=40, blank=True)  # base unit of DESIGN §5.1
    ambition = models.BooleanField(default=False)  # 力争
    reference = models.CharField(max_length=200, blank=True)  # what a relative target keeps pace with
    period_start = models.CharField(max_length=21, blank=True)  # ISO 8601
    due = models.CharField(max_length=21, blank=True)
    every = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True


class Promise(Figured):
    """承诺: a target or a measure of the issued version. Its code and uid are kept through later versions.

    `outline`, `clause` and the span say where it stands now; a promise that was dropped keeps the version it
    stood in last, and `withdrawn_on`.
    """

    kind = models.CharField(max_length=10)  # target, measure
    verb = models.CharField(max_length=60, blank=True)  # of a measure, as written
    object = models.CharField(max_length=300, blank=True)
    strength = models.CharField(max_length=20, blank=True)
    is_unread = models.BooleanField(default=False)  # taken as read: nobody has looked at it
    base_period = models.CharField(max_length=21, blank=True)
    base_value = ExactField(null=True)
    path = models.CharField(max_length=20, blank=True)  # linear, compound, stated; none chosen
    milestones = models.JSONField(default=list)  # of a stated path: [[period, value], …]
    tolerance = ExactField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)  # the paper
    accepted = models.CharField(max_length=300, blank=True)  # why a value that looks like a slip is right
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    # 补列: by which table, where the text announces it and does not contain it; `words` are then the table's.
    supplied = models.CharField(max_length=300, blank=True)

    added_later = frozenset({"supplied"})

    class Meta:
        ordering = ("start", "id")
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="outlines_promise_code"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="outlines_promise_span"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=("target", "measure")), name="outlines_promise_kind"
            ),
        )

    def __str__(self) -> str:
        return self.code


PromisePast = past_table(Promise)


class Baseline(Figured):
    """基期值: a figure that the text reports, no promise."""

    class Meta:
        ordering = ("start", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="outlines_baseline_code"),)


BaselinePast = past_table(Baseline)


class Duty(FromText):
    """责任分工: who is to do the task of the span, as the text names them."""

    promise = models.ForeignKey(Promise, models.PROTECT, null=True, related_name="+")
    lead = models.JSONField(default=list)  # 牵头单位
    responsible = models.JSONField(default=list)  # 责任单位
    supporting = models.JSONField(default=list)  # 配合单位
    deadline = models.CharField(max_length=21, blank=True)

    class Meta:
        ordering = ("start", "id")


DutyPast = past_table(Duty)


class Meaning(ProgrammeRow):
    """口径认定: which series the words of a target mean. A decision of a post with a date, shown beside the verdict."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=10, default="actual")  # actual, reference
    # The series (DESIGN §5.3), by its parts: codes of the indicators and places that the programme keeps.
    place = models.CharField(max_length=40, blank=True)
    indicator = models.CharField(max_length=40)
    definition = models.CharField(max_length=60, blank=True)
    breakdown = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    span = models.CharField(max_length=20, blank=True)
    decided_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    decided_by_words = models.CharField(max_length=200, blank=True)  # of a take-over: the post as written
    decided_on = models.DateField()
    reason = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)

    public_where = models.Q()
    SERIES: ClassVar[tuple[str, ...]] = ("place", "indicator", "definition", "breakdown", "basis", "span")

    class Meta:
        ordering = ("promise_id", "role", "id")


MeaningPast = past_table(Meaning)
