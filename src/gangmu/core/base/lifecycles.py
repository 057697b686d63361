"""Lifecycles are data: states, and the verbs that lead from one to another (DESIGN §6.4).

A lifecycle is written as TOML and checked when it is read:

    id = "review_draft"
    version = 1
    initial = "proposed"

    [[state]]
    name = "proposed"
    zh = "待审"
    en = "to be reviewed"

    [[transition]]
    verb = "accept"
    zh = "采纳"                  # optional: its words in refusals; else the verb itself
    en = "accept"
    from = ["proposed"]
    to = "accepted"
    roles = ["office"]
    guards = ["has_a_clause"]    # named pure predicates over the facts that the caller knows
    limit = "P10D"               # how long it may rest in `from`
    asks = ["note"]              # what is asked and recorded
    reason = true                # a reason must be given

A row finishes on the version of the lifecycle that it began.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.base.refusals import GangmuError

Facts = Mapping[str, object]
Guard = Callable[[Facts], bool]
_LIMIT = re.compile(r"P\d+[DWMY]")


class NoSuchStepError(GangmuError):
    """What was asked for does not lead on from this state."""

    code = "lifecycle.no_such_step"
    parameter_names = ("state", "verb", "possible")


class NotThisRoleError(GangmuError):
    """The step exists and is another role's."""

    code = "lifecycle.not_this_role"
    parameter_names = ("verb", "role", "roles")


class GuardedError(GangmuError):
    """A condition of the step is not met."""

    code = "lifecycle.guarded"
    parameter_names = ("verb", "guard")


class ReasonNeededError(GangmuError):
    """The step needs a reason."""

    code = "lifecycle.reason_needed"
    parameter_names = ("verb",)


class LifecycleFaultError(ValueError):
    """A lifecycle as written cannot work. A fault of whoever wrote it, told when it is read."""


@dataclass(frozen=True, slots=True)
class State:
    """状态: where a row stands, and its words."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """流转: a verb that leads from some states to one."""

    verb: str
    origins: frozenset[str]
    to: str
    roles: frozenset[str]
    guards: tuple[str, ...] = ()
    limit: str | None = None
    asks: tuple[str, ...] = ()
    reason: bool = False
    zh: str = ""
    en: str = ""

    @property
    def words(self) -> Spoken:
        """Give the words of the verb; one without words is said as it is written."""
        return Spoken(self.zh or self.verb, self.en or self.verb)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """生命周期: the states of one kind of object and all ways between them."""

    id: str
    version: int
    initial: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    guards: Mapping[str, Guard]

    def state(self, name: str) -> State:
        """Give a state by its name."""
        return next(state for state in self.states if state.name == name)

    def is_final(self, name: str) -> bool:
        """Tell whether nothing leads on from a state."""
        return not any(name in transition.origins for transition in self.transitions)

    def steps(self, state: str, *, role: str | None = None) -> list[Transition]:
        """Give what leads on from a state, for a role or for any."""
        return [
            transition
            for transition in self.transitions
            if state in transition.origins and (role is None or role in transition.roles)
        ]

    def step(
        self, state: str, verb: str, *, role: str, facts: Facts | None = None, reason: str = ""
    ) -> Transition:
        """Give the transition that a verb makes from a state, or refuse it."""
        found = next((each for each in self.steps(state) if each.verb == verb), None)
        if found is None:
            raise self._no_such_step(state, verb, role)
        if role not in found.roles:
            raise NotThisRoleError(verb=found.words, role=role, roles="、".join(sorted(found.roles)))
        for name in found.guards:
            if not self.guards[name](facts or {}):
                raise GuardedError(verb=found.words, guard=name)
        if found.reason and not reason.strip():
            raise ReasonNeededError(verb=found.words)
        return found

    def _no_such_step(self, state: str, verb: str, role: str) -> NoSuchStepError:
        """Say where a row stands and what the role can do there, in words."""
        said = next((each.words for each in self.transitions if each.verb == verb), Spoken(verb, verb))
        ways = [each.words for each in self.steps(state, role=role) or self.steps(state)]
        possible = Spoken("、".join(ways) or "–", ", ".join(each.en for each in ways) or "–")
        at = next((Spoken(each.zh, each.en) for each in self.states if each.name == state), state)
        return NoSuchStepError(state=at, verb=said, possible=possible)

    def diagram(self) -> str:
        """Draw the lifecycle for the documentation, as Mermaid."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [
            f"    {origin} --> {transition.to}: {transition.verb}"
            for transition in self.transitions
            for origin in sorted(transition.origins)
        ]
        lines += [f"    {state.name} --> [*]" for state in self.states if self.is_final(state.name)]
        return "\n".join(lines) + "\n"


class HasState(Protocol):
    """A value of the field that stands in a state."""

    @property
    def state(self) -> str:
        """Where it stands."""
        ...


Value = TypeVar("Value", bound=HasState)


def advance(
    lifecycle: Lifecycle, value: Value, verb: str, *, role: str, facts: Facts | None = None, reason: str = ""
) -> Value:
    """Give a value in its next state, or refuse."""
    found = lifecycle.step(value.state, verb, role=role, facts=facts, reason=reason)
    return replace(value, state=found.to)  # type: ignore[type-var]  # a value is a dataclass


def parse_lifecycle(text: str, *, guards: Mapping[str, Guard] | None = None) -> Lifecycle:
    """Read a lifecycle and check that it can work."""
    table = tomllib.loads(text)
    found = Lifecycle(
        id=table["id"],
        version=table["version"],
        initial=table["initial"],
        states=tuple(State(row["name"], row["zh"], row["en"]) for row in table["state"]),
        transitions=tuple(_transition(row) for row in table.get("transition", ())),
        guards=guards or {},
    )
    if faults := list(_faults(found)):
        raise LifecycleFaultError(f"{found.id}: {'; '.join(faults)}")
    return found


def _transition(row: dict[str, Any]) -> Transition:
    return Transition(
        verb=row["verb"],
        origins=frozenset(row["from"]),
        to=row["to"],
        roles=frozenset(row["roles"]),
        guards=tuple(row.get("guards", ())),
        limit=row.get("limit"),
        asks=tuple(row.get("asks", ())),
        reason=row.get("reason", False),
        zh=row.get("zh", ""),
        en=row.get("en", ""),
    )


def _faults(lifecycle: Lifecycle) -> Iterable[str]:
    names = [state.name for state in lifecycle.states]
    if len(set(names)) < len(names):
        yield "a state stands twice"
    if lifecycle.initial not in names:
        yield f"initial “{lifecycle.initial}” is no state"
    taken: set[tuple[str, str]] = set()
    for each in lifecycle.transitions:
        for name in {*each.origins, each.to} - set(names):
            yield f"{each.verb}: “{name}” is no state"
        for guard in set(each.guards) - set(lifecycle.guards):
            yield f"{each.verb}: nobody knows the guard “{guard}”"
        if not each.roles:
            yield f"{each.verb}: nobody may do it"
        if each.limit is not None and not _LIMIT.fullmatch(each.limit):
            yield f"{each.verb}: “{each.limit}” is no limit"
        ways = {(origin, each.verb) for origin in each.origins}
        if ways & taken:
            yield f"{each.verb}: leads two ways from one state"
        taken |= ways
    if stranded := set(names) - _reached(lifecycle):
        yield f"nothing leads to {sorted(stranded)}"


def _reached(lifecycle: Lifecycle) -> set[str]:
    reached, waiting = set[str](), [lifecycle.initial]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [each.to for each in lifecycle.steps(name)]
    return reached
