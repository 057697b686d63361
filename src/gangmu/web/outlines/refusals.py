"""What outlines refuse."""

from gangmu.core.base.refusals import GangmuError


class ReviewClosedError(GangmuError):
    """A version that is not in review is not reviewed."""

    code = "outlines.review_closed"
    parameter_names = ("number", "state")


class WordsNotFoundError(GangmuError):
    """The words that a clerk typed do not stand in the text."""

    code = "outlines.words_not_found"
    parameter_names = ("words",)


class WordsManyError(GangmuError):
    """The words that a clerk typed stand in the text more than once."""

    code = "outlines.words_many"
    parameter_names = ("words", "number")


class PartsNeededError(GangmuError):
    """A draft is split into at least two pieces of its own words."""

    code = "outlines.parts_needed"


class NothingToUndoError(GangmuError):
    """This clerk has done nothing in this review that can be undone."""

    code = "outlines.nothing_to_undo"


class NotReadyError(GangmuError):
    """A version is issued when nothing in it is left unexplained."""

    code = "outlines.not_ready"
    parameter_names = ("drafts", "clauses", "links")


class NotAFigureError(GangmuError):
    """What was typed for a figure is no number."""

    code = "outlines.not_a_figure"
    parameter_names = ("text",)


class NotAPeriodError(GangmuError):
    """What was typed for a date is none."""

    code = "outlines.not_a_period"
    parameter_names = ("text",)


class NoFileError(GangmuError):
    """The upload holds no file."""

    code = "outlines.no_file"


class NothingSuppliedError(GangmuError):
    """A gap is closed by what fills it: that must be named."""

    code = "outlines.nothing_supplied"
    parameter_names = ("gap",)


class CodeTakenError(GangmuError):
    """A printed code belongs to something else already."""

    code = "outlines.code_taken"
    parameter_names = ("code",)


class DecisionsUnreadableError(GangmuError):
    """A file of review decisions cannot be read."""

    code = "outlines.decisions_unreadable"
    parameter_names = ("place", "fault")


class DecisionsOfOtherTextError(GangmuError):
    """A file of review decisions speaks of another text."""

    code = "outlines.decisions_of_other_text"
    parameter_names = ("number",)
