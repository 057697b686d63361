"""The language of a page stands in its address: / is zh-Hans, /hant/ and /en/ before the same paths."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal

from gangmu.web.doors.traditional import traditional

PageLanguage = Literal["zh-hans", "zh-hant", "en"]
PREFIXES: Final[dict[str, PageLanguage]] = {"hant": "zh-hant", "en": "en"}
HTML_LANG: Final[dict[PageLanguage, str]] = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}
_language: ContextVar[PageLanguage] = ContextVar("the language of this page", default="zh-hans")


def language() -> PageLanguage:
    """Tell the language of the page being made."""
    return _language.get()


def speak(chosen: PageLanguage) -> None:
    """Set the language of the page being made."""
    _language.set(chosen)


@contextmanager
def spoken(chosen: PageLanguage) -> Iterator[None]:
    """Speak another language for a while: papers are Chinese, whoever asks for them."""
    before = _language.set(chosen)
    try:
        yield
    finally:
        _language.reset(before)


def say(zh: str, en: str) -> str:
    """Choose the words of the page's language; traditional script is made from the simplified."""
    return en if language() == "en" else shown(zh)


def shown(text: str) -> str:
    """Show content, stored as written, in the script of the page. Keeps the length, so offsets hold."""
    match language():
        case "zh-hant":
            return traditional(text)
        case "zh-hans":
            from gangmu.core.outline.scripts import simplify

            return simplify(text)
    return text
