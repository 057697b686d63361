"""Indented JSON is what the standard library writes, byte for byte."""

import json

import pytest

from gangmu.cli.faces.indented import indented

VALUES = [
    None,
    True,
    0,
    1.5,
    "",
    [],
    {},
    [[], {}],
    {"空": [], "满": {"值": None, "真": False}},
    {"引": '“云川”"引号"\\', "行": "一\n二\u2028三\t"},
    [{"start": 3, "because": [{"rule": "a"}]}, "末"],
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_it_is_what_the_library_writes(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
