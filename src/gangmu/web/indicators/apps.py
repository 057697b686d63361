"""The application of indicators."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from gangmu.web.outlines.series import SeriesChoice
    from gangmu.web.record.actors import Actor
    from gangmu.web.record.moments import Moment


class IndicatorsConfig(AppConfig):
    """指标、序列、观测值与地方."""

    name = "gangmu.web.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Offer the series that the programme keeps to the review of outlines."""
        from gangmu.web.outlines.series import offer

        offer(_series_choices)


def _series_choices(actor: "Actor", moment: "Moment") -> "list[SeriesChoice]":
    """Read what it takes when it is asked for: most commands never ask."""
    from gangmu.web.indicators.choosing import series_choices

    return series_choices(actor, moment)
