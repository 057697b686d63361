"""The application of planning."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """年度计划、年度任务与任务分解."""

    name = "gangmu.web.planning"
    label = "planning"
