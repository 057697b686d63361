"""Is it a language that is read? Only Chinese and English are; a text in another script is refused, not read as empty."""

import re
from typing import Final

from gangmu.core.outline.sources import SourceText
from gangmu.files.refusals import UnknownLanguageError

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_KANA = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]+"
)  # not the long sound, which some take for a dash
_SYLLABLES = re.compile("[\uac00-\ud7af\ua000-\ua4cf]+")  # Hangul, Yi
_LETTERS = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\ua4d0-\ua71f\ua880-\uabff\ufb1d-\ufdff\ufe70-\ufefc]+"
)  # Greek, Cyrillic, Arabic, the alphabets of Asia
_SAMPLE: Final = 60_000
_FEWEST: Final = 8  # letters of another script that say something
_LETTERS_OF_A_CHARACTER: Final = 4  # a Chinese character tells about as much as four letters
_KANA_SHARE: Final = 0.2  # Japanese has twice as much; a Chinese text with Japanese names far less


def check_language(source: SourceText, *, name: str) -> SourceText:
    """Refuse a text most of which is in a script that is neither Chinese nor English."""
    sample = source.text[:_SAMPLE]
    if not sample.isascii() and _is_foreign(sample):
        raise UnknownLanguageError(name=name, where=name)
    return source


def _is_foreign(text: str) -> bool:
    """Weigh other scripts against Chinese and Latin ones; a text of numbers alone is of no language.

    >>> _is_foreign("Привет, город"), _is_foreign("云川市（Юньчуань）的计划"), _is_foreign("2034：15%")
    (True, False, False)
    """
    letters, kana, syllables = _size(_LETTERS, text), _size(_KANA, text), _size(_SYLLABLES, text)
    if letters + kana + syllables < _FEWEST:
        return False
    han, latin = _size(_HAN, text), _size(_LATIN, text)
    other = letters + _LETTERS_OF_A_CHARACTER * (kana + syllables)
    is_japanese = kana >= _FEWEST and kana > _KANA_SHARE * (han + kana + latin)
    return is_japanese or other > _LETTERS_OF_A_CHARACTER * han + latin


def _size(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))
