"""Wrong usage: a command line that cannot be understood, told in the language of the run."""

import re
from datetime import date
from typing import Final

import typer

from gangmu.cli.languages import spoken
from gangmu.core.base.refusals import GangmuError

# What typer says in English, and the same in Chinese.
_IN_CHINESE: Final = (
    (r"Missing command\.", "没有写命令。"),
    (r"No such command '(.*?)'\..*", "没有“{0}”这个命令。"),
    (r"No such option: (\S+)(?: \(Possible options: (.*)\)| Did you mean (.*)\?)?", "没有“{0}”这个选项。"),
    (r"Missing argument '?(.*?)'?\.?", "缺少“{0}”。"),
    (r"Missing option '?(.*?)'?\.?", "缺少选项“{0}”。"),
    (r"Option '(.*?)' requires an argument\.", "选项“{0}”后面要写一个值。"),
    (r"Option '(.*?)' does not take a value\.", "选项“{0}”不带值。"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", "多写了“{0}”。"),
    (r"Invalid value for '?(.*?)'?: (.*)", "“{0}”的值不对：{1}"),
)


class WrongUsageError(GangmuError):
    """The command line cannot be understood."""

    code = "command.wrong_usage"
    parameter_names = ("detail", "help")


def iso_day(text: str | None) -> str | None:
    """Take a day from the command line as ISO writes it; none was given is no fault."""
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter("2025-09-30") from None


def wrong_usage(error: typer.TyperException) -> WrongUsageError:
    """Make typer's complaint a refusal like every other."""
    said = error.format_message()
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "gangmu"
    return WrongUsageError(detail=in_chinese(said) if spoken() == "zh" else said, help=f"{command} --help")


def in_chinese(said: str) -> str:
    """Say typer's complaint in Chinese where its form is known.

    >>> in_chinese("No such command 'reed'.")
    '没有“reed”这个命令。'
    """
    for pattern, words in _IN_CHINESE:
        if match := re.fullmatch(pattern, said, re.DOTALL):
            return words.format(*match.groups())
    return said
