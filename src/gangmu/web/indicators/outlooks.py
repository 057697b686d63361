"""What can be asked of outlooks (展望): stored judgements, shown as of a moment, never reckoned anew."""

from datetime import date

from gangmu.core.base.iso_periods import Length, Period
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.indicators.models import Outlook, Reliability, WhatIf
from gangmu.web.indicators.showing.chances import Chance
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment


def outlooks(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Outlook]:
    """Give the outlooks as they stood."""
    return allowed(Outlook, actor, verb=verb, moment=moment).order_by("promise", "series")


def reliabilities(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Reliability]:
    """Give how good forecasts of each indicator were."""
    return allowed(Reliability, actor, verb=verb, moment=moment).order_by("indicator")


def what_ifs(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[WhatIf]:
    """Give the what-ifs that were saved."""
    return allowed(WhatIf, actor, verb=verb, moment=moment).order_by("promise", "name")


def chances(actor: Actor, moment: Moment, *, on: date) -> dict[str, Chance]:
    """Give the chance of each target that is not due on a day, by the promise's code: the margin's one query of it.

    A target that several series must meet is as likely as the least likely of them at most.
    """
    if not may(actor, "read", Outlook):
        return {}
    rows = [
        row
        for row in outlooks(actor, moment)
        if row.chance is not None and row.made_on <= on <= Period(row.due).last
    ]
    wanted = {row.promise_id for row in rows}
    codes = (
        {key: row.code for key, row in outlines.promises(actor, moment).by_id(wanted).items()} if rows else {}
    )
    found: dict[str, Chance] = {}
    for row in rows:
        code = codes.get(row.promise_id)
        assert row.chance is not None
        if code and (code not in found or row.chance < found[code].share):
            found[code] = Chance(code=code, share=row.chance, due=row.due)
    return found


def outlook_of(actor: Actor, moment: Moment, promise: int, *, on: date) -> Outlook | None:
    """Give the outlook that decides on one target that is not due: the least likely of its series; one query."""
    if not may(actor, "read", Outlook):
        return None
    rows = [
        row
        for row in outlooks(actor, moment).filter(promise=promise)
        if row.chance is not None and row.made_on <= on <= Period(row.due).last
    ]
    return min(rows, key=lambda row: row.chance or 0, default=None)


def rests_on_later(outlook: Outlook, day: date, *, undated_after: Length | None = None) -> bool:
    """Tell whether an outlook was made after a day, or knew a value that nobody can have seen by then.

    With `undated_after`, a value of unknown day counts as seen that long after its period (decision 0015).
    """
    if outlook.made_on > day:
        return True
    for period, _, _, vintage, _ in outlook.inputs.get("values", ()):
        if vintage and date.fromisoformat(vintage) > day:
            return True
        if not vintage and undated_after and undated_after.after(Period(period).last) > day:
            return True
    return False


def chance_in(outlook: Outlook, *, code: str) -> Chance | None:
    """Give the chance that an outlook gives, if it gives any."""
    return Chance(code=code, share=outlook.chance, due=outlook.due) if outlook.chance is not None else None
