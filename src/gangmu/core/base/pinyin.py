"""拼音首字母: finding a name by the first letters of its reading (sjtj: 市交通局), as everybody types it."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _letters() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files("gangmu.core.base") / "pinyin_initials.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for high, row in enumerate(table["rows"], 0xB0):
        for low, letter in enumerate(row, 0xA1):
            if letter != ".":
                found[bytes([high, low]).decode("gb2312")] = {letter}
    for letters, characters in table["others"].items():
        for character in characters:
            found[character] |= set(letters)
    return {character: frozenset(letters) for character, letters in found.items()}


def initials(text: str) -> tuple[frozenset[str], ...]:
    """Give for each letter or character of a name the letters that it may be typed by; marks are passed over.

    >>> [sorted(each) for each in initials("市行2局")]
    [['s'], ['h', 'x'], ['2'], ['j']]
    """
    known = _letters()
    found = []
    for character in text:
        if character in known:
            found.append(known[character])
        elif character.isalnum():
            found.append(frozenset(character.casefold()))
    return tuple(found)


def begins_as(text: str, typed: str, *, anywhere: bool = False) -> bool:
    """Tell whether typed letters are the first letters of a name, or of a part of it.

    >>> begins_as("市交通运输局", "sjt"), begins_as("市交通运输局", "jtys"), begins_as("市交通运输局", "ys", anywhere=True)
    (True, False, True)
    """
    letters, wanted = initials(text), typed.casefold()
    starts = (
        range(len(letters) - len(wanted) + 1) if anywhere else range(min(1, len(letters) - len(wanted) + 1))
    )
    return any(
        all(letter in letters[start + k] for k, letter in enumerate(wanted)) for start in starts if wanted
    )
