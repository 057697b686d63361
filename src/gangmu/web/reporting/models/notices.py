"""What a post is told: in the inbox of the desk, and once a day outside it."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class Notice(ProgrammeRow):
    """提醒: one thing that a post is told. All of a day leave as one message."""

    post = models.ForeignKey("accounts.Post", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # due, overdue, returned, review, sign, unmatched
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


class PostMailbox(ProgrammeRow):
    """岗位邮箱: where the day's message to a post goes as well, as whoever holds the post has set it."""

    post = models.ForeignKey("accounts.Post", models.PROTECT, related_name="+")
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")  # who set it
    address = models.CharField(max_length=200, blank=True)  # empty: none any more

    named_post = "post"

    class Meta:
        ordering = ("post_id",)
        constraints = (models.UniqueConstraint(fields=["post", "user"], name="reporting_mailbox_once"),)


PostMailboxPast = past_table(PostMailbox)
