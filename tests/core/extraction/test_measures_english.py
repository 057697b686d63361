"""Measures of English plans, in made-up items."""

import pytest

from gangmu.core.extraction.measures import find_measures
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part, Passage
from gangmu.core.outline.views import view


def _read(text: str) -> list[tuple[str, str, str]]:
    seen = view(text)
    rows = find_measures(Outline(seen, (), (Passage(0, len(seen.folded), None, Part.BODY),)))
    return [(text[row.start : row.end], row.verb, row.strength.value) for row in rows]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Establish a city data office.", [("Establish a city data office", "Establish", "order")]),
        (
            "Objective 2.1: Improve access to clinics by 2027.",
            [("Improve access to clinics by 2027", "Improve", "improve")],
        ),
        (
            "- Encourage firms to hire apprentices; explore a shared fund.",
            [
                ("Encourage firms to hire apprentices", "Encourage", "encourage"),
                ("explore a shared fund", "explore", "explore"),
            ],
        ),
        (
            "The council will publish an annual report. It shall also review fees.",
            [("publish an annual report", "publish", "order"), ("review fees", "review", "order")],
        ),
        (
            "To ensure that every school has a nurse.",
            [("ensure that every school has a nurse", "ensure", "outcome")],
        ),
        ("The city has a long coast and many schools.", []),
        ("Improvement of roads was slow last year.", []),
    ],
)
def test_measures_of_an_english_item(text: str, measures: list[tuple[str, str, str]]) -> None:
    assert _read(text) == measures
