"""The addresses of one's own account."""

from gangmu.web.doors import second_factor, signing_in
from gangmu.web.doors.heads import heads_json
from gangmu.web.doors.kept_forms import kept_form
from gangmu.web.doors.lists import saving
from gangmu.web.doors.routes import OPEN, route

routes = [
    route("desk/kept/", kept_form, name="kept_form", right=OPEN, queries=10, as_of=False, programme=False),
    route("heads.json", heads_json, name="heads", right=("read", "record.Release"), queries=6),
    route(
        "desk/sign-in/",
        signing_in.sign_in_page,
        name="sign_in",
        right=OPEN,
        queries=12,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/sign-out/",
        signing_in.sign_out,
        name="sign_out",
        right=OPEN,
        queries=12,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/account/",
        signing_in.account,
        name="account",
        right=OPEN,
        queries=8,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/account/password/",
        signing_in.change_password,
        name="change_password",
        right=OPEN,
        queries=24,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/account/post/",
        signing_in.choose_post,
        name="choose_post",
        right=OPEN,
        queries=8,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/views/save/",
        saving.save,
        name="save_view",
        right=("create", "accounts.SavedView"),
        queries=24,
        as_of=False,
    ),
    route(
        "desk/views/<int:number>/remove/",
        saving.remove,
        name="remove_view",
        right=("remove", "accounts.SavedView"),
        queries=24,
        as_of=False,
    ),
    route(
        "desk/sign-in/second/",
        second_factor.sign_in_second,
        name="sign_in_second",
        right=OPEN,
        queries=24,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/account/second-factor/",
        second_factor.second_factor,
        name="second_factor",
        right=OPEN,
        queries=8,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/account/second-factor/begin/",
        second_factor.begin_second_factor,
        name="begin_second_factor",
        right=OPEN,
        queries=24,
        as_of=False,
        programme=False,
    ),
    route(
        "desk/account/second-factor/confirm/",
        second_factor.confirm_second_factor,
        name="confirm_second_factor",
        right=OPEN,
        queries=24,
        as_of=False,
        programme=False,
    ),
]
