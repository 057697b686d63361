"""Users, units, posts, portfolios, and who holds what from when to when."""

from gangmu.web.accounts.models.changes import PlannedChange, PlannedChangePast
from gangmu.web.accounts.models.keys import ApiKey, ApiKeyPast, CalendarFeed, CalendarFeedPast
from gangmu.web.accounts.models.people import (
    BoundAccount,
    BoundAccountPast,
    SecondFactor,
    SecondFactorPast,
    SignInCode,
    SignInCodePast,
    User,
    UserPast,
    Users,
)
from gangmu.web.accounts.models.portfolios import (
    Portfolio,
    PortfolioHolding,
    PortfolioHoldingPast,
    PortfolioPast,
    PortfolioUnit,
    PortfolioUnitPast,
)
from gangmu.web.accounts.models.posts import Holding, HoldingPast, Post, PostPast
from gangmu.web.accounts.models.units import (
    OrgUnit,
    OrgUnitPast,
    UnitGroup,
    UnitGroupMember,
    UnitGroupMemberPast,
    UnitGroupPast,
    UnitName,
    UnitNamePast,
    UnitSuccession,
    UnitSuccessionPast,
)
from gangmu.web.accounts.models.views import SavedView, SavedViewPast

__all__ = [
    "ApiKey",
    "ApiKeyPast",
    "BoundAccount",
    "BoundAccountPast",
    "CalendarFeed",
    "CalendarFeedPast",
    "Holding",
    "HoldingPast",
    "OrgUnit",
    "OrgUnitPast",
    "PlannedChange",
    "PlannedChangePast",
    "Portfolio",
    "PortfolioHolding",
    "PortfolioHoldingPast",
    "PortfolioPast",
    "PortfolioUnit",
    "PortfolioUnitPast",
    "Post",
    "PostPast",
    "SavedView",
    "SavedViewPast",
    "SecondFactor",
    "SecondFactorPast",
    "SignInCode",
    "SignInCodePast",
    "UnitGroup",
    "UnitGroupMember",
    "UnitGroupMemberPast",
    "UnitGroupPast",
    "UnitName",
    "UnitNamePast",
    "UnitSuccession",
    "UnitSuccessionPast",
    "User",
    "UserPast",
    "Users",
]
