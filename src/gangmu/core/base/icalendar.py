"""Calendars as other programs read them (iCalendar, RFC 5545): days with a name, folded at 75 octets, ended by CRLF."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_FOLD: Final = 75  # octets, the CRLF not counted
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """日程: one day with what falls due on it."""

    uid: str  # stays the same while the matter does
    day: date
    title: str
    text: str = ""
    address: str = ""


def escaped(text: str) -> str:
    """Write text as a value.

    >>> escaped("一；二;三,四")
    '一；二\\\\;三\\\\,四'
    """
    bare = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return bare.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Break a line of more than 75 octets, never inside a character."""
    found, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _FOLD:
            found.append(" ")
            size = 1
        found[-1] += letter
        size += octets
    return "\r\n".join(found)


def calendar_text(title: str, entries: Iterable[Entry], *, at: datetime) -> str:
    """Give a calendar of whole days, in the order of the days."""
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gangmu//Deadlines//ZH", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(title)}"]
    for each in sorted(entries, key=lambda entry: (entry.day, entry.uid)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{each.uid}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{escaped(each.title)}",
        ]
        lines += [f"DESCRIPTION:{escaped(each.text)}"] if each.text else []
        lines += [f"URL:{_CONTROLS.sub('', each.address)}"] if each.address else []
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)
