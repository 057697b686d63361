"""The review of a version: drafts, what becomes of clauses without any, and links to the version before."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class Draft(ProgrammeRow):
    """拟条目: a row of the reading, or one that the clerk added, on its way to become a promise or nothing."""

    outline = models.ForeignKey("outlines.OutlineVersion", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)  # target, measure, duty, mention, set, system, gap
    number = models.PositiveIntegerField()  # in order of the text, over all kinds; added ones come after
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    node = models.CharField(max_length=60, blank=True)
    pattern = models.CharField(max_length=120, blank=True)  # what it has in common with its like
    values = models.JSONField(default=dict)  # as it stands; keys of DESIGN §5.1
    as_read = models.JSONField(null=True)  # what the reader found; None: added
    doubts = models.JSONField(default=list)  # codes of what is doubtful
    doubt = models.PositiveSmallIntegerField(default=0)  # how much of it: doubtful ones come first
    state = models.CharField(max_length=20, default="proposed")
    lifecycle = models.PositiveSmallIntegerField(default=1)
    is_unread = models.BooleanField(default=False)  # taken as read: nobody has looked at it
    reason = models.CharField(max_length=300, blank=True)
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # merged into
    part_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")  # split off from
    counted_apart = models.BooleanField(
        default=False
    )  # a promise of its own, though a target has the same words
    code = models.CharField(max_length=40, blank=True)  # the code that its promise is to have
    meanings = models.JSONField(default=list)  # which series its words mean, as the clerk decided
    decided_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ("-doubt", "start", "id")
        indexes = (models.Index(fields=["outline", "state", "kind"], name="outlines_draft_state"),)
        constraints = (
            models.UniqueConstraint(fields=["outline", "number"], name="outlines_draft_number"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="outlines_draft_span"),
            models.CheckConstraint(
                condition=~models.Q(state="merged") | models.Q(into__isnull=False), name="outlines_draft_into"
            ),
        )

    added_later = frozenset({"counted_apart"})


DraftPast = past_table(Draft)


class ClauseFinding(ProgrammeRow):
    """句的结论: what the clerk says of a clause from which nothing hangs."""

    outline = models.ForeignKey("outlines.OutlineVersion", models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    ending = models.CharField(max_length=20)  # not_a_promise, open
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["outline", "start"], name="outlines_finding_once"),
            models.CheckConstraint(
                condition=models.Q(ending__in=("not_a_promise", "open")), name="outlines_finding_ending"
            ),
        )


ClauseFindingPast = past_table(ClauseFinding)


class ClauseLink(ProgrammeRow):
    """异同: what a clause of the version in force is in the new one. Only a confirmed link carries identity over."""

    outline = models.ForeignKey("outlines.OutlineVersion", models.PROTECT, related_name="+")  # the new one
    number = models.PositiveIntegerField()  # links of one number belong together: a split, a merger
    clause = models.ForeignKey("outlines.Clause", models.PROTECT, null=True, related_name="+")  # none: added
    start = models.PositiveIntegerField(null=True)  # in the new text; none: dropped
    end = models.PositiveIntegerField(null=True)
    changes = models.JSONField(default=list)
    likeness = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, default="proposed")  # proposed, confirmed, refused
    decided_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ("number", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(clause__isnull=False) | models.Q(start__isnull=False),
                name="outlines_link_ends",
            ),
        )


ClauseLinkPast = past_table(ClauseLink)
