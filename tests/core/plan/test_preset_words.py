"""Every preset that ships is called by words, and no words are of a preset that is not there."""

from datetime import date

from gangmu.core.plan.lamp_rules import lamp_rules_from
from gangmu.core.plan.pace_rules import pace_rules_from
from gangmu.core.plan.preset_words import LAMP_PRESETS, PACE_PRESETS
from gangmu.files.rule_sets import rule_book

DAY = date(2026, 3, 1)


def test_every_preset_of_lamps_has_words() -> None:
    assert set(lamp_rules_from(rule_book().in_force("lamps", on=DAY)).presets) == set(LAMP_PRESETS)


def test_every_preset_of_time_progress_has_words() -> None:
    assert set(pace_rules_from(rule_book().in_force("pace", on=DAY)).presets) == set(PACE_PRESETS)
