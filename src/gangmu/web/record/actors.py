"""Who acts: a person in a post of a unit, through a door. Made at the door, never later (DESIGN §6.8)."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NotRequired, TypedDict, TypeVar, cast

Fact = TypeVar("Fact")
Door = Literal["page", "public", "api", "sheet", "link", "cli", "worker"]


class ActorEntry(TypedDict):
    """How an actor stands in the ledger: identities only, no names."""

    user: str | None
    post: str | None
    unit: str | None
    door: Door
    behalf: NotRequired[str]  # the post for which it is done (代办); only where it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """行为人: a user who holds a post of a unit now, and the door they came through."""

    role: str  # a role of rights.toml: public, reader, office, operator
    door: Door
    programme_id: int | None = None  # None: acts on the home itself
    user: str | None = None  # uid
    post: str | None = None  # uid
    unit: str | None = None  # uid
    user_id: int | None = None
    post_id: int | None = None
    unit_id: int | None = None
    behalf: str | None = None  # uid of the post on whose behalf this is recorded (代办): the entry names both
    released_seq: int | None = None  # the last release, for whom that is all there is to see
    known: dict[Hashable, Any] | None = field(default=None, compare=False, repr=False)  # see `remembering`

    def once(self, what: Hashable, read: Callable[[], Fact]) -> Fact:
        """Read a fact of the house; within one request, once. `what` names it with all that it hangs from."""
        if self.known is None:
            return read()
        if what not in self.known:
            self.known[what] = read()
        return cast("Fact", self.known[what])

    def forget(self) -> None:
        """Forget what was read: something was written."""
        if self.known is not None:
            self.known.clear()

    @property
    def entry(self) -> ActorEntry:
        """What the ledger says of this actor; `behalf` only where it is set, so that no older entry would change."""
        entry: ActorEntry = {"user": self.user, "post": self.post, "unit": self.unit, "door": self.door}
        return entry if self.behalf is None else {**entry, "behalf": self.behalf}


def remembering(actor: Actor) -> Actor:
    """Let an actor know within one request what was read in it; a door makes one for each, so no right outlives it."""
    return replace(actor, known={})


def public(programme_id: int | None, *, released_seq: int = 0) -> Actor:
    """Give the public (公众): no account, no post, what is released only."""
    return Actor(role="public", door="public", programme_id=programme_id, released_seq=released_seq)


def operator(programme_id: int | None = None) -> Actor:
    """Give the operator (运维): the command line's post. Take-over, backup and checks, no verb of the field."""
    return Actor(role="operator", door="cli", programme_id=programme_id)
