"""单位: the bodies of a government, how they are called and what became of them in time."""

from django.db import models

from gangmu.web.record.rows import ProgrammeRow, past_table


class OrgUnit(ProgrammeRow):
    """单位: a body that leads, answers for or supports what the outline orders."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField(default=0)  # official order, in every list and paper
    founded_on = models.DateField(null=True)
    dissolved_on = models.DateField(null=True)

    own_unit = "id"
    public_where = models.Q()

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="accounts_unit_code"),)

    def __str__(self) -> str:
        return self.name


OrgUnitPast = past_table(OrgUnit)


_DAYS = (
    models.Q(from_on__isnull=True)
    | models.Q(until_on__isnull=True)
    | models.Q(until_on__gte=models.F("from_on"))
)
NAME_KINDS = ("alias", "former", "short")
SUCCESSIONS = ("merged", "split", "renamed")


class UnitName(ProgrammeRow):
    """别名、曾用名: how else a unit is called, or was, and when. Texts are resolved by any of them."""

    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, default="alias")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)  # the last day; a former name still finds its unit afterwards

    own_unit = "unit"
    public_where = models.Q()

    class Meta:
        ordering = ("unit_id", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=NAME_KINDS), name="accounts_name_kind"),
            models.CheckConstraint(condition=_DAYS, name="accounts_name_days"),
        )

    def __str__(self) -> str:
        return self.name


UnitNamePast = past_table(UnitName)


class UnitSuccession(ProgrammeRow):
    """机构沿革: what a unit became: merged into another, split off from one, founded anew under another name."""

    before = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    after = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    on = models.DateField()  # the first day of what came after
    paper = models.ForeignKey("record.Paper", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    public_where = models.Q()

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=SUCCESSIONS), name="accounts_succession_kind"),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="accounts_succession_ends"
            ),
        )


UnitSuccessionPast = past_table(UnitSuccession)


class UnitGroup(ProgrammeRow):
    """单位组: several units that a text names as one (各区县、市有关部门)."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    position = models.PositiveIntegerField(default=0)

    public_where = models.Q()

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="accounts_group_code"),)

    def __str__(self) -> str:
        return self.name


UnitGroupPast = past_table(UnitGroup)


class UnitGroupMember(ProgrammeRow):
    """单位组成员: a unit belongs to a group from a day, until a day or until further notice."""

    group = models.ForeignKey(UnitGroup, models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)  # the last day
    position = models.PositiveIntegerField(default=0)

    own_unit = "unit"
    public_where = models.Q()

    class Meta:
        ordering = ("group_id", "position", "id")
        constraints = (models.CheckConstraint(condition=_DAYS, name="accounts_member_days"),)


UnitGroupMemberPast = past_table(UnitGroupMember, short="member")
