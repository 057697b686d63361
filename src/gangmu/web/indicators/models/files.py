"""Files of figures on their way in, and what a plan folder holds beyond the rows of the record."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class FigureFile(ProgrammeRow):
    """数据文件: a table that the office brought; nothing of it counts before it is confirmed."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        TAKEN = "taken"
        DROPPED = "dropped"

    class Table(models.TextChoices):
        """What it holds."""

        OBSERVATIONS = "observations"
        INDICATORS = "indicators"
        PLACES = "places"
        TARGETS = "targets"  # 指标与目标表: the outline's own table

    file = models.ForeignKey("record.StoredFile", models.PROTECT, related_name="+")
    table = models.CharField(max_length=20, choices=Table)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    brought_on = models.DateField()
    decided_on = models.DateField(null=True)
    rows = models.PositiveIntegerField(default=0)  # how many it added
    reason = models.CharField(max_length=300, blank=True)  # why doubtful values are right
    # What was found in it by the process apart, as cells; what is confirmed is what was looked at.
    reading = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    mapping = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    # What the clerk says of the whole file, for where its tables are silent.
    place = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=21, blank=True)
    source_title = models.CharField(max_length=500, blank=True)
    source_url = models.CharField(max_length=1000, blank=True)
    published_on = models.DateField(null=True)
    adds = models.BooleanField(default=False)  # places and indicators that are not known are registered too
    gap = models.ForeignKey("outlines.Gap", models.PROTECT, null=True, related_name="+")  # that it fills
    counts = models.JSONField(default=dict)  # how many rows it added, by table

    added_later = frozenset(
        {
            "reading", "mapping", "place", "period", "source_title", "source_url", "published_on", "adds", "gap", "counts",
        }
    )  # fmt: skip

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "taken", "dropped")), name="indicators_file_state"
            ),
        )


FigureFilePast = past_table(FigureFile)


class PlanHead(ProgrammeRow):
    """计划总表: what `plan.yaml` said of the programme when it was taken over."""

    words = models.JSONField(default=dict)

    public_where = models.Q()


PlanHeadPast = past_table(PlanHead)


class FolderCell(ProgrammeRow):
    """附加栏: a cell of a plan folder as its office writes it, where the record has no column or another notation.

    It holds as long as the record says what it said when the cell was taken over (`stood_for`): a later change wins.
    """

    table = models.CharField(max_length=20)
    row_key = models.CharField(max_length=300)
    column = models.CharField(max_length=40)
    stood_for = models.TextField(blank=True)
    written = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "table", "row_key", "column"], name="indicators_cell_place"
            ),
        )


FolderCellPast = past_table(FolderCell)
