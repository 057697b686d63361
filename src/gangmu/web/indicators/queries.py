"""What can be asked of indicators: every function takes the actor and the moment."""

from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.indicators.models import (
    DefinitionVersion,
    FigureFile,
    FolderCell,
    Indicator,
    Observation,
    Place,
    PlanHead,
    Series,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment

__all__ = ["Judgement", "judgements"]


def places(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Place]:
    """Give the places."""
    return allowed(Place, actor, verb=verb, moment=moment).order_by("code")


def indicators(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Indicator]:
    """Give the indicators."""
    return allowed(Indicator, actor, verb=verb, moment=moment).order_by("code")


def definitions(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[DefinitionVersion]:
    """Give the dated definitions of indicators."""
    return allowed(DefinitionVersion, actor, verb=verb, moment=moment).order_by("indicator", "from_period")


def series(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Series]:
    """Give the series."""
    return allowed(Series, actor, verb=verb, moment=moment)


def observations(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Observation]:
    """Give the observations that count, in order of periods: published with a source, or filed and confirmed."""
    return all_observations(actor, moment, verb=verb).filter(state__in=Observation.COUNTED)


def all_observations(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Observation]:
    """Give the observations with those that nobody has confirmed."""
    return allowed(Observation, actor, verb=verb, moment=moment).order_by("series", "period", "vintage")


def claims(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Observation]:
    """Give the values that units have filed and that wait for the data authority (待确认)."""
    return all_observations(actor, moment, verb=verb).filter(state="filed")


def figure_files(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[FigureFile]:
    """Give the files of figures, the last one first."""
    return allowed(FigureFile, actor, verb=verb, moment=moment).order_by("-id")


def heads(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[PlanHead]:
    """Give what the plan folder said of the programme, the last take-over first."""
    return allowed(PlanHead, actor, verb=verb, moment=moment).order_by("-id")


def folder_cells(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[FolderCell]:
    """Give the cells of the plan folder that the record has no column for."""
    return allowed(FolderCell, actor, verb=verb, moment=moment)
