"""What units and posts answer for among indicators (承担的事项): told to whoever reorganises units and posts."""

from django.db.models import Q

from gangmu.web.accounts.charges import ChargeKind, hand_over

_KEPT = Q(retired_on__isnull=True)
hand_over(
    ChargeKind(
        label="indicators.Indicator",
        zh="负责的指标",
        en="indicator answered for",
        unit="responsible",
        open_where=_KEPT,
    )
)
hand_over(
    ChargeKind(
        label="indicators.Indicator",
        zh="主管的指标数据",
        en="indicator of whose figures it is the authority",
        unit="authority_unit",
        open_where=_KEPT,
    )
)
hand_over(
    ChargeKind(
        label="indicators.Watch",
        zh="关注的目标",
        en="target watched",
        post="post",
        open_where=Q(stopped_on__isnull=True),
        name="pk",
    )
)
hand_over(
    ChargeKind(
        label="indicators.EarlyWarning",
        zh="待答复的预警",
        en="early warning to be answered",
        post="post",
        open_where=Q(closed_on__isnull=True),
        name="words",
    )
)
hand_over(
    ChargeKind(
        label="indicators.SplitPart",
        zh="目标分解的份额",
        en="part of a split target",
        unit="unit",
        open_where=Q(split__withdrawn_on__isnull=True),
        name="split__promise__words",
    )
)
