"""The application of outlines."""

from django.apps import AppConfig


class OutlinesConfig(AppConfig):
    """纲要的读入、审阅、印发与各版本."""

    name = "gangmu.web.outlines"
    label = "outlines"
