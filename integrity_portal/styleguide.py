"""Gallery of the design system at /styleguide/ (debug only); `?site=office` shows the frame of the office site."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from integrity_portal import styleguide_samples as samples

PARTS = ("records", "figures", "forms", "feedback")


class SampleForm(forms.Form):
    case_number = forms.CharField(
        label="案号", help_text="照执行裁定书填写，例如：（2018）辽0105执1234号。", max_length=40
    )
    unpaid = forms.CharField(label="未履行金额（元）", help_text="可填“665万”或“6,650,000”。")
    listed_on = forms.DateField(label="纳入名单日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    situation = forms.ChoiceField(
        label="失信情形",
        choices=[("refuse", "有履行能力而拒不履行"), ("evade", "规避执行"), ("report", "违反财产报告制度")],
        widget=forms.RadioSelect,
    )
    district = forms.ChoiceField(label="所属区县", choices=[("", "请选择"), ("210105", "皇姑区")])
    cause = forms.CharField(label="失信成因", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    evidence = forms.FileField(label="证明材料", required=False, help_text="PDF、JPG 或 PNG，每个不超过 20 MB。")
    agreed = forms.BooleanField(label="已与申请执行人核对以上金额")


def _context(request: HttpRequest) -> dict[str, Any]:
    office = request.GET.get("site") == "office"
    filled = SampleForm({"case_number": "", "unpaid": "六百六十五", "situation": "refuse"})
    filled.add_error("unpaid", "看不懂金额“六百六十五”。请写成 6,650,000 或 665万。")
    return {
        "base_template": "base_office.html" if office else "base_public.html",
        "parts": [f"styleguide/{part}.html" for part in PARTS],
        "office": office,
        "form": SampleForm(),
        "filled": filled,
        "page": Paginator(range(1284), 50).get_page(4),
        **samples.everything(),
    }


def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html", _context(request))
