"""What planning refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

PLANNING_WORDS: Final[dict[str, Translations]] = {
    "planning.field_not_usable": words(
        zh=("“{field}”填的“{text}”用不了：{detail}。", "请改这一栏；别的栏目没有动，也没有保存。"),
        en=("“{text}” cannot stand as “{field}”: {detail}.", "Change that field; nothing was saved."),
    ),
    "planning.curve_not_read": words(
        zh=("计划曲线“{text}”读不懂。", "请按累计数填：逐月填十二个数，或逐季填四个数，用顿号或空格隔开，不能越填越小。"),
        en=("The planned curve “{text}” cannot be read.", "Give cumulative figures, twelve by month or four by quarter, never falling."),
    ),
    "planning.tasks_not_ready": words(
        zh=("有 {number} 项还不能下达：{tasks}。一项都没有下达。", "请补齐所缺的，或先不选这几项；其余的可以先下达，以后再补充。"),
        en=(
            "{number} tasks cannot be issued yet: {tasks}. None was issued.",
            "Supply what is lacking, or leave them out; they can be added to the plan later.",
        ),
    ),
    "planning.lead_not_chosen": words(
        zh=("没有选牵头单位。", "请在下拉框里选定一家，再办理。"),
        en=("No lead unit was chosen.", "Choose one and try again."),
    ),
    "planning.decision_open": words(
        zh=("裁定没有写清楚改成什么。", "改牵头单位的请选单位，改时限的请写日期；维持原拟的选“维持原拟”，要重新商量的选“退回修改”。"),
        en=(
            "The decision does not say what it changes to.",
            "Choose the new lead or give the new limit; else let it stand as drafted, or send it back.",
        ),
    ),
    "planning.units_not_named": words(
        zh=(
            "有 {number} 项的单位还是泛称，没有写明是哪几家：{tasks}。一项都没有办。",
            "请到计划页“写明单位”一次写明（/desk/plans/{year}/units/），或打开任务点“修改”改成单位名称。",
        ),
        en=(
            "{number} tasks do not say which units they mean: {tasks}. Nothing was done.",
            "Name them all under “Name the units” of the plan (/desk/plans/{year}/units/), or edit each task.",
        ),
    ),
    "planning.nothing_chosen": words(
        zh=("没有选中任何任务。", "请先在清单里勾选。"),
        en=("No task was chosen.", "Tick some in the list first."),
    ),
    "planning.plan_there": words(
        zh=("{year}年的年度计划已经有了。", "请打开它，往里面加任务。"),
        en=("There is a plan for {year} already.", "Open it and add tasks to it."),
    ),
    "planning.plan_closed": words(
        zh=("{year}年的年度计划已经封账，不再改动。", "没做完的任务请在下一年的计划里办。"),
        en=("The plan of {year} is closed.", "What was left goes on in the next year's plan."),
    ),
    "planning.task_frozen": words(
        zh=("任务 {task} 已是“{state}”，不能直接改。", "会商中的先“退回修改”；已下达的由单位“申请调整”，写明理由，批准后生效。"),
        en=(
            "Task {task} is “{state}” and is not edited.",
            "One in negotiation is taken back first; once issued, its unit asks for a change with its reason.",
        ),
    ),
    "planning.unit_not_known": words(
        zh=("没有叫“{text}”的单位。", "{nearest}请写全称、简称或别名；确实没有的，先在“单位”里添加。"),
        en=("No unit is called “{text}”.", "{nearest}Write its name, short name or alias; add it under Units first if it is new."),
    ),
    "planning.several_leads": words(
        zh=("“{text}”是{number}家单位，牵头单位只能一家。", "请留下牵头的一家，其余写到责任单位或配合单位。"),
        en=("“{text}” names {number} units; a task has one lead.", "Keep the one that leads; write the others among the responsible units."),
    ),
    "planning.form_faults": words(
        zh=("有{number}处填的用不了：{fields}。", "原因写在各栏下面；改好再保存，别的栏目都留着。"),
        en=("Fields whose words cannot stand ({number}): {fields}.", "The reason is below each; mend them and save again. Everything else is kept."),
    ),
    "planning.node_after_limit": words(
        zh=("节点“{text}”定在{due}，晚于完成时限{limit}。", "请把节点提前，或者推后完成时限。"),
        en=("The node “{text}” is due on {due}, after the limit {limit}.", "Bring the node forward, or move the limit."),
    ),
    "planning.unit_twice": words(
        zh=("{unit}在这项任务里写了两次。", "一个单位只占一个角色：牵头、责任或配合，请去掉一处。"),
        en=("{unit} stands twice on this task.", "A unit has one role: it leads, answers or supports. Take one away."),
    ),
    "planning.approval_not_named": words(
        zh=("没有写是谁批准的。", "请填批准人的职务或批准的会议，有文号的写上文号；录入不等于批准。"),
        en=("Who approved it is not named.", "Name the post or the meeting that approved, with the number of the paper; entering is not approving."),
    ),
    "planning.nobody_to_ask": words(
        zh=("这几项没有写任何单位，没法征求意见：{tasks}。", "请先定牵头单位。"),
        en=("These tasks name no unit, so nobody can be asked: {tasks}.", "Choose their lead units first."),
    ),
    "planning.year_not_over": words(
        zh=("还有 {number} 项没有结论，不能封账：{tasks}。", "请给每一项下结论：完成、结转、核销或未完成，写明理由和批准人。"),
        en=(
            "{number} tasks have no verdict yet, so the plan cannot be closed: {tasks}.",
            "Give each its verdict: done, carried over, cancelled or unmet, with reason and approver.",
        ),
    ),
    "planning.too_early_to_close": words(
        zh=("{year}年的任务要到 {day} 才下年终结论。", "请到那天再办；中途要变的，走“申请调整”。"),
        en=("The verdicts of {year} are given from {day} on.", "Wait for that day; a change in the year is asked for as a change."),
    ),
    "planning.too_early_to_open": words(
        zh=("{year}年的计划要从 {day} 起才提出建议。", "要提前做的，请先新建空白计划，任务逐项拆解进去。"),
        en=("The plan of {year} is proposed from {day} on.", "To begin earlier, make an empty plan and cut tasks into it."),
    ),
    "planning.binding_target": words(
        zh=("任务 {task} 的目标数是约束性指标，只有当初批准的机关能改。", "请写明批准机关和文号后再批；没有批准的请退回申请。"),
        en=(
            "The amount of task {task} is a binding target: only the body that approved it may change it.",
            "Name that body and its paper when granting, or refuse the change.",
        ),
    ),
    "planning.reason_class": words(
        zh=("没有“{text}”这一类理由。", "请从列出的类别里选：{known}。"),
        en=("“{text}” is no class of reasons.", "Choose one of these: {known}."),
    ),
    "planning.nothing_changes": words(
        zh=("申请里没有任何改动。", "请写要改成什么：时限、目标数、完成标准或节点。"),
        en=("The change asked for changes nothing.", "Say what is to become of the limit, the amount, the test of completion or the nodes."),
    ),
    "planning.cannot_undo": words(
        zh=("这一批之后又有人动过 {tasks}，不能整批撤回。", "请逐项改回来；整批撤回只在没有人接着办的时候能用。"),
        en=(
            "Somebody has acted on {tasks} since, so the whole cannot be taken back.",
            "Change them one by one; a whole act is undone only while nobody went on from it.",
        ),
    ),
    "planning.nodes_needed": words(
        zh=("任务 {task} 的推进计划里一个节点也没有。", "请至少写一个节点：做到什么程度、哪天之前。"),
        en=("The plan for task {task} holds no node.", "Give at least one: what will stand, and by which day."),
    ),
    "planning.evidence_needed": words(
        zh=("申报完成至少要附 {least} 份佐证。", "请先附上文件，或写明文号、网址。"),
        en=("A claim comes with at least {least} piece of evidence.", "Bring a file, or name a paper or a page, first."),
    ),
}  # fmt: skip
