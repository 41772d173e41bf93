"""One FilterSet for every list of records: the page, the API and the export."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from accounts.models import Officer
from integrity_portal.lib.case_numbers import normalise_case_number
from records.enums import LedgerCode, Status
from records.forms.fields import ATTRIBUTES, SUGGESTED
from records.forms.places import organisations_in_reach, region_choices
from records.ledgers import Kind, Ledger
from records.tables.columns import sort_choices
from records.validators import parse_day

FINDABLE = {
    LedgerCode.DEFAULT_CASE: ("case_number", "court", "applicant_name"),
    LedgerCode.ARREARS: ("project", "contract_number", "creditor_name"),
}


class DayField(forms.CharField):
    """A day in any form officials write."""

    widget = forms.TextInput(attrs=ATTRIBUTES[Kind.DATE])

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_day(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class DayFilter(django_filters.Filter):
    field_class = DayField


class RecordFilter(django_filters.FilterSet):
    """By text, status, district, organisation and day, in the officer's reach; `sort` with `-` is downwards."""

    q = django_filters.CharFilter(method="search", label="关键词", max_length=100)
    status = django_filters.ChoiceFilter(choices=Status.choices, label="状态", empty_label="全部状态")
    district = django_filters.ChoiceFilter(method="in_district", label="区县", empty_label="全部区县")
    organisation = django_filters.CharFilter(
        method="of_organisation", label="责任单位", max_length=120, widget=forms.TextInput(attrs=SUGGESTED)
    )
    since = DayFilter(field_name="occurred_on", lookup_expr="gte", label="发生日期自")
    until = DayFilter(field_name="occurred_on", lookup_expr="lte", label="发生日期至")
    sort = django_filters.ChoiceFilter(method="sorted", label="排序", empty_label=None)

    def __init__(self, *args: Any, ledger: Ledger, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ledger, self.officer = ledger, officer
        self.sorts = dict(sort_choices(ledger))
        self.filters["sort"].extra["choices"] = [(f"{s}{w}", w) for w in self.sorts for s in ("", "-")]
        self.filters["district"].extra["choices"] = region_choices(officer, districts_only=True)

    @property
    def found(self) -> QuerySet[Any]:
        """The matching records, sorted; none while a value makes no sense."""
        if not self.is_valid():
            return self.queryset.none()
        return self.qs if self.form.cleaned_data.get("sort") else self.qs.order_by("-entered_at", "-pk")

    def search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word in title, number, organisation or the ledger's own texts."""
        for word in value.split():
            wanted = Q(title__icontains=word) | Q(number__startswith=word.upper())
            wanted |= Q(organisation__name__icontains=word)
            for column in FINDABLE.get(LedgerCode(self.ledger.code), ()):
                text = _case_number(word) if column == "case_number" else word
                wanted |= Q(**{f"{self.ledger.code}__{column}__icontains": text})
            queryset = queryset.filter(wanted)
        return queryset

    def in_district(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(region__code__startswith=value)

    def of_organisation(self, queryset: Any, name: str, value: str) -> Any:
        bodies = organisations_in_reach(self.officer, value)
        return queryset.filter(organisation__in=[body.pk for body in bodies])

    def sorted(self, queryset: Any, name: str, value: str) -> Any:
        down = value.startswith("-")
        path = self.sorts[value.removeprefix("-")]
        return queryset.order_by(f"-{path}", "-pk") if down else queryset.order_by(path, "pk")


def _case_number(word: str) -> str:
    try:
        return normalise_case_number(word)
    except ValueError:
        return word
