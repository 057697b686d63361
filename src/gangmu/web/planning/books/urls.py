"""The addresses of the workbooks of a plan: all at the desk."""

from typing import Final

from gangmu.web.doors.routes import route
from gangmu.web.planning.books import views

_TASKS: Final = ("read", "planning.AnnualTask")
_AT: Final = "desk/plans/<year:year>/books/<str:form>/"

routes = [
    route("desk/plans/books/", views.books, name="plan_books", right=_TASKS, queries=10, as_of=False),
    route(_AT, views.download, name="plan_book", right=_TASKS, queries=15, as_of=False),
    route(_AT + "bring/", views.bring, name="bring_plan_book", right=_TASKS, queries=40, as_of=False),
    route(_AT + "take/", views.take, name="take_plan_book", right=_TASKS, queries=40, as_of=False),
]
