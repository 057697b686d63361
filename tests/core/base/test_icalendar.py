"""Calendars that other programs read: folded at 75 octets, ended by CRLF, every special character escaped."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.icalendar import Entry, calendar_text, escaped, folded

AT = datetime(2026, 3, 10, 4, tzinfo=UTC)
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300)


def entry(title: str = "填报", text: str = "") -> Entry:
    return Entry(uid="report-1@gangmu", day=date(2026, 3, 25), title=title, text=text)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


@given(WORDS, WORDS)
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_the_words_back(title: str, text: str) -> None:
    made = calendar_text("日历", [entry(title, text)], at=AT)
    assert made.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert f"SUMMARY:{escaped(title)}" in unfolded(made)


@given(WORDS)
def test_folding_breaks_inside_no_character(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line


@given(st.text(max_size=80))
def test_title_brings_no_line_of_its_own(title: str) -> None:
    lines = unfolded(calendar_text("x", [entry(title)], at=AT))
    assert all(re.match(r"[A-Z-]+(;[A-Z=-]+)?:", line) for line in lines)
    assert lines.count("BEGIN:VEVENT") == 1


def test_whole_day_ends_on_the_next_and_days_stand_in_order() -> None:
    later = Entry(uid="b", day=date(2026, 12, 31), title="年底")
    lines = unfolded(calendar_text("x", [later, entry()], at=AT))
    assert [line for line in lines if line.startswith("DT") and "STAMP" not in line] == [
        "DTSTART;VALUE=DATE:20260325", "DTEND;VALUE=DATE:20260326", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
    ]  # fmt: skip
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
