"""Addresses of findings."""

from gangmu.web.doors.routes import route
from gangmu.web.indicators.findings.pages import conflicts, derivations, peers, splits, warnings

_WHY = ("read", "indicators.ConflictSettlement")
_INSIDE = ("read", "indicators.Watch")  # every post but those of accounts; never the public
_SETTLE = ("create", "indicators.ConflictSettlement")
_WARNINGS = ("read", "indicators.EarlyWarning")
_ANSWER = ("answer", "indicators.EarlyWarning")
_DECIDE = ("update", "indicators.EarlyWarning")
_WATCH = ("create", "indicators.Watch")
_STOP = ("update", "indicators.Watch")
_SPLITS = ("read", "indicators.Split")
_SPLIT = ("create", "indicators.Split")
_WITHDRAW = ("update", "indicators.Split")
_GROUP = ("create", "indicators.PeerGroup")
_DEFINE = ("update", "indicators.Indicator")
_W = "desk/warnings/"

routes = [
    route("desk/conflicts/", conflicts.conflicts, name="conflicts", right=_INSIDE, queries=14, as_of=False),
    route("desk/conflicts/settle/", conflicts.settle, name="settle_conflict", right=_SETTLE, queries=40, as_of=False),
    route("i/<str:code>/why/<str:place>/<str:period>/", conflicts.why, name="why", right=_WHY, queries=13),
    route(_W, warnings.warnings, name="warnings", right=_WARNINGS, queries=20, as_of=False),
    route(_W + "watch/", warnings.watch, name="watch_targets", right=_WATCH, queries=40, as_of=False),
    route(_W + "line/", warnings.draw_line, name="watch_line", right=_WATCH, queries=40, as_of=False),
    route(_W + "watch/<int:watch>/stop/", warnings.stop, name="stop_watch", right=_STOP, queries=40, as_of=False),
    route(_W + "<int:warning>/answer/", warnings.answer, name="answer_warning", right=_ANSWER, queries=40, as_of=False),
    route(_W + "<int:warning>/decide/", warnings.decide, name="decide_warning", right=_DECIDE, queries=40, as_of=False),
    route("desk/splits/", splits.splits, name="splits", right=_SPLITS, queries=17, as_of=False),
    route("desk/splits/enter/", splits.split, name="split_target", right=_SPLIT, queries=40, as_of=False),
    route("desk/splits/<int:split>/withdraw/", splits.withdraw, name="withdraw_split", right=_WITHDRAW, queries=24, as_of=False),
    route("desk/peers/", peers.peers, name="peers", right=_INSIDE, queries=13, as_of=False),
    route("desk/peers/group/", peers.set_group, name="set_peer_group", right=_GROUP, queries=34, as_of=False),
    route("desk/formulas/", derivations.formulas, name="formulas", right=_INSIDE, queries=10, as_of=False),
    route("desk/formulas/set/", derivations.set_one, name="set_formula", right=_DEFINE, queries=34, as_of=False),
]  # fmt: skip
