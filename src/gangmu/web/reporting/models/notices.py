"""What a post is told: in the inbox of the desk, and once a day outside it."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class Notice(ProgrammeRow):
    """提醒: one thing that a post is told. All of a day leave as one message."""

    post = models.ForeignKey("accounts.Post", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # due, overdue, returned, asked, handed_over, warned
    on = models.DateField()
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=1000, blank=True)
    address = models.CharField(max_length=200, blank=True)  # the page where it is dealt with
    key = models.CharField(max_length=120)  # so that a second tick tells nothing twice
    read_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)  # outside the desk
    channel = models.CharField(max_length=20, blank=True)

    named_post = "post"

    class Meta:
        ordering = ("-on", "-id")
        constraints = (models.UniqueConstraint(fields=["programme", "key"], name="reporting_notice_once"),)


NoticePast = past_table(Notice)
