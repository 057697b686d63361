"""Kinds of units and roles of posts, in words."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from gangmu.files.tables.cells import half_width

ROLE_WORDS: Final = {
    "office": ("办公室", "office"),
    "leader": ("领导", "leader"),
    "authority": ("数据主管", "data authority"),
    "filer": ("填报", "filer"),
    "reviewer": ("审核", "reviewer"),
    "signer": ("签发", "signer"),
    "assessor": ("考核", "assessor"),
    "supervisor": ("督查", "supervisor"),
    "evaluator": ("第三方评估", "evaluator"),
    "keeper": ("项目库管理", "project library"),
    "analyst": ("分析", "analyst"),
    "reader": ("查阅", "reader"),
    "auditor": ("审计监督", "auditor"),
    "administrator": ("系统管理", "administrator"),
}


@cache
def unit_kinds() -> dict[str, tuple[str, str]]:
    """Give the kinds of units with their words in Chinese and English."""
    table = tomllib.loads((files("gangmu.web.accounts") / "kinds.toml").read_text("utf-8"))
    return {code: (words["zh"], words["en"]) for code, words in table.items()}


def kind_of(words: str) -> str:
    """Give the code of a kind from its code or its Chinese word; what is neither stays as it is.

    >>> kind_of("市直部门"), kind_of("区县(市)"), kind_of("district"), kind_of("")
    ('department', 'district', 'district', '')
    """
    return next(
        (code for code, (zh, _) in unit_kinds().items() if half_width(words) == half_width(zh)), words
    )


def role_of(words: str) -> str | None:
    """Give a role from its code or its Chinese word; None where it is no role of a post.

    >>> role_of("填报"), role_of("signer"), role_of("局长")
    ('filer', 'signer', None)
    """
    return next((code for code, (zh, _) in ROLE_WORDS.items() if words in (zh, code)), None)
