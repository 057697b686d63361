"""Payloads (注入): words that become a script where a page forgets to escape, each with the mistake that it waits for.

`CALL` names itself when it runs, so a page that runs one says which.
"""

import json
import sqlite3
from pathlib import Path

from django.apps import apps
from django.db.models import CharField, JSONField, TextField

PAYLOADS: dict[str, str] = {
    "script element": "<script>ran(0)</script>",
    "script element in capitals": "<ScRiPt>ran(1)</ScRiPt>",
    "image that fails": "<img src=x onerror=ran(2)>",
    "drawing that loads": "<svg onload=ran(3)>",
    "drawing with a script": "<svg><script>ran(4)</script></svg>",
    "out of a double-quoted attribute": '"><img src=x onerror=ran(5)>',
    "out of a single-quoted attribute": "'><img src=x onerror=ran(6)>",
    "handler in an attribute": '" autofocus onfocus=ran(7) x="',
    "out of a title": "</title><script>ran(8)</script>",
    "out of a text area": "</textarea><script>ran(9)</script>",
    "out of a script": "</script><script>ran(10)</script>",
    "out of a style": "</style><img src=x onerror=ran(11)>",
    "out of a drawing's text": "</text></svg><img src=x onerror=ran(12)>",
    "link to a script": "javascript:ran(13)",
    "address within a page": "data:text/html,<script>parent.ran(14)</script>",
    "template": "{{7*7}}{% now 'Y' %}<details open ontoggle=ran(15)>",
    "half-width from full-width": "＜script＞ran(16)＜/script＞<b onmouseover=ran(17)>",
    "entity": "&lt;img src=x onerror=ran(18)&gt;&#60;script&#62;ran(19)",
}
# Columns that hold a key, a word of a closed list, a date or a hash: no door lets free words into them.
KEYS = frozenset(
    (
        "accepted action alg app_label basis base_period breakdown chain code codename column comparison content counts "
        "deadline definition_key detail direction door due ending every expression frequency grade hash head_hash "
        "content_hash indicator key kind language leased_by lifecycle likeness login model nature node number password "
        "path pattern period period_start place place_code precision release_lag role row_key salt script "
        "session_data session_key sha256 span state status strength subject table task text_sha256 time_zone timing "
        "type unit verb arguments actor outcome values as_read refusal milestones changes meanings formula "
        "fan result inputs origin rule rule_version rule_hash obstacle method so_far_from "
        "month lamp confirmed change_to made_good_since step setter verdict rhythm preset pace curve prepared "
        "reason_class channel scopes list field"
    ).split()
)
KEYS_OF_TABLES = frozenset(
    (
        "indicators_series.definition",
        "outlines_meaning.definition",
        "planning_planitem.link",
        "planning_taskanswer.answer",
        "reporting_spotcheck.why",
        "reporting_returnedbook.batch",
    )
)
SPARED = frozenset(("django_session", "record_ledgerentry", "indicators_foldercell"))
INSIDE = 700  # characters of the outline's text between two payloads


def spoil(database: Path) -> dict[str, int]:
    """Put a payload behind every free word of a home; tell how many rows each column had."""
    connection = sqlite3.connect(database)
    try:
        connection.create_function("spoilt", 2, _spoilt)
        done = {}
        for model in apps.get_models():
            table = model._meta.db_table
            if table in SPARED:
                continue
            for field in model._meta.local_concrete_fields:
                name = str(field.column)
                if (
                    name in KEYS
                    or f"{table}.{name}".replace("_past.", ".") in KEYS_OF_TABLES
                    or not isinstance(field, CharField | TextField | JSONField)
                ):
                    continue
                act = f'UPDATE "{table}" SET "{name}" = spoilt("{name}", rowid) WHERE "{name}" IS NOT NULL'
                try:
                    done[f"{table}.{name}"] = connection.execute(act).rowcount
                except sqlite3.IntegrityError as refused:
                    if not str(refused).startswith("CHECK constraint"):  # else no free word can be there
                        raise
        connection.execute("UPDATE indicators_indicator SET unit = spoilt(unit, rowid) WHERE rowid % 3 = 0")
        connection.commit()
        return done
    finally:
        connection.close()


def _spoilt(written: str, row: int) -> str:
    """Put a payload behind the words; into a long text many, in place of as many characters, so that spans hold."""
    words = list(PAYLOADS.values())
    payload = words[row % len(words)]
    if written.startswith(("[", "{")):
        return json.dumps(_spoilt_within(json.loads(written), payload), ensure_ascii=False)
    if written.startswith(("http:", "https:")):
        return "javascript:ran(13)"
    if len(written) < 2 * INSIDE:
        return written + payload
    for number, place in enumerate(range(INSIDE, len(written) - 99, INSIDE)):
        payload = words[number % len(words)]
        written = written[:place] + payload + written[place + len(payload) :]
    return written


def _spoilt_within(found: object, payload: str) -> object:
    """Spoil lists of words, and the titles among named things."""
    if isinstance(found, list):
        return [each + payload if isinstance(each, str) else _spoilt_within(each, payload) for each in found]
    if isinstance(found, dict):
        return {
            name: each + payload if name in ("title", "name", "words") and isinstance(each, str) else each
            for name, each in found.items()
        }
    return found
