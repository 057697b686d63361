"""Refusals that a form shows beside what was typed, instead of a page of their own."""

from types import TracebackType

from gangmu.core.base.refusals import GangmuError


class RefusedHere:
    """Catches the refusals whose codes begin so; every other one, a lost race among them, passes on.

    >>> with RefusedHere("unit.") as refused:
    ...     pass
    >>> refused.refusal is None
    True
    """

    def __init__(self, *families: str) -> None:
        self._families = families
        self.refusal: GangmuError | None = None

    def __enter__(self) -> "RefusedHere":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, GangmuError) and error.code.startswith(self._families):
            self.refusal = error
        return self.refusal is not None
