"""账户: who signs in, with what, and what a program signs in with."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models

from gangmu.web.record.rows import HomeRow, past_table


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


class SecondFactor(HomeRow):
    """第二验证: what a user's telephone shares with us, so that a password alone opens nothing. One a user."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    secret = models.CharField(max_length=64)  # RFC 6238, base32; empty: forgotten
    confirmed_on = models.DateField(null=True)  # unconfirmed: begun, not asked for yet

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user"], name="accounts_second_factor"),)


SecondFactorPast = past_table(SecondFactor)


class BoundAccount(HomeRow):
    """绑定的企业微信、钉钉账号: as whom a user is known to a provider, so that its word lets them in. One a provider."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    provider = models.CharField(max_length=20)  # a key of accounts/work_providers.py
    subject = models.CharField(
        max_length=128
    )  # the provider's own name of the person; empty: bound no longer
    bound_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "provider"], name="accounts_bound_once"),
            models.UniqueConstraint(
                fields=["provider", "subject"], condition=~models.Q(subject=""), name="accounts_bound_subject"
            ),
        )


BoundAccountPast = past_table(BoundAccount)
