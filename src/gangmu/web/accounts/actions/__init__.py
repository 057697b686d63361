"""The verbs of units, posts, portfolios and those who hold them."""

from gangmu.web.accounts.actions.ahead import (
    carry_out,
    plan_change,
    withdraw_change,
    withdraw_founding,
)
from gangmu.web.accounts.actions.names import (
    add_name,
    change_group,
    drop_name,
    make_group,
)
from gangmu.web.accounts.actions.people import (
    PersonLeaves,
    abolish_post,
    hand_over_post,
    leave,
    make_post,
    take_up_post,
)
from gangmu.web.accounts.actions.portfolios import (
    change_portfolio,
    make_portfolio,
    move_portfolios,
)
from gangmu.web.accounts.actions.units import (
    change_unit,
    dissolve_unit,
    found_unit,
    merge_units,
    rename_unit,
    split_unit,
)

__all__ = [
    "PersonLeaves",
    "abolish_post",
    "add_name",
    "carry_out",
    "change_group",
    "change_portfolio",
    "change_unit",
    "dissolve_unit",
    "drop_name",
    "found_unit",
    "hand_over_post",
    "leave",
    "make_group",
    "make_portfolio",
    "make_post",
    "merge_units",
    "move_portfolios",
    "plan_change",
    "rename_unit",
    "split_unit",
    "take_up_post",
    "withdraw_change",
    "withdraw_founding",
]
