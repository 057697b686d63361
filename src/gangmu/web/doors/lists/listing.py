"""Makes a list for one request: what was asked of it in the address, the page of rows, and its export."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final, TypeVar

from django.db.models import Q
from django.http import HttpResponse
from django.utils.http import urlencode

from gangmu.web.accounts.models import SavedView
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.languages import say
from gangmu.web.doors.lists.exporting import export
from gangmu.web.doors.lists.frames import Cell, Frame, Pick
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.asof import Rows
from gangmu.web.record.rows import RecordRow

Row = TypeVar("Row", bound=RecordRow)
Line = Sequence[Cell]
KEPT: Final = ("as-of",)  # what stays in every address of the list, beside what it was asked
_WORDS: Final = 60
_PAGES: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """表头: the words of a column, the address that sorts by it, and how it is sorted now."""

    words: str
    href: str
    sorted: str  # ascending, descending or nothing
    is_number: bool
    narrow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """所选: a filter with its choices and what is chosen."""

    name: str
    words: str
    choices: Sequence[tuple[str, str]]
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """一张清单: all that its template sets."""

    frame: Frame
    title: str
    heads: tuple[Head, ...]
    picks: tuple[Picked, ...]
    words: str
    lines: Sequence[tuple[tuple[Head, Cell], ...]]
    count: int
    first: int
    last: int
    query: str  # as it stands in the address, without the page
    kept: Sequence[tuple[str, str]]  # hidden fields of the form
    before: str
    after: str
    whole: bool  # all rows stand on the page, to be printed
    views: Sequence[SavedView]
    may_keep: bool
    file: HttpResponse | None  # instead of a page

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything was asked."""
        return bool(self.words or any(each.chosen for each in self.picks))


def listed(
    request: ActorRequest,
    frame: Frame,
    rows: Rows[Row],
    *,
    dress: Callable[[Sequence[Row]], Sequence[Line]],
    picks: Sequence[Pick] = (),
    total: int | None = None,
) -> Listed:
    """Make a list as it is asked for in the address; `total` is how many rows there are, where the page has counted."""
    asked = _Asked(request, frame, picks)
    found = rows.filter(asked.where).order_by(*asked.order)
    kind = request.GET.get("export", "")
    file = None
    if kind in ("csv", "xlsx"):
        file = export(frame, dress(found.page(0, frame.most)), kind=kind)
        return asked.as_list(lines=(), count=0, first=0, file=file, whole=False)
    count = total if total is not None and not asked.where else found.count()
    whole = request.GET.get("print") == "1" and count <= frame.most
    start = 0 if whole else min(asked.page, max(count - 1, 0) // frame.page) * frame.page
    lines = dress(found.page(start, count if whole else start + frame.page)) if count else ()
    return asked.as_list(lines=lines, count=count, first=start, file=None, whole=whole)


class _Asked:
    """What was asked in the address: only what the frame knows counts."""

    def __init__(self, request: ActorRequest, frame: Frame, picks: Sequence[Pick]) -> None:
        self.request, self.frame, self.picks = request, frame, picks
        get = request.GET
        self.words = get.get("q", "").strip()[:_WORDS]
        chosen = {each.name: get.get(each.name, "") for each in picks}
        self.chosen = {
            each.name: chosen[each.name]
            for each in picks
            if chosen[each.name] in {value for value, _ in each.choices if value}
        }
        self.sort = get.get("sort", "")
        text = get.get("page", "1")
        self.page = min(int(text), _PAGES) - 1 if text.isascii() and text.isdecimal() and int(text[:6]) else 0

    @property
    def where(self) -> Q:
        """Give the condition of filters and words together."""
        found = Q()
        for each in self.picks:
            if each.name in self.chosen:
                found &= each.where(self.chosen[each.name])
        for word in self.words.split()[:5] if self.frame.search else []:
            found &= reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.frame.search))
        return found

    @property
    def order(self) -> tuple[str, ...]:
        """Give the order that was asked for, else the frame's own."""
        column = next(
            (c for c in self.frame.columns if c.name == self.sort.removeprefix("-") and c.order), None
        )
        if column is None:
            return self.frame.order
        if self.sort.startswith("-"):
            return tuple(n.removeprefix("-") if n.startswith("-") else f"-{n}" for n in column.order)
        return column.order

    def address(self, **other: str) -> str:
        """Give the address of this list, asked something else."""
        query = {"q": self.words, **self.chosen, "sort": self.sort}
        kept = {name: self.request.GET.get(name, "") for name in KEPT}
        found = {name: value for name, value in {**kept, **query, **other}.items() if value}
        return f"?{urlencode(found)}"

    def as_list(
        self, *, lines: Sequence[Line], count: int, first: int, file: HttpResponse | None, whole: bool
    ) -> Listed:
        """Put everything together for the template."""
        heads = tuple(self._heads())
        last = first + len(lines)
        size = self.frame.page
        return Listed(
            frame=self.frame,
            title=say(self.frame.zh, self.frame.en),
            heads=heads,
            picks=tuple(
                Picked(
                    name=each.name,
                    words=say(each.zh, each.en),
                    choices=each.choices,
                    chosen=self.chosen.get(each.name, ""),
                )
                for each in self.picks
            ),
            words=self.words,
            lines=[tuple(zip(heads, line, strict=True)) for line in lines],
            count=count,
            first=first + 1 if lines else 0,
            last=last,
            query=self.address().removeprefix("?"),
            kept=[(name, self.request.GET[name]) for name in (*KEPT, "sort") if self.request.GET.get(name)],
            before=self.address(page=str(first // size)) if first else "",
            after=self.address(page=str(first // size + 2)) if last < count else "",
            whole=whole,
            views=() if file is not None else self._views(),
            may_keep=self.request.actor.post_id is not None and may(self.request.actor, "create", SavedView),
            file=file,
        )

    def _heads(self) -> "list[Head]":
        return [
            Head(
                words=say(column.zh, column.en),
                href=self._sorted_by(column.name) if column.order else "",
                sorted={column.name: "ascending", f"-{column.name}": "descending"}.get(self.sort, ""),
                is_number=column.is_number,
                narrow=column.narrow,
            )
            for column in self.frame.columns
        ]

    def _sorted_by(self, name: str) -> str:
        return self.address(sort=f"-{name}" if self.sort == name else name)

    def _views(self) -> Sequence[SavedView]:
        actor: Any = self.request.actor
        if actor.user_id is None or not may(actor, "read", SavedView):
            return ()
        return list(
            allowed(SavedView, actor).filter(user=actor.user_id, list=self.frame.name).order_by("name")
        )
