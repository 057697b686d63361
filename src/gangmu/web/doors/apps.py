"""The application of the doors: no models, only what pages share."""

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    """What pages share."""

    name = "gangmu.web.doors"
    label = "doors"
