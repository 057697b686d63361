"""Saving and removing what-ifs (保存试算): a name for what was supposed; nothing official follows from it."""

from datetime import date, datetime

from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.models import WhatIf
from gangmu.web.indicators.outlooks import what_ifs
from gangmu.web.indicators.refusals import WhatIfNamedAlreadyError
from gangmu.web.indicators.supposing import Supposed
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once


@once("indicators.what_if_saved")
def save_what_if(supposed: Supposed, *, name: str, on: date, by: Actor, at: datetime, key: str) -> WhatIf:
    """Save what was supposed under a name, which no other of its target has."""
    require(by, "create", WhatIf)
    if what_ifs(by, NOW).filter(promise=supposed.promise.pk, name=name).exists():
        raise WhatIfNamedAlreadyError(name=name)
    with commit("indicators.what_if_saved", by=by, at=at, key=key) as opened:
        return opened.add(
            WhatIf(
                promise=supposed.promise,
                name=name,
                growth=supposed.asked.growth,
                due=str(supposed.asked.due or ""),
                result=supposed.kept,
                made_on=on,
                post_id=by.post_id,
            )
        )


@once("indicators.what_if_removed")
def remove_what_if(row: WhatIf, *, seen: int, by: Actor, at: datetime, key: str) -> WhatIf | None:
    """Take a what-if out of the list; the ledger keeps that it was there."""
    require(by, "remove", WhatIf)
    with commit("indicators.what_if_removed", by=by, at=at, key=key) as opened:
        opened.remove(row, version=seen)
    return None
