"""`gangmu forecast`: what is to be expected of yearly figures, and how likely a target is (DESIGN §5.5)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gangmu.cli.doors import colour_wanted, give, progress, tell
from gangmu.cli.languages import say, spoken
from gangmu.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from gangmu.core.forecasting.bulk import Asked
    from gangmu.core.forecasting.outlooks import Outlooks
    from gangmu.core.forecasting.panels import LeftOut
    from gangmu.files.annual_values import AnnualValues, Choice

YEARS_AHEAD: Final = 50


def _number(text: str | None) -> str | None:
    from decimal import Decimal, InvalidOperation

    try:
        if text is not None and not Decimal(text).is_finite():
            raise InvalidOperation
    except InvalidOperation:
        given = (text or "")[:40]
        raise typer.BadParameter(
            say(f"“{given}”不是数，例如写 10000", f"“{given}” is no number; write 10000, for example")
        ) from None
    return text


def command(
    file: Annotated[Path, typer.Argument(metavar="OBSERVATIONS.csv")],
    origin: Annotated[int, typer.Option("--origin", metavar="YEAR", min=1900, max=2200)],
    horizon: Annotated[int, typer.Option("--horizon", metavar="YEARS", max=YEARS_AHEAD)],
    place: Annotated[str | None, typer.Option("--place", metavar="P")] = None,
    indicator: Annotated[str | None, typer.Option("--indicator", metavar="I")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="V", callback=_number)] = None,
    growth: Annotated[str | None, typer.Option("--growth", metavar="PERCENT", callback=_number)] = None,
    at_most: Annotated[bool, typer.Option("--at-most")] = False,
    reliability: Annotated[bool, typer.Option("--reliability")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PAGE.md")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Forecast the series of a file, or say how good such forecasts were."""
    _one_question(target, growth, reliability=reliability, output=output)
    from gangmu.files.annual_values import Choice, read_annual_values

    with progress(say(f"正在读 {file.name} ……", f"reading {file.name} …")):
        values = read_annual_values(file, until=origin)
        choice = Choice.of(values, place=place, indicator=indicator)
        if reliability:
            result = _reliability(
                values, choice, until=origin, horizon=horizon, output=output, as_json=as_json
            )
        else:
            asked = _asked(target, growth, at_most=at_most)
            result = _forecast(values, choice, asked, origin=origin, horizon=horizon, as_json=as_json)
    if output is None:
        give(result)


def _one_question(target: str | None, growth: str | None, *, reliability: bool, output: Path | None) -> None:
    """Refuse options that ask two things at once."""
    if target is not None and growth is not None:
        zh, en = "--target 与 --growth 只能写一个。", "--target and --growth exclude each other."
    elif reliability and (target is not None or growth is not None):
        zh, en = (
            "--reliability 不与 --target、--growth 一起写。",
            "--reliability takes neither --target nor --growth.",
        )
    elif output is not None and not reliability:
        zh, en = "-o 只与 --reliability 一起写。", "-o goes with --reliability only."
    else:
        return
    raise WrongUsageError(detail=say(zh, en), help="gangmu forecast --help")


def _asked(target: str | None, growth: str | None, *, at_most: bool) -> "Asked":
    from decimal import Decimal

    from gangmu.core.forecasting.bulk import Asked

    return Asked(
        value=None if target is None else Decimal(target),
        growth=None if growth is None else Decimal(growth) / 100,
        at_most=at_most,
    )


def _forecast(
    values: "AnnualValues", choice: "Choice", asked: "Asked", *, origin: int, horizon: int, as_json: bool
) -> str:
    """Forecast all the series, so that each has its peers, and give those that were chosen."""
    from gangmu.core.forecasting.backtests import longest_tested
    from gangmu.core.forecasting.bulk import rows_of
    from gangmu.core.forecasting.outlooks import forecast_panel
    from gangmu.core.forecasting.panels import LeftOut, panel_of
    from gangmu.files.annual_values import NothingToForecastError

    panel = panel_of(values.series)
    outlooks = forecast_panel(panel, origin=origin, horizon=horizon)
    unread = (LeftOut(each.place, each.indicator, each.refusal) for each in values.unread)
    left_out = [
        each for each in (*unread, *outlooks.left_out) if (each.place, each.indicator) in choice.names
    ]
    if len(choice.names) == 1 and left_out:
        raise left_out[0].refusal
    _tell_left_out(left_out, as_json=as_json)
    rows = [row for row in rows_of(outlooks, asked) if (row.place, row.indicator) in choice.names]
    if not rows:
        raise NothingToForecastError(name=values.name, left_out=len(left_out), where=values.name)
    tested = longest_tested(panel, origin=origin)
    if horizon > tested:
        _tell_untested(horizon, tested, as_json=as_json)
    if as_json:
        from gangmu.cli.faces.forecasting import json_of

        return json_of(rows)
    from gangmu.cli.faces.forecasting import forecast_face
    from gangmu.cli.faces.sheets import sheet

    page = sheet(colour=colour_wanted(), language=spoken())
    return forecast_face(rows, page, notes=_notes(values, outlooks, choice, asked))


def _tell_left_out(left_out: Sequence["LeftOut"], *, as_json: bool) -> None:
    """List what was left out, each with its reason: a line of JSON each, or a line in words."""
    if as_json:
        for each in left_out:
            named = {"place": each.place, "indicator": each.indicator}
            tell(json.dumps({"left_out": named | dict(each.refusal.as_dict(spoken()))}, ensure_ascii=False))
        return
    from gangmu.cli.faces.forecasting import left_out_lines

    for line in left_out_lines(left_out):
        tell(line)


def _tell_untested(horizon: int, tested: int, *, as_json: bool) -> None:
    """Warn that no past reaches so far ahead."""
    if as_json:
        tell(json.dumps({"untested": {"horizon": horizon, "tested": tested}}))
        return
    tell(
        say(
            f"提醒：往前看{horizon}年，而这份数的过去最多检验到往前{tested}年；更远的没有检验过，只会更不准。",
            f"note: {horizon} years ahead, where the past of this file tests {tested} at most; further is untested and can"
            " only be worse.",
        )
    )


def _notes(values: "AnnualValues", outlooks: "Outlooks", choice: "Choice", asked: "Asked") -> list[str]:
    """Say, of one series, what the forecast rests on, and the arithmetic of the target that was asked for."""
    if len(choice.names) != 1:
        return []
    from gangmu.core.forecasting.arithmetic import arithmetic_of
    from gangmu.core.forecasting.outlook import Outlook, outlooks_of

    [name] = choice.names
    outlook = outlooks_of(values.series, origin=outlooks.origin, horizon=outlooks.horizon)[name]
    assert isinstance(outlook, Outlook)
    reasons = list(outlook.reasons)
    if asked.value is not None:
        due = outlooks.origin + outlooks.horizon
        reckoned = arithmetic_of(
            outlook.series,
            asked.value,
            due=due,
            origin=outlooks.origin,
            peers=values.series,
            falling=asked.at_most,
        )
        reasons = [*reckoned.reasons, *reasons]
    return [reason.words(spoken()) for reason in reasons]


def _reliability(
    values: "AnnualValues", choice: "Choice", *, until: int, horizon: int, output: Path | None, as_json: bool
) -> str:
    """Try the methods on the past of the file; write the page where one is asked for."""
    from gangmu.cli.faces.reliability import page_of, reliability_face, reliability_json
    from gangmu.cli.faces.sheets import sheet
    from gangmu.core.forecasting.panels import panel_of
    from gangmu.core.forecasting.reliability import reliability_of
    from gangmu.files.annual_values import NothingToForecastError
    from gangmu.files.outputs import write_whole

    series = [each for each in values.series if each.indicator in {name for _, name in choice.names}]
    reports = reliability_of(panel_of(series), until=until, horizon=max(horizon, 1))
    if not reports:
        raise NothingToForecastError(name=values.name, left_out=len(series), where=values.name)
    if output is not None:
        write_whole({output: page_of(reports, name=values.name, until=until, language=spoken())})
        return ""
    if as_json:
        return reliability_json(reports)
    return reliability_face(reports, sheet(colour=colour_wanted(), language=spoken()))
