"""岗位: what a unit answers through, and who holds it from when to when. Posts come before persons."""

from django.db import models

from gangmu.web.accounts.models.people import User
from gangmu.web.accounts.models.units import OrgUnit
from gangmu.web.record.rows import ProgrammeRow, past_table


class Post(ProgrammeRow):
    """岗位: what a unit answers through. Posts come before persons."""

    code = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)  # a role of rights.toml
    position = models.PositiveIntegerField(default=0)  # official order within the unit
    founded_on = models.DateField(null=True)
    abolished_on = models.DateField(null=True)  # the last day

    own_unit = "unit"
    named_post = "id"
    public_where = models.Q()
    added_later = frozenset({"position", "founded_on", "abolished_on"})

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="accounts_post_code"),)

    def __str__(self) -> str:
        return self.title


PostPast = past_table(Post)


class Holding(ProgrammeRow):
    """任职: a user holds a post from a day, until a day or until further notice."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # the last day
    is_acting = models.BooleanField(
        default=False
    )  # 代理: until the post is filled, or while its holder is away
    acting_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")  # in whose stead

    named_post = "post"
    added_later = frozenset({"is_acting", "acting_for"})

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="accounts_holding_days",
            ),
        )


HoldingPast = past_table(Holding)


class StandIn(ProgrammeRow):
    """代录: the office records for a post of a unit what it brought on paper or said; good for that day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="+")  # for whom
    recorder = models.ForeignKey(Post, models.PROTECT, related_name="+")  # the office's post
    user = models.ForeignKey(User, models.PROTECT, related_name="+")  # who records
    on = models.DateField()
    basis = models.CharField(max_length=200)  # which paper or call

    named_post = "post"

    class Meta:
        ordering = ("on", "id")


StandInPast = past_table(StandIn)
