"""Every preset at each of its borders, reckoned by hand: the arithmetic stands in the row."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from core.plan.lamp_cases import LAMPS, facts_of, lamp
from gangmu.core.base.formulas import Missing, Name, Number, Op, Operation, Tree, written
from gangmu.core.plan.lamp_rules import LAMP_FACTS
from gangmu.core.plan.lamps import lamp_of

ROWS = [
    # gap_pp: completion − T > −10 ok; −30 … −10 warn, both included; below −30 alarm
    ("gap_pp", "completion=75 elapsed=75", "ok", "75 − 75 = 0"),
    ("gap_pp", "completion=110 elapsed=75", "ok", "110 − 75 = +35: the preset knows no ahead"),
    ("gap_pp", "completion=65.01 elapsed=75", "ok", "65.01 − 75 = −9.99"),
    ("gap_pp", "completion=65 elapsed=75", "warn", "65 − 75 = −10, included"),
    ("gap_pp", "completion=64.99 elapsed=75", "warn", "64.99 − 75 = −10.01"),
    ("gap_pp", "completion=45 elapsed=75", "warn", "45 − 75 = −30, included"),
    ("gap_pp", "completion=44.99 elapsed=75", "alarm", "44.99 − 75 = −30.01"),
    ("gap_pp", "completion=0 elapsed=0", "ok", "0 − 0 = 0"),
    ("gap_pp", "completion=0 elapsed=10", "warn", "0 − 10 = −10"),
    ("gap_pp", "completion=-5 elapsed=25", "warn", "−5 − 25 = −30: a figure taken back"),
    ("gap_pp", "elapsed=75", "none", "no completion"),
    ("gap_pp", "completion=99", "none", "no time progress"),
    # gap_ratio: completion ≥ T ok; shortfall 1 − completion/T up to 50 % warn; more alarm
    ("gap_ratio", "completion=75 elapsed=75", "ok", "75 ≥ 75"),
    ("gap_ratio", "completion=74.99 elapsed=75", "warn", "1 − 74.99/75 = 0.013 %"),
    ("gap_ratio", "completion=37.5 elapsed=75", "warn", "1 − 37.5/75 = 50 %, included"),
    ("gap_ratio", "completion=37.49 elapsed=75", "alarm", "1 − 37.49/75 = 50.013 %"),
    ("gap_ratio", "completion=0 elapsed=75", "alarm", "1 − 0/75 = 100 %"),
    ("gap_ratio", "completion=0 elapsed=0", "ok", "0 ≥ 0: nothing was due"),
    ("gap_ratio", "completion=-1 elapsed=0", "none", "−1 < 0, and 1 − −1/0 is no number"),
    ("gap_ratio", "elapsed=75", "none", "no completion"),
    # two_state: completion ≥ T and growth ≥ target ok; otherwise warn
    ("two_state", "completion=75 elapsed=75 growth=8 growth_target=8", "ok", "75 ≥ 75 and 8 ≥ 8"),
    ("two_state", "completion=75 elapsed=75 growth=7.9 growth_target=8", "warn", "7.9 < 8"),
    ("two_state", "completion=74.9 elapsed=75 growth=9 growth_target=8", "warn", "74.9 < 75"),
    ("two_state", "completion=0 elapsed=75 growth=-9 growth_target=8", "warn", "both short: no degrees"),
    ("two_state", "completion=74.9 elapsed=75", "warn", "74.9 < 75 decides without the growth"),
    ("two_state", "completion=75 elapsed=75 growth_target=8", "none", "on time, and no growth to tell"),
    ("two_state", "growth=8 growth_target=8", "none", "growth is met, and no completion"),
    # growth_vs: below 0 alarm; ≥ plan and ≥ average ok; else warn
    ("growth_vs", "growth=10 growth_target=10 peers_growth=8", "ok", "10 ≥ 10 and 10 ≥ 8"),
    ("growth_vs", "growth=9.99 growth_target=10 peers_growth=8", "warn", "9.99 < 10"),
    ("growth_vs", "growth=10 growth_target=10 peers_growth=10.1", "warn", "10 < 10.1"),
    ("growth_vs", "growth=0.01 growth_target=10 peers_growth=8", "warn", "0.01 > 0"),
    ("growth_vs", "growth=0 growth_target=10 peers_growth=8", "warn", "0 is not below 0"),
    ("growth_vs", "growth=-0.01 growth_target=10 peers_growth=8", "alarm", "−0.01 < 0"),
    ("growth_vs", "growth=-0.01", "alarm", "−0.01 < 0 decides alone"),
    ("growth_vs", "growth=-1 growth_target=-5 peers_growth=-6", "alarm", "−1 < 0, whatever the plan"),
    ("growth_vs", "growth=0 growth_target=0 peers_growth=0", "ok", "0 ≥ 0 and 0 ≥ 0"),
    ("growth_vs", "growth=11 growth_target=10", "none", "above the plan, and no average"),
    ("growth_vs", "growth=9 growth_target=10", "warn", "9 < 10 decides without the average"),
    ("growth_vs", "growth=-2", "alarm", "−2 < 0 decides alone"),
    # start: in the planned month ok; its end passed warn; three month ends running alarm
    ("start", "started=yes months_late=0 justified=no", "ok", "begun in time"),
    ("start", "started=no months_late=0 justified=no", "none", "the planned month is not over"),
    ("start", "started=no months_late=1 justified=no", "warn", "1 month end without a start"),
    ("start", "started=no months_late=2 justified=no", "warn", "2 < 3"),
    ("start", "started=no months_late=3 justified=no", "alarm", "3 ≥ 3"),
    ("start", "started=no months_late=9 justified=yes", "none", "an accepted reason puts it out"),
    ("start", "started=yes months_late=2 justified=no", "warn", "begun, 2 month ends late"),
    ("start", "started=yes months_late=5 justified=no", "warn", "begun late is a warn, no alarm"),
    ("start", "started=no months_late=1", "none", "nobody says whether there is a reason"),
    # in_statistics: registered ok; from 1 month after the start warn; above 2 alarm
    ("in_statistics", "registered=yes months_since_start=9", "ok", "registered"),
    ("in_statistics", "registered=no months_since_start=0", "none", "0 < 1: not due"),
    ("in_statistics", "registered=no months_since_start=1", "warn", "1 ≥ 1"),
    ("in_statistics", "registered=no months_since_start=2", "warn", "2 is not above 2"),
    ("in_statistics", "registered=no months_since_start=3", "alarm", "3 > 2"),
    ("in_statistics", "registered=no", "none", "no start"),
    ("in_statistics", "months_since_start=3", "none", "nobody says whether it is registered"),
    # funds: used ≥ due ok; up to 30 % below (of what is due) warn; more alarm
    ("funds", "used=50 due=50", "ok", "50 ≥ 50"),
    ("funds", "used=49.9 due=50", "warn", "1 − 49.9/50 = 0.2 %"),
    ("funds", "used=35 due=50", "warn", "1 − 35/50 = 30 %, included"),
    ("funds", "used=34.99 due=50", "alarm", "1 − 34.99/50 = 30.02 %"),
    ("funds", "used=0 due=0", "ok", "0 ≥ 0: the window has not begun"),
    ("funds", "due=50", "none", "no use rate"),
    # node: all due verified ok; late and able warn; unable or above 30 days alarm
    ("node", "nodes_due=3 nodes_verified=3 days_late=0", "ok", "3 ≥ 3"),
    ("node", "nodes_due=3 nodes_verified=2 days_late=30 able=yes", "warn", "2 < 3, 30 is not above 30"),
    ("node", "nodes_due=3 nodes_verified=2 days_late=31 able=yes", "alarm", "31 > 30"),
    ("node", "nodes_due=3 nodes_verified=2 days_late=1 able=no", "alarm", "judged unable"),
    ("node", "nodes_due=1 nodes_verified=1 days_late=0", "ok", "1 ≥ 1, the only one"),
    ("node", "nodes_due=0 nodes_verified=0 days_late=0", "none", "nothing is due"),
    ("node", "nodes_due=3 nodes_verified=2 days_late=1", "none", "nobody has judged"),
    ("node", "nodes_due=3 nodes_verified=2 days_late=31", "alarm", "31 > 30 decides alone"),
    # order: in time ok; from 7 days before the limit or poorly handled warn; overdue alarm
    ("order", "completed=no days_left=8 poor=no", "ok", "8 > 7"),
    ("order", "completed=no days_left=7 poor=no", "warn", "7 ≤ 7: the reminder"),
    ("order", "completed=no days_left=0 poor=no", "warn", "the limit itself is in time"),
    ("order", "completed=no days_left=-1 poor=no", "alarm", "−1 < 0"),
    ("order", "completed=no days_left=20 poor=yes", "warn", "handled poorly"),
    ("order", "completed=yes days_left=0 poor=no", "ok", "settled on the last day"),
    ("order", "completed=yes days_left=-1 poor=no", "warn", "settled a day late"),
    ("order", "completed=no days_left=20", "none", "far from the limit, and nobody says how it goes"),
    ("order", "completed=no days_left=3", "warn", "3 ≤ 7 decides alone"),
    # rank_quartile: top quarter ahead, second ok, third warn, last alarm
    ("rank_quartile", "rank=3 places=13", "ahead", "3·4 = 12 ≤ 13"),
    ("rank_quartile", "rank=4 places=13", "ok", "16 > 13, 4·2 = 8 ≤ 13"),
    ("rank_quartile", "rank=6 places=13", "ok", "6·2 = 12 ≤ 13"),
    ("rank_quartile", "rank=7 places=13", "warn", "14 > 13, 7·4 = 28 ≤ 39"),
    ("rank_quartile", "rank=9 places=13", "warn", "9·4 = 36 ≤ 39"),
    ("rank_quartile", "rank=10 places=13", "alarm", "10·4 = 40 > 39"),
    ("rank_quartile", "rank=1 places=4", "ahead", "1·4 ≤ 4"),
    ("rank_quartile", "rank=2 places=4", "ok", "2·2 = 4 ≤ 4, on the border"),
    ("rank_quartile", "rank=3 places=4", "warn", "3·4 = 12 ≤ 12, on the border"),
    ("rank_quartile", "rank=4 places=4", "alarm", "16 > 12"),
    ("rank_quartile", "rank=25 places=100", "ahead", "25·4 = 100 ≤ 100"),
    ("rank_quartile", "rank=26 places=100", "ok", "104 > 100, 52 ≤ 100"),
    ("rank_quartile", "rank=50 places=100", "ok", "50·2 = 100 ≤ 100"),
    ("rank_quartile", "rank=51 places=100", "warn", "102 > 100, 204 ≤ 300"),
    ("rank_quartile", "rank=75 places=100", "warn", "75·4 = 300 ≤ 300"),
    ("rank_quartile", "rank=76 places=100", "alarm", "304 > 300"),
    ("rank_quartile", "rank=1 places=3", "none", "3 < 4: too few to part in quarters"),
    ("rank_quartile", "places=13", "none", "no rank"),
]  # fmt: skip


@pytest.mark.parametrize(("preset", "facts", "wanted", "arithmetic"), ROWS)
def test_lamp_at_its_border(preset: str, facts: str, wanted: str, arithmetic: str) -> None:
    assert arithmetic
    assert lamp(preset, facts).value == wanted


SLIPS = {
    Op.LESS: Op.AT_MOST, Op.AT_MOST: Op.LESS, Op.MORE: Op.AT_LEAST, Op.AT_LEAST: Op.MORE, Op.AND: Op.OR, Op.OR: Op.AND,
}  # fmt: skip
A_LITTLE = Decimal("0.0002")  # of a share


def slips(tree: Tree) -> Iterator[Tree]:
    """Give a formula with each single slip of the pen: another sign, another number, another lamp."""
    match tree:
        case Number(value):
            step = A_LITTLE if 0 < value < 1 else Decimal(1)
            yield from (Number(value + step), Number(value - step))
        case Name(name) if name in LAMP_FACTS:
            yield from (Name(other) for other in LAMP_FACTS if other != name)
        case Missing():
            yield Name("ok")
        case Operation(op, args):
            if op in SLIPS:
                yield Operation(SLIPS[op], args)
            for place, part in enumerate(args):
                for slip in slips(part):
                    yield Operation(op, (*args[:place], slip, *args[place + 1 :]))


@pytest.mark.parametrize("preset", sorted(LAMPS.presets))
def test_no_slip_of_the_pen_in_a_rule_would_pass_this_table(preset: str) -> None:
    rows = [(facts_of(facts), wanted) for name, facts, wanted, _ in ROWS if name == preset]
    for slip in slips(LAMPS.presets[preset]):
        rules = replace(LAMPS, presets={preset: slip}, default=preset)
        assert any(lamp_of(rules, facts).lamp.value != wanted for facts, wanted in rows), written(slip)


def test_every_preset_is_reckoned_by_hand() -> None:
    assert {row[0] for row in ROWS} == set(LAMPS.presets)
    assert len(ROWS) >= 60
