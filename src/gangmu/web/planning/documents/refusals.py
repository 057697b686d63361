"""What bringing documents and settling duties refuses."""

from gangmu.core.base.refusals import GangmuError


class NoDocumentError(GangmuError):
    """A form was sent without its file."""

    code = "planning.no_document"


class DocumentKindError(GangmuError):
    """A document is brought as something that there is not."""

    code = "planning.document_kind"
    parameter_names = ("text",)


class LeadsOpenError(GangmuError):
    """Items whose paper names no lead, or two, wait for the office's choice."""

    code = "planning.leads_open"
    parameter_names = ("number", "places")


class ChoiceUnknownError(GangmuError):
    """A form chooses what was not offered."""

    code = "planning.choice_unknown"
    parameter_names = ("text",)


class ReasonNeededError(GangmuError):
    """A decision on duties needs its reason."""

    code = "planning.reason_needed"


class NamesOpenError(GangmuError):
    """Names that may be another unit's wait for an answer."""

    code = "planning.names_open"
    parameter_names = ("names",)


class ClauseUnknownError(GangmuError):
    """No clause in force bears this code."""

    code = "planning.clause_unknown"
    parameter_names = ("text",)


class PlanMissingError(GangmuError):
    """Tasks are drafted into a plan that nobody has opened."""

    code = "planning.plan_missing"
    parameter_names = ("year",)


class ConflictGoneError(GangmuError):
    """A conflict was settled, or is none any more."""

    code = "planning.conflict_gone"
