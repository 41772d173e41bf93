"""Filters and tags of every template (a builtin library, nothing to load). Thin: the work is in the modules beside."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import QueryDict
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from integrity_portal.lib.money import format_money, format_wan
from integrity_portal.templatetags import charts, district_map, formats, icons, navigation

register = template.Library()

register.filter(formats.cn_date)
register.filter(formats.cn_datetime)
register.filter(formats.cn_moment)
register.filter(formats.cn_month)
register.filter(formats.iso)
register.filter(formats.days_left)


@register.filter
def money(value: Any) -> str:
    """元 with thousands separators, two decimals, without the unit: for table columns headed 元."""
    number = formats.decimal_of(value)
    return formats.NOTHING if number is None else format_money(number)


@register.filter
def yuan(value: Any) -> str:
    """The same with its unit."""
    number = formats.decimal_of(value)
    return formats.NOTHING if number is None else f"{format_money(number)} 元"


@register.filter
def wan(value: Any) -> str:
    """元 shown in 万元."""
    number = formats.decimal_of(value)
    return formats.NOTHING if number is None else format_wan(number)


@register.filter
def score(value: Any, places: int = 2) -> str:
    """A score with two decimals, `|score:3` where two districts would look tied."""
    return formats.rounded(value, places)


@register.filter
def percent(value: Any, places: int = 1) -> str:
    """A share 0…1 as per cent."""
    number = formats.decimal_of(value)
    return formats.NOTHING if number is None else f"{formats.rounded(number * 100, places)}%"


@register.filter
def thousands(value: int | None) -> str:
    """A count with thousands separators."""
    return formats.NOTHING if value is None else f"{int(value):,}"


@register.filter
def absolute(value: Any) -> Decimal | None:
    number = formats.decimal_of(value)
    return None if number is None else abs(number)


@register.filter
def status_label(code: str) -> str:
    return formats.STATUS.get(str(code), (str(code), "neutral"))[0]


@register.filter
def status_tone(code: str) -> str:
    return formats.STATUS.get(str(code), (str(code), "neutral"))[1]


@register.filter
def level_label(code: str) -> str:
    return formats.LEVELS[str(code)][0]


@register.filter
def level_icon(code: str) -> str:
    return formats.LEVELS[str(code)][1]


@register.filter
def short_digest(value: str) -> str:
    """First and last eight characters of a digest."""
    return value if len(value) <= 20 else f"{value[:8]}…{value[-8:]}"


@register.simple_tag
def icon(name: str) -> SafeString:
    return mark_safe(icons.icon_svg(name or "circle"))  # noqa: S308 - our own constant text


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The page's own query string with some values replaced; None or '' removes one. A changed filter drops `page`."""
    request = context.get("request")
    values = request.GET.copy() if request else QueryDict(mutable=True)
    if "page" not in changes:
        values.pop("page", None)
    for name, value in changes.items():
        if value is None or value == "":
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}"


@register.simple_tag
def page_range(page: Page) -> Sequence[Any]:
    """Page numbers with gaps, for components/pagination.html."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, label: str = "", show_optional: bool = False) -> dict[str, Any]:
    return {"field": bound, "label": label, "show_optional": show_optional}


register.simple_tag(takes_context=True)(navigation.public_navigation)
register.simple_tag(charts.chart_bars)
register.simple_tag(charts.chart_points)
register.simple_tag(charts.chart_line)
register.simple_tag(charts.sparkline)
register.simple_tag(district_map.district_map)
