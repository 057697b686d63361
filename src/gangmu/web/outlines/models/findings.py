"""Names, sets, systems and gaps of an issued version."""

from django.db import models

from gangmu.web.outlines.models.promises import FromText
from gangmu.web.record.rows import ProgrammeRow, past_table


class Mention(FromText):
    """提及: a named place, organisation, project, line, platform, document or event."""

    type = models.CharField(max_length=20)
    text = models.CharField(max_length=300)  # as written

    class Meta:
        ordering = ("start", "id")


MentionPast = past_table(Mention)


class System(FromText):
    """系统: a platform, register, list, market, code or mechanism that a sentence orders, with its honest state."""

    class State(models.TextChoices):
        """What became of it."""

        RUNS_HERE = "runs_here"  # 在此运行
        FED = "fed"  # 外部供数
        PROJECT = "project"  # 按项目跟踪
        WORDS = "words"  # 仅见于文字

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)  # system, register, list, market, code, mechanism
    state = models.CharField(max_length=20, choices=State, default=State.WORDS)
    unit = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        ordering = ("start", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="outlines_system_code"),)


SystemPast = past_table(System)


class NamedSet(FromText):
    """名号: a name that stands for counted things."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)  # as written
    name_en = models.CharField(max_length=200, blank=True)
    counts = models.CharField(max_length=100, blank=True)  # 5+3+7+5
    meaning = models.TextField(blank=True)
    meaning_en = models.TextField(blank=True)

    class Meta:
        ordering = ("start", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="outlines_set_code"),)


NamedSetPast = past_table(NamedSet)


class SetMember(ProgrammeRow):
    """名号成员: what one number of a named set counts, where the text gives it."""

    named_set = models.ForeignKey(NamedSet, models.PROTECT, related_name="+")
    part = models.PositiveSmallIntegerField()  # from 1
    position = models.PositiveSmallIntegerField()  # within the part, from 1
    name = models.CharField(max_length=300)  # as written
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    meaning = models.TextField(blank=True)
    meaning_en = models.TextField(blank=True)

    public_where = models.Q()

    class Meta:
        ordering = ("named_set_id", "part", "position")


SetMemberPast = past_table(SetMember)


class Gap(FromText):
    """缺漏: what the text announces but does not contain, or says twice. It is closed by a named act (补齐)."""

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=30)
    words = models.TextField()
    lifecycle = models.PositiveSmallIntegerField(default=1)
    closed_on = models.DateField(null=True)  # the office has since supplied it
    closed_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    supplied = models.CharField(max_length=300, blank=True)  # by what: a file, a paper, a table
    reason = models.CharField(max_length=300, blank=True)  # why it was closed, or opened again
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        ordering = ("start", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="outlines_gap_code"),)

    added_later = frozenset({"lifecycle", "closed_by", "supplied", "reason"})

    @property
    def state(self) -> str:
        """Where it stands in its lifecycle."""
        return "closed" if self.closed_on else "open"


GapPast = past_table(Gap)
