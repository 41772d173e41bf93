"""Includes and filters as pages use them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from integrity_portal.lib.months import Month
from integrity_portal.templatetags import formats, icons


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "value", "shown"),
    [
        ("{{ v|money }}", Decimal("6650000"), "6,650,000.00"),
        ("{{ v|money }}", "6650000.00", "6,650,000.00"),
        ("{{ v|money }}", None, "—"),
        ("{{ v|yuan }}", "0", "0.00 元"),
        ("{{ v|wan }}", Decimal("6650000.00"), "665.00"),
        ("{{ v|cn_date }}", date(2018, 11, 1), "2018年11月1日"),
        ("{{ v|cn_date }}", "2018-11-01", "2018年11月1日"),
        ("{{ v|cn_date }}", datetime(2018, 10, 31, 16, 0, tzinfo=UTC), "2018年11月1日"),
        ("{{ v|cn_date }}", "", "—"),
        ("{{ v|cn_datetime }}", "2018-11-01T01:30:00.000000+00:00", "2018年11月1日 09:30"),
        ("{{ v|cn_moment }}", date(2018, 9, 27), "2018年9月27日"),
        ("{{ v|cn_month }}", Month(2018, 10), "2018年10月"),
        ("{{ v|cn_month }}", "2018-10", "2018年10月"),
        ("{{ v|score }}", "60.655", "60.66"),
        ("{{ v|score:3 }}", Decimal("60.65"), "60.650"),
        ("{{ v|percent }}", "0.975", "97.5%"),
        ("{{ v|thousands }}", 21000, "21,000"),
        ("{{ v|status_label }}", "under_objection", "异议处理中"),
        ("{{ v|status_label }}", "other", "other"),
        ("{{ v|short_digest }}", "a" * 64, "aaaaaaaa…aaaaaaaa"),
        ("{{ v|iso }}", datetime(2018, 11, 1, 1, 30, tzinfo=UTC), "2018-11-01T09:30:00+08:00"),
    ],
)
def test_filters(source: str, value: object, shown: str) -> None:
    assert render(source, v=value) == shown


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2018, 11, 3), "还有 2 天"), (date(2018, 11, 1), "今天到期"), (date(2018, 10, 30), "已逾期 2 天")],
)
def test_days_left(day: date, words: str) -> None:
    assert formats.days_left(day, today=date(2018, 11, 1)) == words


def test_query_replaces_removes_and_goes_back_to_the_first_page() -> None:
    request = RequestFactory().get("/search/", {"q": "沈河", "page": "3", "region": "210103"})
    source = "{% query page=4 %} {% query region=None %}"
    moved, narrowed = render(source, request=request).replace("&amp;", "&").split(" ")
    assert QueryDict(moved[1:]).dict() == {"q": "沈河", "page": "4", "region": "210103"}
    assert QueryDict(narrowed[1:]).dict() == {"q": "沈河"}


class AmountForm(forms.Form):
    amount = forms.CharField(label="金额", help_text="以元为单位")
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect)


def test_a_field_ties_its_help_and_error_to_the_input() -> None:
    html = render("{% field form.amount %}", form=AmountForm({"kind": "a"}))
    assert 'aria-describedby="id_amount_helptext id_amount_error"' in html
    assert 'id="id_amount_helptext"' in html
    assert 'id="id_amount_error"' in html
    assert 'aria-invalid="true"' in html
    assert "（必填）" in html


def test_a_radio_group_is_a_fieldset_and_the_summary_leads_to_its_first_choice() -> None:
    form = AmountForm({"amount": "1"})
    assert "<fieldset" in render("{% field form.kind %}", form=form)
    summary = render('{% include "components/form_errors.html" %}', form=form)
    assert 'href="#id_kind_0"' in summary
    assert "id_amount" not in summary


def test_help_is_escaped() -> None:
    form = AmountForm()
    form.fields["amount"].help_text = "<b>x</b>"
    assert "&lt;b&gt;" in render("{% field form.amount %}", form=form)


def test_difference_shows_only_what_changed_as_changed() -> None:
    changes = [{"label": "甲", "before": "1", "after": "2"}, {"label": "乙", "before": "3", "after": "3"}]
    html = render('{% include "components/diff.html" %}', changes=changes)
    assert html.count("<del>") == html.count("<ins>") == 1


def test_a_level_is_said_in_words_with_a_shape_of_its_own() -> None:
    drawn = {level: render('{% include "components/badge_level.html" %}', level=level) for level in formats.LEVELS}
    assert all(formats.LEVELS[level][0] in html for level, html in drawn.items())
    assert len({icons.PATHS[sign] for _, sign in formats.LEVELS.values()}) == 4


@pytest.mark.parametrize("code", [400, 403, 404, 409, 410, 429, 500, 503])
@pytest.mark.parametrize("base", ["base_public.html", "base_office.html"])
def test_error_pages_render_without_a_request(code: int, base: str) -> None:
    html = Template(f'{{% extends "errors/{code}.html" %}}').render(Context({"base_template": base}))
    assert f'<p class="overline">{code}</p>' in html
