"""Whatever is reorganised, nothing is left without somebody who answers for it."""

from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.reorganising import (
    Charge,
    Chart,
    Desk,
    handovers_of_posts,
    handovers_of_units,
    merged,
    unsettled,
    without_posts,
)

UNITS = [f"u{k}" for k in range(6)]


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    units = draw(st.sets(st.sampled_from(UNITS), min_size=2))
    desks = tuple(
        Desk(post=f"p{k}", unit=unit, role=role, position=k)
        for k, (unit, role) in enumerate(
            draw(
                st.lists(
                    st.tuples(st.sampled_from(sorted(units)), st.sampled_from(["filer", "signer"])),
                    max_size=8,
                )
            )
        )
    )
    charges = []
    for k, unit in enumerate(draw(st.lists(st.sampled_from(sorted(units)), max_size=10))):
        posts = [each.post for each in desks if each.unit == unit]
        charges.append(
            Charge(what=f"t{k}", unit=unit, post=draw(st.sampled_from([None, *posts])) if posts else None)
        )
    return Chart(units=frozenset(units), desks=desks, charges=tuple(charges))


@given(charts(), st.data())
def test_random_reorganisations_leave_no_orphan_and_lose_nothing(chart: Chart, data: st.DataObject) -> None:
    before = {each.what for each in chart.charges}
    for _ in range(6):
        if len(chart.units) > 1 and data.draw(st.booleans()):
            into, *going = data.draw(st.permutations(sorted(chart.units)))[:3]
            listed = handovers_of_units(chart, dict.fromkeys(going, into))
            assert not unsettled(listed)
            assert {each.charge.what for each in listed} == {
                each.what for each in chart.charges if each.unit in going
            }
            chart = merged(chart, going, into)
        elif chart.desks:
            gone = data.draw(st.sets(st.sampled_from([each.post for each in chart.desks]), min_size=1))
            chart = without_posts(chart, dict.fromkeys(gone))
        assert chart.orphans() == []
        assert {each.what for each in chart.charges} == before


def test_post_hands_over_to_its_like_in_the_unit_else_somebody_must_be_named() -> None:
    desks = (
        Desk(post="one", unit="u", role="filer", position=1),
        Desk(post="other", unit="u", role="filer", position=2),
        Desk(post="head", unit="u", role="signer"),
    )
    charges = tuple(Charge(what=f"task-{post}", unit="u", post=post) for post in ("one", "head"))
    chart = Chart(units=frozenset("u"), desks=desks, charges=charges)
    [alike] = handovers_of_posts(chart, {"one": None})
    assert alike.post == "other"
    [open_one] = unsettled(handovers_of_posts(chart, {"one": None, "head": None}))
    assert open_one.charge.what == "task-head"
    assert handovers_of_posts(chart, {"head": "one"})[0].post == "one"


def test_orphan_is_told() -> None:
    lost = Charge(what="t", unit="gone")
    assert Chart(units=frozenset("u"), desks=(), charges=(lost,)).orphans() == [lost]
