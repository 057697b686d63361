"""Moments: for when a query answers (DESIGN §6.3)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Max, Q

from gangmu.web.record.models import Head, LedgerEntry, Programme, Release


@dataclass(frozen=True, slots=True)
class Moment:
    """时点: what was known after entry `seq` (None: all that is known), and of it what counted on day `on`.

    `on` is set only before go-live, where the past is told by effective dates.
    """

    seq: int | None = None
    on: date | None = None

    @property
    def is_present(self) -> bool:
        """Tell whether present rows alone answer."""
        return self.seq is None and self.on is None

    def present_rows(self) -> Q:
        """Which present rows stood at this moment."""
        where = Q() if self.seq is None else Q(seq_from__lte=self.seq)
        return where if self.on is None else where & Q(effective_from__lte=self.on)

    def past_rows(self) -> Q:
        """Which superseded rows stood at this moment."""
        if self.on is None:
            return Q(seq_from__lte=self.seq, seq_to__gt=self.seq)
        still = Q(effective_to__isnull=True) | Q(effective_to__gt=self.on)
        where = Q(effective_from__lte=self.on)
        if self.seq is None:
            return where & still
        return where & Q(seq_from__lte=self.seq) & (still | Q(seq_to__gt=self.seq))


NOW: Final = Moment()


def as_of(programme: Programme, day: date | None) -> Moment:
    """Give the moment at the end of a day in the programme's zone; None is now."""
    if day is None:
        return NOW
    if programme.go_live_on is None or day < programme.go_live_on:
        return Moment(on=day)
    return Moment(seq=_last_seq(programme, end_of(day, programme)))


def released(programme: Programme, day: date | None = None) -> Moment:
    """Give the moment that the public reads: the last release, or the one in force on a day."""
    last = last_release(programme)
    if last is None:
        return Moment(seq=0)
    if day is None:
        return Moment(seq=last.seq)
    if programme.go_live_on is None or day < programme.go_live_on:
        return Moment(seq=last.seq, on=day)
    then = last_release(programme, day)
    return Moment(seq=then.seq if then else 0)


def last_release(programme: Programme, day: date | None = None) -> Release | None:
    """Give the last release, or the last one on or before a day."""
    releases = Release.objects.filter(programme=programme)
    if day is not None:
        releases = releases.filter(on__lte=day)
    return releases.order_by("-seq").first()


def end_of(day: date, programme: Programme) -> datetime:
    """Give the instant at which a day ends in the programme's zone."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(programme.time_zone))


def seq_at(head: Head, day: date | None) -> int:
    """Give the last entry of a chain before the end of a day, in its programme's zone; no day: its end."""
    if day is None:
        return head.seq
    midnight = datetime.combine(day + timedelta(days=1), time(), UTC)
    before = end_of(day, head.programme) if head.programme else midnight
    last: int | None = LedgerEntry.objects.filter(head=head, at__lt=before).aggregate(last=Max("seq"))["last"]
    return last or 0


def _last_seq(programme: Programme, before: datetime) -> int:
    entries = LedgerEntry.objects.filter(head__programme=programme, at__lt=before)
    return entries.aggregate(last=Max("seq"))["last"] or 0
