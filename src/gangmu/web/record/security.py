"""The security log: attempts that were refused, sign-ins, resets (DESIGN §6.2)."""

from collections.abc import Mapping
from datetime import datetime

from gangmu.web.record.actors import Actor
from gangmu.web.record.canonical import canonical
from gangmu.web.record.clock import now
from gangmu.web.record.models import SecurityEvent


def note(
    kind: str,
    *,
    actor: Actor | None = None,
    subject: str = "",
    origin: str = "",
    detail: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> None:
    """Write down an attempt. Stands outside any action, for nothing was changed."""
    import json

    SecurityEvent.objects.create(
        at=at or now(),
        kind=kind,
        subject=subject or (actor.user if actor and actor.user else ""),
        origin=origin,
        door=actor.door if actor else "page",
        detail=json.loads(canonical(detail or {})),
    )
