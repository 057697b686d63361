"""What the forms of documents send back."""

from collections.abc import Iterator
from datetime import date

from django.http import QueryDict

from gangmu.core.plan.said.days import read_day
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.documents.founding import Answers
from gangmu.web.planning.documents.naming import LATER
from gangmu.web.planning.documents.preview import Preview
from gangmu.web.planning.documents.taking import Choices

_KEEP = "keep"


def number(text: str | None) -> int | None:
    """Read a whole number; None where there is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def year_in(request: ActorRequest) -> int | None:
    """Read the year of a form."""
    found = number(request.POST.get("year", "").strip())
    return found if found and 1949 <= found <= 2200 else None


def day_in(posted: QueryDict, name: str, *, year: int) -> date | None:
    """Read a day as people write it; refuses what is none."""
    text = posted.get(name, "").strip()
    return read_day(text, year=year).day if text else None


def answers(posted: QueryDict, preview: Preview) -> Answers:
    """Read what was said of names and groups. Names stand by their place, so that none is typed."""
    names = {
        line.name.name: answer
        for place, line in enumerate(preview.names)
        if (answer := posted.get(f"name-{place}", "")) != LATER
    }
    everybody = [*preview.named.known, *names]
    groups = {
        group.name: everybody
        for place, group in enumerate(preview.groups)
        if posted.get(f"group-{place}", _KEEP) == "named"
    }
    return Answers(names=names, kind=posted.get("kind", "department"), groups=groups)


def choices(posted: QueryDict) -> Choices:
    """Read which leads were chosen, which rows are left out, and why."""
    return Choices(
        leads=dict(_numbered(posted, "lead-")),
        left_out=frozenset(place for place, _ in _numbered(posted, "out-")),
        taken_in=frozenset(place for place, _ in _numbered(posted, "in-")),
        reason=posted.get("reason", ""),
    )


def _numbered(posted: QueryDict, prefix: str) -> Iterator[tuple[int, int]]:
    for name, value in posted.items():
        place, chosen = number(name.removeprefix(prefix)), number(str(value))
        if name.startswith(prefix) and place is not None and chosen is not None:
            yield place, chosen


def linked(posted: QueryDict) -> tuple[dict[int, int | None], dict[int, int]]:
    """Read which clause was chosen for each item, and the version of it that was seen."""
    chosen: dict[int, int | None] = {}
    seen: dict[int, int] = {}
    for name, value in posted.items():
        item, _, version = name.removeprefix("clause-").partition("-")
        key, saw = number(item), number(version)
        if not name.startswith("clause-") or key is None or saw is None or not value:
            continue
        clause = number(str(value))
        if value == "none" or clause is not None:
            chosen[key], seen[key] = clause, saw
    return chosen, seen


def codes_written(posted: QueryDict) -> dict[int, tuple[str, int]]:
    """Read the codes of clauses that were typed for items, and the version of each item that was seen."""
    found = {}
    for name, value in posted.items():
        key = number(name.removeprefix("code-"))
        if name.startswith("code-") and key is not None and (code := str(value).strip()):
            found[key] = (code, number(posted.get(f"seen-{key}")) or 0)
    return found
