"""Places, indicators, series and what was published of them (DESIGN §5.3)."""

from typing import ClassVar

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
    authority_unit = models.ForeignKey(  # 数出有门: the one unit that confirms its values
        "accounts.OrgUnit", models.PROTECT, null=True, related_name="+"
    )
    basis = models.CharField(max_length=20, blank=True)  # at which prices its values are, unless they say
    breakdowns = models.JSONField(default=list)  # the groups that it is published by
    places = models.JSONField(default=list)  # codes of the places that it is kept for
    release_days = models.JSONField(default=list)  # 发布日历: [[period, day], …] where a calendar says so
    retired_on = models.DateField(null=True)
    retired_why = models.CharField(max_length=300, blank=True)

    in_mandate = "authority_unit"
    assigned_unit = "responsible"
    public_where = models.Q()
    added_later = frozenset(
        {"authority_unit", "basis", "breakdowns", "places", "release_days", "retired_on", "retired_why"}
    )

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "code"], name="indicators_indicator_code"),
        )

    def __str__(self) -> str:
        return self.name


IndicatorPast = past_table(Indicator)


class DefinitionVersion(ProgrammeRow):
    """口径版本: how an indicator is defined from a period on. A change is a break unless it says that it is none."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    from_period = models.CharField(max_length=21)  # ISO 8601; the first that it holds for
    definition = models.TextField()
    definition_en = models.TextField(blank=True)
    basis = models.CharField(max_length=20, blank=True)
    source_title = models.CharField(max_length=500, blank=True)  # the paper that says so
    is_break = models.BooleanField(default=True)  # values from here on are not comparable with those before
    decided_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField()

    in_mandate = assigned_unit = "indicator"
    public_where = models.Q()

    class Meta:
        ordering = ("indicator_id", "from_period")
        constraints = (
            models.UniqueConstraint(fields=["indicator", "from_period"], name="indicators_definition_from"),
        )


DefinitionVersionPast = past_table(DefinitionVersion)


class Series(ProgrammeRow):
    """序列: what two values must share before they may be compared."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    definition = models.CharField(max_length=60, blank=True)
    breakdown = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=10, blank=True)  # current, constant, index; empty: does not apply
    span = models.CharField(max_length=10, blank=True)  # cumulative; empty: the period itself

    in_mandate = assigned_unit = "indicator"
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

    class State(models.TextChoices):
        """Who stands behind it."""

        PUBLISHED = "published"  # 已公布: taken from published statistics, with its source
        FILED = "filed"  # 已填报: a unit says so
        CONFIRMED = "confirmed"  # 已确认: the data authority agrees
        REFUSED = "refused"  # 未确认: it does not

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
    # 填报与确认: what was published with a source counts at once; what a unit files counts once it is confirmed.
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    lifecycle = models.PositiveSmallIntegerField(default=1)
    filed_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    filed_on = models.DateField(null=True)
    filer = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")  # the person
    ruled_by = models.ForeignKey("accounts.Post", models.PROTECT, null=True, related_name="+")
    ruled_on = models.DateField(null=True)  # the day it was confirmed or refused
    ruling = models.CharField(max_length=300, blank=True)  # why it was refused

    in_mandate = assigned_unit = "series"
    public_where = ~models.Q(state="refused")
    added_later = frozenset(
        {"state", "lifecycle", "filed_by", "filed_on", "filer", "ruled_by", "ruled_on", "ruling"}
    )
    COUNTED: ClassVar[tuple[str, ...]] = ("published", "confirmed")  # the others are claims

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("published", "filed", "confirmed", "refused")),
                name="indicators_observation_state",
            ),
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
