"""Server-made charts: named, complete, escaped, without inline style."""

import json
from pathlib import Path

from django.conf import settings

from integrity_portal.styleguide_samples import dimensions, ranking, trend
from integrity_portal.templatetags.charts import chart_bars, chart_line, chart_points, sparkline
from integrity_portal.templatetags.district_map import band, district_map, outlines


def test_bars_are_named_and_as_long_as_their_value() -> None:
    html = chart_bars([{"label": "皇姑区", "value": "50", "level": "red"}], "得分", "说明")
    assert '<svg class="chart chart-bars" role="img"' in html
    assert "<title>得分</title><desc>说明</desc>" in html
    assert 'class="chart-bar chart-bar-red" x="30.00%" y="0.40em" width="27.00%"' in html
    assert ">50.00</text>" in html


def test_labels_are_escaped() -> None:
    html = chart_bars([{"label": "<script>", "value": 1}], "a<b")
    assert "<script>" not in html
    assert "a&lt;b" in html


def test_a_dimension_that_does_not_apply_is_said_so() -> None:
    html = chart_points(dimensions(), "维度")
    assert html.count("不适用") == 1
    assert "17.32 / 27.78" in html
    assert html.count("chart-bar-red") == 1


def test_a_missing_month_leaves_a_gap() -> None:
    data = trend()
    html = chart_line(data["months"], data["series"], "走势")
    assert html.count("<circle") == 12 + 12 + 11
    assert html.count('<line x1="') == 11 + 11 + 9 + 3
    assert html.count("<li>") == 3


def test_one_series_needs_no_legend_and_no_value_no_crash() -> None:
    assert "legend" not in chart_line(["2018-10"], [{"label": "甲", "values": [None]}], "走势")
    assert 'points=""' in sparkline([], "走势")
    assert sparkline([70, None, 80], "走势").count(",") == 2


def test_bands_at_their_edges() -> None:
    from decimal import Decimal as D

    assert [band(D(v)) for v in ("59.999", "60", "70", "80", "90", "100")] == [1, 2, 3, 4, 5, 5]
    assert band(None) == 0


def test_the_map_links_every_district_once() -> None:
    html = district_map(ranking())
    assert html.count("<a href=") == 13
    assert "皇姑区：60.65 分，第 12 名" in html
    assert "示意图" in html


def test_the_map_without_scores_still_names_the_districts() -> None:
    html = district_map([])
    assert "<a " not in html
    assert "康平县：没有得分" in html


def test_map_file_is_small_and_complete() -> None:
    path = Path(settings.BASE_DIR) / "static" / "map" / "shenyang.json"
    assert path.stat().st_size <= 15 * 1024
    assert set(outlines()["shapes"]) == {row["code"] for row in ranking()} == set(json.loads(path.read_text())["names"])
    assert outlines()["inset"].keys() <= outlines()["shapes"].keys()


def test_no_inline_style_or_script_anywhere() -> None:
    root = Path(settings.BASE_DIR) / "templates"
    for path in sorted(root.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert " style=" not in text, path
        assert "<style" not in text, path
        assert "hx-on" not in text, path
        assert "onclick" not in text, path
        assert "<script>" not in text, path
