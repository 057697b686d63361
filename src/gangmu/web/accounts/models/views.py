"""已存视图: filters of a list that somebody keeps under a name."""

from django.db import models

from gangmu.web.accounts.models.people import User
from gangmu.web.accounts.models.posts import Post
from gangmu.web.record.rows import ProgrammeRow, past_table


class SavedView(ProgrammeRow):
    """已存视图: a list, filtered and sorted as one person in one post wants it again."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    list = models.CharField(max_length=60)  # the name of the list's route
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)  # as it stands in the address

    named_post = "post"

    class Meta:
        ordering = ("list", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=["post", "user", "list", "name"], name="accounts_saved_view"),
        )

    def __str__(self) -> str:
        return self.name


SavedViewPast = past_table(SavedView)
