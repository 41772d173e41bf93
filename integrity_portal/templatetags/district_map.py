"""Schematic map of the thirteen districts (示意图), coloured by score; outlines in static/map/shenyang.json."""

import json
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from integrity_portal.templatetags.charts import pick
from integrity_portal.templatetags.formats import decimal_of, rounded

BANDS: tuple[tuple[int, str], ...] = (
    (90, "90 分及以上"),
    (80, "80—90 分"),
    (70, "70—80 分"),
    (60, "60—70 分"),
    (0, "60 分以下"),
)


@lru_cache
def outlines() -> dict[str, Any]:
    path = settings.BASE_DIR / "static" / "map" / "shenyang.json"
    return json.loads(path.read_text(encoding="utf-8"))


def band(score: Decimal | None) -> int:
    """5 the best, 1 the worst, 0 without a score."""
    if score is None:
        return 0
    return next(5 - place for place, (least, _) in enumerate(BANDS) if score >= least)


def district_map(values: Iterable[Any], title: str = "各区县（市）政务诚信得分示意图") -> SafeString:
    """Inline SVG with one link for each district. Row: code (six digits), score, and if wanted rank, url, name."""
    rows = {str(pick(row, "code"))[:6]: row for row in values}
    shapes = outlines()
    return format_html(
        '<figure class="map figure-box"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}</svg>'
        '<figcaption><ul class="legend">{}</ul>示意图，不作为划界依据。</figcaption></figure>',
        shapes["width"],
        shapes["height"],
        title,
        _part(shapes["shapes"], rows, hidden=shapes["inset"].keys()),
        _frame(shapes["inset_frame"]),
        _part(shapes["inset"], rows, hidden=()),
        _legend(),
    )


def _part(places: dict[str, Any], rows: dict[str, Any], *, hidden: Collection[str]) -> SafeString:
    """Areas first and names on top of all of them. Hidden ones are drawn without link and name."""
    areas = (_area(code, place, rows.get(code), code in hidden) for code, place in places.items())
    names = (_name(code, place, rows.get(code)) for code, place in places.items() if code not in hidden)
    return format_html(
        '{}<g aria-hidden="true">{}</g>',
        format_html_join("", "{}", ((area,) for area in areas)),
        format_html_join("", "{}", ((name,) for name in names)),
    )


def _value(row: Any, name: str) -> Any:
    return None if row is None else pick(row, name)


def _area(code: str, place: dict[str, Any], row: Any, hidden: bool) -> SafeString:
    score, url = decimal_of(_value(row, "score")), _value(row, "url")
    if hidden:
        return format_html('<path class="band-{}" d="{}" aria-hidden="true"/>', band(score), place["path"])
    words = _words(_label(code, row), score, _value(row, "rank"))
    path = format_html('<title>{}</title><path class="band-{}" d="{}"/>', words, band(score), place["path"])
    return format_html('<a href="{}">{}</a>', url, path) if url else format_html("<g>{}</g>", path)


def _name(code: str, place: dict[str, Any], row: Any) -> SafeString:
    score = decimal_of(_value(row, "score"))
    return format_html(
        '<text x="{0}" y="{1}">{2}<tspan class="map-score" x="{0}" dy="1.2em">{3}</tspan></text>',
        *place["label"],
        _label(code, row),
        rounded(score, 2) if score is not None else "",
    )


def _label(code: str, row: Any) -> str:
    return _value(row, "name") or outlines()["names"][code]


def _words(name: str, score: Decimal | None, rank: Any) -> str:
    if score is None:
        return f"{name}：没有得分"
    return f"{name}：{rounded(score, 2)} 分" + (f"，第 {rank} 名" if rank else "")


def _frame(frame: list[int]) -> SafeString:
    x, y, width, height = frame
    return format_html(
        '<rect class="map-frame" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="map-note" x="{}" y="{}">中心城区（放大）</text>',
        x,
        y,
        width,
        height,
        x + width / 2,
        y - 8,
    )


def _legend() -> SafeString:
    bands = [(5 - place, label) for place, (_, label) in enumerate(BANDS)]
    swatch = (
        '<li><svg class="swatch band-{}" viewBox="0 0 30 18" aria-hidden="true"><path d="M0 0h30v18H0z"/></svg>{}</li>'
    )
    return format_html_join("", swatch, [*bands, (0, "没有得分")])
