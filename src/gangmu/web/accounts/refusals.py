"""What accounts refuse."""

from gangmu.core.base.refusals import GangmuError


class NotAllowedError(GangmuError):
    """This actor has no right to do this to that. Deny by default."""

    code = "accounts.not_allowed"
    parameter_names = ("role", "verb", "what")


class WrongSignInError(GangmuError):
    """Name and password or code do not fit; which of them is not said."""

    code = "accounts.wrong_sign_in"


class SignInLockedError(GangmuError):
    """Too many wrong attempts: the next is looked at after a while. Said alike of any name, known or not."""

    code = "accounts.sign_in_locked"
    parameter_names = ("seconds",)


class PasswordTooShortError(GangmuError):
    """The password is too easy to guess."""

    code = "accounts.password_too_short"
    parameter_names = ("least",)


class HomeTakenError(GangmuError):
    """The home has a programme already."""

    code = "home.taken"
    parameter_names = ("home",)


class NoSuchZoneError(GangmuError):
    """There is no such time zone."""

    code = "home.no_such_zone"
    parameter_names = ("name",)
