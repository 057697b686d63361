"""History (经过): what happened to a promise, the last first."""

from collections.abc import Iterator

from gangmu.web.doors.languages import say
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Promise
from gangmu.web.portal.pages import HistoryRow
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


def history_of(actor: Actor, moment: Moment, promise: Promise) -> Iterator[HistoryRow]:
    """Tell when it was promised, in which version it stands, and when it was withdrawn."""
    if promise.withdrawn_on:
        by = promise.withdrawn_by
        yield HistoryRow(
            on=promise.withdrawn_on,
            standing="withdrawn",
            words=say(f"依据：{by}。" if by else "", f"By {by}." if by else ""),
        )
    versions = outlines.versions(actor, moment).by_id()
    version = versions.get(promise.outline_id)
    if version and version.issued_on:
        yield HistoryRow(
            on=version.issued_on,
            words=say(
                f"第{version.number}版印发，这句话写在其中。", f"Version {version.number} was issued with it."
            ),
        )
