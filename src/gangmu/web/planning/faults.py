"""What is wrong in a form (表单问题): all of it at once, each fault at its field."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.base.refusals import GangmuError, Language, RefusalRow

# The fields of the form of a task whose words can be refused, as they are labelled.
LABELS: Final = {
    "title": Spoken("任务", "task"),
    "limit": Spoken("完成时限", "limit"),
    "lead": Spoken("牵头单位", "lead unit"),
    "responsible": Spoken("责任单位", "responsible units"),
    "supporting": Spoken("配合单位", "supporting units"),
    "amount": Spoken("年度目标", "amount of the year"),
    "nodes": Spoken("节点", "nodes"),
    "curve": Spoken("计划曲线", "planned curve"),
}


class FormFaultsError(GangmuError):
    """A form holds what cannot stand; each fault is told at its field."""

    code = "planning.form_faults"
    parameter_names = ("number", "fields")

    def __init__(self, faults: Mapping[str, GangmuError]) -> None:
        labels = [LABELS[name] for name in faults]
        fields = Spoken("、".join(labels), ", ".join(each.en for each in labels))
        super().__init__(number=len(faults), fields=fields)
        self.faults = dict(faults)

    def as_dict(self, language: Language = "zh") -> RefusalRow:
        """Give it with what is wrong in each field."""
        row = super().as_dict(language)
        row["problems"] = [
            {"code": each.code, "message": each.message(language), "where": name}
            for name, each in self.faults.items()
        ]
        return row


class Faults:
    """What was found wrong so far while a form is read to its end.

    >>> faults = Faults()
    >>> faults.any
    False
    """

    def __init__(self) -> None:
        self._found: dict[str, GangmuError] = {}

    @property
    def any(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self._found)

    @contextmanager
    def at(self, field: str) -> Iterator[None]:
        """Keep what is refused while a field is read, and go on with the next."""
        try:
            yield
        except GangmuError as fault:
            self._found.setdefault(field, fault)

    def tell(self) -> None:
        """Refuse the form if anything was wrong in it."""
        if self._found:
            raise FormFaultsError(self._found)
