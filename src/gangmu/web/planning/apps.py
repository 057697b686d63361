"""The application of planning."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """年度计划、年度任务与任务分解."""

    name = "gangmu.web.planning"
    label = "planning"

    def ready(self) -> None:
        """Let plans and tasks travel in plan folders."""
        from gangmu.web.indicators.folders.further import Further, register
        from gangmu.web.planning import folders

        register(Further(folders.give, folders.take))
