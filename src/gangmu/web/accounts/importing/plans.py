"""What a workbook would bring (组织表的内容): units, posts, people and portfolios as rows to come."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gangmu.files.organisations.reading import OrganisationRow
from gangmu.files.tables.problems import Problem, Severity
from gangmu.web.accounts.charges import Held
from gangmu.web.accounts.models import OrgUnit, Portfolio, Post


@dataclass(slots=True, kw_only=True)
class UnitPlan:
    """A unit of the workbook, new or known, and what is said of it."""

    row: OrganisationRow
    code: str
    known: OrgUnit | None = None
    values: dict[str, Any] = field(default_factory=dict)
    parent: str | None = None  # code
    aliases: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PostPlan:
    """A post of the workbook."""

    row: OrganisationRow
    code: str
    unit: str
    known: Post | None = None
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class SeatPlan:
    """Somebody who takes up a post."""

    row: OrganisationRow
    login: str
    name: str
    post: str  # code
    from_on: date
    until_on: date | None
    is_acting: bool


@dataclass(slots=True, kw_only=True)
class PortfolioPlan:
    """A portfolio of the workbook: new, or one that goes to another leader or has other units from a day on."""

    row: OrganisationRow
    code: str
    units: tuple[str, ...] | None  # codes; None: they stay as they are
    post: str | None  # code of the leader's post; None: stays, or there is none yet
    from_on: date
    known: Portfolio | None = None
    loses: str = ""  # who has it now, where somebody else gets it
    gains: str = ""  # who gets it
    joining: list[str] = field(default_factory=list)  # names of units
    leaving: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)  # what changes its leader with it
    is_later: bool = False  # takes effect on a day to come


@dataclass(kw_only=True)
class Examined:
    """看表的结果: what would come in, and what is wrong."""

    units: list[UnitPlan] = field(default_factory=list)
    posts: list[PostPlan] = field(default_factory=list)
    seats: list[SeatPlan] = field(default_factory=list)
    portfolios: list[PortfolioPlan] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)  # to be opened: login and name
    known: int = 0  # rows that say nothing new
    problems: list[Problem] = field(default_factory=list)

    @property
    def faults(self) -> list[Problem]:
        """Give what must be mended first."""
        return [each for each in self.problems if each.severity is Severity.FAULT]

    @property
    def brings_anything(self) -> bool:
        """Tell whether anything would change."""
        return bool(self.units or self.posts or self.seats or self.portfolios or self.accounts)
