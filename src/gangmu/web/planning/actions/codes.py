"""Printed codes of tasks (任务编号): short, with a check character, and never used twice."""

from typing import Final

from gangmu.core.outline.codes import code_of, next_number
from gangmu.web.planning.models import AnnualTask

PREFIX: Final = "R"  # 任务


class TaskCodes:
    """Gives out codes that no task ever had, even one that is gone."""

    def __init__(self, programme_id: int) -> None:
        taken = AnnualTask.objects.filter(programme=programme_id).values_list("code", flat=True)
        past = AnnualTask.past._default_manager.filter(programme_id=programme_id)
        self._taken = {*taken, *past.values_list("code", flat=True).distinct()}
        self._next = next_number(PREFIX, self._taken)

    def take(self) -> str:
        """Give the next code."""
        while (code := code_of(PREFIX, self._next)) in self._taken:
            self._next += 1
        self._taken.add(code)
        self._next += 1
        return code
