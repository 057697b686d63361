"""The application that serves the others."""

from django.apps import AppConfig


class ServingConfig(AppConfig):
    """Serves pages and does the work that pages do not wait for."""

    name = "gangmu.web.serving"
    label = "serving"
