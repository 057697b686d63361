"""Slowing guesses (限速): who guesses waits longer and longer; whoever the account belongs to is not shut out by it.

Wrong attempts are counted in three ways, and each lets the next attempt wait:

- under one name from one address: from the fifth on, 30 s, then twice as long each time, a quarter of an hour at most;
- under one name from all addresses: from the twentieth on, passwords wait, save from an address that signed in before;
- from one address under all names: from the thirtieth on, passwords wait up to a minute, save where it signed in before.

A one-time code holds 50 bits that nobody guesses, so only the first of the three lets it wait. An attempt made while
waiting is not looked at and does not count: it can neither succeed nor make the wait longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Max
from django.utils.crypto import salted_hmac

from gangmu.web.record.canonical import digest_of_text
from gangmu.web.record.models import SecurityEvent

WINDOW: Final = timedelta(hours=1)  # how long a wrong attempt is remembered
KNOWN_FOR: Final = timedelta(days=90)  # how long an address is known for one that signed in
FAILED, SIGNED_IN, LIFTED = "sign_in_failed", "signed_in", "waits_lifted"
FIRST_PASSED: Final = "first_factor_passed"  # the password was right; the address is not known by it yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How long to wait after so many wrong attempts."""

    free: int  # attempts that cost nothing
    first: timedelta
    longest: timedelta

    def wait(self, wrong: int) -> timedelta:
        """Give the wait after so many wrong attempts.

        >>> [PAIR.wait(wrong).seconds for wrong in (4, 5, 6, 9, 99)]
        [0, 30, 60, 480, 900]
        """
        if wrong < self.free:
            return timedelta(0)
        times: int = 2 ** min(wrong - self.free, 20)
        return min(self.longest, self.first * times)

    def until(self, wrong: Sequence[datetime]) -> datetime | None:
        """Give the instant until which to wait, after wrong attempts of which the last comes first."""
        wait = self.wait(len(wrong))
        return wrong[0] + wait if wait else None


PAIR: Final = Curve(free=5, first=timedelta(seconds=30), longest=timedelta(minutes=15))
NAME: Final = Curve(free=20, first=timedelta(seconds=30), longest=timedelta(minutes=15))
ADDRESS: Final = Curve(free=30, first=timedelta(seconds=2), longest=timedelta(minutes=1))


def subject_of(login: str) -> str:
    """Give what the security log says in place of a name that was tried."""
    return digest_of_text(login.strip().casefold())


def origin_of(address: str | None) -> str:
    """Give what the security log says in place of an address; nothing where it is not known."""
    return salted_hmac("gangmu.origin", address).hexdigest()[:32] if address else ""


def wait_until(subject: str, origin: str, *, at: datetime, with_code: bool) -> datetime | None:
    """Give the instant before which an attempt is not looked at; None: now. As many queries for any name."""
    since = max(at - WINDOW, _lifted(subject) or at - WINDOW)
    of_name = _wrong(since, subject=subject)
    of_address = _wrong(at - WINDOW, origin=origin)
    is_known = _is_known(subject, origin, at)
    here = [instant for instant, where in of_name if where == origin]
    waits = [PAIR.until(here) if origin or not with_code else None]
    if not with_code and not is_known:
        waits.append(NAME.until([instant for instant, _ in of_name]))
        waits.append(ADDRESS.until([instant for instant, _ in of_address]) if origin else None)
    ends = [end for end in waits if end is not None and end > at]
    return max(ends, default=None)


def _wrong(since: datetime, **where: str) -> list[tuple[datetime, str]]:
    """Give the wrong attempts since an instant, the last first; more of them than count are not read."""
    events = SecurityEvent.objects.filter(kind=FAILED, at__gt=since, **where).order_by("-at", "-id")
    return list(events.values_list("at", "origin")[:100])


def _lifted(subject: str) -> datetime | None:
    """Give the instant of the last new sheet: what was wrong before it counts no longer."""
    last: datetime | None = SecurityEvent.objects.filter(kind=LIFTED, subject=subject).aggregate(
        last=Max("at")
    )["last"]
    return last


def _is_known(subject: str, origin: str, at: datetime) -> bool:
    came_in = SecurityEvent.objects.filter(kind=SIGNED_IN, subject=subject, origin=origin)
    return came_in.filter(at__gt=at - KNOWN_FOR).exists() and bool(origin)
