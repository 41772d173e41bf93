"""The workflow as a page: diagrams and tables made from `records.workflow`, never by hand."""

from collections.abc import Iterable

from accounts.enums import Role
from records.enums import Action, Handling, Status
from records.workflow import HANDLING, STEPS, Step

PATH = "docs/workflow.md"

INTRO = """# Life of a record

Made by `manage.py draw_workflow` from `records/workflow.py`; a test compares this page with the table.
Every change of a record's status is one row. A step marked 四眼 is refused to whoever entered or last
edited the record, by the permission check and by a constraint in the database.
"""

HANDLING_INTRO = """## Handling of a default case

It follows the court. A case is public only from 纳入名单 on; 法院已删除 is the court's act and ends the
disclosure by rule. Every step is an append-only row with the day on which it happened.
"""


def workflow_page() -> str:
    """The whole of `docs/workflow.md`."""
    return "\n".join(
        (
            INTRO,
            _diagram(_edges()),
            "",
            "| from | step | to | who | guard | 四眼 |",
            "|---|---|---|---|---|---|",
            *(_row(step) for step in STEPS),
            "",
            HANDLING_INTRO,
            _diagram(
                (Handling(source).label, Handling(target).label, "")
                for source, targets in HANDLING.items()
                for target in targets
            ),
            "",
        )
    )


def _edges() -> Iterable[tuple[str, str, str]]:
    """One arrow for each pair of states, with all its steps; 更正 keeps the state and is left out."""
    labels: dict[tuple[str, str], list[str]] = {}
    for step in STEPS:
        if step.action != Action.CORRECT:
            pair = (_state(step.source), _state(step.target))
            labels.setdefault(pair, []).append(str(Action(step.action).label))
    for (source, target), actions in labels.items():
        yield source, target, "／".join(actions)


def _diagram(edges: Iterable[tuple[str, str, str]]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    for source, target, label in edges:
        lines.append(f"    {source} --> {target}" + (f" : {label}" if label else ""))
    return "\n".join((*lines, "```"))


def _state(code: str) -> str:
    return str(Status(code).label) if code else "[*]"


def _row(step: Step) -> str:
    who = Role(step.role).label if step.role else "系统"
    source = Status(step.source).label if step.source else "（新建）"
    eyes = "是" if step.four_eyes else ""
    cells = (source, Action(step.action).label, Status(step.target).label, who, step.guard, eyes)
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
