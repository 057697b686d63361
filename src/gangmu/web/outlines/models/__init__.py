"""What outlines store: versions and their review, and what an issued version promises."""

from gangmu.web.outlines.models.clauses import Clause, ClauseText, Theme, Themed
from gangmu.web.outlines.models.findings import Gap, Mention, NamedSet, SetMember, System
from gangmu.web.outlines.models.promises import Baseline, Duty, Meaning, Promise
from gangmu.web.outlines.models.reviews import ClauseFinding, ClauseLink, Draft
from gangmu.web.outlines.models.versions import OutlineVersion

__all__ = [
    "Baseline",
    "Clause",
    "ClauseFinding",
    "ClauseLink",
    "ClauseText",
    "Draft",
    "Duty",
    "Gap",
    "Meaning",
    "Mention",
    "NamedSet",
    "OutlineVersion",
    "Promise",
    "SetMember",
    "System",
    "Theme",
    "Themed",
]
