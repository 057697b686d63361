"""The doors through which reports come beside the page: links, ledgers in Excel, signed sheets."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class ReportLink(ProgrammeRow):
    """填报链接: opens the forms of one unit, or of one post, for one period. A link drafts; it never signs."""

    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    post = models.ForeignKey(
        "accounts.Post", models.PROTECT, null=True, related_name="+"
    )  # none: the whole unit's
    period = models.CharField(max_length=21)
    hash = models.CharField(max_length=64, unique=True)  # of the secret in the address
    made_on = models.DateField()
    expires_on = models.DateField()
    revoked_on = models.DateField(null=True)

    own_unit = "unit"

    class Meta:
        ordering = ("-made_on", "-id")


ReportLinkPast = past_table(ReportLink)


class LedgerBook(ProgrammeRow):
    """下发台账: a workbook that was handed out, so that a stale or a foreign one is known when it comes back."""

    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=21)
    key = models.CharField(max_length=40, unique=True)  # stands in the workbook
    made_on = models.DateField()
    rows = models.JSONField(default=list)  # [task code, version of its report] as handed out

    own_unit = "unit"

    class Meta:
        ordering = ("-made_on", "-id")


LedgerBookPast = past_table(LedgerBook)


class ReturnedBook(ProgrammeRow):
    """交回台账: a workbook that came back, what was read from it, and what became of it."""

    book = models.ForeignKey(LedgerBook, models.PROTECT, null=True, related_name="+")  # none: not one of ours
    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    batch = models.CharField(max_length=40, blank=True)  # those uploaded at once
    period = models.CharField(max_length=21, blank=True)
    state = models.CharField(max_length=10, default="preview")  # reading, preview, taken, refused, dropped
    reading = models.JSONField(default=dict)  # rows as read, with located problems
    brought_on = models.DateField()
    brought_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    own_unit = "unit"

    class Meta:
        ordering = ("-brought_on", "-id")
        indexes = (models.Index(fields=["programme", "sha256"], name="reporting_returned_sha"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("reading", "preview", "taken", "refused", "dropped")),
                name="reporting_returned_state",
            ),
        )


ReturnedBookPast = past_table(ReturnedBook)


class SignedSheet(ProgrammeRow):
    """签报单: a printed sheet with a check code; its scan is accepted as the signature."""

    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=21)
    code = models.CharField(max_length=20)  # printed, with a check character
    rows = models.JSONField(default=list)  # what was printed: task codes, versions and hashes of the reports
    printed_on = models.DateField()
    printed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    scan = models.ForeignKey("record.StoredFile", models.PROTECT, null=True, related_name="+")
    accepted_on = models.DateField(null=True)
    accepted_post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")

    own_unit = "unit"

    class Meta:
        ordering = ("-printed_on", "-id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="reporting_sheet_code"),)


SignedSheetPast = past_table(SignedSheet)
