"""Fields that take what was typed: the rules of the ledgers and of the actions read it, nothing else does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy

from records.ledgers import Field, Kind

CHOOSE = ("", "请选择")
DATE_HINT = "如 2018-11-01"
# Suggestions come with the page; htmx fetches better ones while somebody types.
SUGGESTED: dict[str, Any] = {
    "list": "organisations",
    "hx-get": reverse_lazy("records:organisation-options"),
    "hx-trigger": "input changed delay:300ms",
    "hx-target": "#organisations",
    "hx-sync": "this:replace",
}
ATTRIBUTES: dict[Kind, dict[str, Any]] = {
    Kind.MONEY: {"inputmode": "decimal"},
    Kind.RATE: {"inputmode": "decimal"},
    Kind.COUNT: {"inputmode": "numeric"},
    Kind.DATE: {"placeholder": DATE_HINT, "data-day": ""},
    Kind.MONTH: {"placeholder": "如 2018-10"},
    Kind.USCC: {"spellcheck": "false", "autocapitalize": "characters", "class": "code"},
    Kind.ORGANISATION: SUGGESTED,
}


class EntryField(forms.Field):
    """Gives back what was typed. `required` only marks the label: a draft may be incomplete, and
    whether a value is missing is said by the ledger with its own words."""

    def clean(self, value: Any) -> Any:
        return "" if value is None else value


def text(label: str, *, required: bool = False, help_text: str = "", **attrs: str) -> EntryField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return EntryField(label=label, required=required, help_text=help_text, widget=widget)


def long_text(label: str, *, required: bool = False, help_text: str = "", rows: int = 3) -> EntryField:
    widget = forms.Textarea(attrs={"rows": str(rows)})
    return EntryField(label=label, required=required, help_text=help_text, widget=widget)


def day(label: str, *, required: bool = True, help_text: str = "") -> EntryField:
    """A day in any form officials write: 2018-11-01, 2018年11月1日, 20181101 …"""
    return text(label, required=required, help_text=help_text, **ATTRIBUTES[Kind.DATE])


def money(label: str, *, required: bool = True, help_text: str = "单位：元，可写“665万”。") -> EntryField:
    return text(label, required=required, help_text=help_text, **ATTRIBUTES[Kind.MONEY])


def choice(label: str, choices: Any, *, required: bool = True, help_text: str = "") -> EntryField:
    widget = forms.Select(choices=[CHOOSE, *choices])
    return EntryField(label=label, required=required, help_text=help_text, widget=widget)


def field_for(declared: Field) -> EntryField:
    """The form field of one declared field; its widget follows from the kind."""
    return EntryField(
        label=declared.label, required=declared.required, help_text=declared.help, widget=_widget(declared)
    )


def _widget(declared: Field) -> forms.Widget:
    if declared.kind == Kind.FLAG:
        return forms.CheckboxInput()
    if declared.kind == Kind.LONG_TEXT:
        return forms.Textarea(attrs={"rows": "4"})
    if declared.kind == Kind.CHOICE and declared.choices is not None:
        return forms.Select(choices=[CHOOSE, *declared.choices.choices])
    if declared.kind == Kind.REGION:
        return forms.Select()
    attrs = {"autocomplete": "off", **ATTRIBUTES.get(declared.kind, {})}
    if declared.example and "placeholder" not in attrs:
        attrs["placeholder"] = f"如 {declared.example}"
    return forms.TextInput(attrs=attrs)
