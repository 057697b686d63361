"""The application of the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台."""

    name = "gangmu.web.desk"
    label = "desk"
