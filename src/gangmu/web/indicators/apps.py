"""The application of indicators."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """指标、序列、观测值与地方."""

    name = "gangmu.web.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Offer the series that the programme keeps to the review of outlines; say what falls due with the calendar."""
        import gangmu.web.indicators.jobs  # noqa: F401  # its rule is declared by reading it
        from gangmu.web.indicators.choosing import series_choices
        from gangmu.web.outlines.series import offer

        offer(series_choices)
