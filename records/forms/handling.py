from __future__ import annotations

from typing import Any

from records import workflow
from records.enums import Handling, Situation
from records.forms import fields
from records.forms.events import EventForm

# Steps with a form of their own: they carry more than a date.
ELSEWHERE = (Handling.REMOVAL_REQUESTED, Handling.COURT_DELETED)


class HandlingForm(EventForm):
    """One step of a case; only the states that may follow are offered."""

    state = fields.choice("变为", ())
    happened_on = fields.day("发生日期")
    situation = fields.choice("失信情形", Situation.choices, required=False, help_text="首次纳入名单时选择。")
    document = fields.text("文书", help_text="纳入名单、履行完毕须写明文书名称和文号。")
    note = fields.long_text("说明", rows=2)

    def __init__(self, *args: Any, current: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [s for s in workflow.HANDLING[current] if s not in ELSEWHERE]
        self.fields["state"].widget.choices = [fields.CHOOSE, *((s, Handling(s).label) for s in states)]
        if Handling.LISTED not in states:
            del self.fields["situation"]
