"""Schematic map of the thirteen districts (示意图), coloured by score; outlines in static/map/shenyang.json."""

import json
from collections.abc import Iterable
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
    main = (_district(code, rows.get(code), inset=False) for code in shapes["shapes"])
    centre = (_district(code, rows.get(code), inset=True) for code in shapes["inset"])
    return format_html(
        '<figure class="map figure-box"><svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}{}</svg>'
        '<figcaption><ul class="legend">{}</ul>示意图，不作为划界依据。</figcaption></figure>',
        shapes["width"],
        shapes["height"],
        title,
        format_html_join("", "{}", ((shape,) for shape in main)),
        _frame(shapes["inset_frame"]),
        format_html_join("", "{}", ((shape,) for shape in centre)),
        _legend(),
    )


def _district(code: str, row: Any, *, inset: bool) -> SafeString:
    shapes = outlines()
    place = shapes["inset" if inset else "shapes"][code]
    score = decimal_of(pick(row, "score")) if row is not None else None
    path = format_html('<path d="{}"/>', place["path"])
    if not inset and code in shapes["inset"]:
        return format_html('<g class="band-{}" aria-hidden="true">{}</g>', band(score), path)
    name = (pick(row, "name") if row is not None else None) or shapes["names"][code]
    content = format_html(
        '<title>{}</title>{}<text x="{}" y="{}">{}<tspan class="map-score" x="{}" dy="1.25em">{}</tspan></text>',
        _words(name, score, pick(row, "rank") if row is not None else None),
        path,
        place["label"][0],
        place["label"][1],
        name,
        place["label"][0],
        rounded(score, 2) if score is not None else "",
    )
    url = pick(row, "url") if row is not None else None
    if not url:
        return format_html('<g class="band-{}">{}</g>', band(score), content)
    return format_html('<a class="band-{}" href="{}">{}</a>', band(score), url, content)


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
