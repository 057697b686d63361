"""A date that a paper sets for a whole task holds for the targets in it, unless they have one of their own."""

from gangmu.core.extraction import read_text


def test_target_takes_the_date_of_its_task() -> None:
    text = (
        "1.扩建码头。新建泊位12个。\n牵头单位：市交通局\n完成时限：2026年10月底前\n"
        "2.修建道路。到2028年，新改建农村公路300公里。\n牵头单位：市公路局\n完成时限：2027年\n"
        "3.改造泵站。新建泵站20座。\n牵头单位：市水务局\n"
    )
    periods = [target.period and target.period.end for target in read_text(text).targets]
    assert periods == ["2026-10", "2028", None]


def test_target_in_a_row_takes_the_date_of_the_row() -> None:
    text = "序号\t任务\t责任单位\t完成时限\n1\t新建泊位12个\t市交通局\t2026年12月\n"
    [target] = read_text(text).targets
    assert target.period is not None
    assert target.period.end == "2026-12"
