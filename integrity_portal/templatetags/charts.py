"""Charts made on the server as SVG: no script, they print, and they stand beside the table of their data.

Horizontal lengths are per cent and vertical ones em, so text keeps its size at every width. A row is a mapping or
an object. Numbers are Decimal or their text.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from integrity_portal.templatetags.formats import decimal_of, rounded

BAR_LEFT, BAR_RIGHT = Decimal(30), Decimal(84)
PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, PLOT_BOTTOM = Decimal(9), Decimal(97), Decimal(6), Decimal(86)
EMPTY = SafeString("")


def pick(row: Any, name: str, default: Any = None) -> Any:
    return row.get(name, default) if isinstance(row, Mapping) else getattr(row, name, default)


def share(value: Decimal, whole: Decimal) -> Decimal:
    """value / whole within 0…1; 0 of nothing."""
    return min(Decimal(1), max(Decimal(0), value / whole)) if whole else Decimal(0)


def _pc(value: Decimal) -> str:
    return f"{value:.2f}%"


def _em(value: float) -> str:
    return f"{value:.2f}em"


def _svg(css: str, height: float, title: str, desc: str, body: SafeString) -> SafeString:
    return format_html(
        '<svg class="chart {}" role="img" width="100%" height="{}"><title>{}</title>{}{}</svg>',
        css,
        _em(height),
        title,
        format_html("<desc>{}</desc>", desc) if desc else EMPTY,
        body,
    )


def _linked(row: Any, text: SafeString) -> SafeString:
    url = pick(row, "url")
    return format_html('<a href="{}">{}</a>', url, text) if url else text


def chart_bars(rows: Iterable[Any], title: str, desc: str = "", maximum: Any = 100, places: int = 2) -> SafeString:
    """Ranking bars. Row: label, value, and if wanted rank, level (red, orange, yellow, blue)."""
    rows = list(rows)
    whole = decimal_of(maximum) or Decimal(100)
    body = format_html_join("", "{}", ((_bar(row, i, whole, places),) for i, row in enumerate(rows)))
    return _svg("chart-bars", len(rows) * 2.1 + 0.2, title, desc, body)


def _bar(row: Any, index: int, whole: Decimal, places: int) -> SafeString:
    value = decimal_of(pick(row, "value"))
    baseline, top = _em(index * 2.1 + 1.45), _em(index * 2.1 + 0.4)
    rank, level = pick(row, "rank"), pick(row, "level")
    span = BAR_RIGHT - BAR_LEFT
    return format_html(
        '{}<text x="{}" y="{}">{}</text><rect class="chart-track" x="{}" y="{}" width="{}" height="1.4em"/>'
        '<rect class="chart-bar{}" x="{}" y="{}" width="{}" height="1.4em"/>'
        '<text class="chart-value" x="100%" y="{}" text-anchor="end">{}</text>',
        format_html('<text class="chart-rank" x="0" y="{}">{}</text>', baseline, rank) if rank else EMPTY,
        "2em" if rank else "0",
        baseline,
        pick(row, "label"),
        _pc(BAR_LEFT),
        top,
        _pc(span),
        f" chart-bar-{level}" if level else "",
        _pc(BAR_LEFT),
        top,
        _pc(span * share(value or Decimal(0), whole)),
        baseline,
        rounded(value, places),
    )


def chart_points(rows: Iterable[Any], title: str, desc: str = "") -> SafeString:
    """Dimension bars: what was reached of the weight. Row: label, points, weight, and if wanted applicable."""
    rows = list(rows)
    widest = max((decimal_of(pick(row, "weight")) or Decimal(0) for row in rows), default=Decimal(0))
    body = format_html_join("", "{}", ((_points(row, i, widest),) for i, row in enumerate(rows)))
    return _svg("chart-points", len(rows) * 3.1, title, desc, body)


def _points(row: Any, index: int, widest: Decimal) -> SafeString:
    weight = decimal_of(pick(row, "weight")) or Decimal(0)
    points = decimal_of(pick(row, "points")) or Decimal(0)
    applicable = pick(row, "applicable", True)
    return format_html(
        '<text x="0" y="{0}">{1}</text><text class="chart-value" x="100%" y="{0}" text-anchor="end">{2}</text>{3}',
        _em(index * 3.1 + 1.2),
        pick(row, "label"),
        f"{rounded(points, 2)} / {rounded(weight, 2)}" if applicable else "不适用",
        _points_bar(points, weight, share(weight, widest), _em(index * 3.1 + 1.7)) if applicable else EMPTY,
    )


def _points_bar(points: Decimal, weight: Decimal, width: Decimal, top: str) -> SafeString:
    """Track as wide as the weight; red below 60 % of it, where a warning begins."""
    return format_html(
        '<rect class="chart-track" x="0" y="{0}" width="{1}" height="0.7em"/>'
        '<rect class="chart-bar{2}" x="0" y="{0}" width="{3}" height="0.7em"/>',
        top,
        _pc(100 * width),
        " chart-bar-red" if points < weight * Decimal("0.6") else "",
        _pc(100 * width * share(points, weight)),
    )


def chart_line(months: Sequence[Any], series: Iterable[Any], title: str, desc: str = "") -> SafeString:
    """Trend of one to four districts. Series: label, values (one for each month, None leaves a gap)."""
    lines = [(pick(s, "label"), [decimal_of(v) for v in pick(s, "values")]) for s in series]
    known = [value for _, values in lines for value in values if value is not None]
    low, high = _range(known)
    body = format_html(
        "{}{}{}",
        _grid(low, high),
        _months(months),
        format_html_join("", "{}", ((_line(values, n, low, high),) for n, (_, values) in enumerate(lines, 1))),
    )
    return format_html("{}{}", _svg("chart-trend", 17, title, desc, body), _legend([label for label, _ in lines]))


def _range(known: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    if not known:
        return Decimal(0), Decimal(100)
    low = (min(known) / 10).to_integral_value(ROUND_FLOOR) * 10
    high = (max(known) / 10).to_integral_value(ROUND_CEILING) * 10
    return (low, high) if high > low else (low - 10, low + 10)


def _height(value: Decimal, low: Decimal, high: Decimal) -> str:
    return _pc(PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * (value - low) / (high - low))


def _across(index: int, count: int) -> str:
    return _pc(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * index / max(1, count - 1))


def _grid(low: Decimal, high: Decimal) -> SafeString:
    step = 10 if high - low <= 50 else 20
    ticks = [Decimal(tick) for tick in range(int(low), int(high) + 1, step)]
    return format_html_join(
        "",
        '<line class="chart-rule" x1="{0}" x2="100%" y1="{1}" y2="{1}"/>'
        '<text class="chart-axis" x="0" y="{1}" dy="0.35em">{2}</text>',
        ((_pc(PLOT_LEFT - 2), _height(tick, low, high), tick) for tick in ticks),
    )


def _months(months: Sequence[Any]) -> SafeString:
    """Month numbers under the plot; every second one is left out at narrow widths, the last one never."""
    last = len(months) - 1
    return format_html_join(
        "",
        '<text class="chart-axis{}" x="{}" y="97%" text-anchor="middle">{}月</text>',
        (
            (" chart-minor" if (last - i) % 2 else "", _across(i, len(months)), int(str(m)[5:7]))
            for i, m in enumerate(months)
        ),
    )


def _line(values: Sequence[Decimal | None], number: int, low: Decimal, high: Decimal) -> SafeString:
    places = [
        (_across(i, len(values)), _height(value, low, high)) if value is not None else None
        for i, value in enumerate(values)
    ]
    steps = [(a, b) for a, b in itertools.pairwise(places) if a and b]
    return format_html(
        '<g class="chart-line chart-line-{}">{}{}</g>',
        number,
        format_html_join("", '<line x1="{}" y1="{}" x2="{}" y2="{}"/>', ((a[0], a[1], b[0], b[1]) for a, b in steps)),
        format_html_join("", '<circle cx="{}" cy="{}" r="3.5"/>', (place for place in places if place)),
    )


def _legend(labels: Sequence[str]) -> SafeString:
    if len(labels) < 2:
        return EMPTY
    return format_html(
        '<ul class="legend">{}</ul>',
        format_html_join(
            "",
            '<li><svg class="chart-line chart-line-{}" aria-hidden="true">'
            '<line x1="0" y1="50%" x2="100%" y2="50%"/></svg>{}</li>',
            ((number, label) for number, label in enumerate(labels, 1)),
        ),
    )


def sparkline(values: Iterable[Any], title: str) -> SafeString:
    """A trend without scale, for table cells; None is left out."""
    known = [value for value in (decimal_of(v) for v in values) if value is not None]
    low, high = (min(known), max(known)) if known else (Decimal(0), Decimal(0))
    points = " ".join(
        f"{100 * i / max(1, len(known) - 1):.1f},{22 - 20 * share(value - low, high - low):.1f}"
        for i, value in enumerate(known)
    )
    return format_html(
        '<svg class="sparkline" role="img" viewBox="0 0 100 24" preserveAspectRatio="none"><title>{}</title>'
        '<polyline points="{}"/></svg>',
        title,
        points,
    )
