"""Words for several units (泛称): which kinds of unit they stand for, so that the office only has to look.

A paper may say 各区、县（市）政府 or 有关部门. Nobody can be held to that: before a task is issued its units stand there by
name. What the words leave open (有关部门) is proposed to nobody; the office names the units, or says that there is none.
"""

import re
from typing import Final

# The words of a name, and the kinds of unit (kinds.toml) that answer to them.
_MEANT: Final = (
    (re.compile(r"开发区|园区|功能区|新区|管委会"), "development_zone"),
    (re.compile(r"各(?:有关|相关)?(?:区|县|市(?!直)|旗)|[区县旗](?:[（(]市[)）])?(?:人民)?政府|(?<!直)区县"), "district"),
    (re.compile(r"成员单位"), "group_member"),
    (re.compile(r"市直(?:各)?(?:部门|单位)|各(?:市直)?部门"), "department"),
)  # fmt: skip
_LEFT_OPEN: Final = re.compile(r"有关|相关")


def kinds_meant(words: str) -> tuple[str, ...]:
    """Give the kinds of unit whose members words stand for; none where they leave it open.

    >>> kinds_meant("各区、县（市）政府及开发区管委会")
    ('development_zone', 'district')
    >>> kinds_meant("有关部门"), kinds_meant("领导小组成员单位"), kinds_meant("各有关区县政府")
    ((), ('group_member',), ())
    """
    if _LEFT_OPEN.search(words):
        return ()
    return tuple(kind for pattern, kind in _MEANT if pattern.search(words))
