"""The application of reporting."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """进展填报、月度封账与亮灯."""

    name = "gangmu.web.reporting"
    label = "reporting"
