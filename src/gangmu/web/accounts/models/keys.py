"""接口密钥与日历订阅: what opens a door without a person signing in. Kept as hashes, each taken back at once."""

from django.db import models

from gangmu.web.accounts.models.people import User
from gangmu.web.accounts.models.posts import Post
from gangmu.web.record.rows import ProgrammeRow, past_table


class ApiKey(ProgrammeRow):
    """接口密钥: lets a unit's own system act in one post, for some verbs, until a day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)  # what it is for
    hash = models.CharField(max_length=64)  # SHA-256 of a random key of 160 bits or more; nothing to guess
    scopes = models.JSONField(default=list)  # "report:file", "report:read"; nothing beyond what the post may
    from_on = models.DateField()
    expires_on = models.DateField(null=True)  # the last day
    revoked_on = models.DateField(null=True)

    named_post = "post"

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hash"], name="accounts_api_key_hash"),)

    def __str__(self) -> str:
        return self.name


ApiKeyPast = past_table(ApiKey)


class CalendarFeed(ProgrammeRow):
    """日历订阅: the secret address of one person's deadlines in one post."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64)  # SHA-256 of the random word in the address
    from_on = models.DateField()
    revoked_on = models.DateField(null=True)

    named_post = "post"

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hash"], name="accounts_feed_hash"),)


CalendarFeedPast = past_table(CalendarFeed)
