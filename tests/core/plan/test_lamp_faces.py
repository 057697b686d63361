"""A lamp on a page: always shape, word and colour, both lamps after a change, and the month of an alarm made good."""

from datetime import date

import pytest

from core.plan.lamp_cases import PALETTE
from gangmu.core.base.iso_periods import Period
from gangmu.core.plan.lamp_faces import face_of
from gangmu.core.plan.lamp_history import ShownLamp, change_lamp
from gangmu.core.plan.lamp_rules import Lamp

BY, ON = "领导小组办公室经办人", date(2025, 10, 3)


@pytest.mark.parametrize("lamp", list(Lamp))
def test_each_lamp_has_shape_word_and_colour(lamp: Lamp) -> None:
    face = face_of(ShownLamp(lamp, lamp), PALETTE)
    assert face.look.shape
    assert face.look.colour
    assert (face.word, face.beside) == (face.look.zh, ())


def test_alarm_made_good_says_so_and_when_it_was() -> None:
    shown = ShownLamp(Lamp.OK, Lamp.WARN, alarm_of=Period("2025-06"))
    zh, en = face_of(shown, PALETTE), face_of(shown, PALETTE, "en")
    assert (zh.look.shape, zh.word, en.word) == ("▽", "预警，已整改", "warning, made good")
    assert zh.beside == ("2025年6月曾为“告警”，已整改。",)
    assert en.beside == ("It stood at “alarm” in 2025-06 and was made good since.",)


def test_change_by_hand_names_both_lamps_its_reason_its_post_and_its_day() -> None:
    change = change_lamp(Lamp.ALARM, Lamp.WARN, reason="受汛期影响，省厅已书面同意", by=BY, on=ON)
    face = face_of(ShownLamp(Lamp.ALARM, Lamp.WARN, change), PALETTE)
    assert face.word == "预警"
    assert face.beside == (
        "按规则是“告警”，领导小组办公室经办人于2025年10月3日改为“预警”：受汛期影响，省厅已书面同意",
    )


def test_change_after_an_alarm_says_both() -> None:
    change = change_lamp(Lamp.WARN, Lamp.OK, reason="数据已核", by=BY, on=ON)
    shown = ShownLamp(Lamp.WARN, Lamp.WARN, change, Period("2025-06"))
    assert [len(face_of(shown, PALETTE, language).beside) for language in ("zh", "en")] == [2, 2]
    assert "“on course”" in face_of(shown, PALETTE, "en").beside[1]
