"""Editions (版次): the printed number of a version counts what was issued; other uploads take none."""

from collections.abc import Iterable
from typing import Final

from gangmu.web.outlines import queries
from gangmu.web.outlines.models import OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import NOW

ISSUED: Final = ("issued", "superseded")
IN_WORK: Final = ("reading", "in_review")


def editions(issued: Iterable[tuple[int, int | None, int]]) -> dict[int, int]:
    """Number issued versions, told by id, paper and number of the upload, in the order in which they were issued.

    >>> editions([(9, 31, 8), (2, 12, 1)])
    {2: 1, 9: 2}
    """
    rows = sorted(issued, key=lambda row: (row[1] or 0, row[2]))
    return {pk: place for place, (pk, _, _) in enumerate(rows, 1)}


def edition_of(version: OutlineVersion, actor: Actor) -> int:
    """Give the edition that a version is, or would be if it were issued now."""
    issued = queries.versions(actor, NOW).filter(state__in=ISSUED)
    known = editions(issued.columns("id", "paper", "number"))
    return known.get(version.pk, len(known) + 1)


def counts(version: OutlineVersion) -> bool:
    """Tell whether an upload is an edition, or may still become one: what was refused or withdrawn is none."""
    return version.state in (*ISSUED, *IN_WORK)


def is_set_aside(version: OutlineVersion, in_force: OutlineVersion | None) -> bool:
    """Tell whether an upload was set aside (搁置): a later one was issued before it."""
    return version.state in IN_WORK and in_force is not None and version.number < in_force.number


def worked_on(versions: Iterable[OutlineVersion]) -> OutlineVersion | None:
    """Give the version that the office works on, of all, the newest first: the newest in work that is not set aside,
    else the one in force, else the newest that could not be read, which says why.
    """
    rows = list(versions)
    in_force = next((row for row in rows if row.state == "issued"), None)
    in_work = (row for row in rows if row.state in IN_WORK and not is_set_aside(row, in_force))
    unread = (row for row in rows if row.state == "unreadable")
    return next(in_work, None) or in_force or next(unread, None)
