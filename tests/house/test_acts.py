"""Every act that can stand in the ledger has words for the people who release it."""

import re
from pathlib import Path

import gangmu.web
from gangmu.web.desk.acts import words_of

_ACT = re.compile(r'\b(?:commit|once)\(\s*"([a-z]+\.[a-z_]+)"')


def test_every_act_has_words() -> None:
    sources = Path(gangmu.web.__file__).parent.rglob("*.py")
    acts = {act for source in sources for act in _ACT.findall(source.read_text("utf-8"))}
    assert {"home.first_clerk_seated", "outlines.version_issued"} <= acts
    assert [act for act in sorted(acts) if words_of(act) == act] == []
