"""Chinese on an English page: what is stored as written is marked as Chinese, so that it is read out and set as such."""

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from gangmu.web.doors.languages import language

CHINESE: Final = re.compile(
    r"[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef·—…“”‘’0-9.%]*[\u3400-\u9fff\u300b\u300d\uff09])?"
)
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]{2}")
_TAG: Final = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_OPENING: Final = re.compile(r"<([a-z][a-z0-9]*)\b")
_IS_CHINESE: Final = re.compile(r'\slang="zh')
# What holds words only: a mark inside would be shown, or breaks a drawing.
_WORDS_ONLY: Final = frozenset(
    ("title", "option", "textarea", "script", "style", "text", "tspan", "desc", "optgroup")
)


class ChineseOnEnglishMiddleware:
    """Marks the Chinese of every English page; other pages pass as they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and mark what is Chinese in the answer."""
        answer = self.get_response(request)
        if (
            language() == "en"
            and not answer.streaming
            and answer.get("Content-Type", "").startswith("text/html")
        ):
            answer.content = marked_page(answer.content.decode())
        return answer


def marked_page(page: str) -> str:
    """Mark Chinese outside of what is marked already: on its element where it is all that stands there, else around it.

    >>> marked_page('<h1>加密国际航点</h1><p>lead: 交通, due</p><p lang="zh-Hans">已<b>标</b>好</p>')
    '<h1 lang="zh-Hans">加密国际航点</h1><p>lead: <span lang="zh-Hans">交通</span>, due</p><p lang="zh-Hans">已<b>标</b>好</p>'
    """
    parts = _TAG.split(page)
    inside, depth = "", 0  # the element that is marked, and how many of its name are open
    for at in range(1, len(parts), 2):
        tag = parts[at]
        if inside:
            depth += _step(tag, inside)
            inside = inside if depth else ""
        elif _IS_CHINESE.search(tag) and (opened := _OPENING.match(tag)) and not tag.endswith("/>"):
            inside, depth = opened[1], 1
        if not inside and _HAN.search(parts[at + 1]):
            _mark(parts, at)
    return "".join(parts)


def _step(tag: str, name: str) -> int:
    if tag.startswith(f"</{name}"):
        return -1
    opened = _OPENING.match(tag)
    return int(opened is not None and opened[1] == name)


def _mark(parts: list[str], at: int) -> None:
    """Mark the words that follow a tag."""
    tag, words = parts[at], parts[at + 1]
    opened = _OPENING.match(tag)
    name = opened[1] if opened else ""
    alone = bool(name) and at + 2 < len(parts) and parts[at + 2] == f"</{name}>"
    if alone and not _LATIN.search(words) and " lang=" not in tag:
        parts[at] = f'{tag[:-1]} lang="zh-Hans">'
    elif name not in _WORDS_ONLY:
        parts[at + 1] = CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', words)
