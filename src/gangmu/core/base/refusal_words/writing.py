"""How the words of a refusal are written: by code, then language."""

from typing import TypedDict


class Words(TypedDict):
    """What a refusal says in one language."""

    message: str
    remedy: str


class Translations(TypedDict):
    """A refusal's words: simplified Chinese first, then English."""

    zh: Words
    en: Words


def words(*, zh: tuple[str, str], en: tuple[str, str]) -> Translations:
    """Put a refusal's words together: message, then remedy, in each language."""
    return {
        "zh": {"message": zh[0], "remedy": zh[1]},
        "en": {"message": en[0], "remedy": en[1]},
    }
