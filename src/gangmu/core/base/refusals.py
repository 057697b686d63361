"""Refusals: what Gangmu will not do, why, and what to do next, on every door alike.

The core raises a stable code with its parameters. The words are templates by code and language in
`refusal_words.py`; a refusal is declared where it is raised:

    class EmptyDocumentError(GangmuError):
        "A document without a single character cannot be read."

        code = "document.empty"
        parameter_names = ("name",)

    raise EmptyDocumentError(name="计划.txt", where="计划.txt")
"""

from collections.abc import Mapping
from typing import ClassVar, Literal, NotRequired, TypedDict

from gangmu.core.base.refusal_words import REFUSAL_WORDS
from gangmu.core.base.refusal_words.reasons import told

Language = Literal["zh", "en"]


class RefusalRow(TypedDict):
    """A refusal as it leaves by a door: page, interface, spreadsheet or command line."""

    code: str
    message: str
    remedy: str
    where: str | None
    problems: NotRequired[list[dict[str, str]]]  # where several things are to be looked at


class GangmuError(Exception):
    """拒绝: something asked for is refused, with a reason and a way on."""

    code: ClassVar[str]
    parameter_names: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *, where: str | None = None, **parameters: object) -> None:
        if set(parameters) != set(self.parameter_names):
            raise TypeError(f"{self.code} takes {self.parameter_names}, not {tuple(parameters)}")
        super().__init__(self.code)
        self.where = where
        self.parameters = parameters

    def __getattr__(self, name: str) -> object:
        """Give a parameter by its name: `refusal.lead_unit`."""
        parameters = self.__dict__.get("parameters", {})
        if name in parameters:
            return parameters[name]
        raise AttributeError(name)

    def __str__(self) -> str:
        return f"{self.code}: {self.message('en')}"

    def message(self, language: Language = "zh") -> str:
        """Say what was refused and why."""
        return REFUSAL_WORDS[self.code][language]["message"].format(
            **told(self.code, self.parameters, language)
        )

    def remedy(self, language: Language = "zh") -> str:
        """Say what to do next."""
        return REFUSAL_WORDS[self.code][language]["remedy"].format(
            **told(self.code, self.parameters, language)
        )

    def as_dict(self, language: Language = "zh") -> RefusalRow:
        """Give the row `{code, message, remedy, where}` that every door shows."""
        return {
            "code": self.code,
            "message": self.message(language),
            "remedy": self.remedy(language),
            "where": self.where,
        }


def retold(code: str, parameters: Mapping[str, object], *, where: str | None = None) -> GangmuError:
    """Give again a refusal that another process raised, by its code."""
    waiting: list[type[GangmuError]] = [GangmuError]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        for each in below:
            if getattr(each, "code", None) == code:
                return each(where=where, **parameters)
    raise LookupError(f"nobody here refuses with {code}")
