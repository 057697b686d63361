"""The application of reporting."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """进展填报、月度封账与亮灯."""

    name = "gangmu.web.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Follow what changes in tasks; tell planning how far they came."""
        from gangmu.web.planning.followers import follow
        from gangmu.web.planning.progress import tell_progress

        follow(_lamps_follow)
        tell_progress(_progress)


def _lamps_follow(opened: Any, tasks: Sequence[Any], **named: Any) -> None:
    """Write how changed tasks stand; read when the first task changes, not by every command."""
    from gangmu.web.reporting.lamps.running import write_statuses

    write_statuses(opened, tasks, **named)


def _progress(actor: Any, tasks: Sequence[int], on: Any) -> Any:
    """Tell how far tasks came; read when a page first asks."""
    from gangmu.web.reporting.lamps.telling_progress import progress

    return progress(actor, tasks, on)
