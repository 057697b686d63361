"""Files of figures on their way in, and what a plan folder holds beyond the rows of the record."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class FigureFile(ProgrammeRow):
    """数据文件: a CSV of figures that the office brought; nothing of it counts before it is confirmed."""

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

    file = models.ForeignKey("record.StoredFile", models.PROTECT, related_name="+")
    table = models.CharField(max_length=20, choices=Table)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    brought_on = models.DateField()
    decided_on = models.DateField(null=True)
    rows = models.PositiveIntegerField(default=0)  # how many it added
    reason = models.CharField(max_length=300, blank=True)  # why doubtful values are right

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
