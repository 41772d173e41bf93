"""The one form of every ledger, made from its declaration; checked by the same `clean` as every other door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from accounts.models import Officer
from records.exceptions import FieldErrors
from records.forms.fields import field_for, long_text
from records.forms.places import organisations_in_reach, region_choices
from records.ledgers import Group, Kind, Ledger, clean

WIDE = (Kind.LONG_TEXT, Kind.ORGANISATION)


@dataclass(frozen=True)
class Entry:
    """One field on the page: `warning` does not block, `comment` is the reviewer's."""

    field: BoundField
    wide: bool
    warning: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Section:
    group: Group
    entries: list[Entry]


class RecordForm(forms.Form):
    """`entry`: what was typed, for the action. `complete`: with all rules, as for a submission.

    Errors are the ledger's own; a field that is not on the form gets its message in the summary.
    """

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        ledger: Ledger,
        officer: Officer,
        on: date,
        complete: bool = False,
        comments: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ledger, self.officer, self.on, self.complete = ledger, officer, on, complete
        self.comments = comments or {}
        self.warnings: FieldErrors = {}
        self.entry: dict[str, Any] = {}
        for declared in ledger.fields:
            if declared.name not in self.left_out:
                self.fields[declared.name] = field_for(declared)
        self._offer_regions()

    @property
    def left_out(self) -> tuple[str, ...]:
        """Fields of the ledger that this form does not ask for."""
        return ()

    def _offer_regions(self) -> None:
        if "region" in self.fields:
            districts = self.ledger.filed_column != ""
            choices = region_choices(self.officer, districts_only=districts)
            self.fields["region"].widget.choices = [("", "同责任单位所在区划"), *choices]

    def organisations(self) -> Any:
        """Suggestions for the organisation field."""
        return organisations_in_reach(self.officer)

    def clean(self) -> dict[str, Any]:
        self.entry = {name: self.cleaned_data.get(name, "") for name in self.ledger.by_name if name in self.fields}
        self.check_entry(self.entry)
        return self.cleaned_data

    def check_entry(self, data: dict[str, Any]) -> None:
        found = clean(self.ledger, data, complete=self.complete, on=self.on)
        self.warnings = found.warnings
        self.refuse(found.errors)

    def refuse(self, errors: FieldErrors) -> None:
        """Show an action's errors, each at its field."""
        for name, messages in errors.items():
            if name in self.fields:
                self.add_error(name, list(messages))
            else:
                declared = self.ledger.by_name.get(name)
                label = f"{declared.label}：" if declared else ""
                self.add_error(None, [f"{label}{message}" for message in messages])

    def sections(self) -> list[Section]:
        """The groups of the declaration with their fields, as the page shows them."""
        found = [Section(group, self._entries(group)) for group in self.ledger.groups]
        return [section for section in found if section.entries]

    def _entries(self, group: Group) -> list[Entry]:
        return [
            Entry(
                self[f.name],
                f.kind in WIDE or f.name == "title",
                " ".join(self.warnings.get(f.name, ())),
                self.comments.get(f.name, ""),
            )
            for f in group.fields
            if f.name in self.fields
        ]


class CorrectionForm(RecordForm):
    """A correction of a reviewed record: always complete; what moves by steps of its own is not asked for."""

    note = long_text("更正原因", required=True, help_text="写明依据和出处，审核人据此判断。不公开。")

    def __init__(self, *args: Any, kept: dict[str, Any], **kwargs: Any) -> None:
        self.kept = kept
        super().__init__(*args, complete=True, **kwargs)

    @property
    def left_out(self) -> tuple[str, ...]:
        return tuple(self.kept)

    def check_entry(self, data: dict[str, Any]) -> None:
        found = clean(self.ledger, {**data, **self.kept}, complete=True, on=self.on, entry=False)
        self.warnings = found.warnings
        self.refuse(found.errors)
        if not str(self.cleaned_data.get("note", "")).strip():
            self.add_error("note", "请写明更正原因。")
