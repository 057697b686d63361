"""The application of reporting."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """进展填报、月度封账与亮灯."""

    name = "gangmu.web.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Follow what changes in tasks."""
        from gangmu.web.planning.followers import follow

        follow(_lamps_follow)


def _lamps_follow(opened: Any, tasks: Sequence[Any], **named: Any) -> None:
    """Write how changed tasks stand; read when the first task changes, not by every command."""
    from gangmu.web.reporting.lamps.running import write_statuses

    write_statuses(opened, tasks, **named)
