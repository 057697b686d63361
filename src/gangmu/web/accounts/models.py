"""Users, units, posts, and who holds which post from when to when."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models

from gangmu.web.record.rows import HomeRow, ProgrammeRow, past_table


class Users(BaseUserManager["User"]):
    """Users by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by sign-in name."""
        return self.get(login=username)


class User(AbstractBaseUser, HomeRow):
    """账户: a person who signs in. What they may do hangs from the posts they hold, never from here."""

    last_login = None  # the security log knows; a field here would be written outside the record
    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Users()

    def __str__(self) -> str:
        return self.login

    def check_password(self, raw_password: str | None) -> bool:
        """Compare, without writing a new hash on the way: passwords change through an action."""
        return check_password(raw_password, self.password)


UserPast = past_table(User)


class SignInCode(HomeRow):
    """一次性登录码: one of a printed sheet. Good for one sign-in, void when a new sheet is printed."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    hash = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField()  # its place on the sheet
    expires_on = models.DateField()
    is_used = models.BooleanField(default=False)


SignInCodePast = past_table(SignInCode)


class OrgUnit(ProgrammeRow):
    """单位: a body that leads, answers for or supports what the outline orders."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField(default=0)  # official order, in every list and paper
    founded_on = models.DateField(null=True)
    dissolved_on = models.DateField(null=True)

    own_unit = "id"
    public_where = models.Q()

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="accounts_unit_code"),)

    def __str__(self) -> str:
        return self.name


OrgUnitPast = past_table(OrgUnit)


class Post(ProgrammeRow):
    """岗位: what a unit answers through. Posts come before persons."""

    code = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)  # a role of rights.toml

    own_unit = "unit"
    named_post = "id"
    public_where = models.Q()

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

    named_post = "post"

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="accounts_holding_days",
            ),
        )


HoldingPast = past_table(Holding)
