"""The entry of the `gangmu` command: every way in and every way out."""

import hashlib
import itertools
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from gangmu.cli.doors import give, refuse, tell
from gangmu.cli.exits import ExitCode
from gangmu.cli.languages import language_asked, speak
from gangmu.cli.usage import WrongUsageError, wrong_usage
from gangmu.core.base.refusals import GangmuError


class InternalError(GangmuError):
    """Gangmu itself failed. The id is made of the place of the fault, so the same fault has the same id."""

    code = "internal.error"
    parameter_names = ("error_id",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit code."""
    language, rest = language_asked(sys.argv[1:] if arguments is None else arguments)
    as_json = json_asked(rest)
    try:
        if language not in ("zh", "en"):
            raise WrongUsageError(detail=f"--lang {language}: zh | en", help="gangmu --help")
        speak("zh" if language == "zh" else "en")
        return _run(rest)
    except typer.TyperException as error:
        refuse(wrong_usage(error), as_json=as_json)
        return ExitCode.WRONG_USAGE
    except WrongUsageError as refusal:
        refuse(refusal, as_json=as_json)
        return ExitCode.WRONG_USAGE
    except GangmuError as refusal:
        _log_if_not_allowed(refusal)
        refuse(refusal, as_json=as_json)
        return ExitCode.REFUSED
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except Exception as fault:  # noqa: BLE001  the last door: an id goes out, never a trace
        if os.environ.get("GANGMU_DEBUG"):
            tell("".join(traceback.format_exception(fault)))
        refuse(InternalError(error_id=error_id(fault)), as_json=as_json)
        return ExitCode.INTERNAL


def _log_if_not_allowed(refusal: GangmuError) -> None:
    """A refused attempt enters the security log, through this door as through the others."""
    if refusal.code == "accounts.not_allowed":
        from gangmu.web.record import security
        from gangmu.web.record.actors import operator

        security.note("refused", actor=operator(), detail=refusal.parameters)


def _run(arguments: list[str]) -> int:
    from gangmu.cli.app import command_line

    outcome = command_line().main(arguments, prog_name="gangmu", standalone_mode=False)
    give("")
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def json_asked(arguments: Sequence[str]) -> bool:
    """Tell whether the command line asks for JSON, even where the rest of it is wrong.

    >>> json_asked(["read", "plan.txt", "--format", "json"])
    True
    """
    return (
        "--json" in arguments
        or "--format=json" in arguments
        or ("--format", "json") in itertools.pairwise(arguments)
    )


def error_id(fault: BaseException) -> str:
    """Name a fault by its kind and the place in the code where it arose."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = "|".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in frames[-3:])  # noqa: PTH119
    return "E-" + hashlib.sha256(f"{type(fault).__name__}|{place}".encode()).hexdigest()[:8]
