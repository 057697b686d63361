"""Places, indicators, series and what was published of them (DESIGN §5.3)."""

from django.db import models

from gangmu.web.record.exact import ExactField, TwinField
from gangmu.web.record.rows import ProgrammeRow, past_table


class Place(ProgrammeRow):
    """地方: where something is measured: the city itself, its districts, its peers."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    aliases = models.JSONField(default=list)  # other names that files use
    kind = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    longitude = ExactField(null=True)
    latitude = ExactField(null=True)
    precision = models.CharField(max_length=100, blank=True)  # how exact the point is
    source_title = models.CharField(max_length=500, blank=True)
    source_url = models.CharField(max_length=1000, blank=True)
    grade = models.CharField(max_length=1, blank=True)
    note = models.TextField(blank=True)

    public_where = models.Q()

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["programme", "code"], name="indicators_place_code"),)

    def __str__(self) -> str:
        return self.name


PlacePast = past_table(Place)


class Indicator(ProgrammeRow):
    """指标: what is measured. What is left empty reads as docs/reference/plan-folders.md says."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    direction = models.CharField(max_length=10, blank=True)
    timing = models.CharField(max_length=10, blank=True)
    nature = models.CharField(max_length=10, blank=True)  # 约束性, 预期性
    definition = models.TextField(blank=True)
    definition_en = models.TextField(blank=True)
    frequency = models.CharField(max_length=10, blank=True)
    release_lag = models.CharField(max_length=10, blank=True)
    authority = models.CharField(max_length=200, blank=True)  # the one source
    responsible = models.ForeignKey("accounts.OrgUnit", models.PROTECT, null=True, related_name="+")
    themes = models.JSONField(default=list)  # codes
    formula = models.TextField(blank=True)
    aliases = models.JSONField(default=list)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    assigned_unit = "responsible"
    public_where = models.Q()

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="indicators_indicator_code"),
        )

    def __str__(self) -> str:
        return self.name


IndicatorPast = past_table(Indicator)


class Series(ProgrammeRow):
    """序列: what two values must share before they may be compared."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    definition = models.CharField(max_length=60, blank=True)
    breakdown = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=10, blank=True)  # current, constant, index; empty: does not apply
    span = models.CharField(max_length=10, blank=True)  # cumulative; empty: the period itself

    assigned_unit = "indicator"
    public_where = models.Q()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["place", "indicator", "definition", "breakdown", "basis", "span"],
                name="indicators_series_parts",
            ),
        )


SeriesPast = past_table(Series)


class Observation(ProgrammeRow):
    """观测值: one value of a series for one period, as published on one day, by a source that is named."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="+")
    period = models.CharField(max_length=21)  # ISO 8601
    vintage = models.DateField(null=True)  # 公布日期; none: unknown, before all days
    value = ExactField()
    value_order = TwinField(of="value")
    unit = models.CharField(max_length=40)
    status = models.CharField(max_length=20, blank=True)
    source_title = models.CharField(max_length=500)
    source_url = models.CharField(max_length=1000, blank=True)
    grade = models.CharField(max_length=1, blank=True)  # A to D
    break_before = models.CharField(max_length=300, blank=True)
    accepted = models.CharField(max_length=300, blank=True)  # why a value that looks like a slip is right
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    assigned_unit = "series"
    public_where = models.Q()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["series", "period", "vintage"],
                condition=models.Q(vintage__isnull=False),
                name="indicators_observation_vintage",
            ),
            models.UniqueConstraint(
                fields=["series", "period"],
                condition=models.Q(vintage__isnull=True),
                name="indicators_observation_undated",
            ),
            models.CheckConstraint(
                condition=~models.Q(source_title=""), name="indicators_observation_source"
            ),
        )


ObservationPast = past_table(Observation)
