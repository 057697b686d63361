"""The burden guard: which forms exist, who declined one, how many minutes a unit may be asked for."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class FormEntry(ProgrammeRow):
    """表单登记: a form that units are asked to fill in, with its owner, its reason and its last day."""

    code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    asks = models.JSONField(
        default=list
    )  # facts asked for: name, and whether it is new; one that is held is refused
    rhythm = models.CharField(max_length=10, default="month")  # month, quarter, year, once
    minutes = models.PositiveIntegerField()  # estimated for each time
    registered_on = models.DateField()
    expires_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="reporting_form_code"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="reporting_form_reason"),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("registered_on")), name="reporting_form_days"
            ),
        )


FormEntryPast = past_table(FormEntry)


class FormDecline(ProgrammeRow):
    """拒填未登记表单: a unit's word that it was asked for a form that is not in the register."""

    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)  # as the form calls itself
    asked_by = models.CharField(max_length=200)  # which body asked
    reason = models.CharField(max_length=500, blank=True)
    declined_on = models.DateField()
    post = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)  # of the office

    own_unit = "unit"

    class Meta:
        ordering = ("-declined_on", "-id")


FormDeclinePast = past_table(FormDecline)


class LoadBudget(ProgrammeRow):
    """填报预算: the minutes a month that a unit may be asked for; none: the default of the rule set."""

    unit = models.ForeignKey("accounts.OrgUnit", models.PROTECT, related_name="+")
    minutes = models.PositiveIntegerField()
    from_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)

    own_unit = "unit"

    class Meta:
        ordering = ("unit_id", "-from_on")
        constraints = (models.UniqueConstraint(fields=["unit", "from_on"], name="reporting_budget_day"),)


LoadBudgetPast = past_table(LoadBudget)
