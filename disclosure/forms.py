"""The filters of search: one form for page, API and exports, one set of messages."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from disclosure import catalogue
from disclosure.enums import PublicStatus, WarningLevel
from disclosure.models import PublicOrganisation, PublicRegion
from disclosure.queries.lookup import organisation_by_key
from disclosure.queries.search import DEFAULT_SORT, SORTS, Criteria
from integrity_portal.lib.dates import parse_date

FIRST_YEAR, LAST_YEAR = 1949, 2100
NOT_A_CHOICE = {"invalid_choice": "没有“%(value)s”这个选项。"}


class DayField(forms.CharField):
    """A day as people write it; the control in the page is a date input."""

    widget = forms.DateInput(attrs={"type": "date"})

    def clean(self, value: Any) -> date | None:  # type: ignore[override]
        text = super().clean(value)
        if not text:
            return None
        try:
            day = parse_date(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间。")
        return day


def region_of(form: forms.Form) -> PublicRegion | None:
    """The region whose code was given, None where none was; for `clean_region`."""
    code = form.cleaned_data["region"]
    if not code:
        return None
    region = PublicRegion.objects.filter(code=code).first()
    if region is None:
        raise ValidationError(f"没有代码为“{code}”的区域。")
    return region


class SearchForm(forms.Form):
    """q, ledger, region, organisation, status, from, to, sort; every one may be left out."""

    q = forms.CharField(label="检索词", required=False, max_length=100)
    ledger = forms.ChoiceField(label="台账", required=False, error_messages=NOT_A_CHOICE)
    region = forms.CharField(label="区域", required=False, max_length=9)
    organisation = forms.CharField(label="责任单位", required=False, max_length=36)
    status = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *PublicStatus.choices], error_messages=NOT_A_CHOICE
    )
    sort = forms.ChoiceField(label="排序", required=False, choices=list(SORTS.items()), error_messages=NOT_A_CHOICE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ledgers = [(ledger.code, ledger.label) for ledger in catalogue.public_ledgers()]
        self.fields["ledger"].choices = [("", "全部"), *ledgers]  # type: ignore[attr-defined]
        self.fields["from"] = DayField(label="公示时间起", required=False)
        self.fields["to"] = DayField(label="公示时间止", required=False)

    clean_region = region_of

    def clean_organisation(self) -> PublicOrganisation | None:
        key = self.cleaned_data["organisation"]
        if not key:
            return None
        organisation = organisation_by_key(key)
        if organisation is None:
            raise ValidationError(f"没有代码或编号为“{key}”的单位。")
        return organisation

    def clean(self) -> dict[str, Any]:
        start, end = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if start and end and start > end:
            self.add_error("to", "止于日期不能早于起始日期。")
        return self.cleaned_data

    def criteria(self) -> Criteria:
        """What was asked; only after `is_valid()`. Fields with errors count as left out."""
        asked = self.cleaned_data
        return Criteria(
            q=asked.get("q", "").strip(),
            ledger=asked.get("ledger", ""),
            region=asked.get("region") or None,
            organisation=asked.get("organisation") or None,
            status=asked.get("status", ""),
            published_from=asked.get("from"),
            published_to=asked.get("to"),
            sort=asked.get("sort") or DEFAULT_SORT,
        )


class WarningFilterForm(forms.Form):
    """month, region, level of the warnings."""

    month = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label="月份",
        required=False,
        error_messages={"invalid": "月份应写作 2018-10。"},
    )
    region = forms.RegexField(
        r"^\d{6}(\d{3})?$", label="区域", required=False, error_messages={"invalid": "区划代码为 6 位或 9 位数字。"}
    )
    level = forms.ChoiceField(label="等级", required=False, error_messages=NOT_A_CHOICE)
    clean_region = region_of

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [("", "全部"), *WarningLevel.choices]  # type: ignore[attr-defined]
