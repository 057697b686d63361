"""Every command and option has its help in both languages and stands in the documentation."""

import re
from pathlib import Path
from typing import Any

import pytest

from gangmu.cli.app import command_line
from gangmu.cli.help_words import HELP

GROUP = command_line()
COMMANDS: dict[str, Any] = {"": GROUP, **GROUP.commands}


def part_of(page: str, command: str) -> str:
    """Give the part of the page that documents one command."""
    if not command:
        return page.split("\n## `gangmu ")[0]
    [part] = re.findall(rf"^## `gangmu {command}\b[^\n]*\n.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return part


@pytest.mark.parametrize("command", COMMANDS)
def test_command_and_its_options_are_documented(command: str, root: Path) -> None:
    part = part_of((root / "docs/reference/commands.md").read_text("utf-8"), command)
    for parameter in COMMANDS[command].params:
        for option in parameter.opts:
            if option.startswith("-") and option not in ("--help", "-h"):
                assert f"`{option}" in part, f"gangmu {command} {option}"


@pytest.mark.parametrize("command", COMMANDS)
def test_command_and_its_parameters_have_help_in_both_languages(command: str) -> None:
    wanted = {"", *(parameter.name for parameter in COMMANDS[command].params)} - {"help"}
    assert set(HELP[command]) == wanted
    assert all(HELP[command][name][language] for name in wanted for language in ("zh", "en"))


@pytest.mark.parametrize("command", [name for name in COMMANDS if name])
def test_every_command_gives_json(command: str) -> None:
    assert any("--json" in parameter.opts for parameter in COMMANDS[command].params)


def test_every_command_documented_exists(root: Path) -> None:
    page = (root / "docs/reference/commands.md").read_text("utf-8")
    assert set(re.findall(r"^## `gangmu (\w+)", page, re.MULTILINE)) == set(GROUP.commands)
