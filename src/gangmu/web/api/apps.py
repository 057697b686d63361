"""The application of the interface."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """接口: reports and tasks for programs, by keys of posts."""

    name = "gangmu.web.api"
    label = "api"
