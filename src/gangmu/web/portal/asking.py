"""Asking: who reads, for which moment, and on which day standings are told."""

from dataclasses import dataclass
from datetime import date

from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, for which moment, and on which day standings are told."""

    actor: Actor
    moment: Moment
    on: date
