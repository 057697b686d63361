"""The language in which the command speaks: Chinese, unless `--lang en` or GANGMU_LANG=en asks for English.

The locale is not asked: a script must answer in the same words on every machine.
"""

import os
from collections.abc import Sequence

from gangmu.core.base.refusals import Language

_spoken: Language = "zh"


def spoken() -> Language:
    """Tell the language of this run."""
    return _spoken


def speak(language: Language) -> None:
    """Set the language of this run, before any word is said."""
    global _spoken
    _spoken = language


def say(zh: str, en: str) -> str:
    """Choose the words of the language of this run."""
    return zh if _spoken == "zh" else en


def language_asked(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take `--lang` out of the arguments, wherever it stands before `--`; tell it and what is left.

    >>> language_asked(["read", "plan.txt", "--lang", "en"])
    ('en', ['read', 'plan.txt'])
    """
    asked = os.environ.get("GANGMU_LANG") or "zh"
    left: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            left += [argument, *rest]
        elif argument == "--lang":
            asked = next(rest, "")
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            left.append(argument)
    return asked, left
