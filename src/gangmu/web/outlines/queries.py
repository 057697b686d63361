"""What can be asked of outlines: every function takes the actor and the moment."""

from gangmu.web.accounts.scopes import allowed
from gangmu.web.outlines.models import (
    Baseline,
    Clause,
    ClauseFinding,
    ClauseLink,
    ClauseText,
    Draft,
    Duty,
    Gap,
    Meaning,
    Mention,
    NamedSet,
    OutlineVersion,
    Promise,
    SetMember,
    System,
    Theme,
    Themed,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import Rows
from gangmu.web.record.moments import Moment


def versions(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[OutlineVersion]:
    """Give the versions of the outline, the last one first."""
    return allowed(OutlineVersion, actor, verb=verb, moment=moment).order_by("-number")


def version_in_force(actor: Actor, moment: Moment) -> OutlineVersion | None:
    """Give the version that is in force, if one is issued."""
    return actor.once(
        ("version in force", actor.role, moment),
        lambda: versions(actor, moment).filter(state="issued").first(),
    )


def clauses(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Clause]:
    """Give the clauses' identities."""
    return allowed(Clause, actor, verb=verb, moment=moment)


def clause_texts(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[ClauseText]:
    """Give the wordings of clauses, in order of the text."""
    return allowed(ClauseText, actor, verb=verb, moment=moment).order_by("outline", "position")


def promises(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Promise]:
    """Give the promises, in order of the text."""
    return allowed(Promise, actor, verb=verb, moment=moment).order_by("start")


def baselines(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Baseline]:
    """Give the figures that the text reports."""
    return allowed(Baseline, actor, verb=verb, moment=moment).order_by("start")


def duties(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Duty]:
    """Give who is to do what, as the text says."""
    return allowed(Duty, actor, verb=verb, moment=moment).order_by("start")


def meanings(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Meaning]:
    """Give which series the words of targets mean."""
    return allowed(Meaning, actor, verb=verb, moment=moment).order_by("promise", "role")


def mentions(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Mention]:
    """Give the named things."""
    return allowed(Mention, actor, verb=verb, moment=moment).order_by("start")


def systems(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[System]:
    """Give the systems that sentences order."""
    return allowed(System, actor, verb=verb, moment=moment).order_by("start")


def named_sets(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[NamedSet]:
    """Give the named sets."""
    return allowed(NamedSet, actor, verb=verb, moment=moment).order_by("start")


def set_members(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[SetMember]:
    """Give the members of named sets."""
    return allowed(SetMember, actor, verb=verb, moment=moment).order_by("named_set", "part", "position")


def gaps(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Gap]:
    """Give what the text announces but does not contain."""
    return allowed(Gap, actor, verb=verb, moment=moment).order_by("start")


def gaps_in_force(actor: Actor, moment: Moment, *, kind: str = "") -> Rows[Gap]:
    """Give the gaps of the version in force, of one kind or of all."""
    version = version_in_force(actor, moment)
    found = gaps(actor, moment).filter(outline=version.pk if version else 0)
    return found.filter(kind=kind) if kind else found


def open_gaps(actor: Actor, moment: Moment, *, kind: str = "") -> Rows[Gap]:
    """Give the gaps of the version in force that nobody has closed yet."""
    return gaps_in_force(actor, moment, kind=kind).filter(closed_on__isnull=True)


def themes(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Theme]:
    """Give the themes."""
    return allowed(Theme, actor, verb=verb, moment=moment).order_by("position")


def themed(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Themed]:
    """Give which clause is sorted under which theme."""
    return allowed(Themed, actor, verb=verb, moment=moment)


def drafts(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[Draft]:
    """Give the drafts of reviews, doubtful ones first."""
    return allowed(Draft, actor, verb=verb, moment=moment).order_by("-doubt", "start")


def findings(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[ClauseFinding]:
    """Give what was said of clauses from which nothing hangs."""
    return allowed(ClauseFinding, actor, verb=verb, moment=moment).order_by("start")


def links(actor: Actor, moment: Moment, *, verb: str = "read") -> Rows[ClauseLink]:
    """Give the links between a new version and the one in force."""
    return allowed(ClauseLink, actor, verb=verb, moment=moment).order_by("number")
