"""What planning refuses."""

from gangmu.core.base.refusals import GangmuError


class TasksNotReadyError(GangmuError):
    """Tasks that were chosen lack what makes them accountable; none of them is issued."""

    code = "planning.tasks_not_ready"
    parameter_names = ("number", "tasks")


class LeadNotChosenError(GangmuError):
    """A lead unit is to be assigned, and none was chosen."""

    code = "planning.lead_not_chosen"


class DecisionOpenError(GangmuError):
    """A decision says that something changes, and not what."""

    code = "planning.decision_open"


class UnitsNotNamedError(GangmuError):
    """Tasks hold words for several units that nobody has spelled out; they go neither to units nor out."""

    code = "planning.units_not_named"
    parameter_names = ("number", "tasks", "year")


class NothingChosenError(GangmuError):
    """An act over many tasks was asked for without any of them."""

    code = "planning.nothing_chosen"


class PlanThereError(GangmuError):
    """A year has one plan."""

    code = "planning.plan_there"
    parameter_names = ("year",)


class PlanClosedError(GangmuError):
    """A plan that is closed takes no task and no change."""

    code = "planning.plan_closed"
    parameter_names = ("year",)


class TaskFrozenError(GangmuError):
    """A task that is issued changes only by a change that was asked for and granted."""

    code = "planning.task_frozen"
    parameter_names = ("task", "state")


class UnitNotKnownError(GangmuError):
    """A unit is named that the programme does not have."""

    code = "planning.unit_not_known"
    parameter_names = ("text", "nearest")


class SeveralLeadsError(GangmuError):
    """A task has one lead; a field for it names several units."""

    code = "planning.several_leads"
    parameter_names = ("text", "number")


class UnitTwiceError(GangmuError):
    """A unit stands on a task once: it leads, answers or supports."""

    code = "planning.unit_twice"
    parameter_names = ("unit",)


class ApprovalNotNamedError(GangmuError):
    """Issuing needs who approved it: entering is not approving."""

    code = "planning.approval_not_named"


class NobodyToAskError(GangmuError):
    """A task without any unit can be put to nobody."""

    code = "planning.nobody_to_ask"
    parameter_names = ("tasks",)


class YearNotOverError(GangmuError):
    """A plan is closed when every task has its verdict."""

    code = "planning.year_not_over"
    parameter_names = ("number", "tasks")


class TooEarlyToCloseError(GangmuError):
    """The verdicts of a year are given at its end."""

    code = "planning.too_early_to_close"
    parameter_names = ("year", "day")


class TooEarlyToOpenError(GangmuError):
    """The plan of a year is proposed from a day of the year before."""

    code = "planning.too_early_to_open"
    parameter_names = ("year", "day")


class BindingTargetError(GangmuError):
    """The amount of a binding target is changed by the body that approved it, and by nobody else."""

    code = "planning.binding_target"
    parameter_names = ("task",)


class ReasonClassError(GangmuError):
    """A change names a class of reasons that the rules do not know."""

    code = "planning.reason_class"
    parameter_names = ("text", "known")


class NothingChangesError(GangmuError):
    """A change was asked for that changes nothing."""

    code = "planning.nothing_changes"


class UndoneNotError(GangmuError):
    """An act over many tasks cannot be taken back any more."""

    code = "planning.cannot_undo"
    parameter_names = ("tasks",)


class NodesNeededError(GangmuError):
    """How a unit goes about a task is told by nodes, at least one."""

    code = "planning.nodes_needed"
    parameter_names = ("task",)


class EvidenceNeededError(GangmuError):
    """A claim comes with evidence."""

    code = "planning.evidence_needed"
    parameter_names = ("least",)
