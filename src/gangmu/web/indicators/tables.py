"""Words of tables (表中用语): what codes of a plan folder are called, and which addresses may be followed."""

from urllib.parse import urlsplit

from gangmu.web.doors.languages import say

_WORDS = {
    "resident": ("常住", "resident"), "registered": ("户籍", "registered"), "actual": ("实有", "actual"),
    "urban": ("城镇", "urban"), "rural": ("农村", "rural"), "current": ("现价", "current prices"),
    "constant": ("不变价", "constant prices"), "index": ("指数", "index"), "cumulative": ("累计", "cumulative"),
    "comparable": ("可比口径", "comparable"), "like_for_like": ("同口径", "like for like"),
    "estimate": ("预计", "estimate"), "preliminary": ("初步", "preliminary"), "final": ("最终", "final"),
    "revised": ("修订", "revised"),
}  # fmt: skip


def word(code: str) -> str:
    """Say a word of the plan folder in the language of the page."""
    return say(*_WORDS[code]) if code in _WORDS else code


def linkable(address: str) -> str:
    """Give the address of an authority; that of any other host is a trail to keep, not a link to follow."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    official = host.endswith((".gov.cn", ".gov")) or ".gov." in host
    return address if official and parts.scheme in ("https", "http") else ""
