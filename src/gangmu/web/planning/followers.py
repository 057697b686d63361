"""What follows when a task changes (任务变动的后续): who keeps something that rests on tasks registers here, once, when it starts.

Planning stands below reporting and does not know it; a change of a task and what follows from it are one action all the same.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, Protocol

from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit


class Follower(Protocol):
    """后续: writes into the same commit what rests on these tasks."""

    def __call__(self, opened: Commit, tasks: Sequence[AnnualTask], *, on: date, by: Actor) -> object:
        """Follow a change."""


_FOLLOWERS: Final[list[Follower]] = []


def follow(follower: Follower) -> None:
    """Register who follows."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def task_changed(opened: Commit, tasks: Sequence[AnnualTask], *, on: date, by: Actor) -> None:
    """Let those follow who rest on these tasks, after the rows of the change are written and before the commit ends."""
    for follower in _FOLLOWERS:
        follower(opened, tasks, on=on, by=by)
