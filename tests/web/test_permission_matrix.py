"""The table of rights beside a transcription of DOMAIN §2: of every object that exists, every role (PROMISES 26)."""

import pytest

from gangmu.web.accounts.rights import rights_of

# C create, R read, U update, A approve; of a unit's own or named or mandated rows alone: in small letters.
ROLES = {
    "LDR": ("leader",), "OFF": ("office",), "SUP": ("supervisor",), "ASM": ("assessor",),
    "UNIT": ("filer", "reviewer", "signer"), "DIST": ("filer", "reviewer", "signer"), "STAT": ("authority",),
    "DRC": ("keeper",), "EVAL": ("evaluator",), "AUD": ("auditor",), "PUB": ("public",), "ADM": ("administrator",),
}  # fmt: skip
OBJECTS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "outline, measure": (
        ("outlines.OutlineVersion", "outlines.Promise"),
        {"LDR": "RA", "OFF": "CUR", "SUP": "R", "ASM": "R", "UNIT": "R", "DIST": "R", "STAT": "R", "DRC": "R", "EVAL": "R",
         "AUD": "R", "PUB": "r", "ADM": ""},
    ),
    "annual plan": (
        ("planning.AnnualPlan",),
        {"LDR": "RA", "OFF": "CUR", "SUP": "R", "ASM": "R", "UNIT": "R", "DIST": "R", "STAT": "R", "DRC": "R", "EVAL": "R",
         "AUD": "R", "PUB": "r", "ADM": ""},
    ),
    "annual task": (
        ("planning.AnnualTask",),
        {"LDR": "ra", "OFF": "CUR", "SUP": "R", "ASM": "R", "UNIT": "ru", "DIST": "ru", "STAT": "R", "DRC": "R", "EVAL": "R",
         "AUD": "R", "PUB": "r", "ADM": ""},
    ),
    "progress report": (
        ("reporting.ProgressReport",),
        {"LDR": "R", "OFF": "RA", "SUP": "R", "ASM": "R", "UNIT": "rua", "DIST": "rua", "STAT": "", "DRC": "R", "EVAL": "R",
         "AUD": "R", "PUB": "", "ADM": ""},
    ),
    "indicator definition": (
        ("indicators.Indicator", "indicators.DefinitionVersion"),
        {"LDR": "R", "OFF": "CUR", "SUP": "R", "ASM": "R", "UNIT": "R", "DIST": "R", "STAT": "Ru", "DRC": "R", "EVAL": "R",
         "AUD": "R", "PUB": "r", "ADM": ""},
    ),
    "observation": (
        ("indicators.Observation",),
        {"LDR": "R", "OFF": "R", "SUP": "R", "ASM": "R", "UNIT": "Rc", "DIST": "Rc", "STAT": "Rca", "DRC": "R", "EVAL": "R",
         "AUD": "R", "PUB": "r", "ADM": ""},
    ),
}  # fmt: skip
# Where the table of rights says something else, and why.
OTHERWISE: dict[tuple[str, str], tuple[str, str]] = {
    ("outline, measure", "LDR"): ("R", "a leader approves on the paper; whoever issues names them"),
    ("outline, measure", "OFF"): ("CURA", "the office issues what was approved"),
    ("annual plan", "LDR"): ("R", "a leader approves on the paper; whoever issues names them"),
    ("annual plan", "OFF"): ("CURA", "the office issues what was approved"),
    ("annual task", "OFF"): ("CURA", "the office issues what was approved, and verifies what others filed"),
    ("annual task", "SUP"): ("RA", "a claim is verified by somebody else than who filed it"),
    ("annual task", "ASM"): ("RA", "a claim is verified by somebody else than who filed it"),
    ("annual task", "UNIT"): ("rua", "the third desk signs for its unit"),
    ("annual task", "DIST"): ("rua", "the third desk signs for its unit"),
    ("progress report", "OFF"): ("CRA", "the office asks for reports; who files them is the unit"),
    ("progress report", "SUP"): ("RA", "spot checks"),
    ("progress report", "ASM"): ("RA", "spot checks"),
    ("indicator definition", "UNIT"): ("Ru", "files values of the indicators assigned to it; defines none"),
    ("indicator definition", "DIST"): ("Ru", "files values of the indicators assigned to it; defines none"),
    ("observation", "OFF"): ("CUR", "the office brings published figures in; it confirms none"),
}
KINDS = {
    "C": {"create"},
    "R": {"read"},
    "U": {"update", "file"},
    "A": {"issue", "decide", "accept", "confirm", "sign", "verify", "check"},
}
WIDE = {"any"}


def letters_of(roles: tuple[str, ...], types: tuple[str, ...]) -> str:
    """Give the letters that a column has for an object, in the order C U R A; small where not all rows are meant."""
    found = ""
    for letter in "CURA":
        scopes = {
            right.scope
            for role in roles
            for name in types
            for verb in KINDS[letter]
            for right in rights_of(role, verb, name)
        }
        if scopes:
            found += letter if scopes <= WIDE else letter.lower()
    return found


@pytest.mark.parametrize("column", ROLES)
@pytest.mark.parametrize("name", OBJECTS)
def test_rights_are_those_of_the_field(name: str, column: str) -> None:
    types, cells = OBJECTS[name]
    expected, _ = OTHERWISE.get((name, column), (cells[column], ""))
    assert sorted(letters_of(ROLES[column], types)) == sorted(expected)


def test_every_departure_is_one_and_has_its_reason() -> None:
    for (name, column), (letters, why) in OTHERWISE.items():
        assert sorted(letters) != sorted(OBJECTS[name][1][column]), (name, column)
        assert why


@pytest.mark.parametrize("role", ["auditor", "public"])
def test_who_only_looks_has_no_verb_that_changes_anything_of_these(role: str) -> None:
    for types, _ in OBJECTS.values():
        assert letters_of((role,), types).upper() in ("", "R")


@pytest.mark.parametrize("desk", ["filer", "reviewer", "signer"])
def test_of_the_three_desks_the_third_alone_signs(desk: str) -> None:
    signs = bool(rights_of(desk, "sign", "reporting.ProgressReport"))
    assert signs == (desk == "signer")
