"""分工: which leader answers for which units, in time."""

from django.db import models

from gangmu.web.accounts.models.posts import Post
from gangmu.web.accounts.models.units import OrgUnit
from gangmu.web.record.rows import ProgrammeRow, past_table

_DAYS = models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on"))


class Portfolio(ProgrammeRow):
    """分工: a field that one leader answers for, with the units in it. It moves between leaders whole."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="accounts_portfolio_code"),)

    def __str__(self) -> str:
        return self.name


PortfolioPast = past_table(Portfolio)


class PortfolioUnit(ProgrammeRow):
    """分管单位: a unit stands in a portfolio from a day, until a day or until further notice."""

    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # the last day

    own_unit = "unit"

    class Meta:
        ordering = ("portfolio_id", "id")
        constraints = (models.CheckConstraint(condition=_DAYS, name="accounts_in_portfolio_days"),)


PortfolioUnitPast = past_table(PortfolioUnit, short="pfunit")


class PortfolioHolding(ProgrammeRow):
    """分管领导: a leader's post holds a portfolio from a day, until a day or until further notice."""

    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # the last day
    is_acting = models.BooleanField(default=False)  # 代管

    named_post = "post"

    class Meta:
        ordering = ("portfolio_id", "from_on", "id")
        constraints = (models.CheckConstraint(condition=_DAYS, name="accounts_portfolio_held_days"),)


PortfolioHoldingPast = past_table(PortfolioHolding, short="pfheld")
