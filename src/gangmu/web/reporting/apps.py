"""The application of reporting."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """进展填报、月度封账与亮灯."""

    name = "gangmu.web.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Follow what changes in tasks; say what falls due with the calendar."""
        import gangmu.web.reporting.lamps.jobs  # noqa: F401  # its rule is declared by reading it
        from gangmu.web.planning.followers import follow
        from gangmu.web.reporting.lamps.running import write_statuses

        follow(write_statuses)
