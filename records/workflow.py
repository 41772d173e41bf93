"""The one table of transitions. Every change of `Record.status` is a row of it; `docs/workflow.md` is drawn from it."""

from dataclasses import dataclass

from accounts.enums import Role
from records.enums import Action, Handling, Status
from records.exceptions import TransitionRefused

PUBLIC = (Status.PUBLISHED, Status.AMENDED, Status.UNDER_OBJECTION)


@dataclass(frozen=True)
class Step:
    """`source` + `action` → `target`. `role` is empty where the portal itself acts by rule;
    `guard` says in words what must hold besides, `four_eyes` that the actor is not the clerk."""

    source: str
    action: str
    target: str
    role: str = ""
    guard: str = ""
    four_eyes: bool = False


COMPLETE = "所有必填项填写完整、校验通过"
DISCLOSED = "台账对外公示，内容不含个人号码；失信案件已纳入名单"
ENDING = "公示期限届满"


def _many(sources: tuple[str, ...], *args, **kwargs) -> tuple[Step, ...]:
    return tuple(Step(source, *args, **kwargs) for source in sources)


STEPS: tuple[Step, ...] = (
    Step("", Action.CREATE, Status.DRAFT, Role.CLERK),
    Step(Status.DRAFT, Action.SUBMIT, Status.SUBMITTED, Role.CLERK, COMPLETE),
    Step(Status.RETURNED, Action.SUBMIT, Status.SUBMITTED, Role.CLERK, COMPLETE),
    Step(Status.SUBMITTED, Action.TAKE_BACK, Status.DRAFT, Role.CLERK),
    Step(Status.DRAFT, Action.DISCARD, Status.WITHDRAWN, Role.CLERK),
    Step(Status.RETURNED, Action.DISCARD, Status.WITHDRAWN, Role.CLERK),
    Step(Status.SUBMITTED, Action.RETURN, Status.RETURNED, Role.REVIEWER, "写明退回原因", four_eyes=True),
    Step(Status.SUBMITTED, Action.APPROVE, Status.APPROVED, Role.REVIEWER, COMPLETE, four_eyes=True),
    Step(Status.APPROVED, Action.PUBLISH, Status.PUBLISHED, Role.PUBLISHER, DISCLOSED, four_eyes=True),
    Step(Status.PUBLISHED, Action.AMEND, Status.AMENDED, Role.PUBLISHER, DISCLOSED, four_eyes=True),
    Step(Status.AMENDED, Action.AMEND, Status.AMENDED, Role.PUBLISHER, DISCLOSED, four_eyes=True),
    Step(
        Status.UNDER_OBJECTION,
        Action.AMEND,
        Status.UNDER_OBJECTION,
        Role.PUBLISHER,
        DISCLOSED,
        four_eyes=True,
    ),
    *(
        Step(state, Action.CORRECT, state, Role.REVIEWER, "更正经他人审核", four_eyes=True)
        for state in (Status.APPROVED, *PUBLIC, Status.REPAIRED, Status.EXPIRED)
    ),
    Step(Status.REPAIRED, Action.RELIST, Status.APPROVED, Role.CLERK, "法院再次纳入名单"),
    Step(Status.PUBLISHED, Action.MARK_OBJECTION, Status.UNDER_OBJECTION, Role.PUBLISHER),
    Step(Status.AMENDED, Action.MARK_OBJECTION, Status.UNDER_OBJECTION, Role.PUBLISHER),
    Step(Status.UNDER_OBJECTION, Action.CLEAR_OBJECTION, Status.PUBLISHED, Role.PUBLISHER, "未曾更正"),
    Step(Status.UNDER_OBJECTION, Action.CLEAR_OBJECTION, Status.AMENDED, Role.PUBLISHER, "曾经更正"),
    *_many((Status.APPROVED, *PUBLIC), Action.REPAIR, Status.REPAIRED, guard=ENDING),
    *_many(PUBLIC, Action.EXPIRE, Status.EXPIRED, guard=ENDING),
    *_many(
        (Status.APPROVED, *PUBLIC, Status.REPAIRED, Status.EXPIRED),
        Action.WITHDRAW,
        Status.WITHDRAWN,
        Role.PUBLISHER,
        "写明撤销原因",
    ),
)

_INDEX: dict[tuple[str, str], tuple[Step, ...]] = {
    (step.source, step.action): tuple(s for s in STEPS if (s.source, s.action) == (step.source, step.action))
    for step in STEPS
}


def find_step(source: str, action: str, target: str | None = None) -> Step:
    """The row of the table for this state and action; `target` where a guard decides between two.

    Raises `TransitionRefused` when the state does not allow the action.
    """
    rows = _INDEX.get((source, action), ())
    for step in rows:
        if target in (None, step.target):
            return step
    raise TransitionRefused(f"记录状态为“{Status(source).label if source else '新建'}”，不能{Action(action).label}。")


def actions_from(source: str) -> tuple[str, ...]:
    """The actions a state allows, in the order of the table, without repetition."""
    return tuple(dict.fromkeys(step.action for step in STEPS if step.source == source))


H = Handling
# The life of a default case. It follows the court; "deleted" is the court's act (销案), and a case
# can be listed again.
HANDLING: dict[str, tuple[str, ...]] = {
    H.WARNED: (H.LOST, H.EXECUTION, H.SETTLING, H.PERFORMED, H.LISTED),
    H.LOST: (H.EXECUTION, H.SETTLING, H.PERFORMED, H.LISTED),
    H.EXECUTION: (H.LISTED, H.SETTLING, H.PERFORMED),
    H.LISTED: (H.RECTIFYING, H.SETTLING, H.PERFORMED, H.COURT_DELETED),
    H.RECTIFYING: (H.SETTLING, H.PERFORMED, H.COURT_DELETED),
    H.SETTLING: (H.PERFORMED, H.RECTIFYING, H.REMOVAL_REQUESTED, H.COURT_DELETED, H.LISTED),
    H.PERFORMED: (H.REMOVAL_REQUESTED, H.COURT_DELETED, H.REVISITED),
    H.REMOVAL_REQUESTED: (H.COURT_DELETED, H.RECTIFYING),
    H.COURT_DELETED: (H.REVISITED, H.LISTED),
    H.REVISITED: (H.LISTED,),
}


def check_handling(source: str, target: str) -> None:
    """Raise `TransitionRefused` when a case cannot go from `source` to `target`."""
    if target not in HANDLING[source]:
        raise TransitionRefused(f"案件处置状态为“{Handling(source).label}”，不能直接变为“{Handling(target).label}”。")
