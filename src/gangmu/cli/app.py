"""The command line put together: which commands there are, with their help in the language of the run."""

import re
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from gangmu.cli import (
    account,
    backup,
    check,
    demo,
    doctor,
    export,
    forecast,
    init,
    load,
    read,
    restore,
    serve,
    tick,
    verify,
    version,
)
from gangmu.cli.help_words import HELP
from gangmu.cli.languages import spoken

# The heads that typer prints in English only.
_HEADS_IN_CHINESE: Final = (
    (r"^Usage: ", "用法："),
    (r"^Arguments:", "参数："),
    (r"^Options:", "选项："),
    (r"^Commands:", "命令："),
    (r"\[required\]", "［必填］"),
    (r"Show this message and exit\.", "显示这段说明。"),
)


def _heads(text: str) -> str:
    text = re.sub(r"\{(\w+)\}", r"\1", text)  # typer sets braces round what must be given
    text = re.sub(r" <path>", "", text)
    if spoken() == "zh":
        for pattern, words in _HEADS_IN_CHINESE:
            text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


class _Command(TyperCommand):
    """A command whose help is in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        return _heads(super().get_help(ctx))


class _Group(TyperGroup):
    """The whole command line, its help in the language of the run."""

    def get_help(self, ctx: Any) -> str:
        return _heads(super().get_help(ctx))


def command_line() -> TyperGroup:
    """Give the command line, ready to run."""
    app = typer.Typer(
        name="gangmu",
        cls=_Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_before_every_command)
    for module in (
        read,
        check,
        init,
        account,
        load,
        export,
        forecast,
        serve,
        verify,
        tick,
        backup,
        restore,
        demo,
        doctor,
        version,
    ):
        settings = getattr(module, "CONTEXT_SETTINGS", {})
        app.command(module.__name__.rpartition(".")[2], cls=_Command, context_settings=settings)(
            module.command
        )
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    _fill_help(group, HELP[""])
    for name, command in group.commands.items():
        _fill_help(command, HELP[name])
    return group


def _before_every_command(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version")] = False,
    # Taken out of the arguments before typer sees them (languages.py); here so that the help shows it.
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en", show_default=False)] = "zh",
) -> None:
    if show_version:
        version.command()
        raise typer.Exit
    if context.invoked_subcommand is None:
        from gangmu.cli.doors import give

        give(context.get_help() + "\n")


def _fill_help(command: Any, words: dict[str, dict[str, str]]) -> None:
    """Give a command and its parameters their help; each must have some, in both languages."""
    command.help = words[""][spoken()]
    command.short_help = command.help.splitlines()[0]
    for parameter in command.params:
        if parameter.name != "help":
            parameter.help = words[parameter.name][spoken()]
