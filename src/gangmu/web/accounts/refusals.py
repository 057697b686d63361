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


class NoStandInError(GangmuError):
    """This actor may not record for that post."""

    code = "accounts.no_stand_in"
    parameter_names = ("role", "post")


class NoBasisError(GangmuError):
    """What is recorded for another names the paper or call that it is recorded from."""

    code = "accounts.no_basis"
    parameter_names = ("post",)


class SignsThemselvesError(GangmuError):
    """A signature is the signer's own: nobody records it for them but from a signed sheet."""

    code = "accounts.signs_themselves"


class UnitHasChargesError(GangmuError):
    """A unit or post that goes would leave behind what nobody answers for."""

    code = "accounts.charges_left"
    parameter_names = ("name", "count", "first")


class NoSuchHeirError(GangmuError):
    """What a post answers for goes to another post of the same unit that stays."""

    code = "accounts.no_such_heir"
    parameter_names = ("post", "heir")


class UnitGoneError(GangmuError):
    """The unit does not stand on that day."""

    code = "accounts.unit_gone"
    parameter_names = ("name", "day")


class UnitWithinItselfError(GangmuError):
    """A unit cannot stand below itself, become itself, or end before it began."""

    code = "accounts.unit_within_itself"
    parameter_names = ("name",)


class HoldingDaysError(GangmuError):
    """A post is held from a day to a later one, by somebody who does not hold it already."""

    code = "accounts.holding_days"
    parameter_names = ("post", "from_on", "until_on")


class NoSuchChoiceError(GangmuError):
    """A form names what is not there."""

    code = "accounts.no_such_choice"
    parameter_names = ("what", "text")


class CodeTakenError(GangmuError):
    """A code or name that is taken already."""

    code = "accounts.code_taken"
    parameter_names = ("name",)


class NothingMovesError(GangmuError):
    """Portfolios would go to the post that holds them already."""

    code = "accounts.nothing_moves"
    parameter_names = ("post",)


class OfficeEmptyError(GangmuError):
    """A programme would be left without its office, or without anybody in it."""

    code = "accounts.office_empty"
    parameter_names = ("name",)


class BadCodeError(GangmuError):
    """A code stands in addresses: letters, digits, dot, dash and underscore, and no word that is an address itself."""

    code = "accounts.bad_code"
    parameter_names = ("text",)


class SeatsThemselvesError(GangmuError):
    """Nobody seats themselves, and posts of administrators are made and filled by administrators."""

    code = "accounts.seats_themselves"
    parameter_names = ("post",)


class DayNotComeError(GangmuError):
    """A reorganisation is recorded on the day on which it takes effect, or later."""

    code = "accounts.day_not_come"
    parameter_names = ("day", "today")


class PlannedAlreadyError(GangmuError):
    """A unit that is to end on a day to come cannot be arranged to end another time."""

    code = "accounts.planned_already"
    parameter_names = ("name", "day")


class ChangeOverError(GangmuError):
    """What was arranged is done or withdrawn already: there is nothing to do or to withdraw."""

    code = "accounts.change_over"
    parameter_names = ("day",)


class WrongSecondFactorError(GangmuError):
    """The number of the second factor is wrong, or was used already."""

    code = "accounts.second_factor_wrong"


class SsoRefusedError(GangmuError):
    """The identity provider did not vouch for anybody who has an account here."""

    code = "accounts.sso_refused"
    parameter_names = ("why",)


class WorkSignInError(GangmuError):
    """WeCom or DingTalk did not vouch for anybody who is bound to an account here."""

    code = "accounts.work_sign_in"
    parameter_names = ("provider", "why")


class SecondFactorNeededError(GangmuError):
    """This post signs in with a second factor that is not set up yet."""

    code = "accounts.second_factor_needed"
    parameter_names = ("role",)
