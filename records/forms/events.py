"""Forms of what happens to a reviewed record. The action checks; a form only carries what was typed."""

from __future__ import annotations

from typing import Any

from django import forms

from records.exceptions import FieldErrors
from records.forms import fields


class EventForm(forms.Form):
    """`mark`: what the record looked like when the form was opened (see `records.queries.marks`)."""

    use_required_attribute = False
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def entry(self) -> dict[str, Any]:
        """What was typed, by field name."""
        return {name: self.cleaned_data.get(name, "") for name in self.fields if name != "mark"}

    def refuse(self, errors: FieldErrors) -> None:
        """Show the action's errors, each at its field."""
        for name, messages in errors.items():
            self.add_error(name if name in self.fields else None, list(messages))


class ReasonForm(EventForm):
    """Taking back what was entered by mistake."""

    reason = fields.long_text("撤回原因", required=True, help_text="撤回后仍可查看，注明撤回人、时间和原因。")
