"""The language of a page stands in its address: / is zh-Hans, /hant/ and /en/ before the same paths."""

from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

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


@lru_cache(maxsize=256)
def traditional(text: str) -> str:
    """Write simplified text in traditional characters, by words where that keeps the length: 皇后, 理髮, 公里."""
    by_words: str = _converter().convert(text)
    return by_words if len(by_words) == len(text) else text.translate(_traditional())


@cache
def _converter() -> Any:
    from opencc import OpenCC  # half a second of dictionaries, for traditional pages only

    return OpenCC("s2t")


@cache
def _traditional() -> dict[int, str]:
    """OpenCC's simplified-to-traditional characters, first choices."""
    table: dict[int, str] = {}
    source = files("opencc") / "dictionary" / "STCharacters.txt"
    for line in source.read_text("utf-8").splitlines():
        simplified, _, choices = line.partition("\t")
        traditional = choices.split(" ")[0]
        if len(simplified) == 1 and len(traditional) == 1:
            table[ord(simplified)] = traditional
    return table
