"""Lists (清单): one way to filter, sort, search, page, print, export and keep views, for every list of the desk.

    FRAME = Frame(
        name="tasks",                                  # of its route: saved views are kept under it
        columns=(Column("title", "任务", "Task", order=("title",)), Column("lamp", "亮灯", "Lamp"), …),
        filters=(Pick("state", "状态", "State", choices=lambda: …, where=lambda value: Q(state=value)),),
        search=("code", "title"),
        order=("position",),
    )

    def tasks(request):
        rows = allowed(AnnualTask, request.actor, moment=request.moment)
        found = listed(request, FRAME, rows, dress=lambda page: lines_of(request.actor, page))
        return found.file or render(request, "planning/tasks.html", {"list": found, "here": "plans"})

and in the template: {% include "_list.html" %}. `dress` turns rows of one page into lists of cells in the order of the
columns, with joins by id: so a page costs the same queries at any size.
"""

from gangmu.web.doors.lists.frames import Cell, Column, Frame, Mark, Pick, addresses
from gangmu.web.doors.lists.listing import Listed, listed

__all__ = ["Cell", "Column", "Frame", "Listed", "Mark", "Pick", "addresses", "listed"]
